package io.tierguard.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockEdgesTest {

    private final Registry registry = Registry.parse("tierguard.yaml", """
            version: 1
            endpoints:
              staging:
                - 10.0.0.0/8
                - 10.1.2.128/25
                - 10.1.2.200
                - 128.0.0.0/1
                - 2001:db8::/32
                - 2001:db8:0:1::/64
                - 2001:db8:0:1:8000::/65
                - "2001:db8:0:1:8000::7"
            """);

    /** The first and the last address of each block, and the ones beside them. */
    @ParameterizedTest
    @CsvSource({
        "9.255.255.255,",
        "10.0.0.0, 10.0.0.0/8",
        "10.1.2.127, 10.0.0.0/8",
        "10.1.2.128, 10.1.2.128/25",
        "10.1.2.199, 10.1.2.128/25",
        "10.1.2.200, 10.1.2.200",
        "10.1.2.201, 10.1.2.128/25",
        "10.1.2.255, 10.1.2.128/25",
        "10.1.3.0, 10.0.0.0/8",
        "10.255.255.255, 10.0.0.0/8",
        "11.0.0.0,",
        "127.255.255.255, localhost",
        "128.0.0.0, 128.0.0.0/1",
        "255.255.255.255, 128.0.0.0/1",
        "2001:db7:ffff:ffff:ffff:ffff:ffff:ffff,",
        "2001:db8::, 2001:db8::/32",
        "2001:db8:0:0:ffff:ffff:ffff:ffff, 2001:db8::/32",
        "2001:db8:0:1::, 2001:db8:0:1::/64",
        "2001:db8:0:1:7fff:ffff:ffff:ffff, 2001:db8:0:1::/64",
        "2001:db8:0:1:8000::, 2001:db8:0:1:8000::/65",
        "2001:db8:0:1:8000::7, 2001:db8:0:1:8000::7",
        "2001:db8:0:1:ffff:ffff:ffff:ffff, 2001:db8:0:1:8000::/65",
        "2001:db8:0:2::, 2001:db8::/32",
        "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, 2001:db8::/32",
        "2001:db9::,"
    })
    void the_smallest_block_around_an_address_speaks(String address, @Nullable String pattern)
            throws UnknownHostException {
        InetAddress resolved = InetAddress.getByName(address);
        Endpoint endpoint = Endpoint.url("https", Host.parse("name.example.com").orElseThrow(), Component.of(443), "")
                .orElseThrow();

        assertThat(textOf(registry.speakingFor(endpoint, resolved))).isEqualTo(pattern);
        assertThat(textOf(registry.speakingFor(endpoint, Host.of(resolved)))).isEqualTo(pattern);
    }

    private static @Nullable String textOf(@Nullable Rule rule) {
        return rule == null ? null : rule.pattern().text();
    }
}
