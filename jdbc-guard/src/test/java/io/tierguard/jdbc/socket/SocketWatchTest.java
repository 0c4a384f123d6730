package io.tierguard.jdbc.socket;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.tierguard.guard.Guard;
import io.tierguard.net.RefusedSocketException;
import io.tierguard.registry.Registry;
import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** What is judged here is dialled by nobody. */
class SocketWatchTest {

    private final Guard guard = Guard.of(
            Environment.of(Tier.STAGING),
            Registry.parse("tierguard.yaml", "version: 1\nendpoints:\n  staging: [db.staging.example.com]\n"),
            Clock.systemUTC());
    private final SocketWatch watch = new SocketWatch(guard, "the test");

    private static InetSocketAddress address(String name, int last, int port) throws UnknownHostException {
        return new InetSocketAddress(InetAddress.getByAddress(name, new byte[] {10, 9, 9, (byte) last}), port);
    }

    private void assertRefused(InetSocketAddress address) {
        assertThatExceptionOfType(RefusedSocketException.class)
                .isThrownBy(() -> watch.require(address))
                .withMessageStartingWith("TG-2002 refused: this process is staging, and " + address.getHostString()
                        + ":" + address.getPort() + " belongs to nobody");
    }

    @Test
    void a_bare_address_is_judged_by_the_name_that_led_to_it_before() throws UnknownHostException {
        assertRefused(address(null, 1, 3306));

        assertThatNoException().isThrownBy(() -> watch.require(address("db.staging.example.com", 1, 3306)));

        assertThatNoException().isThrownBy(() -> watch.require(address(null, 1, 3306)));
        assertRefused(address(null, 1, 3307));
        assertRefused(address(null, 2, 3306));
        assertRefused(address("other.example.com", 1, 3306));
    }

    @Test
    void a_name_that_was_refused_vouches_for_nothing() throws UnknownHostException {
        assertRefused(address("other.example.com", 1, 3306));
        assertRefused(address(null, 1, 3306));
    }

    @Test
    void one_address_may_be_the_only_one() throws UnknownHostException {
        SocketWatch pinned = SocketWatch.pinned(guard, "the test", address("db.staging.example.com", 1, 3306));

        assertThatNoException().isThrownBy(() -> pinned.require(address("db.staging.example.com", 1, 3306)));
        assertThatExceptionOfType(ConnectException.class)
                .isThrownBy(() -> pinned.require(address("db.staging.example.com", 2, 3306)));
        assertThatExceptionOfType(ConnectException.class)
                .isThrownBy(() -> pinned.require(address("db.staging.example.com", 1, 3307)));
    }
}
