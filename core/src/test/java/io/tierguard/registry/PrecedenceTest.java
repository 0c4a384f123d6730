package io.tierguard.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which line speaks, one sentence after the other. */
class PrecedenceTest {

    private static Registry registry(String... patterns) {
        return Registries.of("endpoints:", "  staging: [\"" + String.join("\", \"", patterns) + "\"]");
    }

    private static Endpoint url(String scheme, String host, int port, String path) {
        return Endpoint.url(scheme, Host.parse(host).orElseThrow(), Component.of(port), path)
                .orElseThrow();
    }

    private static Endpoint database(String protocol, String host, int port, String name) {
        return Endpoint.database(protocol, Host.parse(host).orElseThrow(), Component.of(port), Component.of(name));
    }

    private static String speaking(Endpoint endpoint, String... patterns) {
        Rule rule = registry(patterns).speakingFor(endpoint, endpoint.host());
        return rule == null ? "nobody" : rule.pattern().text();
    }

    @ParameterizedTest(name = "{0} before {1}")
    @CsvSource({
        "a.example.com, *.example.com:443",
        "a.example.com, *.example.com:443/v1",
        "*.example.com, *.com:443",
        "https://a.example.com, *.example.com:443/v1",
        "a.example.com:443, a.example.com/v1",
        "a.example.com:443, https://a.example.com/v1/x",
        "a.example.com/v1/x, https://a.example.com/v1",
        "https://a.example.com/v1, a.example.com/v1",
        "https://a.example.com, a.example.com",
        "a.example.com:443/v1, a.example.com:443",
        "https://a.example.com:443, a.example.com:443",
    })
    void the_more_telling_pattern_speaks(String more, String less) {
        Endpoint endpoint = url("https", "a.example.com", 443, "/v1/x");
        assertThat(speaking(endpoint, more, less)).isEqualTo(more);
        assertThat(speaking(endpoint, less, more)).isEqualTo(more);
        assertThat(speaking(endpoint, less)).isEqualTo(less);
    }

    @ParameterizedTest(name = "{0} before {1}")
    @CsvSource({
        "127.0.0.1, 127.0.0.0/8",
        "127.0.0.1, 127.0.0.1/32",
        "127.0.0.0/16, 127.0.0.0/8",
        "127.0.0.0/8, localhost",
        "127.0.0.0/8, localhost:443",
        "127.0.0.1, https://localhost:443/v1"
    })
    void the_more_telling_address_speaks(String more, String less) {
        Endpoint endpoint = url("https", "127.0.0.1", 443, "/v1/x");
        assertThat(speaking(endpoint, more, less)).isEqualTo(more);
        assertThat(speaking(endpoint, less, more)).isEqualTo(more);
        assertThat(speaking(endpoint, less)).isEqualTo(less);
    }

    @ParameterizedTest(name = "{0} not for {1}")
    @CsvSource({
        "*.example.com, example.com",
        "*.example.com, aexample.com",
        "*.example.com, a.example.com.test",
        "example.com, a.example.com",
        "example.com, example.com.test",
        "10.0.0.0/8, a.example.com",
        "10.0.0.0/16, 10.1.0.0",
        "localhost, localhost.example.com",
        "localhost, notlocalhost",
        "127.0.0.1, localhost",
        "127.0.0.0/8, localhost",
        "::1, 127.0.0.1",
        "2001:db8::/32, 2001:db9::",
    })
    void names_match_by_label_and_addresses_by_bit(String pattern, String host) {
        Rule rule = registry(pattern, "localhost:1")
                .speakingFor(url("https", host, 443, "/"), Host.parse(host).orElseThrow());
        assertThat(rule == null || rule.origin().equals(Rule.BUILT_IN)).isTrue();
    }

    @ParameterizedTest(name = "{0} for {1}")
    @CsvSource({
        "a.example.com, A.EXAMPLE.COM.",
        "*.example.com, b.a.example.com",
        "b\u00fccher.example, xn--bcher-kva.example",
        "localhost, x.y.localhost",
        "localhost, 127.1.2.3",
        "localhost, ::1",
        "localhost, 0.0.0.0",
        "127.0.0.1, 0.0.0.0",
        "127.0.0.1, ::ffff:127.0.0.1",
        "'::1', '::'",
        "10.0.0.0/8, ::ffff:10.1.2.3",
        "::ffff:10.0.0.0/104, 10.1.2.3",
    })
    void hosts_match_in_their_normal_form(String pattern, String host) {
        Rule rule = registry(pattern)
                .speakingFor(url("https", host, 443, "/"), Host.parse(host).orElseThrow());
        assertThat(rule).isNotNull();
        assertThat(rule.origin()).isEqualTo("tierguard.yaml:3");
    }

