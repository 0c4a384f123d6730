package io.tierguard.http.apache;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.http.MixedLoad;
import io.tierguard.http.Tiers;
import java.time.Duration;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.junit.jupiter.api.Test;

class LoadTest {

    private static final int AT_A_TIME = 64;
    private static final int REQUESTS = 10_000;

    @Test
    void of_the_classic_client_no_refused_request_arrives_no_allowed_one_fails_and_nothing_is_left() throws Exception {
        PoolingHttpClientConnectionManager connections = GuardedApacheClient.connectionManager(Tiers.staging())
                .setMaxConnPerRoute(AT_A_TIME)
                .setMaxConnTotal(2 * AT_A_TIME)
                .build();
        try (MixedLoad load = new MixedLoad();
                CloseableHttpClient client = GuardedApacheClient.build(
                        HttpClients.custom().setConnectionManager(connections), Tiers.staging())) {
            load.run(
                    REQUESTS,
                    AT_A_TIME,
                    url -> client.execute(new HttpGet(url), response -> {
                        EntityUtils.consume(response.getEntity());
                        return response.getCode();
                    }));

            assertThat(connections.getTotalStats().getLeased()).isZero();
            assertThat(connections.getTotalStats().getPending()).isZero();
            client.close();
            assertThat(load.openAfter(Tiers.BOUND)).isZero();
        }
    }

    @Test
    void of_the_async_client_no_refused_request_arrives_no_allowed_one_fails_and_nothing_is_left() throws Exception {
        PoolingAsyncClientConnectionManager connections = GuardedApacheClient.asyncConnectionManager(Tiers.staging())
                .setMaxConnPerRoute(AT_A_TIME)
                .setMaxConnTotal(2 * AT_A_TIME)
                .build();
        try (MixedLoad load = new MixedLoad();
                CloseableHttpAsyncClient client = GuardedApacheClient.build(
                        HttpAsyncClients.custom().setConnectionManager(connections), Tiers.staging())) {
            client.start();
            load.run(REQUESTS, AT_A_TIME, url -> {
                Future<SimpleHttpResponse> answer =
                        client.execute(SimpleRequestBuilder.get(url).build(), null);
                return answer.get().getCode();
            });

            assertThat(leasedAfter(connections, Tiers.BOUND)).isZero();
            assertThat(connections.getTotalStats().getPending()).isZero();
            client.close();
            assertThat(load.openAfter(Tiers.BOUND)).isZero();
        }
    }
    /** The client answers first, and gives the connection back then, on a thread of its own. */
    private static int leasedAfter(PoolingAsyncClientConnectionManager connections, Duration most) {
        long end = System.nanoTime() + most.toNanos();
        while (connections.getTotalStats().getLeased() > 0 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return connections.getTotalStats().getLeased();
    }
}
