package io.tierguard.samples.incidents.world;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * An HTTP server of somebody's: it takes everything, counts it, and can be told to send callers elsewhere.
 *
 * <p><b>Thread safety:</b> safe for concurrent use.
 *
 * @since 0.1
 */
public final class Listener implements AutoCloseable {

    private static final int FOUND = 302;
    private static final int OK = 200;
    private static final String LIVE = "Bearer sk_live_";

    private final HttpServer server;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger live = new AtomicInteger();
    private final AtomicReference<String> elsewhere = new AtomicReference<>("");

    Listener() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        String key = exchange.getRequestHeaders().getFirst("Authorization");
        if (key != null && key.startsWith(LIVE)) {
            live.incrementAndGet();
        }
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String location = elsewhere.get();
            if (location.isEmpty()) {
                exchange.sendResponseHeaders(OK, -1);
            } else {
                exchange.getResponseHeaders().set("Location", location);
                exchange.sendResponseHeaders(FOUND, -1);
            }
        }
    }

    /**
     * Where it listens.
     *
     * @return the port
     */
    public int port() {
        return server.getAddress().getPort();
    }

    /**
     * What came so far.
     *
     * @return the number of requests
     */
    public int requests() {
        return requests.get();
    }

    /**
     * What came so far with a live key.
     *
     * @return the number of requests
     */
    public int liveRequests() {
        return live.get();
    }

    /**
     * From now on everybody is sent elsewhere.
     *
     * @param url where to; empty to stop that
     */
    public void redirectTo(String url) {
        elsewhere.set(url);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