    @ParameterizedTest(name = "{0} covers {1}: {2}")
    @CsvSource({
        "https, https, true",
        "https, wss, true",
        "http, ws, true",
        "wss, https, false",
        "ws, http, false",
        "https, http, false",
        "http, wss, false",
        "mysql, mariadb, true",
        "mariadb, mysql, true",
        "mysql, postgresql, false",
        "postgresql, postgres, false"
    })
    void protocols_cover_their_siblings(String pattern, String protocol, boolean covers) {
        assertThat(speaking(url(protocol, "a.test", 443, "/"), pattern + "://a.test"))
                .isEqualTo(covers ? pattern + "://a.test" : "nobody");
        assertThat(speaking(database(protocol, "a.test", 443, "x"), pattern + "://a.test"))
                .isEqualTo(covers ? pattern + "://a.test" : "nobody");
    }

    @Test
    void of_https_and_wss_the_one_spelled_as_the_target_speaks() {
        String[] both = {"https://a.test", "wss://a.test", "http://b.test", "ws://b.test"};
        assertThat(speaking(url("https", "a.test", 443, "/"), both)).isEqualTo("https://a.test");
        assertThat(speaking(url("wss", "a.test", 443, "/"), both)).isEqualTo("wss://a.test");
        assertThat(speaking(url("http", "b.test", 80, "/"), both)).isEqualTo("http://b.test");
        assertThat(speaking(url("ws", "b.test", 80, "/"), both)).isEqualTo("ws://b.test");
    }

    @ParameterizedTest(name = "{0} for {1}: {2}")
    @CsvSource({
        "orders, orders, true",
        "Orders, oRDERS, true",
        "AZ, az, true",
        "az, AZ, true",
        "orders, orders_staging, false",
        "orders, order, false",
        "orders, orders/eu, false",
        "orders/eu, orders, false",
        "\u00e9, \u00c9, false",
        "a%20b, a b, true",
        "k, \u212a, false",
    })
    void databases_match_whole_without_ascii_case(String pattern, String name, boolean speaks) {
        assertThat(speaking(database("postgresql", "db.test", 5432, name), "db.test/" + pattern))
                .isEqualTo(
                        speaks
                                ? registry("db.test/" + pattern)
                                        .rules()
                                        .get(0)
                                        .pattern()
                                        .text()
                                : "nobody");
    }

    @ParameterizedTest(name = "{0} for {1}: {2}")
    @CsvSource({
        "v1, /v1, true",
        "v1, /v1/, true",
        "v1, /v1/x, true",
        "v1, //v1, true",
        "v1, /v1;a=b/x, true",
        "v1, /%76%31, true",
        "v1/x, /v1/x/y, true",
        "a%20b, /a%20b, true",
        "v1, /v10, false",
        "v1, /V1, false",
        "v1, /, false",
        "v1, '', false",
        "v1/x, /v1, false",
        "v1, /x/v1, false",
    })
    void paths_match_by_whole_segments(String pattern, String path, boolean speaks) {
        for (String protocol : List.of("https://", "")) {
            assertThat(!speaking(url("https", "a.test", 443, path), protocol + "a.test/" + pattern)
                            .equals("nobody"))
                    .isEqualTo(speaks);
        }
    }

    @Test
    void a_path_of_another_protocol_matches_with_a_slash_at_its_end_too() {
        assertThat(speaking(url("ftp", "a.test", 21, "/pub/x"), "ftp://a.test/pub/"))
                .isEqualTo("ftp://a.test/pub");
    }

    @Test
    void a_database_in_the_process_matches_as_its_url_has_it() {
        String[] lines = {"local/mem:Orders", "h2://local//data/../x"};
        assertThat(speaking(Endpoint.local("h2", Component.of("mem:orders")), lines))
                .isEqualTo("local/mem:Orders");
        assertThat(speaking(Endpoint.local("h2", Component.of("/data/../x")), lines))
                .isEqualTo("h2://local//data/../x");
        assertThat(speaking(Endpoint.local("h2", Component.of("/data/x")), lines))
                .isEqualTo("nobody");
    }

    @Test
    void a_line_for_localhost_takes_its_port_from_the_built_in_whatever_else_it_names() {
        Registry registry = registry("mysql://localhost:5432/orders");
        Endpoint other = database("postgresql", "localhost", 5432, "x");
        assertThat(registry.speakingFor(other, other.host())).isNull();
        Endpoint otherPort = database("postgresql", "localhost", 5433, "x");
        assertThat(registry.speakingFor(otherPort, otherPort.host())).isEqualTo(BuiltIn.LOCALHOST);
        Endpoint byAddress = database("postgresql", "::1", 5432, "x");
        assertThat(registry.speakingFor(byAddress, byAddress.host())).isNull();
    }

