package io.tierguard.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Many requests of one client, many at a time, to a server of its own environment, half of them on the way to another one's
 * by URL or by redirect. For each guarded client: none may reach the other server, none of those that are allowed may fail,
 * and what the client holds afterwards is what it held before.
 */
public final class MixedLoad implements AutoCloseable {

    private static final int WARM_UP = 1_000;
    private static final long MOST_SECONDS = 120;

    /** That the requests may leave behind: of ten thousand, 400 bytes each, which is less than one that is remembered. */
    private static final long MOST_BYTES_LEFT = 4L << 20;

    private final CountingServer own = new CountingServer();
    private final CountingServer other = new CountingServer();
    private final List<Way> ways;

    /**
     * Sends one request with GET, follows its redirects, and waits for the answer. Without a timeout: some clients keep the
     * request until it is over.
     */
    @FunctionalInterface
    public interface Sender {
        /** The status of the last answer. */
        int status(URI url) throws Exception;
    }

    /** Where a request begins, and whether it may end. */
    private record Way(String url, boolean allowed) {}

    /** Starts both servers: one as {@code api.staging.example.com}, one as {@code api.prod.example.com}. */
    public MixedLoad() throws IOException {
        own.redirect("/within", own.at("files.staging.example.com", "/there"))
                .redirect("/out", other.at("api.prod.example.com", "/there"))
                .redirect("/round", own.at("api.staging.example.com", "/within"))
                .redirect("/round-and-out", own.at("files.staging.example.com", "/out"));
        ways = List.of(
                new Way(own.at("api.staging.example.com", "/"), true),
                new Way(other.at("api.prod.example.com", "/"), false),
                new Way(own.at("api.staging.example.com", "/within"), true),
                new Way(own.at("api.staging.example.com", "/out"), false),
                new Way(own.at("files.staging.example.com", "/orders"), true),
                new Way(own.at("api.staging.example.com", "/round-and-out"), false),
                new Way(own.at("api.staging.example.com", "/round"), true),
                new Way(other.at("127.0.0.3", "/"), false));
    }

    /**
     * Sends them and judges what came of it.
     *
     * @param requests in all
     * @param atATime how many threads send
     * @param sender through the client under test, which has to connect for every host at most {@code atATime} times
     */
    public void run(int requests, int atATime, Sender sender) throws InterruptedException {
        send(WARM_UP, atATime, sender);
        int before = own.accepted();
        int threads = Thread.activeCount();
        long bytes = bytesInUse();

        send(requests, atATime, sender);

        assertThat(other.accepted()).as("connections to the other server").isZero();
        assertThat(other.requests()).as("requests at the other server").isZero();
        assertThat(own.open()).as("open connections").isLessThanOrEqualTo(2 * atATime);
        assertThat(own.accepted() - before)
                .as("connections opened in spite of those that were")
                .isLessThanOrEqualTo(2 * atATime);
        assertThat(Thread.activeCount()).as("threads").isLessThanOrEqualTo(threads + 2 * atATime);
        assertThat(bytesInUse() - bytes).as("bytes more than before").isLessThan(MOST_BYTES_LEFT);
    }

    private void send(int requests, int atATime, Sender sender) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        ConcurrentLinkedQueue<String> surprises = new ConcurrentLinkedQueue<>();
        ExecutorService threads = Executors.newFixedThreadPool(atATime);
        for (int i = 0; i < atATime; i++) {
            threads.execute(() -> {
                for (int at = next.getAndIncrement(); at < requests; at = next.getAndIncrement()) {
                    Way way = ways.get(at % ways.size());
                    String surprise = surprise(way, sender);
                    if (!surprise.isEmpty()) {
                        surprises.add(surprise);
                    }
                }
            });
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(surprises.stream().distinct().limit(5)).isEmpty();
        assertThat(next.get()).isGreaterThanOrEqualTo(requests);
    }

    private static String surprise(Way way, Sender sender) {
        try {
            int status = sender.status(URI.create(way.url()));
            return way.allowed() && status == 200 ? "" : way + " was answered with " + status;
        } catch (Exception e) {
            return !way.allowed() && isRefusal(e) ? "" : way + " failed: " + e;
        }
    }

    private static boolean isRefusal(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 8; depth++) {
            if (cause instanceof RefusedRouteException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static long bytesInUse() {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** How many connections of the client are open once it is closed. */
    public int openAfter(Duration most) throws InterruptedException {
        return own.openAfter(most);
    }

    @Override
    public void close() throws IOException {
        own.close();
        other.close();
    }
}
