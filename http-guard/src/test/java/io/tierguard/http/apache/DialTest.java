package io.tierguard.http.apache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.http.RefusedRouteException;
import io.tierguard.http.apache.Kind.Calls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a client dials: the addresses that were judged. */
@Timeout(120)
class DialTest {

    private final RecordingServer staging = new RecordingServer();
    private final RecordingServer production = new RecordingServer("127.0.0.3", staging.port());

    @AfterEach
    void stop() {
        staging.close();
        production.close();
    }

    private void nothingWasSent() {
        assertThat(staging.asked()).isEmpty();
        assertThat(production.asked()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_name_of_our_own_at_an_address_of_production_is_refused(Kind kind) {
        try (Calls http = kind.open(setup -> setup.names.say("api.staging.example.com", "127.0.0.3"))) {
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> http.get(staging.at("api.staging.example.com")))
                    .withMessageStartingWith("TG-2003 refused: this process is staging, and api.staging.example.com:"
                            + staging.port() + " resolves to 127.0.0.3, which belongs to production");
            assertThat(http.everythingIsReleased()).isTrue();
        }
        nothingWasSent();
    }

    @ParameterizedTest
    @EnumSource
    void one_address_of_production_among_our_own_is_enough(Kind kind) {
        try (Calls http = kind.open(setup -> setup.names.say("api.staging.example.com", "127.0.0.1", "127.0.0.3"))) {
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> http.get(staging.at("api.staging.example.com")));
        }
        nothingWasSent();
    }

