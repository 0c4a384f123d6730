package io.tierguard.http.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.guard.Guard;
import io.tierguard.http.Tiers;
import io.tierguard.net.GuardedSocketFactory;
import io.tierguard.net.JvmWideGuard;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A guarded client while something below it judges as well. */
@Timeout(60)
class NetBelowTest {

    private static final Guard ELSEWHERE = Tiers.guard(Tier.STAGING, """
            version: 1
            endpoints:
              production: [api.staging.example.com]
              staging: [127.0.0.1]
            """);

    private Site site;

    @BeforeEach
    void start() throws IOException {
        site = new Site();
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void works_above_the_net_of_the_same_guard() throws IOException {
        Guard guard = Tiers.staging();
        try (JvmWideGuard net = JvmWideGuard.install(guard)) {
            OkHttpClient client = GuardedOkHttp.newBuilder(guard).build();

            assertThat(net.isActive()).isTrue();
            assertThat(Calls.body(client, Calls.to(site.at("api.staging.example.com", "/"))))
                    .isEqualTo("hello");
            assertThat(Calls.refusal(client, Calls.to(site.at("api.prod.example.com", "/"))))
                    .hasMessageContaining("hop 1, the request itself; no connection was opened to it\n");
        }
    }

    @Test
    void refuses_in_its_own_type_what_the_net_of_another_guard_refuses() {
        try (JvmWideGuard net = JvmWideGuard.install(ELSEWHERE)) {
            assertThat(net.isActive()).isTrue();
            for (Calls.Way way : Calls.Way.values()) {
                assertThat(Calls.refusal(
                                Calls.client().build(), Calls.to(site.at("api.staging.example.com", "/")), way))
                        .hasMessageStartingWith("TG-2001 refused: this process is staging, and api.staging.example.com:"
                                + site.port() + " belongs to production\n");
            }
        }
        assertThat(site.accepted()).isZero();
    }

    @Test
    void refuses_in_its_own_type_what_a_socket_factory_refuses() throws IOException {
        InetAddress dead = InetAddress.getByName("127.0.0.2");
        InetAddress live = InetAddress.getByName("127.0.0.1");
        for (boolean fastFallback : new boolean[] {true, false}) {
            OkHttpClient client = Calls.client()
                    .fastFallback(fastFallback)
                    .dns(name -> List.of(
                            InetAddress.getByAddress(name, dead.getAddress()),
                            InetAddress.getByAddress(name, live.getAddress())))
                    .socketFactory(GuardedSocketFactory.of(address -> {
                        if (address.toString().contains("127.0.0.1:")) {
                            GuardedSocketFactory.of(ELSEWHERE).createSocket().connect(address);
                        }
                    }))
                    .build();

            assertThat(Calls.refusal(client, Calls.to(site.at("api.staging.example.com", "/"))))
                    .hasMessageStartingWith("TG-2001");
        }
        assertThat(site.accepted()).isZero();
    }
}
