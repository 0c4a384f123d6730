package io.tierguard.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real server on loopback that remembers what it was asked. */
final class LoopbackServer implements AutoCloseable {

    /** What a request got to hear. */
    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    /** One request, as it arrived. */
    record Asked(String method, String path, String host, String authorization, String cookie, String body) {}

    LoopbackServer() {
        this("127.0.0.1");
    }

    LoopbackServer(String address) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(address), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(threads);
        answer("/", exchange -> respond(exchange, 200, "hello"));
        server.start();
    }

    LoopbackServer answer(String path, Answer answer) {
        server.createContext(path, exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var headers = exchange.getRequestHeaders();
            asked.add(new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    headers.getFirst("Host"),
                    headers.getFirst("Authorization"),
                    headers.getFirst("Cookie"),
                    body));
            answer.to(exchange);
        });
        return this;
    }

    LoopbackServer redirect(String path, int status, String... locations) {
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

    URI at(String host, String path) {
        return URI.create(at(host) + path);
    }

    List<Asked> asked() {
        return asked;
    }

    List<String> askedFor() {
        return asked.stream()
                .map(request -> request.method() + " " + request.path())
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
