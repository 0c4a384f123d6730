package io.tierguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.guard.Guard;
import io.tierguard.registry.Endpoint;
import io.tierguard.registry.Host;
import io.tierguard.tier.Tier;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class VerifiedServersTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final VerifiedServers verified = new VerifiedServers(now::get);
    private final Guard guard = Guards.staging();

    private static VerifiedServers.Server server(Guard guard, String host, String address, String url) {
        InetSocketAddress there = new InetSocketAddress(address, 3306);
        return new VerifiedServers.Server(
                guard, Endpoint.socket(Host.parse(host).orElseThrow(), 3306), there, url);
    }

    @Test
    void are_asked_again_when_ten_minutes_are_over() {
        VerifiedServers.Server server = server(guard, "a.example.com", "127.0.0.1", "jdbc:mysql://a/orders");
        assertThat(verified.has(server)).isFalse();

        verified.add(server);
        assertThat(verified.has(server)).isTrue();
        now.addAndGet(Duration.ofMinutes(10).toNanos() - 1);
        assertThat(verified.has(server)).isTrue();
        now.incrementAndGet();
        assertThat(verified.has(server)).isFalse();
    }

    @Test
    void are_told_apart_by_guard_name_address_and_database() {
        verified.add(server(guard, "a.example.com", "127.0.0.1", "jdbc:mysql://a/orders"));

        assertThat(verified.has(server(guard, "a.example.com", "127.0.0.1", "jdbc:mysql://a/orders")))
                .isTrue();
        assertThat(verified.has(server(Guards.of(Tier.STAGING), "a.example.com", "127.0.0.1", "jdbc:mysql://a/orders")))
                .isFalse();
        assertThat(verified.has(server(guard, "b.example.com", "127.0.0.1", "jdbc:mysql://a/orders")))
                .isFalse();
        assertThat(verified.has(server(guard, "a.example.com", "127.0.0.2", "jdbc:mysql://a/orders")))
                .isFalse();
        assertThat(verified.has(server(guard, "a.example.com", "127.0.0.1", "jdbc:mysql://a/other")))
                .isFalse();
    }

    @Test
    void do_not_become_more_and_more() {
        VerifiedServers.Server first = server(guard, "a.example.com", "127.0.0.1", "jdbc:mysql://a/orders");
        verified.add(first);
        for (int i = 0; i < 1_000; i++) {
            verified.add(server(guard, "a.example.com", "127.0.0.1", "jdbc:mysql://a/orders_" + i));
        }

        assertThat(verified.has(first)).isFalse();
        assertThat(first).hasToString("a.example.com:3306");
    }
}
