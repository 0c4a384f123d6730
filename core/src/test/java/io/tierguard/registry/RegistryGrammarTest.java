package io.tierguard.registry;

import static io.tierguard.registry.Registries.problemsIn;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.tier.Environment;
import io.tierguard.tier.EnvironmentName;
import io.tierguard.tier.Tier;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sections of the file, sentence by sentence. */
class RegistryGrammarTest {

    private static final String TYPE_FIX = " | write it as docs/registry.md shows";
    private static final String[] NAMES = {
        "environments:", "  qa-eu: staging", "  \"preview/*\": development", "  \"*-eu\": test", "  \"pr*\": test"
    };

    private static Environment environment(String name, Tier tier) {
        return new Environment(new EnvironmentName(name), tier);
    }

    private static List<String> problemsWithNames(String... lines) {
        String[] all = new String[NAMES.length + lines.length];
        System.arraycopy(NAMES, 0, all, 0, NAMES.length);
        System.arraycopy(lines, 0, all, NAMES.length, lines.length);
        return problemsIn(all);
    }

    @Nested
    class Environments_section {

        @ParameterizedTest(name = "{0}")
        @ValueSource(strings = {"QA", "-qa", ".qa", "/qa", "qa eu", "q\u00E4", "qa,eu", "qa+eu"})
        void refuses_a_name_outside_its_grammar(String name) {
            assertThat(problemsIn("environments:", "  \"" + name + "\": staging"))
                    .containsExactly("TG-1009 tierguard.yaml:3:3: '" + name + "' is not the name of an environment"
                            + " | use up to 63 of a-z, 0-9, . _ / and -, beginning with a letter or digit");
        }