    @ParameterizedTest
    @EnumSource
    void a_name_of_nobody_is_allowed_by_an_address_of_our_own(Kind kind) throws IOException {
        try (Calls http = kind.open(setup -> setup.names.say("somewhere.example.net", "127.0.0.1"))) {
            assertThat(http.get(staging.at("somewhere.example.net")).status()).isEqualTo(200);
            assertThat(http.get(staging.at("somewhere.example.net")).status()).isEqualTo(200);
        }
        assertThat(staging.connections()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void what_is_dialled_is_what_was_judged_whatever_the_next_look_up_says(Kind kind) throws IOException {
        ScriptedNames names = new ScriptedNames()
                .say("api.staging.example.com", "127.0.0.1")
                .say("api.staging.example.com", "127.0.0.3");
        try (Calls http = kind.open(setup -> setup.names = names)) {
            assertThat(http.get(staging.at("api.staging.example.com")).status()).isEqualTo(200);

            assertThat(names.asked()).containsExactly("api.staging.example.com");
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> http.get(staging.at("api.staging.example.com")));
        }
        assertThat(staging.asked()).hasSize(1);
        assertThat(production.asked()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void the_next_address_is_tried_where_the_first_is_dead(Kind kind) throws IOException {
        try (Calls http = kind.open(setup -> setup.names.say("api.staging.example.com", "127.0.0.2", "127.0.0.1"))) {
            assertThat(http.get(staging.at("api.staging.example.com")).status()).isEqualTo(200);
        }
        assertThat(staging.asked()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void spellings_that_programs_read_differently_are_refused_and_never_looked_up(Kind kind) {
        ScriptedNames names = new ScriptedNames();
        try (Calls http = kind.open(setup -> setup.names = names)) {
            for (String spelling : List.of(
                    "0177.0.0.1",
                    "2130706433",
                    "0x7f000001",
                    "127.1",
                    "127.0.0.01",
                    "0x7f.0.0.1",
                    "::ffff:127.0.0.3",
                    "[::ffff:127.0.0.3]",
                    "api.prod.example.com.",
                    "API.PROD.EXAMPLE.COM",
                    "api.prod.example.com..",
                    "api.staging.example.com/..@api.prod.example.com",
                    "api.staging.example.com@api.prod.example.com",
                    "api.prod.example.com#.staging.example.com",
                    "api.prod.example.com\\.staging.example.com",
                    "api.staging.example.com%2f",
                    "ａpi.prod.example.com")) {
                HttpHost target = new HttpHost("http", spelling, staging.port());
                assertThatExceptionOfType(RefusedRouteException.class)
                        .as(spelling)
                        .isThrownBy(() ->
                                http.call(target, ClassicRequestBuilder.get("/").build()));
            }
        }
        assertThat(names.asked()).doesNotContain("0177.0.0.1", "2130706433", "127.1");
        nothingWasSent();
    }

    @ParameterizedTest
    @EnumSource
    void a_resolver_that_sends_a_literal_elsewhere_is_found_out(Kind kind) {
        try (Calls http = kind.open(setup -> setup.names.say("127.0.0.1", "127.0.0.3"))) {
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> http.get(staging.at("127.0.0.1")))
                    .withMessageContaining("127.0.0.3:" + staging.port() + " belongs to production");
        }
        nothingWasSent();
    }

    @ParameterizedTest
    @EnumSource
    void a_name_without_an_address_fails_as_ever(Kind kind) {
        try (Calls http = kind.open()) {
            assertThatExceptionOfType(UnknownHostException.class)
                    .isThrownBy(() -> http.get(staging.at("nowhere.staging.example.com")));
            assertThat(http.everythingIsReleased()).isTrue();
        }
        nothingWasSent();
    }

    @ParameterizedTest
    @EnumSource
    void a_port_that_only_the_pool_knows_is_what_is_judged(Kind kind) throws IOException {
        // the client's resolver of ports says where the request goes, the pool's where it is dialled
        try (Calls http = kind.open(setup -> {
            setup.ports = host -> host.getPort() > 0 ? host.getPort() : staging.port();
        })) {
            assertThat(http.get("http://api.staging.example.com/").status()).isEqualTo(200);
        }
        assertThat(staging.asked()).hasSize(1);
    }

    @Test
    void other_ports_and_names_that_a_resolver_gives_are_judged() throws IOException {
        for (InetSocketAddress stray : List.of(
                new InetSocketAddress(InetAddress.getByName("127.0.0.3"), production.port()),
                InetSocketAddress.createUnresolved("api.prod.example.com", staging.port()))) {
            DnsResolver names = straying(stray);
            try (CloseableHttpClient http = GuardedApacheClient.build(
                    HttpClients.custom()
                            .setConnectionManager(GuardedApacheClient.connectionManager(Shop.staging())
                                    .setDnsResolver(names)
                                    .build()),
                    Shop.staging())) {
                HttpGet request = new HttpGet("http://api.staging.example.com:1/");
                assertThatExceptionOfType(RefusedRouteException.class)
                        .isThrownBy(() -> http.execute(request, response -> 0))
                        .withMessageContaining("belongs to production")
                        .withMessageContaining("a connection that was asked for; it was not opened");
            }
        }
        nothingWasSent();
    }

    private static DnsResolver straying(InetSocketAddress stray) {
        return new DnsResolver() {
            @Override
            public List<InetSocketAddress> resolve(String host, int port) {
                return List.of(stray);
            }

            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return new InetAddress[] {InetAddress.getByName("127.0.0.1")};
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }

    @Test
    void a_guarded_pool_in_a_client_without_a_guard_dials_only_what_is_allowed() throws IOException {
        ScriptedNames names = new ScriptedNames().say("api.staging.example.com", "127.0.0.1");
        try (CloseableHttpClient http = HttpClients.createMinimal(GuardedApacheClient.connectionManager(Shop.staging())
                .setDnsResolver(names)
                .build())) {
            for (String host : List.of("api.prod.example.com", "127.0.0.3", "0177.0.0.1")) {
                assertThatExceptionOfType(RefusedRouteException.class)
                        .as(host)
                        .isThrownBy(() -> http.execute(new HttpGet(staging.at(host)), response -> 0))
                        .withMessageContaining("a connection that was asked for; it was not opened");
            }
            int status = http.execute(new HttpGet(staging.at("api.staging.example.com")), HttpResponse::getCode);
            assertThat(status).isEqualTo(200);
        }
        assertThat(staging.asked()).hasSize(1);
        assertThat(production.asked()).isEmpty();
    }

    @Test
    void a_socks_proxy_of_the_jvm_is_refused() throws IOException {
        ProxySelector before = ProxySelector.getDefault();
        ProxySelector.setDefault(new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                return List.of(new Proxy(
                        Proxy.Type.SOCKS, InetSocketAddress.createUnresolved("127.0.0.1", production.port())));
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException failure) {
                // nobody asks
            }
        });
        try (Calls http = Kind.CLASSIC.open()) {
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> http.get(staging.at("api.staging.example.com")))
                    .withMessageContaining("the JVM sends it through a SOCKS proxy, which dials on by itself");
        } finally {
            ProxySelector.setDefault(before);
        }
        nothingWasSent();
    }
}
