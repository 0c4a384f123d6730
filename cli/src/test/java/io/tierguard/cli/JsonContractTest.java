package io.tierguard.cli;

import static io.tierguard.cli.Called.DAY;
import static io.tierguard.cli.Called.REGISTRY;
import static io.tierguard.cli.Called.explain;
import static io.tierguard.cli.Called.explainLines;
import static io.tierguard.cli.Called.explainOn;
import static io.tierguard.cli.Called.tierguard;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.guard.Guard;
import io.tierguard.guard.Resolver;
import io.tierguard.guard.Target;
import io.tierguard.registry.Registry;
import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What pipelines read: {@code explain --format json}. */
class JsonContractTest {

    private static String json(String... targets) {
        String[] args = new String[targets.length + 2];
        args[0] = "--format";
        args[1] = "json";
        System.arraycopy(targets, 0, args, 2, targets.length);
        return explain(args).out();
    }

    /** The part that one endpoint has in an answer. */
    private static String endpoint(String protocol, String host, Object port, String database, String path) {
        return "{\"protocol\":\"%s\",\"host\":%s,\"port\":%s,\"database\":%s,\"path\":%s,"
                .formatted(protocol, quoted(host), port, quoted(database), quoted(path));
    }

    private static String quoted(String text) {
        return text == null ? "null" : '"' + text + '"';
    }

    @Test
    void prints_the_example_of_the_documentation_byte_for_byte() {
        Called called = explain("--format=json", "jdbc:postgresql://a.staging.example.com,b.prod.example.com/orders");

        assertThat(called)
                .isEqualTo(new Called(
                        1,
                        "{\"line\":1,\"target\":\"jdbc:postgresql://a.staging.example.com,b.prod.example.com/orders\",\"decision\":\"refused\",\"code\":\"TG-2001\",\"mode\":\"enforce\","
                                + "\"endpoints\":["
                                + "{\"protocol\":\"postgresql\",\"host\":\"a.staging.example.com\",\"port\":5432,\"database\":\"orders\",\"path\":null,\"local\":false,\"addresses\":[],"
                                + "\"owner\":[\"staging\"],\"rule\":\"tierguard.yaml:18\",\"decision\":\"allowed\",\"code\":null},"
                                + "{\"protocol\":\"postgresql\",\"host\":\"b.prod.example.com\",\"port\":5432,\"database\":\"orders\",\"path\":null,\"local\":false,\"addresses\":[],"
                                + "\"owner\":[\"production\"],\"rule\":\"tierguard.yaml:13\",\"decision\":\"refused\",\"code\":\"TG-2001\"}],"
                                + "\"message\":\"TG-2001 refused: this process is staging, and b.prod.example.com:5432/orders belongs to production\\n"
                                + "  target         jdbc:postgresql://a.staging.example.com,b.prod.example.com/orders  (credentials and parameters left out)\\n"
                                + "  production by  *.prod.example.com                tierguard.yaml:13\\n"
                                + "  to fix         point it at an endpoint of staging, or correct tierguard.yaml:13 if this endpoint is not production's\"}\n",
                        ""));
    }

    @Test
    void takes_options_in_any_position() {
        String first = "https://a.staging.example.com";
        String second = "jdbc:postgresql://b.prod.example.com/orders";
        Called expected = explain("--resolve", "--format=json", first, second);

        assertThat(tierguard(
                        "explain",
                        first,
                        "--format",
                        "json",
                        "--environment=staging",
                        second,
                        "--at",
                        DAY,
                        "--resolve",
                        "--registry=" + REGISTRY))
                .isEqualTo(expected);
        assertThat(tierguard(
                        "explain",
                        "--registry",
                        REGISTRY,
                        first,
                        "--at=" + DAY,
                        "--resolve",
                        second,
                        "--environment",
                        "staging",
                        "--format=json"))
                .isEqualTo(expected);
        assertThat(expected.out().lines()).hasSize(2);
    }

