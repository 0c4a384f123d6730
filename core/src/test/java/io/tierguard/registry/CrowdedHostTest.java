package io.tierguard.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of so many lines for one host that they are found by tables, the same ones speak as of few. */
class CrowdedHostTest {

    private static final String HOST = "db.example.com";

    /** Lines that no question here is about, on the port that the questions ask for and on every port. */
    private static final List<String> CROWD = crowd();

    private static List<String> crowd() {
        List<String> crowd = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            crowd.add(HOST + ":443/crowd" + i);
            crowd.add(HOST + "/crowd" + i + "/more");
            crowd.add(HOST + ":" + (7000 + i));
        }
        return crowd;
    }

    private static Registry registry(List<String> patterns) {
        return Registries.of(
                "endpoints:",
                "  staging: ["
                        + String.join(
                                ", ",
                                patterns.stream().map(text -> '"' + text + '"').toList())
                        + "]");
    }

    private static Registry crowded(String... patterns) {
        List<String> all = new ArrayList<>(CROWD);
        all.addAll(all.size() / 2, List.of(patterns));
        return registry(all);
    }

    private static Host host() {
        return Host.parse(HOST).orElseThrow();
    }

    private static Endpoint url(String protocol, int port, String path) {
        return Endpoint.url(protocol, host(), Component.of(port), path).orElseThrow();
    }

    private static Endpoint database(String protocol, int port, String name) {
        return Endpoint.database(protocol, host(), Component.of(port), Component.of(name));
    }

    private static String text(@Nullable Rule rule) {
        return rule == null ? "nobody" : rule.pattern().text();
    }

    private static void assertSpeaking(Endpoint endpoint, String expected, String... patterns) {
        assertThat(text(crowded(patterns).speakingFor(endpoint, host()))).isEqualTo(expected);
        assertThat(text(registry(List.of(patterns)).speakingFor(endpoint, host())))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}://…:{1}{2} by {3}")
    @CsvSource({
        "https, 443, /, nobody, db.example.com/v1",
        "https, 443, /v1, db.example.com/v1, db.example.com/v1",
        "https, 443, /v1/x/y, db.example.com/v1, db.example.com/v1",
        "https, 443, /v1/, db.example.com/v1, db.example.com/v1",
        "https, 443, /v12, nobody, db.example.com/v1",
        "https, 443, /V1, nobody, db.example.com/v1",
        "https, 443, /v, nobody, db.example.com/v1",
        "https, 443, /a, db.example.com/a, db.example.com/a",
        "https, 443, /crowd1x, nobody, db.example.com:443/crowd2x",
        "https, 444, /v1, nobody, db.example.com:443/v1",
        "https, 443, /v1, db.example.com:443/v1, db.example.com:443/v1",
        "https, 443, /v1, https://db.example.com/v1, https://db.example.com/v1",
        "wss, 443, /v1, https://db.example.com/v1, https://db.example.com/v1",
        "ws, 443, /v1, http://db.example.com/v1, http://db.example.com/v1",
        "ws, 443, /v1, nobody, https://db.example.com/v1",
        "wss, 443, /v1, nobody, http://db.example.com/v1",
        "https, 443, /v1, nobody, http://db.example.com/v1",
        "http, 443, /v1, nobody, https://db.example.com/v1",
        "https, 443, /v1, nobody, wss://db.example.com/v1",
        "ftp, 443, /v1, nobody, http://db.example.com/v1",
    })
    void a_line_with_a_path_speaks_for_it_and_below(
            String protocol, int port, String path, String expected, String pattern) {
        assertSpeaking(url(protocol, port, path), expected, pattern);
    }

    @ParameterizedTest(name = "{0}://…:{1}/{2} by {3}")
    @CsvSource({
        "postgresql, 443, orders, db.example.com/orders, db.example.com/orders",
        "postgresql, 443, ORDERS, db.example.com/orders, db.example.com/orders",
        "postgresql, 443, orders, db.example.com/ORDERS, db.example.com/ORDERS",
        "postgresql, 443, order, nobody, db.example.com/orders",
        "postgresql, 443, orders2, nobody, db.example.com/orders",
        "postgresql, 443, ordess, nobody, db.example.com/orders",
        "postgresql, 443, orders/x, nobody, db.example.com/orders",
        "postgresql, 444, orders, nobody, db.example.com:443/orders",
        "mysql, 443, orders, mariadb://db.example.com/orders, mariadb://db.example.com/orders",
        "mariadb, 443, orders, mysql://db.example.com/orders, mysql://db.example.com/orders",
        "mariadb, 443, orders, mariadb://db.example.com/orders, mariadb://db.example.com/orders",
        "postgresql, 443, orders, nobody, mysql://db.example.com/orders",
        "postgresql, 443, orders, postgresql://db.example.com, postgresql://db.example.com",
        "mysql, 443, orders, nobody, postgresql://db.example.com",
    })
    void a_line_with_a_database_speaks_for_it_alone(
            String protocol, int port, String name, String expected, String pattern) {
        assertSpeaking(database(protocol, port, name), expected, pattern);
    }

    @Test
    void what_only_looks_like_a_line_is_nobodys() {
        Registry registry = crowded();
        for (int i = 10; i < 100; i++) {
            assertThat(registry.speakingFor(database("postgresql", 443, "crowz" + i), host()))
                    .isNull();
            assertThat(registry.speakingFor(url("https", 443, "/crowz" + i), host()))
                    .isNull();
        }
    }

    @ParameterizedTest(name = "{0} before {1}")
    @CsvSource({
        "db.example.com:443, https://db.example.com/v1/x",
        "db.example.com/v1/x, https://db.example.com/v1",
        "https://db.example.com/v1, db.example.com/v1",
        "wss://db.example.com/v1, https://db.example.com/v1",
        "wss://db.example.com, https://db.example.com",
        "https://db.example.com, db.example.com",
        "db.example.com/v1, https://db.example.com",
    })
    void the_more_telling_line_speaks(String more, String less) {
        Endpoint endpoint = url("wss", 443, "/v1/x/y");
        assertSpeaking(endpoint, more, more, less);
        assertSpeaking(endpoint, more, less, more);
        assertSpeaking(endpoint, less, less);
    }

    @Test
    void an_endpoint_that_tells_neither_database_nor_path_has_the_lines_that_name_none() {
        Registry registry = crowded(HOST + ":443", HOST);
        Endpoint bare = Endpoint.database("nats", host(), Component.of(443), Component.none());
        Endpoint elsewhere = Endpoint.database("nats", host(), Component.of(444), Component.none());

        assertThat(text(registry.speakingFor(bare, host()))).isEqualTo(HOST + ":443");
        assertThat(text(registry.speakingFor(elsewhere, host()))).isEqualTo(HOST);
    }

    @Test
    void what_a_socket_cannot_see_is_every_line_of_its_port_until_one_names_nothing_more() {
        List<String> outcomes = crowded(HOST + ":443", HOST).outcomes(Endpoint.socket(host(), 443), host()).stream()
                .map(CrowdedHostTest::text)
                .toList();

        assertThat(outcomes).hasSize(41).endsWith(HOST + ":443");
        assertThat(outcomes.subList(0, 40)).allMatch(text -> text.startsWith(HOST + ":443/crowd"));

        assertThat(crowded(HOST).outcomes(Endpoint.socket(host(), 7003), host()))
                .singleElement()
                .satisfies(rule -> assertThat(text(rule)).isEqualTo(HOST + ":7003"));
        assertThat(crowded(HOST).outcomes(Endpoint.socket(host(), 9), host()))
                .hasSize(41)
                .last()
                .satisfies(rule -> assertThat(text(rule)).isEqualTo(HOST));
    }

    @Test
    void an_open_port_may_be_any_that_a_line_names() {
        Endpoint open = Endpoint.database("postgresql", host(), Component.open(), Component.of("crowd7"));

        assertThat(crowded(HOST).outcomes(open, host()).stream().map(CrowdedHostTest::text))
                .contains(HOST + ":443/crowd7", HOST + ":7039")
                .endsWith(HOST)
                .hasSize(42);
    }
}