    @Test
    void a_line_for_localhost_without_a_port_takes_every_port() {
        Endpoint any = database("postgresql", "localhost", 1, "x");
        assertThat(registry("mysql://localhost/orders").speakingFor(any, any.host()))
                .isNull();
    }

    @Test
    void lines_for_loopback_addresses_and_below_localhost_take_nothing() {
        Endpoint any = database("postgresql", "localhost", 5432, "x");
        assertThat(registry("127.0.0.1:5432", "::1", "127.0.0.0/8", "*.localhost", "x.localhost")
                        .speakingFor(any, any.host()))
                .isEqualTo(BuiltIn.LOCALHOST);
    }

    @Test
    void local_is_replaced_apart_from_localhost_and_by_any_line() {
        Endpoint local = Endpoint.local("h2", Component.of("mem:x"));
        assertThat(registry("localhost").speakingFor(local, Host.local())).isEqualTo(BuiltIn.LOCAL);
        assertThat(registry("local/mem:y").speakingFor(local, Host.local())).isNull();
        Endpoint localhost = url("https", "localhost", 443, "/");
        assertThat(registry("local").speakingFor(localhost, localhost.host())).isEqualTo(BuiltIn.LOCALHOST);
        Endpoint named = url("https", "local", 443, "/");
        assertThat(registry("local").speakingFor(named, named.host())).isNull();
    }

    @Test
    void what_is_missing_is_walked_to_the_first_line_that_does_not_name_it() {
        Registry registry = registry(
                "db.test:5432/orders",
                "db.test:5432/stock",
                "mysql://db.test:5432",
                "db.test:5432",
                "db.test",
                "*.test");
        Endpoint open = Endpoint.database(
                "postgresql", Host.parse("db.test").orElseThrow(), Component.of(5432), Component.open());
        assertThat(texts(registry.outcomes(open, open.host())))
                .containsExactly("db.test:5432/orders", "db.test:5432/stock", "db.test:5432");
        Endpoint socket = Endpoint.socket(Host.parse("db.test").orElseThrow(), 5432);
        assertThat(texts(registry.outcomes(socket, socket.host())))
                .containsExactly("db.test:5432/orders", "db.test:5432/stock", "mysql://db.test:5432", "db.test:5432");
        Endpoint nowhere = Endpoint.socket(Host.parse("x.test").orElseThrow(), 1);
        assertThat(texts(registry("https://x.test").outcomes(nowhere, nowhere.host())))
                .containsExactly("https://x.test", "nobody");
    }

    private static List<String> ofLocalhost(String host, Component<Integer> port, String name, String... patterns) {
        Endpoint endpoint = Endpoint.database("postgresql", Host.parse(host).orElseThrow(), port, Component.of(name));
        return texts(registry(patterns).outcomes(endpoint, endpoint.host()));
    }

    @Test
    void an_open_port_of_this_machine_may_be_one_that_the_file_took_from_the_built_in() {
        assertThat(ofLocalhost("localhost", Component.open(), "x", "a.test")).containsExactly("localhost");
        assertThat(ofLocalhost("localhost", Component.open(), "x", "localhost:9/x"))
                .containsExactly("localhost:9/x", "localhost");
        assertThat(ofLocalhost("localhost", Component.open(), "y", "localhost:9/x"))
                .containsExactly("nobody", "localhost");
        assertThat(ofLocalhost("localhost", Component.open(), "y", "localhost:9/x", "localhost:8"))
                .containsExactly("localhost:8", "nobody", "localhost");
        assertThat(ofLocalhost("localhost", Component.open(), "y", "localhost:9/x", "localhost:9"))
                .containsExactly("localhost:9", "localhost");
        assertThat(ofLocalhost("127.0.0.1", Component.open(), "y", "localhost:9/x", "127.0.0.1:9"))
                .containsExactly("127.0.0.1:9", "localhost");
        assertThat(ofLocalhost("127.0.0.1", Component.open(), "y", "localhost:9/x", "127.0.0.1:8"))
                .containsExactly("127.0.0.1:8", "nobody", "localhost");
        assertThat(ofLocalhost("localhost", Component.of(9), "y", "localhost:9/x"))
                .containsExactly("nobody");
        assertThat(ofLocalhost("localhost", Component.of(8), "y", "localhost:9/x"))
                .containsExactly("localhost");
    }

