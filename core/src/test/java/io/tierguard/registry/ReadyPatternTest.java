package io.tierguard.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadyPatternTest {

    private static Endpoint database(String host, int port, String name) {
        return Endpoint.database("postgresql", Host.parse(host).orElseThrow(), Component.of(port), Component.of(name));
    }

    @ParameterizedTest
    @CsvSource({
        "db.example.com, orders, db.example.com:5432/orders",
        "DB.example.com., Orders, db.example.com:5432/Orders",
        "2001:DB8::1, orders, '[2001:db8::1]:5432/orders'",
        "0.0.0.0, orders, 127.0.0.1:5432/orders",
        "db.example.com, a b, db.example.com:5432/a%20b",
        "db.example.com, 'a\"b', db.example.com:5432/a%22b",
        "db.example.com, ü, db.example.com:5432/%C3%BC",
        "db.example.com, 24, db.example.com:5432/24",
        "db.example.com, a;b, postgresql://db.example.com:5432/a%3Bb",
        "db.example.com, a/../b, postgresql://db.example.com:5432/a/../b",
        "db.example.com, a://b, postgresql://db.example.com:5432/a%3A//b"
    })
    void names_a_database(String host, String name, String pattern) {
        assertThat(ReadyPattern.of(database(host, 5432, name)))
                .map(ReadyPattern::text)
                .contains(pattern);
    }

    @Test
    void names_what_is_told_and_never_a_path() {
        Host host = Host.parse("a.example.com").orElseThrow();

        assertThat(Optional.of(Endpoint.url("https", host, Component.of(443), "/sesame")
                                .orElseThrow())
                        .flatMap(ReadyPattern::of)
                        .map(ReadyPattern::text))
                .contains("a.example.com:443");
        assertThat(ReadyPattern.of(Endpoint.socket(host, Component.open())))
                .map(ReadyPattern::text)
                .contains("a.example.com");
        assertThat(ReadyPattern.of(Endpoint.local("h2", Component.of("/var/lib/a"))))
                .map(ReadyPattern::text)
                .contains("local//var/lib/a");
        assertThat(ReadyPattern.of(Endpoint.local("h2", Component.open())))
                .map(ReadyPattern::text)
                .contains("local");
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders/", "a\u0000b", "a\nb"})
    void is_none_where_no_pattern_can_name_it(String name) {
        assertThat(ReadyPattern.of(database("db.example.com", 5432, name))).isEmpty();
    }

    @Test
    void is_none_for_a_host_that_the_registry_reads_otherwise() {
        assertThat(ReadyPattern.of(Endpoint.socket(Host.parse("local").orElseThrow(), Component.open())))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*.example.com", "10.0.0.0/8", "a b", "a\"b", "a\\b", "", "a/", "-", "a.example.com:0", "ü"})
    void reads_nothing_that_it_would_not_write(String text) {
        assertThat(ReadyPattern.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:1, true",
        "a.localhost, true",
        "local/x, true",
        "127.0.0.2:1, true",
        "[::1]:1, true",
        "10.0.0.1, false",
        "a.example.com, false"
    })
    void tells_this_machine_from_others(String text, boolean loopback) {
        assertThat(ReadyPattern.parse(text)).map(ReadyPattern::loopback).contains(loopback);
    }

    @Property(tries = 300)
    void speaks_for_its_endpoint_in_a_registry_that_has_it(@ForAll("endpoints") Endpoint endpoint) {
        ReadyPattern.of(endpoint).ifPresent(ready -> {
            Registry registry =
                    Registry.parse("tierguard.yaml", "version: 1\nendpoints:\n  staging:\n    - \"" + ready + "\"\n");
            Rule rule = registry.speakingFor(endpoint, endpoint.host());

            assertThat(rule).isNotNull();
            assertThat(rule.origin()).isEqualTo("tierguard.yaml:4");
            assertThat(ready.text()).matches("[\\x21-\\x7E&&[^\"'\\\\]]+");
        });
    }

    @Provide
    Arbitrary<Endpoint> endpoints() {
        Arbitrary<String> hosts = Arbitraries.of(
                "a.example.com",
                "localhost",
                "b.localhost",
                "10.0.0.1",
                "127.0.0.9",
                "::1",
                "2001:db8::1",
                "local",
                "0.0.0.0");
        Arbitrary<String> names = Arbitraries.strings()
                .withChars("aZ0/:.;%?#[]@ \"'\\-_~*!ü\u0001\uD83D\uDE00")
                .ofMinLength(1)
                .ofMaxLength(8);
        Arbitrary<String> protocols = Arbitraries.of("postgresql", "mysql", "http");
        return Combinators.combine(
                        hosts, names, protocols, Arbitraries.integers().between(1, 65535))
                .as((host, name, protocol, port) -> Endpoint.database(
                        protocol, Host.parse(host).orElseThrow(), Component.of(port), Component.of(name)));
    }
}
