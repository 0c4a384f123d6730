package io.tierguard.benchmarks.http;

import com.sun.net.httpserver.HttpServer;
import io.tierguard.guard.Guard;
import io.tierguard.registry.Registry;
import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on loopback and a client of it, guarded or not. */
record Exchange(HttpServer server, ExecutorService threads, Requests requests) implements AutoCloseable {

    private static final String REGISTRY = """
            version: 1
            endpoints:
              staging: [127.0.0.1, "*.staging.example.com", "localhost"]
              production: ["*.prod.example.com", 10.1.0.0/16]
            """;

    static Exchange start(Client client, boolean guarded) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write(new byte[] {'o', 'k'});
            exchange.close();
        });
        ExecutorService threads = Executors.newFixedThreadPool(2);
        server.setExecutor(threads);
        server.start();
        Guard guard =
                Guard.of(Environment.of(Tier.STAGING), Registry.parse("tierguard.yaml", REGISTRY), Clock.systemUTC());
        // a name, so that its addresses are looked up and judged too
        URI url = URI.create("http://localhost:" + server.getAddress().getPort() + "/orders/17");
        return new Exchange(server, threads, guarded ? client.guarded(url, guard) : client.bare(url));
    }

    int send() throws IOException, InterruptedException {
        int status = requests.send();
        if (status != 200) {
            throw new IllegalStateException("status " + status);
        }
        return status;
    }

    @Override
    public void close() throws IOException {
        requests.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
