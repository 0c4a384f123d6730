package io.tierguard.benchmarks.http;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;

/**
 * Such requests by 64 threads at once, each on a connection of its own.
 *
 * @since 0.1
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Threads(64)
public class ThroughputBenchmark {

    /** Which client. */
    @Param
    public Client client = Client.JDK;

    /** Whether it is guarded. */
    @Param({"false", "true"})
    public boolean guarded;

    private @Nullable Exchange exchange;

    /**
     * Starts server and client.
     *
     * @throws IOException where there is no port
     */
    @Setup
    public void start() throws IOException {
        exchange = Exchange.start(client, guarded);
    }

    /**
     * Stops both.
     *
     * @throws IOException where the client cannot be closed
     */
    @TearDown
    public void stop() throws IOException {
        started().close();
    }

    /**
     * A request.
     *
     * @return the status
     * @throws IOException never, on loopback
     * @throws InterruptedException never
     */
    @Benchmark
    public int request() throws IOException, InterruptedException {
        return started().send();
    }

    private Exchange started() {
        if (exchange == null) {
            throw new IllegalStateException("not set up");
        }
        return exchange;
    }
}