        @Test
        void counts_the_characters_of_a_name() {
            assertThat(problemsIn("environments:", "  " + "a".repeat(63) + ": staging"))
                    .isEmpty();
            assertThat(problemsIn("environments:", "  " + "a".repeat(64) + ": staging"))
                    .hasSize(1);
            assertThat(problemsIn("environments:", "  \"\": staging")).hasSize(1);
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(strings = {"QA*", "-*", "a b*", "/*"})
        void refuses_a_pattern_outside_its_grammar(String name) {
            assertThat(problemsIn("environments:", "  \"" + name + "\": staging"))
                    .containsExactly("TG-1029 tierguard.yaml:3:3: '" + name + "' is not a name pattern"
                            + " | use the characters of an environment's name and *, which stands for one or more of"
                            + " them except /");
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(strings = {"development", "test", "staging", "production"})
        void refuses_to_redefine_a_tier_even_as_itself(String tier) {
            assertThat(problemsIn("environments:", "  " + tier + ": " + tier))
                    .containsExactly("TG-1010 tierguard.yaml:3:3: '" + tier
                            + "' is a tier and needs no entry | remove this line");
        }

        @Test
        void refuses_the_name_that_means_everyone() {
            assertThat(problemsIn("environments:", "  shared: staging")).hasSize(1);
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource({
            "prod, did you mean 'production'?",
            "Staging, did you mean 'staging'?",
            "produciton, did you mean 'production'?",
            "other, 'use one of development, test, staging, production'"
        })
        void refuses_what_is_not_a_tier(String tier, String fix) {
            assertThat(problemsIn("environments:", "  qa: " + tier))
                    .containsExactly("TG-1011 tierguard.yaml:3:7: '" + tier + "' is not a tier | " + fix);
        }

        @Test
        void a_misspelled_tier_does_not_make_its_owner_unknown() {
            assertThat(problemsIn("environments:", "  qa: stging", "endpoints:", "  qa: [a.example.com]"))
                    .containsExactly("TG-1011 tierguard.yaml:3:7: 'stging' is not a tier | did you mean 'staging'?");
        }
    }

    @Nested
    class Name_look_up {

        private final Environments environments = Registries.of(
                        "environments:",
                        "  qa-eu: staging",
                        "  \"preview/*\": development",
                        "  \"preview/main-*\": staging",
                        "  \"*-eu\": test",
                        "  \"*-a-*\": test",
                        "  \"pr*\": test",
                        "  \"*-b\": staging",
                        "  \"x*-b\": staging",
                        "  preview/main-1: production")
                .environments();

        @ParameterizedTest(name = "{0} is {1}")
        @CsvSource({
            "production, production",
            "development, development",
            "qa-eu, staging",
            "preview/pr-1, development",
            "preview/main-2, staging",
            "preview/main-1, production",
            "de-eu, test",
            "prx, test",
            "xy-b, staging",
        })
        void finds_exact_names_then_the_longest_literal_prefix(String name, String tier) {
            assertThat(environments.find(name))
                    .isEqualTo(new Environments.Found(
                            environment(name, Tier.parse(tier).orElseThrow())));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "pr", "-eu", "preview/", "preview/a/b", "QA-EU", "qa-eu ", "nothing", "Production"})
        void finds_nothing_else(String name) {
            assertThat(environments.find(name)).isEqualTo(new Environments.Unknown());
        }

        @Test
        void reports_a_tie_when_a_name_matches_both() {
            assertThat(environments.find("y-a-b")).isEqualTo(new Environments.Tied(List.of("*-a-*", "*-b")));
        }

        @Test
        void stays_fast_whatever_the_pattern() {
            NamePattern stars = NamePattern.parse("*a".repeat(31) + "b").orElseThrow();
            assertThat(stars.matches("a".repeat(5_000))).isFalse();
            assertThat(stars.matches("a".repeat(5_000) + "b")).isTrue();
        }
    }

    @Nested
    class Owners_of_endpoints {

        @ParameterizedTest(name = "{0}")
        @ValueSource(
                strings = {
                    "production",
                    "qa-eu",
                    "preview/*",
                    "preview/pr-1",
                    "shared",
                    "production, staging",
                    "staging,test,development,production",
                    " staging ,qa-eu",
                    "preview/*,preview/pr-1"
                })
        void are_tiers_environments_patterns_and_names_that_they_match(String key) {
            assertThat(problemsWithNames("endpoints:", "  \"" + key + "\": [a.example.com]"))
                    .isEmpty();
        }

        @Test
        void keep_the_order_of_the_key() {
            Registry registry = Registries.of("endpoints:", "  \"staging,  test,development\": [a.example.com]");
            assertThat(registry.rules().get(0).owners().names()).containsExactly("staging", "test", "development");
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource(
                delimiter = ';',
                value = {
                    "nobody; use one of development, test, staging, production, qa-eu, preview/*, *-eu, pr*, shared",
                    "Production; did you mean 'production'?",
                    "qa-us; did you mean 'qa-eu'?",
                    "preview/**; did you mean 'preview/*'?",
                    "preview/*x; did you mean 'preview/*'?",
                    "Shared; did you mean 'shared'?",
                    "qa-eu staging; use one of development, test, staging, production, qa-eu, preview/*, *-eu, pr*, shared"
                })
        void are_nothing_else(String key, String fix) {
            assertThat(problemsWithNames("endpoints:", "  \"" + key + "\": [a.example.com]"))
                    .containsExactly("TG-1012 tierguard.yaml:8:3: '" + key
                            + "' is neither a tier, nor a declared environment, nor shared | " + fix);
        }

        @Test
        void are_unclear_where_patterns_tie() {
            assertThat(problemsIn(
                            "environments: {\"*-a-*\": test, \"*-b\": staging}",
                            "endpoints:",
                            "  x-a-b: [a.example.com]"))
                    .containsExactly(
                            "TG-1016 tierguard.yaml:4:3: 'x-a-b' is matched equally well by the environment"
                                    + " patterns *-a-* and *-b | declare 'x-a-b' itself under environments:, or lengthen one pattern");
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource(
                delimiter = ';',
                value = {
                    "staging, staging; 'staging' is repeated",
                    "staging,test, staging; 'staging' is repeated",
                    "shared, shared; 'shared' is repeated",
                    "shared, staging; shared is everyone already",
                    "staging,shared; shared is everyone already",
                    "staging,; a name is missing beside a comma",
                    "',staging'; a name is missing beside a comma",
                    "staging,,test; a name is missing beside a comma",
                })
        void are_named_once_and_shared_stands_alone(String key, String reason) {
            assertThat(problemsWithNames("endpoints:", "  \"" + key + "\": [a.example.com]"))
                    .containsExactly("TG-1013 tierguard.yaml:8:3: the owners '" + key + "' cannot stand together: "
                            + reason + " | name each owner once; shared stands alone");
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource({"a.example.com, text", "{}, a map", "~, nothing"})
        void own_lists(String value, String found) {
            assertThat(problemsIn("endpoints:", "  staging: " + value))
                    .containsExactly("TG-1006 tierguard.yaml:3:12: what 'staging' owns must be a list, and this is "
                            + found + TYPE_FIX);
        }
    }

    @Nested
    class One_pattern_twice {

        @Test
        void names_both_lines_and_how_to_own_jointly() {
            assertThat(problemsIn(
                            "endpoints:",
                            "  staging:",
                            "    - mysql://DB.example.com:3306/Orders",
                            "  \"test, staging\":",
                            "    - mariadb://db.example.com.:3306/orders"))
                    .containsExactly(
                            "TG-1015 tierguard.yaml:6:7: 'mariadb://db.example.com:3306/orders' already belongs"
                                    + " to staging at tierguard.yaml:4:7 | remove one of the two, or give it to all under one key,"
                                    + " \"staging, test\"");
        }

        @Test
        void is_an_error_under_one_key_too() {
            assertThat(problemsIn("endpoints:", "  staging: [a.example.com, A.example.com]"))
                    .containsExactly("TG-1015 tierguard.yaml:3:28: 'a.example.com' already belongs to staging at"
                            + " tierguard.yaml:3:13 | remove one of the two");
        }

        @Test
        void cannot_be_joint_with_everyone() {
            assertThat(problemsIn("endpoints:", "  shared: [10.0.0.0/8]", "  test: [\"::ffff:10.0.0.0/104\"]"))
                    .containsExactly("TG-1015 tierguard.yaml:4:10: '10.0.0.0/8' already belongs to shared at"
                            + " tierguard.yaml:3:12 | remove one of the two");
        }
    }

    @Nested
    class Crossings {

        private static final String[] ENDPOINTS = {
            "endpoints:",
            "  production: [\"*.prod.example.com\", 10.1.0.0/16, \"db.example.com:5432/orders\", \"2001:db8::/32\"]",
            "  qa-eu: [qa.example.com]",
            "  \"development, staging\": [joint.example.com]",
            "  shared: [api.example.com, \"db.example.com:5432\"]",
            "  test: [\"db.example.com/orders\"]",
        };

        private List<String> problems(String crossing) {
            String[] lines = new String[ENDPOINTS.length + 2];
            System.arraycopy(ENDPOINTS, 0, lines, 0, ENDPOINTS.length);
            lines[ENDPOINTS.length] = "crossings:";
            lines[ENDPOINTS.length + 1] = "  - {" + crossing + "}";
            return problemsWithNames(lines);
        }

        private List<String> from(String from, String to, String endpoint) {
            return problems("from: " + from + ", to: " + to + ", endpoint: \"" + endpoint
                    + "\", reason: r, expires: 2027-03-31");
        }

        @ParameterizedTest(name = "{0} to {1} at {2}")
        @CsvSource({
            "staging, production, metrics.prod.example.com:443",
            "qa-eu, production, metrics.prod.example.com:443",
            "preview/pr-1, production, metrics.prod.example.com:443",
            "staging, production, db.example.com:5432",
            "staging, production, 10.1.2.3:443",
            "staging, production, '[2001:db8::1]:443'",
            "production, staging, qa.example.com:80",
            "production, qa-eu, qa.example.com:80",
            "production, qa-eu, joint.example.com:80",
            "production, main-eu, localhost:80",
            "production, staging, joint.example.com:80",
            "production, development, joint.example.com:80",
            "production, test, localhost:5432",
            "production, test, db.example.com:5433",
            "staging, production, METRICS.prod.example.com.:443",
        })
        void lead_to_what_to_owns(String from, String to, String endpoint) {
            assertThat(from(from, to, endpoint)).isEmpty();
        }

        @ParameterizedTest(name = "{0} at {1}")
        @CsvSource({
            "production, qa.example.com:443",
            "production, prod.example.com:443",
            "production, nowhere.example.com:443",
            "production, db.example.com:5433",
            "production, api.example.com:443",
            "production, localhost:5432",
            "production, 10.2.0.1:443",
            "test, qa.example.com:80",
            "test, db.example.com:5432",
            "preview/pr-1, qa.example.com:80",
        })
        void that_lead_to_nothing_are_refused(String to, String endpoint) {
            String from = to.equals("test") ? "production" : "test";
            assertThat(from(from, to, endpoint))
                    .containsExactly("TG-1018 tierguard.yaml:14:" + (30 + from.length() + to.length())
                            + ": no line gives " + endpoint + " to " + to
                            + ", so there is nothing to cross to | correct the endpoint, or add it under endpoints: "
                            + to);
        }

        /** Of one host, the line for a port speaks for that port alone, whatever was asked before. */
        @ParameterizedTest(name = "{0}")
        @ValueSource(strings = {"db.example.com", "localhost", "crowded.example.com"})
        void are_judged_port_by_port(String host) {
            String lines =
                    "version: 1\nendpoints:\n  staging: [\"" + host + ":5434\"]\n  production: [\"" + host + ":5432\"";
            for (int i = 0; i < 20; i++) {
                lines += ", \"crowded.example.com:600" + i + "\"";
            }
            String good = "  - {from: test, to: production, endpoint: \"" + host
                    + ":5432\", reason: r, expires: 2027-03-31}\n";

            for (String port : List.of("5433", "5434")) {
                String bad = good.replace("5432", port);
                for (String crossings : List.of(good + bad, bad + good)) {
                    assertThat(Registries.problems(lines + "]\ncrossings:\n" + crossings)
                                    .problems())
                            .singleElement()
                            .asString()
                            .contains(": no line gives " + host + ":" + port
                                    + " to production, so there is nothing to cross to");
                }
            }
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(
                strings = {
                    "metrics.prod.example.com",
                    "metrics.prod.example.com:",
                    "metrics.prod.example.com:0",
                    "metrics.prod.example.com:65536",
                    "metrics.prod.example.com:0443",
                    "https://metrics.prod.example.com:443",
                    "metrics.prod.example.com:443/",
                    "metrics.prod.example.com:443/orders",
                    "*.prod.example.com:443",
                    "10.1.0.0/16",
                    "10.1.0.0/16:443",
                    "010.1.0.1:443",
                    "10.1:443",
                    "2001:db8::1:443",
                    "local:443",
                    "[db.example.com]:443",
                    "u:p@metrics.prod.example.com:443",
                    " metrics.prod.example.com:443"
                })
        void name_one_host_and_one_port(String endpoint) {
            assertThat(from("staging", "production", endpoint))
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith("TG-1017 ");
        }

        @Test
        void say_which_endpoint_they_cannot_use() {
            assertThat(from("staging", "production", "user:fake@db:1"))
                    .containsExactly(
                            "TG-1017 tierguard.yaml:14:47: this crossing cannot be used: '…@db:1' is not a host and"
                                    + " a port | write one name or address, a colon and a port, as in metrics.example.com:443 or"
                                    + " [2001:db8::1]:443");
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(strings = {"from", "to", "endpoint", "reason", "expires"})
        void name_every_key(String key) {
            List<String> all = List.of(
                    "from: staging",
                    "to: production",
                    "endpoint: \"metrics.prod.example.com:443\"",
                    "reason: r",
                    "expires: 2027-03-31");
            String without = String.join(
                    ", ", all.stream().filter(one -> !one.startsWith(key + ":")).toList());
            assertThat(problems(without))
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith("TG-1008 tierguard.yaml:14:5: '" + key + "' is missing | add " + key + ": ");
        }

        @Test
        void have_a_reason_that_says_something_and_a_date_that_is_one() {
            String start = "from: staging, to: production, endpoint: \"metrics.prod.example.com:443\", ";
            assertThat(problems(start + "reason: \" \", expires: 2027-03-31"))
                    .containsExactly("TG-1006 tierguard.yaml:14:87: reason must be text, and this is blank" + TYPE_FIX);
            for (String date :
                    List.of("2027-02-29", "2027-3-31", "31.3.2027", "never", "2027-03-31T00:00", "+2027-03-31")) {
                assertThat(problems(start + "reason: r, expires: \"" + date + "\""))
                        .containsExactly(
                                "TG-1019 tierguard.yaml:14:99: '" + date + "' is not a date | write it as 2027-03-31");
            }
            assertThat(problems(start + "reason: r, expires: 2027"))
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith("TG-1024");
        }

        @Test
        void are_not_written_for_patterns_or_everyone() {
            assertThat(from("\"preview/*\"", "production", "metrics.prod.example.com:443"))
                    .containsExactly(
                            "TG-1017 tierguard.yaml:14:12: this crossing cannot be used: from is a name pattern"
                                    + " | name one tier or one environment");
            assertThat(from("shared", "production", "metrics.prod.example.com:443"))
                    .hasSize(1);
            assertThat(from("staging", "shared", "api.example.com:443")).hasSize(1);
            assertThat(from("\"staging, test\"", "production", "metrics.prod.example.com:443"))
                    .hasSize(1);
        }

        @Test
        void lead_nowhere_where_a_more_telling_line_always_speaks() {
            String[] lines = {
                "endpoints:",
                "  staging: [\"a.test:443/x\", \"wss://b.test\", \"c.test:443\"]",
                "  production: [\"https://a.test/x\", \"https://b.test\", \"mysql://d.test\", \"c.test\"]",
                "  test: [\"mariadb://d.test:3306\"]",
                "crossings:",
                "",
            };
            for (String endpoint : List.of("a.test:80", "b.test:443", "c.test:80", "d.test:3307")) {
                lines[5] = "  - {from: test, to: production, endpoint: \"" + endpoint
                        + "\", reason: r, expires: 2027-03-31}";
                assertThat(problemsIn(lines)).as(endpoint).isEmpty();
            }
            for (String endpoint : List.of("a.test:443", "c.test:443", "d.test:3306")) {
                lines[5] = "  - {from: development, to: production, endpoint: \"" + endpoint
                        + "\", reason: r, expires: 2027-03-31}";
                assertThat(problemsIn(lines)).as(endpoint).hasSize(1);
            }
        }

        @Test
        void may_be_over() {
            assertThat(problems("from: staging, to: production, endpoint: \"metrics.prod.example.com:443\", reason: r,"
                            + " expires: 1999-01-01"))
                    .isEmpty();
        }

        @Test
        void keep_their_line() {
            Crossing crossing = Registries.of(
                            "endpoints: {production: [a.example.com]}",
                            "crossings:",
                            "  -",
                            "    from: staging",
                            "    to: production",
                            "    endpoint: a.example.com:443",
                            "    reason: r",
                            "    expires: 2027-03-31")
                    .crossings()
                    .get(0);
            assertThat(crossing.origin()).isEqualTo("tierguard.yaml:5");
            assertThat(crossing.isLive(LocalDate.of(2027, 3, 31))).isTrue();
            assertThat(crossing.isLive(LocalDate.of(2027, 4, 1))).isFalse();
        }
    }

    @Nested
    class Evidence {

        @Test
        void takes_one_environment_a_tier_or_a_list() {
            Registry registry = Registries.of(
                    "environments: {qa-eu: staging}",
                    "evidence:",
                    "  - {source: kubernetes.namespace, matches: \"*-prod\", environment: production}",
                    "  - {source: cloud.account, matches: \"123456789012\", environment: [qa-eu, test], required: true}");
            EvidenceRule second = registry.evidence().get(1);
            assertThat(registry.evidence()).hasSize(2);
            assertThat(second.isFor(environment("qa-eu", Tier.STAGING))).isTrue();
            assertThat(second.isFor(Environment.of(Tier.STAGING))).isFalse();
            assertThat(second.concerns(Tier.STAGING)).isTrue();
            assertThat(second.concerns(Tier.PRODUCTION)).isFalse();
            assertThat(second.required()).isTrue();
            assertThat(second.origin()).isEqualTo("tierguard.yaml:5");
            assertThat(registry.evidence().get(0).required()).isFalse();
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource(
                delimiter = ';',
                value = {
                    "source: kubernetes.namespce, matches: a, environment: test;"
                            + " TG-1021 tierguard.yaml:8:14: 'kubernetes.namespce' is not a source of evidence"
                            + " | did you mean 'kubernetes.namespace'?",
                    "source: ci.environment, matches: A, environment: test;"
                            + " TG-1029 tierguard.yaml:8:39: 'A' is not a name pattern | use the characters of an"
                            + " environment's name and *, which stands for one or more of them except /",
                    "source: ci.environment, matches: 123456789012, environment: test;"
                            + " TG-1024 tierguard.yaml:8:39: YAML does not read this as text: it is a number"
                            + " | put it in quotes: \"123456789012\"",
                    "source: ci.environment, matches: a, environment: tst;"
                            + " TG-1031 tierguard.yaml:8:55: 'tst' is neither a tier nor a declared environment"
                            + " | did you mean 'test'?",
                    "source: ci.environment, matches: a, environment: [test, test];"
                            + " TG-1013 tierguard.yaml:8:62: the owners 'test' cannot stand together: 'test' is repeated"
                            + " | name each owner once",
                    "source: ci.environment, matches: a, environment: [];"
                            + " TG-1006 tierguard.yaml:8:55: environment must be one environment or more"
                            + " | write it as docs/registry.md shows",
                    "source: ci.environment, matches: a, environment: test, required: 'true';"
                            + " TG-1006 tierguard.yaml:8:71: required must be true or false, and this is text"
                            + " | write it as docs/registry.md shows",
                    "source: ci.environment, matches: a;"
                            + " TG-1008 tierguard.yaml:8:5: 'environment' is missing | add environment: production",
                    "source: ci.environment, match: a, environment: test;"
                            + " TG-1005 tierguard.yaml:8:30: 'match' is not a key that is known here"
                            + " | did you mean 'matches'?",
                })
        void refuses(String rule, String problem) {
            assertThat(problemsWithNames("evidence:", "  - {" + rule + "}"))
                    .anySatisfy(found -> assertThat(found).startsWith(problem.strip()));
        }

        @Test
        void refuses_everyone_as_an_environment() {
            assertThat(problemsIn("evidence:", "  - {source: ci.environment, matches: a, environment: shared}"))
                    .hasSize(1);
        }

        @Test
        void knows_the_sources_of_the_class_path() {
            String yaml = "version: 1\nevidence: [{source: vault.cluster, matches: a, environment: test}]\n";
            Registry registry =
                    RegistryReader.read(RegistrySource.of("tierguard.yaml", yaml), java.util.Set.of("vault.cluster"));
            assertThat(registry.evidence()).hasSize(1);
            assertThat(Registries.problems(yaml).problems()).hasSize(1);
        }
    }

    @Nested
    class Policies {

        private Policy policy(String... lines) {
            String[] all = new String[lines.length + 2];
            all[0] = "environments: {smoke: production, \"load-*\": staging, \"load-*-x\": staging}";
            all[1] = "policy:";
            for (int i = 0; i < lines.length; i++) {
                all[i + 2] = "  " + lines[i];
            }
            return Registries.of(all).policy();
        }

        @Test
        void have_their_defaults() {
            Policy policy = Registries.of().policy();
            for (Tier tier : Tier.values()) {
                assertThat(policy.mode(tier).observes(LocalDate.MIN)).isFalse();
                assertThat(policy.unknownEndpoints(tier)).isEqualTo(Policy.UnknownEndpoints.REFUSE);
                assertThat(policy.attestation(tier)).isEqualTo(Policy.Attestation.ACCEPTED);
                assertThat(policy.marker(tier)).isEqualTo(Policy.Marker.VERIFY_IF_PRESENT);
                assertThat(policy.secrets(tier)).isEqualTo(Policy.Secrets.ANY);
                assertThat(policy.isProtected(tier)).isFalse();
                assertThat(policy.testRuntimeCap(Environment.of(tier))).isEqualTo(Tier.TEST);
            }
        }

        @Test
        void take_a_scalar_for_every_tier() {
            Policy policy = policy(
                    "mode: {observe-until: 2027-01-31}",
                    "unknown-endpoints: allow",
                    "attestation: required",
                    "marker: required",
                    "secrets: sealed-only",
                    "test-runtime-cap: staging",
                    "protect: [production, staging]");
            for (Tier tier : Tier.values()) {
                assertThat(policy.mode(tier).observes(LocalDate.of(2027, 1, 31)))
                        .isTrue();
                assertThat(policy.mode(tier).observes(LocalDate.of(2027, 2, 1))).isFalse();
                assertThat(policy.unknownEndpoints(tier)).isEqualTo(Policy.UnknownEndpoints.ALLOW);
                assertThat(policy.attestation(tier)).isEqualTo(Policy.Attestation.REQUIRED);
                assertThat(policy.marker(tier)).isEqualTo(Policy.Marker.REQUIRED);
                assertThat(policy.secrets(tier)).isEqualTo(Policy.Secrets.SEALED_ONLY);
                assertThat(policy.testRuntimeCap(Environment.of(tier))).isEqualTo(Tier.STAGING);
                assertThat(policy.isProtected(tier)).isEqualTo(tier.compareTo(Tier.STAGING) >= 0);
            }
        }

        @Test
        void take_a_map_of_tiers_with_the_documented_default_for_the_rest() {
            Policy policy = policy(
                    "mode: {staging: {observe-until: 2027-01-31}, production: enforce}",
                    "unknown-endpoints: {development: allow}",
                    "marker: {default: required, test: verify-if-present}");
            LocalDate day = LocalDate.of(2027, 1, 1);
            assertThat(policy.mode(Tier.STAGING).observes(day)).isTrue();
            assertThat(policy.mode(Tier.PRODUCTION).observes(day)).isFalse();
            assertThat(policy.mode(Tier.TEST).observes(day)).isFalse();
            assertThat(policy.unknownEndpoints(Tier.DEVELOPMENT)).isEqualTo(Policy.UnknownEndpoints.ALLOW);
            assertThat(policy.unknownEndpoints(Tier.TEST)).isEqualTo(Policy.UnknownEndpoints.REFUSE);
            assertThat(policy.marker(Tier.TEST)).isEqualTo(Policy.Marker.VERIFY_IF_PRESENT);
            assertThat(policy.marker(Tier.STAGING)).isEqualTo(Policy.Marker.REQUIRED);
        }

        @Test
        void take_a_map_of_default_alone() {
            assertThat(policy("mode: {default: {observe-until: 2027-01-31}}")
                            .mode(Tier.TEST)
                            .observes(LocalDate.MIN))
                    .isTrue();
        }

        @Test
        void cap_test_runtimes_by_environment() {
            Policy policy = policy(
                    "test-runtime-cap: {smoke: production, \"load-*\": staging, load-1: test, \"load-*-x\": test, default: development}");
            assertThat(policy.testRuntimeCap(environment("smoke", Tier.PRODUCTION)))
                    .isEqualTo(Tier.PRODUCTION);
            assertThat(policy.testRuntimeCap(environment("load-2", Tier.STAGING)))
                    .isEqualTo(Tier.STAGING);
            assertThat(policy.testRuntimeCap(environment("load-1", Tier.STAGING)))
                    .isEqualTo(Tier.TEST);
            assertThat(policy.testRuntimeCap(environment("load-2-x", Tier.STAGING)))
                    .isEqualTo(Tier.TEST);
            assertThat(policy.testRuntimeCap(Environment.of(Tier.PRODUCTION))).isEqualTo(Tier.DEVELOPMENT);
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource(
                delimiter = ';',
                value = {
                    "mode: observe; TG-1020 tierguard.yaml:3:9: 'observe' is not a value of mode"
                            + " | write {observe-until: 2027-01-31}, with the last day of observing",
                    "mode: off; TG-1020 tierguard.yaml:3:9: 'off' is not a value of mode"
                            + " | use one of enforce, {observe-until: DATE}",
                    "mode: {observe-untl: 2027-01-31}; TG-1005 tierguard.yaml:3:10: 'observe-untl' is not a key that is"
                            + " known here | use one of development, test, staging, production, default",
                    "mode: {observe-until: soon}; TG-1019 tierguard.yaml:3:25: 'soon' is not a date"
                            + " | write it as 2027-03-31",
                    "mode: {observe-until: 2027-01-31, staging: enforce}; TG-1005 tierguard.yaml:3:37: 'staging' is not a"
                            + " key that is known here | use one of observe-until",
                    "mode: {stagin: enforce}; TG-1005 tierguard.yaml:3:10: 'stagin' is not a key that is known here"
                            + " | did you mean 'staging'?",
                    "unknown-endpoints: alow; TG-1020 tierguard.yaml:3:22: 'alow' is not a value of unknown-endpoints"
                            + " | did you mean 'allow'?",
                    "unknown-endpoints: true; TG-1024 tierguard.yaml:3:22: YAML does not read this as text: it is true or"
                            + " false | put it in quotes: \"true\"",
                    "attestation: {qa-eu: required}; TG-1005 tierguard.yaml:3:17: 'qa-eu' is not a key that is known"
                            + " here | use one of development, test, staging, production, default",
                    "marker: [required]; TG-1006 tierguard.yaml:3:11: marker must be text, and this is a list"
                            + " | write it as docs/registry.md shows",
                    "secrets: sealed; TG-1020 tierguard.yaml:3:12: 'sealed' is not a value of secrets"
                            + " | did you mean 'sealed-only'?",
                    "protect: production; TG-1006 tierguard.yaml:3:12: protect must be a list, and this is text"
                            + " | write it as docs/registry.md shows",
                    "protect: [production, production]; TG-1020 tierguard.yaml:3:25: 'production' is not a value of"
                            + " protect again | name each tier once",
                    "protect: [default]; TG-1011 tierguard.yaml:3:13: 'default' is not a tier"
                            + " | use one of development, test, staging, production",
                    "test-runtime-cap: prod; TG-1011 tierguard.yaml:3:21: 'prod' is not a tier"
                            + " | did you mean 'production'?",
                    "test-runtime-cap: {smoke: staging}; TG-1031 tierguard.yaml:3:22: 'smoke' is neither a tier nor a"
                            + " declared environment | use one of development, test, staging, production",
                    "modes: enforce; TG-1005 tierguard.yaml:3:3: 'modes' is not a key that is known here"
                            + " | did you mean 'mode'?",
                })
        void refuse(String line, String problem) {
            assertThat(problemsIn("policy:", "  " + line)).containsExactly(problem.strip());
        }
    }

    @Nested
    class Trust {

        private static final String X = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

        private String jwk(String kid) {
            return "{kty: OKP, crv: Ed25519, kid: " + kid + ", x: " + X + "}";
        }

        @Test
        void takes_public_keys() {
            Registry registry = Registries.of(
                    "trust:", "  attestation: [" + jwk("a") + "]", "  marker: [" + jwk("a") + ", " + jwk("b") + "]");
            assertThat(registry.attestationKeys()).hasSize(1);
            assertThat(registry.markerKeys()).extracting("kid").containsExactly("a", "b");
        }

        @Test
        void shows_nothing_of_a_private_key() {
            String secret = "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A";
            assertThat(problemsIn(
                            "trust:", "  marker: [{kty: OKP, crv: Ed25519, kid: a, x: " + X + ", d: " + secret + "}]"))
                    .containsExactly(
                            "TG-1022 tierguard.yaml:3:12: this is not a public key that may sign: it holds a private"
                                    + " key, which has no place in this file | give the public half of an Ed25519 key as a JWK with"
                                    + " kty, crv, x and kid");
        }

        @Test
        void refuses_two_keys_of_one_kid_and_what_is_no_key() {
            assertThat(problemsIn("trust:", "  marker: [" + jwk("a") + ", " + jwk("a") + "]"))
                    .hasSize(1);
            assertThat(problemsIn("trust:", "  marker: [{kty: RSA, kid: a}]")).hasSize(1);
            assertThat(problemsIn("trust:", "  marker: [{kty: OKP, crv: Ed25519, kid: a, x: abc}]"))
                    .hasSize(1);
            assertThat(problemsIn("trust:", "  marker: [a]"))
                    .containsExactly("TG-1006 tierguard.yaml:3:12: a key must be a map, and this is text" + TYPE_FIX);
            assertThat(problemsIn("trust:", "  markers: []"))
                    .containsExactly("TG-1005 tierguard.yaml:3:3: 'markers' is not a key that is known here"
                            + " | did you mean 'marker'?");
        }
    }

    @Nested
    class Credentials {

        @Test
        void extend_the_known_providers() {
            assertThat(Registries.of("credentials: [{provider: acme, live: acme_live_, test: acme_test_}]")
                            .credentials())
                    .containsExactly(new CredentialPrefixes("acme", "acme_live_", "acme_test_"));
        }

        @Test
        void are_whole_and_different() {
            assertThat(problemsIn("credentials: [{provider: acme, live: a_}, {provider: b, live: x_, test: x_}]"))
                    .containsExactly(
                            "TG-1008 tierguard.yaml:2:15: 'test' is missing | add test: acme_test_",
                            "TG-1028 tierguard.yaml:2:43: these credential prefixes cannot be used: one prefix has two"
                                    + " meanings | give provider, live and test, all different");
        }

        @Test
        void begin_what_can_be_a_credential() {
            assertThat(problemsIn("credentials: [{provider: acme, live: \"a live \", test: a_test_}]"))
                    .containsExactly(
                            "TG-1028 tierguard.yaml:2:15: these credential prefixes cannot be used: no credential"
                                    + " begins with a prefix of these | give provider, live and test, all different");
            assertThat(problemsIn("credentials: [{provider: acme, live: a_live_, test: \"ä_test_\"}]"))
                    .hasSize(1);
        }
    }

    @Test
    void an_application_is_a_text() {
        assertThat(problemsIn("application: 7"))
                .containsExactly("TG-1024 tierguard.yaml:2:14: YAML does not read this as text: it is a number"
                        + " | put it in quotes: \"7\"");
        assertThat(problemsIn("application: \" \""))
                .containsExactly("TG-1006 tierguard.yaml:2:14: application must be text, and this is blank" + TYPE_FIX);
    }
}
