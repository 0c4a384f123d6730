package io.tierguard.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.guard.Guard;
import io.tierguard.guard.GuardListener;
import io.tierguard.guard.Judgement;
import io.tierguard.testing.CountedPort;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The net under sockets that are guarded already. */
class NetBelowWrappersTest {

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final Guard guard = JvmWideGuardTest.guard(Tier.STAGING, JvmWideGuardTest.YAML)
            .with(new GuardListener() {
                @Override
                public void judged(Judgement judgement) {
                    told.add(judgement.usedBy() + ": " + judgement);
                }
            });
    private final Guard elsewhere = JvmWideGuardTest.guard(Tier.PRODUCTION, JvmWideGuardTest.YAML);
    private final ProxySelector before = ProxySelector.getDefault();
    private final CountedPort staging = new CountedPort("127.0.0.3");

    @AfterEach
    void restore() {
        ProxySelector.setDefault(before);
        staging.close();
    }

    @Test
    void the_net_of_the_same_guard_does_not_judge_once_more() throws IOException {
        try (JvmWideGuard net = JvmWideGuard.install(guard)) {
            GuardedSocketFactory.of(guard, "the test")
                    .createSocket("db.staging.net.example", staging.port())
                    .close();
            assertThat(net.isActive()).isTrue();
        }

        assertThat(staging.accepted()).isOne();
        assertThat(told).containsExactly("the test: allowed db.staging.net.example:" + staging.port());
    }

    @Test
    void the_net_of_another_guard_refuses_in_the_type_of_sockets() {
        try (JvmWideGuard net = JvmWideGuard.install(elsewhere)) {
            assertThatExceptionOfType(RefusedSocketException.class)
                    .isThrownBy(() -> GuardedSocketFactory.of(guard, "the test")
                            .createSocket("db.staging.net.example", staging.port()))
                    .withMessageStartingWith("TG-2001 refused: this process is production, and db.staging.net.example:"
                            + staging.port() + " belongs to staging\n");
            assertThat(net.isActive()).isTrue();
        }
        assertThat(staging.accepted()).isZero();
    }

    @Test
    void a_proxy_below_the_net_is_refused_as_without_a_net() {
        ProxySelector.setDefault(new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                return List.of(new Proxy(
                        Proxy.Type.SOCKS, InetSocketAddress.createUnresolved("proxy.staging.net.example", 1080)));
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
        });
        try (JvmWideGuard net = JvmWideGuard.install(guard)) {
            assertThatExceptionOfType(RefusedSocketException.class)
                    .isThrownBy(() -> GuardedSocketFactory.of(guard, "the test")
                            .createSocket("db.staging.net.example", staging.port()))
                    .withMessageStartingWith(
                            "TG-2008 refused: where a socket leads cannot be determined: the JVM sends "
                                    + "it through a proxy, which dials on by itself\n  used by    the test\n");
            assertThat(net.isActive()).isTrue();
        }
        assertThat(staging.accepted()).isZero();
    }

    @Test
    void below_a_net_is_what_was_there_before_it() {
        assertThat(JvmWideGuard.below(before, guard)).isSameAs(before);
        assertThat(JvmWideGuard.below(null, guard)).isNull();
        JvmWideGuard net = JvmWideGuard.install(guard);
        ProxySelector selector = ProxySelector.getDefault();

        assertThat(JvmWideGuard.below(selector, guard.with(new GuardListener() {})))
                .isSameAs(before);
        assertThat(JvmWideGuard.below(selector, elsewhere)).isSameAs(selector);
        net.close();
        assertThat(JvmWideGuard.below(selector, elsewhere)).isSameAs(before);
    }
}
