package io.tierguard.benchmarks.http;

import com.sun.net.httpserver.HttpServer;
import io.tierguard.guard.Guard;
import io.tierguard.http.GuardedHttpClient;
import io.tierguard.registry.Registry;
import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One small request over a connection that is kept alive, to a server on loopback: the least that a request can cost, and
 * so the most that the guard can add to it in proportion.
 *
 * @since 0.1
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class HttpBenchmark {

    private static final String REGISTRY = """
            version: 1
            endpoints:
              staging: [127.0.0.1, "*.staging.example.com", "localhost"]
              production: ["*.prod.example.com", 10.1.0.0/16]
            """;

    private static final Duration BOUND = Duration.ofSeconds(10);

    private @Nullable Running running;

    private record Running(
            HttpServer server, ExecutorService threads, HttpClient bare, HttpClient guarded, HttpRequest request) {}

    /**
     * Starts the server and both clients.
     *
     * @throws IOException where there is no port
     */
    @Setup
    public void setUp() throws IOException {
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
        URI uri = URI.create("http://localhost:" + server.getAddress().getPort() + "/orders/17");
        running = new Running(
                server,
                threads,
                configured(HttpClient.newBuilder()),
                configured(GuardedHttpClient.newBuilder(guard)),
                HttpRequest.newBuilder(uri).timeout(BOUND).build());
    }

    private static HttpClient configured(HttpClient.Builder builder) {
        return builder.version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(BOUND)
                .proxy(ProxySelector.of(null))
                .build();
    }

    /** Stops the server. */
    @TearDown
    public void tearDown() {
        Running stopped = running();
        stopped.server().stop(0);
        stopped.threads().shutdownNow();
    }

    /**
     * The JDK's client.
     *
     * @return the status
     * @throws IOException never, on loopback
     * @throws InterruptedException never
     */
    @Benchmark
    public int bare() throws IOException, InterruptedException {
        return send(running().bare());
    }

    /**
     * The guarded client.
     *
     * @return the status
     * @throws IOException never, on loopback
     * @throws InterruptedException never
     */
    @Benchmark
    public int guarded() throws IOException, InterruptedException {
        return send(running().guarded());
    }

    private int send(HttpClient client) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = client.send(running().request(), HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IllegalStateException("status " + response.statusCode());
        }
        return response.statusCode();
    }

    private Running running() {
        if (running == null) {
            throw new IllegalStateException("not set up");
        }
        return running;
    }
}
