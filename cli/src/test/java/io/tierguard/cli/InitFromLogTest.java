package io.tierguard.cli;

import static io.tierguard.cli.Called.tierguard;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.tierguard.guard.Guard;
import io.tierguard.guard.Resolver;
import io.tierguard.guard.Target;
import io.tierguard.registry.Environments;
import io.tierguard.registry.Registry;
import io.tierguard.testing.ChildJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InitFromLogTest {

    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("tierguard.yaml");
    }

    private Called init(String log) {
        return tierguard(log.getBytes(StandardCharsets.UTF_8), List.of("init", "--from-log", "-", file().toString()));
    }

    private String written() throws IOException {
        return Files.readString(file());
    }

    /** A line as the guard tells it, without what stands behind its pairs. */
    private static String line(String code, String environment, String tier, String endpoint, String owner, int count) {
        return "WARN Guard - " + code + " would refuse: this process is " + environment
                + " [tierguard.decision=would-refuse tierguard.code=" + code + " tierguard.environment=" + environment
                + " tierguard.tier=" + tier + " tierguard.endpoint=" + endpoint + " tierguard.owner=" + owner
                + " tierguard.rule=tierguard.yaml:3 tierguard.count=" + count + " tierguard.usedBy=SHOP_URL]\n";
    }

    private static String unknown(String tier, String endpoint) {
        return line("TG-2002", tier, tier, endpoint, "-", 1);
    }

    private static final String HEAD = """
            # Made from a log of what would have been refused. Check each line before it is checked in: whose it is, and that it
            # belongs here at all. Whoever can write to the log can write to this list.
            """;

    @Test
    void groups_by_the_tiers_of_the_processes_that_observed() throws IOException {
        Called called = init("nothing of ours\n"
                + unknown("staging", "b.example.com:443")
                + unknown("staging", "a.example.com:5432/orders")
                + unknown("staging", "b.example.com:443")
                + line("TG-2002", "qa-eu", "staging", "c.example.com:443", "-", 40)
                + unknown("production", "both.example.com:443")
                + unknown("staging", "both.example.com:443")
                + unknown("production", "[2001:db8::1]:443"));

        assertThat(called).isEqualTo(new Called(0, """
                Wrote %s: 5 endpoints of production, qa-eu, staging.
                Next:

                  1. Check each line, whose it is and that it belongs there at all: the log only says who tried to reach it.
                  2. Check it in as src/main/resources/tierguard.yaml; where there is one already, copy what is missing there.
                """.formatted(file()), ""));
        assertThat(written()).isEqualTo(HEAD + """
                version: 1

                environments:
                  "qa-eu": staging

                endpoints:
                  "production":
                    - "[2001:db8::1]:443"  # once
                  "staging":
                    - "a.example.com:5432/orders"  # once
                    - "b.example.com:443"  # 2 times
                    - "c.example.com:443"  # 40 times
                  "staging, production":
                    - "both.example.com:443"  # 2 times; CHECK: several tiers reached it

                policy:
                  mode: enforce
                """);
    }

    @Test
    void leaves_what_belongs_to_another_there_and_shows_the_crossing() throws IOException {
        init(line("TG-2001", "staging", "staging", "db.example.com:5432/orders", "production", 1)
                + line("TG-2001", "staging", "staging", "eu.example.com:443", "qa-eu", 1));

        assertThat(written()).isEqualTo(HEAD + """
                version: 1

                endpoints:
                  "production":
                    - "db.example.com:5432/orders"  # once, by staging; CHECK: it belonged to production

                # These endpoints belonged to another. Where that must be crossed, and for as long as it must:
                # crossings:
                #   - {from: "staging", to: production, endpoint: "db.example.com:5432", reason: FILL IN, expires: FILL IN}
                #   eu.example.com:443, of qa-eu, by staging

                policy:
                  mode: enforce
                """);
    }

    @Test
    void lists_what_no_line_mends() throws IOException {
        init(line("TG-8001", "staging", "staging", "-", "-", 3)
                + line("TG-2003", "staging", "staging", "db.example.com:5432", "production", 1)
                + line("TG-2002", "staging", "staging", "db.example.com:5432/a;b%20c", "-", 1)
                + line("TG-2002", "staging", "staging", "db.example.com:5432/orders/", "-", 2));

        assertThat(written()).isEqualTo(HEAD + """
                version: 1

                # No line here mends these; 'tierguard explain TG-nnnn' tells what does:
                #   TG-2002 db.example.com:5432/a;b%20c, by staging, once
                #   TG-2002 db.example.com:5432/orders/, by staging, 2 times
                #   TG-2003 db.example.com:5432, by staging, once
                #   TG-8001, by staging, 3 times

                policy:
                  mode: enforce
                """);
    }

    @Test
    void keeps_this_machine_for_development_and_test() throws IOException {
        init(unknown("staging", "localhost:5432")
                + unknown("staging", "local/mem:a")
                + unknown("staging", "127.0.0.2"));

        assertThat(written()).isEqualTo(HEAD + """
                version: 1

                endpoints:
                  "development, test":
                    - local  # all other databases inside a process or in a file, as if no line named one
                  "development, test, staging":
                    - "127.0.0.2"  # once; CHECK: this machine, or where a tunnel leads
                    - "local/mem:a"  # once; CHECK: this machine, or where a tunnel leads
                    - "localhost:5432"  # once; CHECK: this machine, or where a tunnel leads

                policy:
                  mode: enforce
                """);
    }

    @Test
    void joins_spellings_that_a_registry_takes_for_one() throws IOException {
        init(unknown("staging", "db.example.com:5432/Orders") + unknown("production", "db.example.com:5432/orders"));

        assertThat(written()).contains("""
                endpoints:
                  "staging, production":
                    - "db.example.com:5432/Orders"  # 2 times; CHECK: several tiers reached it
                """);
    }

    @Nested
    class A_log_that_is_not_whole {
        @Test
        void is_told_by_its_lines() throws IOException {
            String whole = unknown("staging", "a.example.com:443");
            Called called = init(whole
                    + whole.substring(0, whole.indexOf(" tierguard.count")) + "\n"
                    + "WARN TG-2002 would refuse: this pro\n"
                    + "WARN TG-2002 would refuse 12 times: this pro");

            assertThat(called.out()).contains("""
                    : 1 endpoint of staging.
                    Not all: lines 2, 3, 4 are cut off or garbled.
                    Next:
                    """);
            assertThat(written())
                    .contains("# Lines of the log were cut off: what they told is missing.\n", "a.example.com:443");
        }

        @Test
        void is_told_where_the_process_did_not_name_everything() throws IOException {
            Called called = init(unknown("staging", "a.example.com:443")
                    + line("TG-2002", "staging", "staging", "-", "-", 5)
                            .replace(
                                    "decision=would-refuse tierguard.code=TG-2002",
                                    "decision=not-named tierguard.code=-"));

            assertThat(called.out())
                    .contains("Not all: the log does not name everything. Observe again with this file.\n");
            assertThat(written())
                    .contains("# Not everything that was observed is named: observe again with this file.\n");
        }

        @Test
        void is_refused_where_it_tells_nothing() {
            assertThat(init("nothing\n"))
                    .isEqualTo(new Called(
                            2,
                            "",
                            "tierguard init: no line of the log tells of what would be refused; nothing is written\n"));
            assertThat(init("WARN TG-2002 would refuse: this pro").err())
                    .isEqualTo(
                            "tierguard init: no line of the log tells of what would be refused; nothing is written, and"
                                    + " line 1 is cut off or garbled\n");
            assertThat(directory).isEmptyDirectory();
        }

        @Test
        void that_is_none_is_told() {
            assertThat(tierguard(
                            "init", "--from-log", directory.resolve("no.log").toString(), file().toString()))
                    .isEqualTo(new Called(
                            2,
                            "",
                            "tierguard init: " + directory.resolve("no.log")
                                    + " cannot be read: give --from-log a file, or - and the log\n"));
            assertThat(tierguard("init", "--from-log", "https://user:sesame@a", file().toString())
                            .err())
                    .isEqualTo("tierguard init: --from-log takes a path, not a URL\nTry 'tierguard init --help'.\n");
        }
    }

    @Nested
    class A_forged_line {
        @Test
        void owns_no_more_than_one_host() throws IOException {
            init(unknown("staging", "a.example.com:443")
                    + unknown("staging", "*.example.com")
                    + unknown("staging", "10.0.0.0/8")
                    + unknown("staging", "a\"],x:[\"b")
                    + unknown("staging", "x\u202e\u001b[31m"));

            assertThat(written())
                    .contains("endpoints:\n  \"staging\":\n    - \"a.example.com:443\"  # once\n\n")
                    .doesNotContain("\u001b", "\u202e");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"a\u001b[31m", "a\u0000", "a\u2028b", "a\u0085b", "a\u202eb", ",", "a,,b", "a\"b", "A", "ü"})
        void names_no_owner_that_a_registry_could_not(String owner) throws IOException {
            Called called = init(unknown("staging", "a.example.com:443")
                    + line("TG-2001", "staging", "staging", "b.example.com:443", owner, 1));

            assertThat(called.status()).isZero();
            assertThat(called.out()).contains("\nNot all: line 2 is cut off or garbled.\n");
            assertThat(written()).contains("\"a.example.com:443\"").doesNotContain("b.example.com");
        }

        @Test
        void makes_no_environment_of_everyone() throws IOException {
            Called called = init(unknown("staging", "a.example.com:443")
                    + line("TG-2002", "shared", "staging", "b.example.com:443", "-", 1));

            assertThat(called.out()).contains("\nNot all: line 2 is cut off or garbled.\n");
            assertThat(written()).contains("\"a.example.com:443\"").doesNotContain("shared", "b.example.com");
        }

        @Test
        void takes_no_more_room_than_there_is() throws IOException {
            String longest = "x".repeat(900);
            String log = IntStream.range(0, 20_000)
                    .mapToObj(i -> line("TG-2003", "staging", "staging", "h" + i + longest + longest, "-", 1)
                            + unknown("staging", "h" + i + ".example.com:1/" + longest))
                    .collect(Collectors.joining());

            assertThat(init(log).out()).contains("\nNot all: the log does not name everything.");
            assertThat(Files.size(file())).isBetween(8_000_000L, 12_000_000L);
            assertThat(written().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(1_100));
        }

        @Test
        void crosses_no_more_than_a_person_could_fill_in() throws IOException {
            String owners =
                    IntStream.range(0, 200).mapToObj(i -> "qa-" + i).collect(Collectors.joining(",")) + ",production";
            String log = IntStream.range(0, 1_000)
                    .mapToObj(
                            i -> line("TG-2001", "s-" + i / 20, "staging", "h" + i % 20 + ".example.com:1", owners, 1))
                    .collect(Collectors.joining());

            assertThat(init(log).status()).isZero();
            assertThat(written()).contains("\n  \"production\":\n    - \"h0.example.com:1\"  # 50 times, by s-0, ");
            assertThat(written().lines().filter(line -> line.startsWith("#   ")))
                    .hasSize(10_001)
                    .endsWith("#   and more");
        }

        @Test
        void redefines_no_tier() throws IOException {
            init(unknown("staging", "a.example.com:443")
                    + line("TG-2002", "production", "development", "b.example.com:443", "-", 1));

            assertThat(written()).doesNotContain("b.example.com");
        }
    }

    @Test
    void leaves_an_existing_file_as_it_is() throws IOException {
        Files.writeString(file(), "version: 1\n");

        assertThat(init(unknown("staging", "a.example.com:443")))
                .isEqualTo(new Called(2, "", "tierguard init: " + file() + " exists already, and is left as it is\n"));
        assertThat(written()).isEqualTo("version: 1\n");
    }

    @Nested
    class What_real_processes_logged {
        private static final List<String> TARGETS = List.of(
                "jdbc:postgresql://orders-db.example.org/orders?user=app&password=sesame",
                "jdbc:postgresql://a.example.org,b.example.org:5433/orders%20of%20all",
                "jdbc:mysql://[2001:db8::7]:3307/Orders",
                "jdbc:mariadb://10.9.8.7/orders",
                "jdbc:postgresql://db.example.org/",
                "jdbc:h2:mem:shop",
                "jdbc:h2:file:/var/lib/a b/shop",
                "https://user:sesame@api.example.org/path/sesame?key=sesame",
                "http://localhost:8080/x",
                "http://127.0.0.1:8081",
                "http://[::1]:8082",
                "http://0.0.0.0:8083",
                "http://a.localhost",
                "custom://thing.example.org",
                "amqp://mq1.example.org,mq2.example.org:5673/v");

        static Stream<Arguments> layouts() {
            UnaryOperator<String> json = InitFromLogTest::json;
            return Stream.of(
                    Arguments.of("plain", UnaryOperator.<String>identity()),
                    Arguments.of("CRLF", (UnaryOperator<String>) line -> line + "\r"),
                    Arguments.of("JSON", json),
                    Arguments.of("JSON in JSON", (UnaryOperator<String>) line -> json(json(line))),
                    Arguments.of("JSON for HTML", (UnaryOperator<String>)
                            line -> json(line).replace("=", "\\u003d").replace("/", "\\/")));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("layouts")
        void becomes_a_registry_that_allows_it(String name, UnaryOperator<String> layout) throws Exception {
            Path observing = Files.writeString(directory.resolve("observing.yaml"), """
                    version: 1
                    environments: {qa-eu: staging}
                    policy: {mode: {observe-until: 2999-12-31}}
                    """);
            String log = "";
            for (String environment : List.of("staging", "qa-eu")) {
                List<String> arguments = new ArrayList<>(List.of(observing.toString(), environment));
                arguments.addAll(TARGETS);
                ChildJvm.Outcome outcome = new ChildJvm()
                        .option("-Dslf4j.provider=" + PrintingProvider.class.getName())
                        .option("-Dslf4j.internal.verbosity=WARN")
                        .run(Observer.class, arguments.toArray(String[]::new));
                assertThat(outcome.err()).isEmpty();
                log += outcome.out();
            }
            assertThat(log).doesNotContain("sesame").contains(" would refuse: ");
            // a logger that puts pairs into the text gets none, since they stand there already
            assertThat(log.lines()).allSatisfy(line -> assertThat(line).containsOnlyOnce("tierguard.code="));

            assertThat(init(log.lines().map(layout).collect(Collectors.joining("\n")))
                            .err())
                    .isEmpty();

            assertThat(written()).doesNotContain("sesame");
            List<String> question =
                    new ArrayList<>(List.of("explain", "--registry", file().toString(), "--environment", "qa-eu"));
            question.addAll(TARGETS);
            assertThat(tierguard(question.toArray(String[]::new)).out())
                    .contains("\n15 allowed, 0 refused, as qa-eu (staging) on ");
            assertThat(tierguard(
                                    "explain",
                                    "--registry",
                                    file().toString(),
                                    "--environment",
                                    "test",
                                    "jdbc:h2:mem:other",
                                    "http://localhost:8080",
                                    "http://localhost:8088")
                            .out())
                    .contains("\n3 allowed, 0 refused, as test on ");
        }
    }

    private static String json(String line) {
        return "{\"level\":\"WARN\",\"message\":\""
                + new String(JsonStringEncoder.getInstance().quoteAsString(line)) + "\"}";
    }

    /** A process that judges what it is told to. */
    static final class Observer {
        private Observer() {}

        public static void main(String[] arguments) {
            Registry registry = Registry.read(Path.of(arguments[0]));
            Environments.Found found =
                    (Environments.Found) registry.environments().find(arguments[1]);
            Guard guard = Guard.of(found.environment(), registry, Clock.systemUTC());
            Arrays.stream(arguments)
                    .skip(2)
                    .forEach(target -> guard.judge(Target.of(target).usedBy("a 'client'"), Resolver.none()));
        }
    }
}
