package io.tierguard.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.guard.Decision;
import io.tierguard.guard.Guard;
import io.tierguard.guard.Reason;
import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What grows with a company, grown. Each test is done in a second, and would take hours where two lines of the file were
 * compared with each other, or a line looked at for each question.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ScaleTest {

    private static final int MANY = 40_000;
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

    private static String lines(int count, IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n", "", "\n"));
    }

    private static Registry registry(String yaml) {
        return Registry.parse("tierguard.yaml", "version: 1\n" + yaml);
    }

    private static Guard staging(Registry registry) {
        return Guard.of(Environment.of(Tier.STAGING), registry, NOON);
    }

    private static Endpoint database(String host, int port, String name) {
        return Endpoint.database("postgresql", Host.parse(host).orElseThrow(), Component.of(port), Component.of(name));
    }

    private static Endpoint url(String text, int port, String path) {
        return Endpoint.url("https", Host.parse(text).orElseThrow(), Component.of(port), path)
                .orElseThrow();
    }

    @Nested
    class Of_one_host {

        @Test
        void databases_are_found_each_by_its_name() {
            Registry registry = registry("endpoints:\n  staging:\n"
                    + lines(MANY, i -> "    - db.example.com:5432/orders_" + i)
                    + "  production: [db.example.com]\n");
            Guard guard = staging(registry);

            for (int i = 0; i < MANY; i++) {
                Decision own = guard.decide(database("db.example.com", 5432, "Orders_" + i), List.of());
                Decision foreign = guard.decide(database("db.example.com", 5433, "orders_" + i), List.of());
                assertThat(own.rule().orElseThrow().origin()).isEqualTo("tierguard.yaml:" + (i + 4));
                assertThat(foreign.reason()).isEqualTo(Reason.FOREIGN);
            }
            Decision other = guard.decide(database("db.example.com", 5432, "orders_x"), List.of());
            assertThat(other.reason()).isEqualTo(Reason.FOREIGN);
        }

        @Test
        void ports_are_found_each_by_its_number() {
            Registry registry =
                    registry("endpoints:\n  staging:\n" + lines(MANY, i -> "    - \"db.example.com:" + (i + 1) + "\""));
            Guard guard = staging(registry);

            for (int i = 0; i < MANY; i++) {
                Decision own = guard.decide(database("db.example.com", i + 1, "orders"), List.of());
                assertThat(own.rule().orElseThrow().origin()).isEqualTo("tierguard.yaml:" + (i + 4));
            }
            assertThat(guard.decide(database("db.example.com", MANY + 1, "orders"), List.of())
                            .reason())
                    .isEqualTo(Reason.UNKNOWN);
        }

        @Test
        void paths_are_found_each_by_its_longest_beginning() {
            Registry registry = registry(
                    "endpoints:\n  staging:\n" + lines(MANY, i -> "    - https://api.example.com/a/b" + i + "/c"));
            Guard guard = staging(registry);

            for (int i = 0; i < MANY; i++) {
                Decision own = guard.decide(url("api.example.com", 443, "/a/b" + i + "/c/d/e"), List.of());
                assertThat(own.rule().orElseThrow().origin()).isEqualTo("tierguard.yaml:" + (i + 4));
            }
            assertThat(guard.decide(url("api.example.com", 443, "/a/b7/cc"), List.of())
                            .reason())
                    .isEqualTo(Reason.UNKNOWN);
        }

        @Test
        void a_socket_that_sees_none_of_its_databases_is_allowed_for_one_of_them() {
            Registry registry = registry("endpoints:\n  production:\n"
                    + lines(MANY, i -> "    - db.example.com:5432/orders_" + i)
                    + "  staging: [\"db.example.com:5432/x\"]\n");

            Decision decision = staging(registry)
                    .decide(Endpoint.socket(Host.parse("db.example.com").orElseThrow(), 5432), List.of());

            assertThat(decision.isAllowed()).isTrue();
            assertThat(decision.rule().orElseThrow().origin()).isEqualTo("tierguard.yaml:" + (MANY + 4));
        }

        @Test
        void an_open_port_of_this_machine_takes_no_longer_for_its_lines() {
            Registry registry =
                    registry("endpoints:\n  test:\n" + lines(MANY, i -> "    - \"localhost:" + (i + 1) + "\""));

            Decision decision = Guard.of(Environment.of(Tier.TEST), registry, NOON)
                    .decide(Endpoint.socket(Host.parse("localhost").orElseThrow(), Component.open()), List.of());

            assertThat(decision.isAllowed()).isTrue();
        }
    }

    @Test
    void environments_are_found_each_by_its_name() {
        Registry registry = registry("environments:\n"
                + lines(MANY, i -> i % 2 == 0 ? "  env-" + i + ": staging" : "  \"pr-" + i + "/*\": development")
                + "endpoints:\n"
                + lines(MANY, i -> (i % 2 == 0 ? "  env-" + i : "  pr-" + i + "/x") + ": [h" + i + ".example.com]"));

        assertThat(registry.rules()).hasSize(MANY);
    }

    @Test
    void crossings_are_checked_and_found_each_by_its_endpoint() {
        Registry registry = registry("endpoints:\n  production:\n"
                + lines(MANY / 4, i -> "    - db.example.com/orders_" + i)
                + lines(MANY / 4, i -> "    - h" + i + ".example.com")
                + "crossings:\n"
                + lines(MANY / 4, i -> crossing("db.example.com:" + (i + 1)))
                + lines(MANY / 4, i -> crossing("h" + i + ".example.com:443")));
        Guard guard = staging(registry);

        for (int i = 0; i < MANY / 4; i++) {
            assertThat(guard.decide(database("db.example.com", i + 1, "orders_" + i), List.of())
                            .reason())
                    .isEqualTo(Reason.CROSSING);
            assertThat(guard.decide(url("h" + i + ".example.com", 443, ""), List.of())
                            .reason())
                    .isEqualTo(Reason.CROSSING);
        }
    }

    private static String crossing(String endpoint) {
        return "  - {from: staging, to: production, endpoint: \"" + endpoint + "\", reason: r, expires: 2099-12-31}";
    }

    @Test
    void rules_of_evidence_are_read() {
        Registry registry = registry("evidence:\n"
                + lines(
                        MANY,
                        i -> "  - {source: kubernetes.namespace, matches: ns-" + i + ", environment: production}"));

        assertThat(registry.evidence()).hasSize(MANY);
    }

    @Test
    void an_unknown_name_among_many_gets_a_message_that_can_be_read() {
        String yaml = "version: 1\nenvironments:\n" + lines(MANY, i -> "  environment-" + i + ": staging")
                + "endpoints: {nobody: [a.example.com]}\n";

        assertThatExceptionOfType(InvalidRegistryException.class)
                .isThrownBy(() -> Registry.parse("tierguard.yaml", yaml))
                .satisfies(e -> assertThat(e.report().problems())
                        .singleElement()
                        .satisfies(problem -> assertThat(problem.fix())
                                .startsWith("use one of development, test, staging, production, environment-0, ")
                                .endsWith(", environment-25 and " + (MANY - 25) + " more")));
    }

    @Nested
    class Of_files {

        @TempDir
        private Path folder;

        private Path write(String name, String text) throws IOException {
            return Files.writeString(folder.resolve(name), text);
        }

        @Test
        void a_chain_of_includes_may_be_as_long_as_it_is() throws IOException {
            int files = 3000;
            for (int i = 0; i < files; i++) {
                String next = i + 1 < files ? "include: [t" + (i + 1) + ".yaml]\n" : "";
                write("t" + i + ".yaml", "endpoints: {staging: [h" + i + ".example.com]}\n" + next);
            }
            Registry registry = Registry.read(write("tierguard.yaml", "version: 1\ninclude: [t0.yaml]\n"));

            assertThat(registry.rules()).hasSize(files);
            assertThat(registry.rules().get(files - 1)).hasToString("h2999.example.com t2999.yaml:1");
        }

        @Test
        void a_file_may_be_longer_than_the_parsers_own_limit() {
            Registry registry = registry("endpoints:\n  staging:\n"
                    + lines(20_000, i -> "    - h" + i + ".example.com # " + "x".repeat(180)));

            assertThat(registry.rules()).hasSize(20_000);
        }

        @Test
        void files_that_are_too_long_together_are_refused() throws IOException {
            String comment = "# " + "x".repeat(997) + "\n";
            write("a.yaml", comment.repeat(20 * 1024));
            write("b.yaml", comment.repeat(20 * 1024));
            Path main = write("tierguard.yaml", "version: 1\ninclude: [a.yaml, b.yaml]\n");

            assertThatExceptionOfType(InvalidRegistryException.class)
                    .isThrownBy(() -> Registry.read(main))
                    .satisfies(e -> assertThat(e.report().problems())
                            .singleElement()
                            .hasToString(
                                    "TG-1023 tierguard.yaml:2:19: 'b.yaml' cannot be included: with it the registry"
                                            + " is longer than 32 MiB"));
        }
    }
}
