package io.tierguard.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.registry.Registry;
import io.tierguard.report.Report;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityResolverTest {

    private static final String REGISTRY = """
            version: 1
            environments:
              qa-eu: staging
              main: production
              "preview/*": development
              "*/a": development
            """;

    private static IdentityResolver.Resolution resolve(
            Map<String, String> variables, DotEnvFile dotEnv, RuntimeEvidence runtime, String registry) {
        return new IdentityResolver(variables, dotEnv, runtime, Registry.parse("tierguard.yaml", registry)).resolve();
    }

    private static Identity identity(Map<String, String> variables) {
        return ((IdentityResolver.Resolved) resolve(variables, DotEnvFile.none(), RuntimeEvidence.none(), REGISTRY))
                .identity();
    }

    private static String problems(IdentityResolver.Resolution resolution) {
        return Report.of("start", ((IdentityResolver.Unresolved) resolution).problems())
                .text();
    }

    private static String problems(Map<String, String> variables) {
        return problems(resolve(variables, DotEnvFile.none(), RuntimeEvidence.none(), REGISTRY));
    }

    private static Map<String, String> claim(String environment) {
        return Map.of("TIERGUARD_ENVIRONMENT", environment);
    }

    @Nested
    class The_claim {
        @Test
        void names_a_tier_or_a_declared_environment() {
            assertThat(identity(claim("production")).tier()).isEqualTo(Tier.PRODUCTION);
            assertThat(identity(claim("qa-eu"))).hasToString("qa-eu (staging)");
            assertThat(identity(claim("preview/pr-1")).tier()).isEqualTo(Tier.DEVELOPMENT);
            assertThat(identity(claim("staging")).evidence())
                    .containsExactly(new Evidence(
                            "tierguard.environment",
                            "staging",
                            "TIERGUARD_ENVIRONMENT=staging",
                            "environment variable"));
        }

        @Test
        void has_no_default() {
            String expected = """
                    start: 1 problem

                    TG-6001 TIERGUARD_ENVIRONMENT: TIERGUARD_ENVIRONMENT is not set, and there is no default
                      to fix     set it to one of development, test, staging, production, qa-eu, main, preview/*, */a
                    """;
            assertThat(problems(Map.of())).isEqualTo(expected);
            assertThat(problems(claim(""))).isEqualTo(expected);
            assertThat(problems(Map.of("tierguard_environment", "staging", "ENVIRONMENT", "staging")))
                    .isEqualTo(expected);
        }

        @Test
        void is_told_the_nearest_name_when_it_is_misspelled() {
            assertThat(problems(claim("stagign"))).isEqualTo("""
                    start: 1 problem

                    TG-6002 TIERGUARD_ENVIRONMENT: 'stagign' is not a declared environment
                      to fix     did you mean staging? Declared are development, test, staging, production, qa-eu, main, preview/*, */a
                    """);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Staging",
                    "STAGING",
                    " staging",
                    "staging ",
                    "prod",
                    "dev",
                    "stage",
                    "preview/",
                    "preview/a/b",
                    "preview",
                    "shared",
                    "local"
                })
        void has_no_alias_and_is_not_repaired(String name) {
            assertThat(problems(claim(name)))
                    .contains("TG-6002 TIERGUARD_ENVIRONMENT: '" + name + "' is not a declared environment\n");
        }

        @ParameterizedTest
        @CsvSource({
            "prod,production",
            "PRODUCTION,production",
            "stage,staging",
            "dev,development",
            "qa,qa-eu",
            "qa-ue,qa-eu"
        })
        void is_told_what_an_abbreviation_most_likely_means(String name, String nearest) {
            assertThat(problems(claim(name))).contains("did you mean " + nearest + "? Declared are ");
        }

        @Test
        void is_not_printed_where_it_could_be_anything() {
            assertThat(problems(claim("sk_live_fake$%&"))).contains("TG-6002 TIERGUARD_ENVIRONMENT: '…' is not");
        }

        @Test
        void is_refused_where_two_patterns_match_it_equally_well() {
            String tied = """
                    version: 1
                    environments:
                      "*-eu": staging
                      "*eu": production
                    """;

            assertThat(problems(resolve(claim("qa-eu"), DotEnvFile.none(), RuntimeEvidence.none(), tied)))
                    .contains(
                            "TG-1016 TIERGUARD_ENVIRONMENT: 'qa-eu' is matched equally well by the environment patterns ");
        }
    }

    @Nested
    class Under_a_test_engine {
        private final RuntimeEvidence engine = RuntimeEvidence.ofTestEngine("it was started by Maven Surefire");

        @ParameterizedTest
        @ValueSource(strings = {"development", "test", "preview/x"})
        void may_be_up_to_test(String environment) {
            assertThat(resolve(claim(environment), DotEnvFile.none(), engine, REGISTRY))
                    .isInstanceOf(IdentityResolver.Resolved.class);
        }

        @Test
        void refuses_a_higher_claim_instead_of_lowering_it() {
            assertThat(problems(resolve(claim("main"), DotEnvFile.none(), engine, REGISTRY)))
                    .isEqualTo("""
                    start: 1 problem

                    TG-6003 TIERGUARD_ENVIRONMENT: main (production) was claimed by a process that runs tests: it was started by Maven Surefire
                      to fix     claim at most test here, take the test engine out of the deployment, or raise policy: test-runtime-cap for main (production)
                    """);
        }

        @Test
        void lets_the_registry_raise_the_cap_for_one_environment() {
            String raised = REGISTRY + "policy:\n  test-runtime-cap: {qa-eu: staging, default: test}\n";

            assertThat(resolve(claim("qa-eu"), DotEnvFile.none(), engine, raised))
                    .isInstanceOf(IdentityResolver.Resolved.class);
            assertThat(problems(resolve(claim("staging"), DotEnvFile.none(), engine, raised)))
                    .contains("TG-6003");
        }
    }

    @Nested
    class OpenTelemetry {
        private Map<String, String> with(String attributes) {
            return Map.of("TIERGUARD_ENVIRONMENT", "qa-eu", "OTEL_RESOURCE_ATTRIBUTES", attributes);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "service.name=shop",
                    "service.name=shop,deployment.environment.name=qa-eu",
                    " deployment.environment.name = staging , a=b",
                    "deployment.environment.name=qa%2Deu",
                    "deployment.environment.name=staging,deployment.environment.name=qa-eu",
                    "deployment.environment=production"
                })
        void agrees_by_the_environment_or_its_tier(String attributes) {
            assertThat(identity(with(attributes))).hasToString("qa-eu (staging)");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "deployment.environment.name=production",
                    "deployment.environment.name=staging,deployment.environment.name=production",
                    "deployment.environment.name=",
                    "deployment.environment.name=Staging",
                    "deployment.environment.name=%zz",
                    "deployment.environment.name=test,x=y"
                })
        void contradicts_otherwise(String attributes) {
            assertThat(problems(with(attributes))).contains("TG-6004 TIERGUARD_ENVIRONMENT: ");
        }

        @Test
        void shows_the_pieces_side_by_side() {
            assertThat(problems(with("deployment.environment.name=production"))).isEqualTo("""
                    start: 1 problem

                    TG-6004 TIERGUARD_ENVIRONMENT: the evidence of who this process is does not agree: TIERGUARD_ENVIRONMENT=qa-eu against deployment.environment.name=production
                      claims       TIERGUARD_ENVIRONMENT=qa-eu              environment variable
                      contradicts  deployment.environment.name=production   environment variable OTEL_RESOURCE_ATTRIBUTES   built-in rule: the environment or its tier
                      to fix       correct the one that is wrong; a majority never wins
                    """);
        }

        private String ruled(String rules, String claim, String attributes) {
            var resolution = resolve(
                    Map.of("TIERGUARD_ENVIRONMENT", claim, "OTEL_RESOURCE_ATTRIBUTES", attributes),
                    DotEnvFile.none(),
                    RuntimeEvidence.none(),
                    REGISTRY + "evidence:\n" + rules);
            return resolution instanceof IdentityResolver.Resolved ? "agrees" : problems(resolution);
        }

        @Test
        void is_ruled_by_the_file_where_it_has_rules_for_it() {
            String rules = """
                      - {source: otel.deployment.environment.name, matches: "live-*", environment: production}
                      - {source: otel.deployment.environment.name, matches: "q*", environment: [staging, qa-eu]}
                    """;
            String attribute = "deployment.environment.name=";

            assertThat(ruled(rules, "production", attribute + "live-eu")).isEqualTo("agrees");
            assertThat(ruled(rules, "qa-eu", attribute + "live-eu")).contains("TG-6004");
            // matched by none: contradicts where the claim has rules, else neutral
            assertThat(ruled(rules, "production", attribute + "production")).contains("TG-6004");
            assertThat(ruled(rules, "test", attribute + "production")).isEqualTo("agrees");
            assertThat(ruled(rules, "production", "")).isEqualTo("agrees");
        }

        @Test
        void must_be_there_where_a_rule_requires_it() {
            String rules = """
                      - {source: otel.deployment.environment.name, matches: "production", environment: production, required: true}
                    """;

            assertThat(ruled(rules, "production", "a=b"))
                    .contains("against otel.deployment.environment.name is absent\n");
            assertThat(ruled(rules, "staging", "a=b")).isEqualTo("agrees");
        }
    }

    @Nested
    class A_dotenv_file {
        @TempDir
        Path directory;

        private IdentityResolver.Resolution with(String file, Map<String, String> variables) throws IOException {
            Files.writeString(directory.resolve(".env"), file);
            return resolve(variables, DotEnvFile.in(directory), RuntimeEvidence.none(), REGISTRY);
        }

        @Test
        void may_declare_a_development_or_test_environment() throws IOException {
            var resolution = with("# mine\nTIERGUARD_ENVIRONMENT=test\nOTHER=\"a # b\" # why\n", Map.of());

            assertThat(((IdentityResolver.Resolved) resolution).identity().evidence())
                    .containsExactly(
                            new Evidence("tierguard.environment", "test", "TIERGUARD_ENVIRONMENT=test", ".env"));
        }

        @Test
        void loses_to_a_real_variable() throws IOException {
            var resolution = with("TIERGUARD_ENVIRONMENT=test\n", claim("development"));

            assertThat(((IdentityResolver.Resolved) resolution).identity()).hasToString("development");
        }

        @ParameterizedTest
        @ValueSource(strings = {"TIERGUARD_ENVIRONMENT=test\n", "SHOP_NAME=x\n", ""})
        void must_not_be_beside_a_process_of_another_tier(String file) throws IOException {
            assertThat(problems(with(file, claim("qa-eu")))).isEqualTo("""
                    start: 1 problem

                    TG-6005 .env: .env is in the working directory of a process that is qa-eu (staging)
                      to fix     remove .env: it may declare development and test environments only
                    """);
        }

        @Test
        void must_not_declare_another_tier_even_where_a_real_variable_wins() throws IOException {
            assertThat(problems(with("TIERGUARD_ENVIRONMENT=production\n", claim("test"))))
                    .contains("TG-6005 .env: ");
            assertThat(problems(with("TIERGUARD_ENVIRONMENT=production\n", Map.of())))
                    .contains("TG-6005 .env: ");
        }

        @Test
        void is_refused_where_it_declares_nobody_or_cannot_be_read() throws IOException {
            assertThat(problems(with("TIERGUARD_ENVIRONMENT=tset\n", claim("test"))))
                    .contains("TG-6002 .env: 'tset' is not a declared environment");
            assertThat(problems(with("export KEY=zqx\n", claim("test"))))
                    .contains("TG-6006 .env:1: .env cannot be read: line 1 has not the form NAME=value\n")
                    .doesNotContain("zqx");
        }

        @ParameterizedTest
        @CsvSource(
                delimiterString = " -> ",
                value = {
                    "TIERGUARD_ENVIRONMENT=test|TIERGUARD_ENVIRONMENT=development -> .env:2 -> line 2 sets a name for the second time",
                    "A=\"zqx|TIERGUARD_ENVIRONMENT=production -> .env:1 -> line 1 has a quote that does not end the value on the same line",
                    "A=\"zqx\" y -> .env:1 -> line 1 has a quote that does not end the value on the same line",
                    "A=zq#x -> .env:1 -> line 1 has a quote or a # inside a value: put the value in double quotes",
                    "A=#zqx -> .env:1 -> line 1 has a quote or a # inside a value: put the value in double quotes",
                    "A=z\"qx -> .env:1 -> line 1 has a quote or a # inside a value: put the value in double quotes",
                    "A='zqx' -> .env:1 -> line 1 has single quotes, which would stay in the value: use double ones",
                    "1A=zqx -> .env:1 -> line 1 has not the form NAME=value"
                })
        void is_refused_where_its_reader_would_cut_drop_or_override(String lines, String where, String reason)
                throws IOException {
            assertThat(problems(with(lines.replace('|', '\n') + "\n", claim("test"))))
                    .contains("TG-6006 " + where + ": .env cannot be read: " + reason + "\n")
                    .doesNotContain("zqx");
        }

        @Test
        void is_that_of_the_directory_and_of_no_other_and_shows_no_value() throws IOException {
            Path odd = Files.createDirectory(directory.resolve("app.env"));
            Files.createDirectory(directory.resolve("app"));
            Files.writeString(directory.resolve("app").resolve(".env"), "TIERGUARD_ENVIRONMENT=development\n");
            Files.writeString(odd.resolve(".env"), "TIERGUARD_ENVIRONMENT=test\nA=\"a b\"\nB= c # d\n\n  # e\nC=\n");

            DotEnvFile file = DotEnvFile.in(odd);
            assertThat(file.values()).isEqualTo(Map.of("TIERGUARD_ENVIRONMENT", "test", "A", "a b", "B", "c", "C", ""));
            assertThat(file).hasToString(".env");
            assertThat(DotEnvFile.none()).hasToString("no .env");
        }

        @Test
        void tells_the_line_of_each_value() throws IOException {
            Files.writeString(directory.resolve(".env"), "# first\n\nA=1\nB=2\n");

            DotEnvFile file = DotEnvFile.in(directory);
            assertThat(file.origin("A")).isEqualTo(".env:3");
            assertThat(file.origin("B")).isEqualTo(".env:4");
        }

        @Test
        void says_nothing_where_there_is_none() {
            DotEnvFile file = DotEnvFile.in(directory);

            assertThat(file.exists()).isFalse();
            assertThat(file).isEqualTo(DotEnvFile.none());
        }

        @Test
        void gives_values_below_the_real_ones() throws IOException {
            Files.writeString(directory.resolve(".env"), "A=file\nB=file\n");

            assertThat(DotEnvFile.in(directory).below(Map.of("A", "real"))).isEqualTo(Map.of("A", "real", "B", "file"));
        }
    }
}
