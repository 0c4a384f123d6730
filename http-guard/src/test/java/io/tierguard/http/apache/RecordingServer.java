package io.tierguard.http.apache;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real server on loopback that remembers every request with its headers, and the connections they came on. */
final class RecordingServer implements AutoCloseable {

    /** What a request got to hear. */
    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    /** One request, as it arrived. */
    record Asked(String method, String uri, com.sun.net.httpserver.Headers headers, int fromPort) {

        String header(String name) {
            return headers.getFirst(name);
        }
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<String> paths = new HashSet<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    RecordingServer() {
        this("127.0.0.1", 0);
    }

    RecordingServer(String address, int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(address), port), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(threads);
        answer("/", exchange -> respond(exchange, 200, "hello"));
        server.start();
    }

    /** The last answer for a path holds. */
    RecordingServer answer(String path, Answer answer) {
        if (!paths.add(path)) {
            server.removeContext(path);
        }
        server.createContext(path, exchange -> {
            exchange.getRequestBody().readAllBytes();
            asked.add(new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders(),
                    exchange.getRemoteAddress().getPort()));
            answer.to(exchange);
        });
        return this;
    }

    RecordingServer redirect(String path, int status, String... locations) {
        return answer(path, exchange -> {
            for (String location : locations) {
                exchange.getResponseHeaders().add("Location", location);
            }
            respond(exchange, status, "");
        });
    }

    static void respond(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    int port() {
        return server.getAddress().getPort();
    }

    String at(String host) {
        return "http://" + host + ":" + port();
    }

    List<Asked> asked() {
        return asked;
    }

    List<String> askedFor() {
        return asked.stream()
                .map(request -> request.method() + " " + request.uri())
                .toList();
    }

    long connections() {
        return asked.stream().mapToInt(Asked::fromPort).distinct().count();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
