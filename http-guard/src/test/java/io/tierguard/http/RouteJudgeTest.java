package io.tierguard.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.guard.Resolver;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What needs ports that tests cannot have. */
class RouteJudgeTest {

    private final RouteJudge judge = RouteJudge.of(Tiers.staging(), "GuardedClient");

    private void check(String first, String now, String header) throws RefusedRouteException {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put(header, List.of("NOT-A-SECRET"));
        judge.require(Hop.first(first).redirectedTo(now), headers);
    }

    @ParameterizedTest
    @CsvSource({
        "http://api.staging.example.com:80, https://api.staging.example.com/",
        "http://api.staging.example.com:80, https://API.staging.example.com:443/",
        "https://api.staging.example.com:443, https://api.staging.example.com/there",
    })
    void a_credential_stays_with_its_server(String first, String now) {
        assertThatCode(() -> check(first, now, "Authorization")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.staging.example.com:443, http://api.staging.example.com/",
        "http://api.staging.example.com:80, https://api.staging.example.com:8443/",
        "http://api.staging.example.com:8080, https://api.staging.example.com:443/",
        "http://api.staging.example.com:80, https://files.staging.example.com/",
        "http://api.staging.example.com:80, https://api.staging.example.com.:443/",
    })
    void a_credential_goes_to_no_other(String first, String now) {
        for (String header : List.of("authorization", "COOKIE")) {
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> check(first, now, header))
                    .withMessageStartingWith("TG-4003 refused: a redirect would carry the ")
                    .withMessageNotContaining("NOT-A-SECRET");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "X-Shop, https://files.staging.example.com/",
        "Accept, https://files.staging.example.com/",
    })
    void other_headers_travel_as_with_the_jdk(String header, String now) {
        assertThatCode(() -> check("http://api.staging.example.com:80", now, header))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"X-Api-Key", "X-MBX-APIKEY", "x_api_Key", "PLAID-SECRET", "Private-Token", "Proxy-Authorization"
            })
    void neither_do_credentials_of_other_names(String header) {
        assertThatExceptionOfType(RefusedRouteException.class)
                .isThrownBy(
                        () -> check("http://api.staging.example.com:80", "https://files.staging.example.com/", header))
                .withMessage("""
                        TG-4003 refused: a redirect would carry the %s header of a request to http://api.staging.example.com:80 on to https://files.staging.example.com:443
                          used by    GuardedClient
                          at         hop 2, a redirect by http://api.staging.example.com:80; no connection was opened to it
                          to fix     follow this redirect yourself, with what https://files.staging.example.com:443 is to get as %s""".formatted(header, header));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer NOT-A-SECRET",
                "basic NOT-A-SECRET",
                "acme_" + "test_NOT-A-SECRET",
                "k=acme_" + "test_NOT"
            })
    void nor_those_that_only_their_value_tells(String value) {
        Hop hop = Hop.first("http://api.staging.example.com/").redirectedTo("http://files.staging.example.com/");

        assertThatExceptionOfType(RefusedRouteException.class)
                .isThrownBy(() -> judge.require(hop, Map.of("X-Shop", List.of("none", value))))
                .withMessageStartingWith("TG-4003 refused: a redirect would carry the X-Shop header of a request to ")
                .withMessageNotContaining("NOT");
    }

    @Test
    void a_name_in_small_letters_is_told_as_people_write_it() {
        assertThatExceptionOfType(RefusedRouteException.class)
                .isThrownBy(
                        () -> check("http://api.staging.example.com", "http://files.staging.example.com/", "x-api-key"))
                .withMessageStartingWith(
                        "TG-4003 refused: a redirect would carry the X-Api-Key header of a request to ");
    }

    @Test
    void what_is_for_a_proxy_travels_behind_it() {
        Hop hop = Hop.first("http://api.staging.example.com/")
                .behindProxy()
                .redirectedTo("http://files.staging.example.com/");

        assertThatCode(() -> judge.require(hop, Map.of("Proxy-Authorization", List.of("NOT-A-SECRET"))))
                .doesNotThrowAnyException();
        assertThatExceptionOfType(RefusedRouteException.class)
                .isThrownBy(() -> judge.require(hop, Map.of("Authorization", List.of("NOT-A-SECRET"))));
    }

    @Nested
    class A_host_header {
        private void name(String url, String... hosts) throws RefusedRouteException {
            judge.require(Hop.first(url), Map.of("hOST", List.of(hosts)), Resolver.none());
            judge.require(Hop.first(url), Map.of(":authority", List.of(hosts)), Resolver.none());
        }

        @ParameterizedTest
        @CsvSource({
            "http://api.staging.example.com/, api.staging.example.com",
            "http://api.staging.example.com/, api.staging.example.com:80",
            "https://api.staging.example.com/, API.staging.example.COM:443",
            "https://api.staging.example.com:8443/, api.staging.example.com:8443",
            "https://api.staging.example.com:8443/, api.staging.example.com.",
            "https://api.staging.example.com./, api.staging.example.com:443",
            "http://shared.example.com/, files.staging.example.com",
            "http://shared.example.com/, files.staging.example.com.:8080",
            "http://127.0.0.1:8080/, api.staging.example.com",
            "http://127.0.0.1:8080/, 127.0.0.1:8080",
            "http://127.0.0.1:8080/, 127.0.0.1",
            "http://[2001:db8:1::1]:8080/, [2001:db8:1::1]:8080",
            "http://[2001:DB8:1::1]:8080/, [2001:db8:1::1]",
            "http://[2001:db8:1::1]/, [2001:db8:1:0::1]:80",
        })
        void of_our_own_passes(String url, String host) {
            assertThatCode(() -> name(url, host)).doesNotThrowAnyException();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "api.prod.example.com",
                    "API.Prod.Example.COM",
                    "api.prod.example.com.",
                    "api.prod.example.com.:443",
                    "api.prod.example.com:80",
                    "api.prod.example.com:",
                    "127.0.0.3",
                    "127.0.0.3:80",
                    "127.0.0.03",
                    "2130706435",
                    "0x7f.0.0.3",
                    "[::ffff:127.0.0.3]",
                    "[::127.0.0.3]",
                    "[2001:db8:3::1]",
                    "2001:db8:3::1",
                    "unknown.example.com",
                    "staging.example.com",
                    "evilstaging.example.com",
                    "api.staging.example.com.evil.example",
                    "user@api.staging.example.com",
                    "api.staging.example.com@api.prod.example.com",
                    "api.staging.example.com, api.prod.example.com",
                    "api.staging.example.com,api.prod.example.com",
                    "api.staging.example.com api.prod.example.com",
                    "api.staging.example.com\tapi.prod.example.com",
                    "api.staging.example.com\\@api.prod.example.com",
                    "api.staging.example.com/@api.prod.example.com",
                    "api.staging.example.com#@api.prod.example.com",
                    "api.staging.example.com?api.prod.example.com",
                    "api.staging.example.com%2eprod.example.com",
                    "api%2eprod.example.com",
                    "api.staging.example.com:0",
                    "api.staging.example.com:65536",
                    "api.staging.example.com:-1",
                    "api.staging.example.com:80:80",
                    "api.staging.example.com..",
                    "api.prod.example.com\u3002",
                    "\uff41pi.prod.example.com",
                    "http://api.staging.example.com",
                    " ",
                    "",
                    ".",
                    ":80",
                })
        void of_anybody_else_is_refused(String host) {
            for (String url : List.of(
                    "http://api.staging.example.com/", "https://shared.example.com:8443/x", "http://127.0.0.1:8080/")) {
                assertThatExceptionOfType(RefusedRouteException.class)
                        .isThrownBy(() -> name(url, host))
                        .withMessageStartingWith("TG-20")
                        .withMessageContaining("the Host header of GuardedClient");
            }
        }

        @Test
        void is_refused_by_any_of_several() {
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() ->
                            name("http://api.staging.example.com/", "api.staging.example.com", "api.prod.example.com"));
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() ->
                            name("http://api.staging.example.com/", "api.prod.example.com", "api.staging.example.com"));
        }

        @Test
        void that_repeats_a_name_which_only_its_addresses_allow_passes() {
            Hop hop = Hop.first("http://by-address.example.com:8080/");
            Resolver own = name -> List.of(InetAddress.getByAddress(new byte[] {127, 0, 0, 2}));

            for (String host : List.of("by-address.example.com", "By-Address.example.com.:8080")) {
                assertThatCode(() -> judge.require(hop, Map.of("Host", List.of(host)), own))
                        .doesNotThrowAnyException();
            }
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> judge.require(hop, Map.of("Host", List.of("by-address.example.com:8081")), own));
        }
    }

    @Nested
    class A_hop {
        @Test
        void tells_how_far_its_journey_got() {
            Hop first = Hop.first("http://user:NOT-A-SECRET@api.staging.example.com/NOT-A-SECRET?NOT-A-SECRET");
            Hop third = first.redirectedTo("https://FILES.staging.example.com:08443/x")
                    .redirectedTo("https://x/");

            assertThat(first.described().text()).isEqualTo("hop 1, the request itself; no connection was opened to it");
            assertThat(third.described().text())
                    .isEqualTo("hop 3, a redirect by https://files.staging.example.com:8443 of a request to"
                            + " http://api.staging.example.com:80; no connection was opened to it");
            assertThat(first).hasToString("hop 1 to http://api.staging.example.com:80");
            assertThat(Hop.ofUnknownJourney("http://x/")
                            .redirectedTo("http://y/")
                            .described()
                            .text())
                    .isEqualTo("a hop of a request that was given up; no connection was opened to it");
        }

        @ParameterizedTest
        @CsvSource({
            "http://a.example.com, http://a.example.com:80",
            "HTTPS://A.example.com?x, https://a.example.com:443",
            "wss://a.example.com#x, wss://a.example.com:443",
            "http://[2001:DB8::1%25eth0]:81/x, http://[2001:db8::1%25eth0]:81",
            "http://u:p@a.example.com:/x, http://a.example.com:80",
            "http://u@v@a.example.com:00080/x, http://a.example.com:80",
            "'http://NOT A SECRET/', http:…",
            "http://not:a:secret:1/, http:…",
            "http:///x, http:…",
            "http:x, http:…",
            "mailto:not-a-secret, mailto:…",
            "not a secret:x, :…",
            "'', :…",
        })
        void is_shown_by_what_cannot_hold_a_secret(String url, String origin) {
            assertThat(Hop.first(url).origin()).isEqualTo(origin);
        }

        @Test
        void of_a_web_socket_is_judged_as_one() {
            Hop plain = Hop.first("http://sockets.example.com/");

            assertThatCode(() -> judge.require(plain.asWebSocket(), Map.of())).doesNotThrowAnyException();
            assertThatExceptionOfType(RefusedRouteException.class).isThrownBy(() -> judge.require(plain, Map.of()));
            assertThatCode(() -> judge.require(
                            Hop.first("http://api.staging.example.com/")
                                    .asWebSocket()
                                    .redirectedTo("http://sockets.example.com/"),
                            Map.of()))
                    .doesNotThrowAnyException();
        }

        @Test
        void behind_a_proxy_has_to_be_allowed_by_its_name() {
            Hop hop = Hop.first("http://by-address.example.com/");

            assertThatCode(() -> judge.require(hop, Map.of())).doesNotThrowAnyException();
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> judge.require(hop.behindProxy(), Map.of()))
                    .withMessageStartingWith("TG-2002");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"ftp://api.staging.example.com/", "ws://api.staging.example.com/", "http:///", "http:x", ""})
        void that_leads_nowhere_is_refused(String location) {
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> judge.require(
                            Hop.first("http://api.staging.example.com/").redirectedTo(location), Map.of()))
                    .withMessageStartingWith("TG-2008 refused: where a redirect by http://api.staging.example.com:80 ");
        }

        @Test
        void out_of_several_locations_is_refused() {
            Hop hop = Hop.first("http://api.staging.example.com/").redirectedTo("http://files.staging.example.com/");

            assertThatCode(() -> judge.require(hop, Map.of())).doesNotThrowAnyException();
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> judge.require(hop.outOf(2), Map.of()))
                    .withMessageContaining("its answer names 2 locations");
        }
    }

    @Nested
    class A_proxy {
        private void proxy(Proxy.Type type, String name, byte... address) throws Exception {
            List<InetAddress> known = address.length == 0 ? List.of() : List.of(InetAddress.getByAddress(address));
            judge.requireProxy(type, InetSocketAddress.createUnresolved(name, 3128), known);
        }

        @Test
        void is_judged_by_name_and_addresses() {
            byte[] own = {127, 0, 0, 1};
            byte[] theirs = {127, 0, 0, 3};
            for (Proxy.Type type : List.of(Proxy.Type.HTTP, Proxy.Type.SOCKS)) {
                assertThatCode(() -> proxy(type, "proxy.staging.example.com", own))
                        .doesNotThrowAnyException();
                assertThatCode(() -> proxy(type, "proxy.staging.example.com")).doesNotThrowAnyException();
                assertThatExceptionOfType(RefusedRouteException.class)
                        .isThrownBy(() -> proxy(type, "proxy.staging.example.com", theirs))
                        .withMessageStartingWith("TG-2003");
                assertThatExceptionOfType(RefusedRouteException.class)
                        .isThrownBy(() -> proxy(type, "proxy.prod.example.com", own))
                        .withMessageStartingWith("TG-2001")
                        .withMessageContaining("  used by        the proxy of GuardedClient\n")
                        .withMessageContaining("  at             the proxy; no connection was opened to it\n");
            }
        }

        @Test
        void that_is_none_is_allowed() {
            assertThatCode(() -> proxy(Proxy.Type.DIRECT, "proxy.prod.example.com"))
                    .doesNotThrowAnyException();
        }

        @Test
        void without_a_port_is_refused() {
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> judge.requireProxy(
                            Proxy.Type.HTTP,
                            InetSocketAddress.createUnresolved("proxy.staging.example.com", 0),
                            List.of()))
                    .withMessageStartingWith("TG-2008");
        }
    }
}
