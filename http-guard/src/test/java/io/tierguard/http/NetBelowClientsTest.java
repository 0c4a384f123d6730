package io.tierguard.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.guard.Guard;
import io.tierguard.guard.GuardListener;
import io.tierguard.guard.Judgement;
import io.tierguard.net.JvmWideGuard;
import io.tierguard.tier.Tier;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Guarded clients while the net under the whole JVM is up. */
@Timeout(60)
class NetBelowClientsTest {

    private static final Guard ELSEWHERE = Tiers.guard(Tier.STAGING, """
            version: 1
            endpoints:
              production: [api.staging.example.com]
              staging: [127.0.0.1]
            """);

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final Guard guard = Tiers.staging().with(new GuardListener() {
        @Override
        public void judged(Judgement judgement) {
            told.add(judgement.usedBy() + ": " + judgement);
        }
    });
    private final LoopbackServer server = new LoopbackServer();

    @AfterEach
    void stop() {
        server.close();
    }

    /** How a client is made. */
    enum Made {
        BUILT {
            @Override
            HttpClient client(Guard guard) {
                return GuardedHttpClient.newBuilder(guard).build();
            }
        },
        WRAPPED {
            @Override
            HttpClient client(Guard guard) {
                return GuardedHttpClient.wrap(
                        HttpClient.newBuilder()
                                .proxy(HttpClient.Builder.NO_PROXY)
                                .build(),
                        guard);
            }
        };

        abstract HttpClient client(Guard guard);
    }

    private HttpRequest request(String host) {
        return HttpRequest.newBuilder(server.at(host, "/orders"))
                .timeout(Tiers.BOUND)
                .build();
    }

    @ParameterizedTest
    @EnumSource
    void are_told_of_as_without_it(Made made) throws Exception {
        made.client(guard).send(request("api.staging.example.com"), BodyHandlers.ofString());
        List<String> without = List.copyOf(told);
        told.clear();
        try (JvmWideGuard net = JvmWideGuard.install(guard)) {
            assertThat(net.isActive()).isTrue();
            assertThat(made.client(guard)
                            .send(request("api.staging.example.com"), BodyHandlers.ofString())
                            .body())
                    .isEqualTo("hello");
        }

        assertThat(told).containsExactlyElementsOf(without).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void refuse_by_themselves_first(Made made) {
        try (JvmWideGuard net = JvmWideGuard.install(guard)) {
            assertThat(net.isActive()).isTrue();
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> made.client(guard).send(request("api.prod.example.com"), BodyHandlers.ofString()))
                    .withMessageContaining(
                            "  at             hop 1, the request itself; no connection was opened to it\n");
        }
        assertThat(told).hasSize(1);
        assertThat(server.asked()).isEmpty();
    }

    static Stream<HttpClient> unproxied() {
        return Stream.of(
                GuardedHttpClient.newBuilder(Tiers.staging()).build(),
                GuardedHttpClient.wrap(HttpClient.newHttpClient(), Tiers.staging()));
    }

    @Test
    void refuse_in_their_own_type_what_the_net_of_another_guard_refuses() {
        try (JvmWideGuard net = JvmWideGuard.install(ELSEWHERE)) {
            assertThat(net.isActive()).isTrue();
            assertThat(unproxied())
                    .allSatisfy(client -> assertThatExceptionOfType(RefusedRouteException.class)
                            .isThrownBy(() -> client.send(request("api.staging.example.com"), BodyHandlers.ofString()))
                            .withMessageStartingWith(
                                    "TG-2001 refused: this process is staging, and api.staging.example.com:"
                                            + server.port() + " belongs to production\n")
                            .withMessageContaining(
                                    "  at             JvmWideGuard, the last net; no connection was opened to it\n"));
        }
        assertThat(server.asked()).isEmpty();
    }
}