    @Test
    void a_line_of_the_file_for_every_port_of_this_machine_is_the_last_that_may_speak() {
        assertThat(ofLocalhost("localhost", Component.open(), "x", "localhost/x"))
                .containsExactly("localhost/x");
        assertThat(ofLocalhost("localhost", Component.open(), "y", "localhost/x"))
                .containsExactly("nobody");
        assertThat(ofLocalhost("localhost", Component.open(), "y", "localhost:9", "localhost"))
                .containsExactly("localhost:9", "localhost");
    }

    @Test
    void what_a_socket_at_this_machine_cannot_see_is_each_line_of_its_port() {
        Host localhost = Host.parse("localhost").orElseThrow();

        assertThat(texts(registry("localhost:9/x", "localhost:8").outcomes(Endpoint.socket(localhost, 9), localhost)))
                .containsExactly("localhost:9/x", "nobody");
        assertThat(texts(registry("localhost:9/x", "localhost:9").outcomes(Endpoint.socket(localhost, 9), localhost)))
                .containsExactly("localhost:9/x", "localhost:9");
    }

    @Test
    void an_address_whose_own_line_does_not_fit_has_that_of_the_block_around_it_and_no_other() {
        String[] lines = {
            "10.0.0.0/8",
            "10.1.2.3:443",
            "11.0.0.1:443",
            "12.0.0.0/8",
            "2001:db8:1::/48",
            "[2001:db8:1::7]:443",
            "[2001:db8:2::7]:443",
            "[2001:db9:1::7]:443",
            "[::1]:443"
        };
        assertThat(speaking(url("https", "::1", 443, "/"), lines)).isEqualTo("[::1]:443");
        assertThat(speaking(url("https", "10.1.2.3", 443, "/"), lines)).isEqualTo("10.1.2.3:443");
        assertThat(speaking(url("https", "10.1.2.3", 444, "/"), lines)).isEqualTo("10.0.0.0/8");
        assertThat(speaking(url("https", "11.0.0.1", 444, "/"), lines)).isEqualTo("nobody");
        assertThat(speaking(url("https", "2001:db8:1::7", 443, "/"), lines)).isEqualTo("[2001:db8:1::7]:443");
        assertThat(speaking(url("https", "2001:db8:1::7", 444, "/"), lines)).isEqualTo("2001:db8:1::/48");
        assertThat(speaking(url("https", "2001:db8:2::7", 444, "/"), lines)).isEqualTo("nobody");
        assertThat(speaking(url("https", "2001:db9:1::7", 444, "/"), lines)).isEqualTo("nobody");
    }

    @Test
    void where_a_line_does_not_fit_the_next_less_telling_one_speaks_whatever_their_order_in_the_file() {
        Endpoint endpoint = url("https", "x.b.a.test", 80, "/");
        Endpoint exact = url("https", "b.a.test", 80, "/");
        String[] lines = {"*.b.a.test:443", "b.a.test:443", "*.test:80", "*.a.test"};

        assertThat(speaking(endpoint, lines)).isEqualTo("*.a.test");
        assertThat(speaking(exact, lines)).isEqualTo("*.a.test");
        assertThat(speaking(endpoint, "*.test:80", "*.a.test:443", "*.b.a.test:443"))
                .isEqualTo("*.test:80");
        assertThat(speaking(endpoint, "*.b.a.test:443", "*.a.test:443", "*.test:80"))
                .isEqualTo("*.test:80");
    }

    @Test
    void names_are_found_each_by_itself_among_many() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            lines.add("h" + i + ".test");
            lines.add("*.s" + i + ".test");
        }
        Registry registry = registry(lines.toArray(String[]::new));
        for (int i = 0; i < 100; i++) {
            Endpoint named = url("https", "h" + i + ".test", 443, "/");
            Endpoint below = url("https", "x.s" + i + ".test", 443, "/");
            assertThat(registry.speakingFor(named, named.host()))
                    .extracting(Rule::pattern)
                    .hasToString("h" + i + ".test");
            assertThat(registry.speakingFor(below, below.host()))
                    .extracting(Rule::pattern)
                    .hasToString("*.s" + i + ".test");
        }
        Endpoint none = url("https", "h100.test", 443, "/");
        assertThat(registry.speakingFor(none, none.host())).isNull();
    }

    private static List<String> texts(List<? extends Rule> rules) {
        return rules.stream()
                .map(rule -> Objects.isNull(rule) ? "nobody" : rule.pattern().text())
                .toList();
    }

    @Test
    void only_blocks_and_exact_addresses_make_look_ups_worth_it() {
        assertThat(registry("localhost:5432", "a.test", "*.test", "local").namesAddresses())
                .isFalse();
        assertThat(registry("10.0.0.0/8").namesAddresses()).isTrue();
        assertThat(registry("[::1]:5432").namesAddresses()).isTrue();
    }
}