    @Test
    void takes_a_hyphen_before_options() {
        byte[] input = "https://a.staging.example.com".getBytes(StandardCharsets.UTF_8);

        assertThat(tierguard(
                        input,
                        List.of("explain", "-", "--registry", REGISTRY, "--environment", "staging", "--format=json")))
                .isEqualTo(explain("--format=json", "https://a.staging.example.com"));
    }

    @Test
    void reads_no_setting_of_this_machine() {
        String target = "jdbc:postgresql://a.staging.example.com/orders";
        Called expected = explain("--format=json", target);
        System.setProperty("socksProxyHost", "127.0.0.1");
        try {
            assertThat(explain("--format=json", target)).isEqualTo(expected);
            assertThat(Guard.of(
                                    Environment.of(Tier.STAGING),
                                    Registry.read(Path.of(REGISTRY)),
                                    Clock.fixed(Instant.parse(DAY + "T00:00:00Z"), ZoneOffset.UTC))
                            .judge(Target.of(target), Resolver.none())
                            .isAllowed())
                    .as("the guard of a process does read it")
                    .isFalse();
        } finally {
            System.clearProperty("socksProxyHost");
        }
        assertThat(expected.status()).isZero();
    }

    @Test
    void stays_on_one_line_whatever_the_path_holds() {
        Called called = explain("--format=json", "https://api.stripe.com/%C2%85%E2%80%A8%E2%80%A9x");

        assertThat(called.out()).contains("\"path\":\"/\\u0085\\u2028\\u2029x\"");
        assertThat(called.out().chars()).doesNotContain(0x85, 0x2028, 0x2029);
    }

    @Test
    void says_null_where_there_is_nothing_to_say() {
        assertThat(explain("--format=json", "https://api.stripe.com"))
                .isEqualTo(new Called(
                        0,
                        "{\"line\":1,\"target\":\"https://api.stripe.com\",\"decision\":\"allowed\",\"code\":null,\"mode\":\"enforce\","
                                + "\"endpoints\":["
                                + "{\"protocol\":\"https\",\"host\":\"api.stripe.com\",\"port\":443,\"database\":null,\"path\":\"/\",\"local\":false,\"addresses\":[],"
                                + "\"owner\":[\"shared\"],\"rule\":\"tierguard.yaml:25\",\"decision\":\"allowed\",\"code\":null}],"
                                + "\"message\":null}\n",
                        ""));
    }

    @Test
    void lists_no_endpoint_of_what_cannot_be_determined() {
        assertThat(explain("--format=json", "mongodb+srv://cluster.staging.example.com/orders"))
                .isEqualTo(new Called(
                        1,
                        "{\"line\":1,\"target\":\"mongodb+srv:…\",\"decision\":\"refused\",\"code\":\"TG-2008\",\"mode\":\"enforce\",\"endpoints\":[],"
                                + "\"message\":\"TG-2008 refused: where mongodb+srv:… leads cannot be determined: its hosts come from DNS records (+srv)\\n"
                                + "  to fix     write it as scheme://host:port/path, in plain characters\"}\n",
                        ""));
    }

