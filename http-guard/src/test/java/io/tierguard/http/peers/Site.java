package io.tierguard.http.peers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A real server at one loopback address that remembers what it was asked. */
final class Site implements AutoCloseable {

    private static final HeldCertificate CERTIFICATE = new HeldCertificate.Builder()
            .addSubjectAlternativeName("*.staging.example.com")
            .addSubjectAlternativeName("*.prod.example.com")
            .addSubjectAlternativeName("*.example.com")
            .build();

    /** What clients trust. */
    static final SSLContext TRUST = new HandshakeCertificates.Builder()
            .addTrustedCertificate(CERTIFICATE.certificate())
            .build()
            .sslContext();

    /** One request, as it arrived. */
    record Asked(String host, String path, String authorization, String apiKey, int fromPort) {}

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final String scheme;

    private Site(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            note(exchange);
            byte[] hello = "hello".getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, hello.length);
            exchange.getResponseBody().write(hello);
            exchange.close();
        });
        server.start();
    }

    /** Plain HTTP; port 0 is a free one. */
    static Site plain(String address, int port) {
        try {
            return new Site(HttpServer.create(at(address, port), 0), "http");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** TLS on a free port, for every name of the tests. */
    static Site encrypted(String address) {
        try {
            HttpsServer server = HttpsServer.create(at(address, 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(new HandshakeCertificates.Builder()
                    .heldCertificate(CERTIFICATE)
                    .build()
                    .sslContext()));
            return new Site(server, "https");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InetSocketAddress at(String address, int port) throws IOException {
        return new InetSocketAddress(InetAddress.getByName(address), port);
    }

    /** Answers every request for this path with a redirect. */
    void redirect(String path, String location) {
        server.createContext(path, exchange -> {
            note(exchange);
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
    }

    private void note(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        var headers = exchange.getRequestHeaders();
        asked.add(new Asked(
                headers.getFirst("Host"),
                exchange.getRequestURI().getPath(),
                headers.getFirst("Authorization"),
                headers.getFirst("X-Api-Key"),
                exchange.getRemoteAddress().getPort()));
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** A URL at this server's port. */
    String url(String host, String path) {
        return scheme + "://" + host + ":" + port() + path;
    }

    boolean sawAnything() {
        return !asked.isEmpty();
    }

    boolean saw(Predicate<Asked> request) {
        return asked.stream().anyMatch(request);
    }

    /** What the requests said in their {@code Host} header. */
    List<String> hosts() {
        return asked.stream().map(Asked::host).toList();
    }

    /** On how many connections the requests came. */
    long connections() {
        return asked.stream().mapToInt(Asked::fromPort).distinct().count();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
