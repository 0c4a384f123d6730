package io.tierguard.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class MixedLoadTest {

    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final Journeys journeys = new Journeys();
    private final GuardedHttpClientBuilder builder =
            new GuardedHttpClientBuilder(RouteJudge.of(Tiers.staging(), "GuardedHttpClient"));

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void no_refused_request_arrives_no_allowed_one_fails_and_nothing_is_left() throws Exception {
        builder.followRedirects(HttpClient.Redirect.ALWAYS).executor(threads);
        HttpClient client = builder.build(journeys);
        AtomicInteger calls = new AtomicInteger();
        try (MixedLoad load = new MixedLoad()) {
            load.run(10_000, 64, url -> {
                HttpRequest request = HttpRequest.newBuilder(url).build();
                boolean waiting = calls.getAndIncrement() / 8 % 2 == 0;
                return waiting
                        ? client.send(request, BodyHandlers.ofString()).statusCode()
                        : client.sendAsync(request, BodyHandlers.ofString())
                                .get(20, TimeUnit.SECONDS)
                                .statusCode();
            });

            assertThat(journeys.underWay()).isZero();
            if (client instanceof AutoCloseable closeable) {
                closeable.close();
                assertThat(load.openAfter(Tiers.BOUND)).isZero();
            }
        }
    }
}