    @Test
    void answers_one_object_a_line_in_the_order_of_the_input() {
        assertThat(json("https://c.prod.example.com", "https://a.staging.example.com", "no target")
                        .lines())
                .hasSize(3)
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith(
                                        "{\"line\":1,\"target\":\"https://c.prod.example.com\",\"decision\":\"refused\""),
                        second -> assertThat(second)
                                .startsWith(
                                        "{\"line\":2,\"target\":\"https://a.staging.example.com\",\"decision\":\"allowed\""),
                        third -> assertThat(third).startsWith("{\"line\":3,\"target\":\"…\",\"decision\":\"refused\""));
    }

    @Test
    void knows_nobody_as_an_empty_list_without_a_rule() {
        assertThat(json("https://somewhere.example.org"))
                .contains("\"owner\":[],\"rule\":null,\"decision\":\"refused\",\"code\":\"TG-2002\"");
    }

    @Test
    void lists_owners_in_the_order_of_the_key() {
        assertThat(json("jdbc:postgresql://localhost/orders"))
                .contains(
                        "\"owner\":[\"development\",\"test\",\"staging\",\"production\"],\"rule\":\"tierguard.yaml:23\"");
    }

    @Test
    void names_the_built_in_line() {
        assertThat(json("http://localhost:8080"))
                .contains("\"owner\":[\"development\",\"test\"],\"rule\":\"built-in\",\"decision\":\"refused\"");
    }

    @Test
    void rests_a_crossing_on_the_line_of_the_pattern() {
        assertThat(json("https://metrics.prod.example.com"))
                .contains(
                        "\"owner\":[\"production\"],\"rule\":\"tierguard.yaml:13\",\"decision\":\"allowed\",\"code\":null");
    }

    @Test
    void tells_the_line_of_an_expired_crossing_in_the_message() {
        Called called = explainOn("2027-04-01", "--format=json", "https://metrics.prod.example.com");

        assertThat(called.status()).isEqualTo(1);
        assertThat(called.out())
                .contains("\"rule\":\"tierguard.yaml:13\",\"decision\":\"refused\",\"code\":\"TG-2004\"")
                .contains("and the crossing at tierguard.yaml:30 expired on 2027-03-31\\n");
    }

    @Test
    void escapes_what_a_path_could_break_the_line_with() {
        assertThat(json("https://a.staging.example.com/a%0Ab%22"))
                .contains("\"path\":\"/a\\nb\\\"\"")
                .satisfies(out -> assertThat(out.lines()).hasSize(1));
    }

    @Nested
    class An_endpoint {

        @ParameterizedTest(name = "{0}")
        @CsvSource({
            "HTTPS://A.Staging.Example.COM./x%20y, https, a.staging.example.com, 443, , /x y",
            "ws://10.0.0.1, ws, 10.0.0.1, 80, , /",
            "https://[2001:DB8:0:0::1]:8443, https, 2001:db8::1, 8443, , /",
            "https://[::ffff:10.0.0.1], https, 10.0.0.1, 443, , /",
            "https://[fe80::1%25eth0], https, fe80::1, 443, , /",
            "https://0.0.0.0, https, 0.0.0.0, 443, , /",
            "https://[::], https, ::, 443, , /",
            "https://010.1, https, 10.0.0.1, 443, , /",
            "unheard-of://a.staging.example.com, unheard-of, a.staging.example.com, null, , /",
            "r2dbc:pool:postgresql://a.staging.example.com/x, postgresql, a.staging.example.com, 5432, , /x",
            "jdbc:postgresql:orders, postgresql, localhost, 5432, orders,",
            "jdbc:postgresql://a.staging.example.com/, postgresql, a.staging.example.com, 5432, ,",
            "jdbc:mysql:loadbalance://a.staging.example.com/orders, mysql, a.staging.example.com, 3306, orders,",
            "jdbc:mariadb://a.staging.example.com/orders, mariadb, a.staging.example.com, 3306, orders,",
            "jdbc:h2:tcp://a.staging.example.com/orders, h2, a.staging.example.com, 9092, orders,"
        })
        void is_listed_in_normal_form(
                String target, String protocol, String host, String port, String database, String path) {
            assertThat(json(target))
                    .contains(endpoint(protocol, host, port, database, path) + "\"local\":false,\"addresses\":[],");
        }

        @Test
        void inside_the_process_has_no_host_port_and_path() {
            assertThat(json("jdbc:h2:mem:"))
                    .contains(endpoint("h2", null, null, null, null) + "\"local\":true,\"addresses\":[],"
                            + "\"owner\":[\"development\",\"test\"],\"rule\":\"built-in\"");
        }

        @Test
        void spelled_as_programs_read_differently_is_listed_as_java_dials_it_and_refused() {
            assertThat(json("https://10.1"))
                    .contains(endpoint("https", "10.0.0.1", 443, null, "/"))
                    .contains("\"owner\":[],\"rule\":null,\"decision\":\"refused\",\"code\":\"TG-2006\"");
        }

        @Test
        void of_any_address_is_judged_as_loopback() {
            assertThat(json("jdbc:postgresql://0.0.0.0/orders", "jdbc:postgresql://[::]/orders"))
                    .contains(endpoint("postgresql", "0.0.0.0", 5432, "orders", null))
                    .contains(endpoint("postgresql", "::", 5432, "orders", null))
                    .satisfies(out -> assertThat(out.lines())
                            .allSatisfy(line -> assertThat(line)
                                    .contains("\"rule\":\"tierguard.yaml:23\",\"decision\":\"allowed\"")));
        }
    }

    @Nested
    class With_resolve {

        @Test
        void lists_addresses_sorted_and_refuses_by_them() {
            assertThat(json("--resolve", "https://two.staging.example.com"))
                    .contains("\"addresses\":[\"127.0.0.10\",\"127.0.0.2\",\"127.0.0.9\"],"
                            + "\"owner\":[\"development\",\"test\"],\"rule\":\"built-in\","
                            + "\"decision\":\"refused\",\"code\":\"TG-2003\"");
        }

        @Test
        void lists_none_for_a_literal() {
            assertThat(json("--resolve", "https://10.1.0.1"))
                    .contains("\"host\":\"10.1.0.1\"")
                    .contains("\"addresses\":[],\"owner\":[\"production\"],\"rule\":\"tierguard.yaml:14\"");
        }

        @Test
        void judges_a_name_that_is_not_found_by_itself() {
            assertThat(json("--resolve", "https://nowhere.staging.example.com"))
                    .contains(
                            "\"addresses\":[],\"owner\":[\"staging\"],\"rule\":\"tierguard.yaml:18\",\"decision\":\"allowed\"");
        }

        @Test
        void alone_looks_names_up() {
            assertThat(json("https://two.staging.example.com"))
                    .contains(
                            "\"addresses\":[],\"owner\":[\"staging\"],\"rule\":\"tierguard.yaml:18\",\"decision\":\"allowed\"");
        }
    }

    @Nested
    class Where_the_environment_observes {

        @TempDir
        Path directory;

        private Called on(String day) throws Exception {
            Path registry = Files.writeString(directory.resolve("observing.yaml"), """
                    version: 1
                    endpoints:
                      production: [db.example.com]
                    policy:
                      mode: {staging: {observe-until: 2027-01-31}}
                    """);
            return tierguard(
                    "explain",
                    "--registry",
                    registry.toString(),
                    "--environment",
                    "staging",
                    "--format",
                    "json",
                    "--at",
                    day,
                    "https://db.example.com");
        }

        @Test
        void answers_as_if_enforced_beside_the_mode() throws Exception {
            Called called = on("2027-01-31");

            assertThat(called.status()).isEqualTo(1);
            assertThat(called.out())
                    .startsWith("{\"line\":1,\"target\":\"https://db.example.com\",\"decision\":\"refused\","
                            + "\"code\":\"TG-2001\",\"mode\":\"observe\",")
                    .contains("\"rule\":\"observing.yaml:3\",\"decision\":\"refused\",\"code\":\"TG-2001\"}]")
                    .contains("\"message\":\"TG-2001 refused: this process is staging, and");
        }

        @Test
        void enforces_from_the_next_day_on() throws Exception {
            assertThat(on("2027-02-01").out()).contains("\"mode\":\"enforce\"");
        }
    }

    @Nested
    class From_standard_input {

        @Test
        void counts_physical_lines_and_skips_blank_ones() {
            Called called = explainLines(
                    "https://a.staging.example.com\r\n\r\n \t \n\nhttps://b.staging.example.com", "--format", "json");

            assertThat(called.status()).isZero();
            assertThat(called.out().lines())
                    .satisfiesExactly(
                            first -> assertThat(first)
                                    .startsWith("{\"line\":1,\"target\":\"https://a.staging.example.com\","),
                            second -> assertThat(second)
                                    .startsWith("{\"line\":5,\"target\":\"https://b.staging.example.com\","));
        }

        @Test
        void says_nothing_where_there_is_no_target() {
            assertThat(explainLines("\n\n", "--format", "json")).isEqualTo(new Called(0, "", ""));
        }

        @Test
        void takes_a_lone_carriage_return_for_a_part_of_the_target() {
            assertThat(explainLines("https://a.staging.example.com\rhttps://b.prod.example.com\n", "--format=json"))
                    .satisfies(called -> assertThat(called.status()).isEqualTo(1))
                    .satisfies(called -> assertThat(called.out())
                            .startsWith("{\"line\":1,\"target\":\"https:…\",\"decision\":\"refused\""));
        }

        @Test
        void reads_properties_behind_a_tab() {
            Called called = explainLines(
                    "jdbc:postgresql://a.staging.example.com/\tPGDBNAME=orders_of_all;user=me;password=a%3Bb%3Dc%25d%09e\n",
                    "--format", "json");

            assertThat(called.status()).isZero();
            assertThat(called.out())
                    .contains("\"target\":\"jdbc:postgresql://a.staging.example.com/")
                    .contains("\"decision\":\"allowed\"");
        }

        @Test
        void lets_properties_move_the_target() {
            assertThat(explainLines("jdbc:postgresql:\tPGHOST=b.prod.example.com;PGDBNAME=orders\n", "--format=json"))
                    .satisfies(called -> assertThat(called.status()).isEqualTo(1))
                    .satisfies(called -> assertThat(called.out()).contains("\"host\":\"b.prod.example.com\""));
        }

        @Test
        void stops_at_bad_property_syntax_with_the_answers_before_it_printed() {
            Called called = explainLines(
                    "https://a.staging.example.com\n\njdbc:postgresql://b.staging.example.com/x\tuser=me;oops\nhttps://c.prod.example.com\n",
                    "--format=json");

            assertThat(called.status()).isEqualTo(2);
            assertThat(called.out().lines())
                    .singleElement()
                    .asString()
                    .startsWith("{\"line\":1,\"target\":\"https://a.staging.example.com\",\"decision\":\"allowed\"");
            assertThat(called.err())
                    .isEqualTo(
                            "tierguard explain: line 3: property 2 has no =; properties are key=value;key=value, with"
                                    + " ; = % and tab in values percent-encoded\n");
        }

        @Test
        void refuses_what_is_not_utf_8_and_goes_on() {
            byte[] input = "https://a.staging.example.com/?\nhttps://b.staging.example.com\n"
                    .getBytes(StandardCharsets.ISO_8859_1);
            input[30] = (byte) 0xE9;

            Called called = explainLines(input, "--format=json");

            assertThat(called.status()).isEqualTo(1);
            assertThat(called.out().lines())
                    .satisfiesExactly(
                            first -> assertThat(first)
                                    .startsWith(
                                            "{\"line\":1,\"target\":\"https:…\",\"decision\":\"refused\",\"code\":\"TG-2008\""),
                            second -> assertThat(second)
                                    .startsWith(
                                            "{\"line\":2,\"target\":\"https://b.staging.example.com\",\"decision\":\"allowed\""));
        }

        @Test
        void passes_over_a_byte_order_mark() {
            assertThat(explainLines("\uFEFFhttps://a.staging.example.com\n", "--format=json")
                            .status())
                    .isZero();
        }

        @Test
        void reads_no_line_without_end() {
            assertThat(explainLines("\n" + "a".repeat((1 << 20) + 1), "--format=json"))
                    .isEqualTo(new Called(2, "", "tierguard explain: line 2 is longer than 1 MiB\n"));
        }

        @Test
        void reads_the_longest_line_that_it_takes() {
            String target = "https://a.staging.example.com/" + "a:".repeat(250_000);

            assertThat(explainLines(target + "\n" + "a:".repeat(250_000), "--format=json")
                            .out()
                            .lines())
                    .satisfiesExactly(
                            first -> assertThat(first).startsWith("{\"line\":1,\"target\":\"" + target + "\""),
                            second -> assertThat(second).startsWith("{\"line\":2,\"target\":\"…\""));
        }
    }
}
