package io.tierguard.http.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.http.MixedLoad;
import io.tierguard.http.Tiers;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class LoadTest {

    @Test
    void no_refused_request_arrives_no_allowed_one_fails_and_nothing_is_left() throws Exception {
        // as many as may be in use at a time, for each of both names
        ConnectionPool pool = new ConnectionPool(128, 5, TimeUnit.MINUTES);
        OkHttpClient client =
                GuardedOkHttp.newBuilder(Tiers.staging()).connectionPool(pool).build();
        try (MixedLoad load = new MixedLoad()) {
            load.run(10_000, 64, url -> {
                Request request = new Request.Builder().url(url.toString()).build();
                try (Response response = client.newCall(request).execute()) {
                    return response.code();
                }
            });

            pool.evictAll();
            assertThat(load.openAfter(Tiers.BOUND)).isZero();
            assertThat(pool.connectionCount()).isZero();
            assertThat(client.dispatcher().runningCallsCount()).isZero();
        }
    }
}
