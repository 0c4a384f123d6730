package io.tierguard.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.registry.Registry;
import io.tierguard.report.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the registry's rules of evidence make of a claim. */
class EvidenceRulesTest {

    private static final String REGISTRY = """
            version: 1
            environments:
              qa-eu: staging
              main: production
              "preview/*": development
            evidence:
            """;

    private static final String NAMESPACES = """
              - {source: kubernetes.namespace, matches: "*-prod", environment: production}
              - {source: kubernetes.namespace, matches: "*-stage", environment: [staging, "preview/*"]}
            """;

    @TempDir
    Path root;

    private IdentityResolver.Resolution resolve(String rules, String claim, Map<String, String> variables) {
        Map<String, String> all = new TreeMap<>(variables);
        all.put("TIERGUARD_ENVIRONMENT", claim);
        Registry registry = Registry.parse("tierguard.yaml", REGISTRY + rules);
        return new IdentityResolver(
                        all, DotEnvFile.none(), RuntimeEvidence.none().withFilesUnder(root), registry)
                .resolve();
    }

    /** The assurance of the identity, or all that is wrong. */
    private String outcome(String rules, String claim, Map<String, String> variables) {
        var resolution = resolve(rules, claim, variables);
        return resolution instanceof IdentityResolver.Resolved resolved
                ? resolved.identity().assurance().text()
                : Report.of("start", ((IdentityResolver.Unresolved) resolution).problems())
                        .text();
    }

    /** {@code declared}, {@code corroborated}, or the code of the one problem. */
    private String verdict(String rules, String claim, Map<String, String> variables) {
        String outcome = outcome(rules, claim, variables);
        return outcome.startsWith("start: 1 problem\n\n")
                ? outcome.substring("start: 1 problem\n\n".length()).split(" ")[0]
                : outcome;
    }

    private void namespaceFile(String content) throws IOException {
        Path file = root.resolve("var/run/secrets/kubernetes.io/serviceaccount/namespace");
        Files.createDirectories(file.getParent());
        Files.writeString(file, content, StandardCharsets.UTF_8);
    }

    @ParameterizedTest(name = "{0} in the namespace {1} is {2}")
    @CsvSource({
        "production,orders-prod,corroborated",
        "main,orders-prod,corroborated",
        "staging,orders-prod,TG-6004",
        "development,orders-prod,TG-6004",
        "staging,orders-stage,corroborated",
        "qa-eu,orders-stage,corroborated",
        "preview/x,orders-stage,corroborated",
        "development,orders-stage,TG-6004",
        "production,orders-stage,TG-6004",
        // matched by no rule: a contradiction where the environment has rules, else neutral
        "production,sandbox,TG-6004",
        "preview/x,sandbox,TG-6004",
        "development,sandbox,declared",
        "test,sandbox,declared",
        // * stands for one character or more, and values are exact
        "production,-prod,TG-6004",
        "production,Orders-Prod,TG-6004",
        "production,orders-prod-eu,TG-6004",
        "production,a/orders-prod,TG-6004",
        "test,ORDERS-PROD,declared"
    })
    void a_claim_must_be_among_the_environments_of_what_matches(String claim, String namespace, String verdict) {
        assertThat(verdict(NAMESPACES, claim, Map.of("POD_NAMESPACE", namespace)))
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"production,declared", "staging,declared", "test,declared"})
    void what_is_absent_is_neutral(String claim, String verdict) {
        assertThat(verdict(NAMESPACES, claim, Map.of())).isEqualTo(verdict);
    }

    @Test
    void every_piece_is_listed_side_by_side() throws IOException {
        namespaceFile("orders-prod\n");

        assertThat(outcome(
                        NAMESPACES + """
                          - {source: cloud.account, matches: "123456789012", environment: [staging, production]}
                          - {source: cloud.project, matches: "*", environment: production, required: true}
                        """,
                        "qa-eu",
                        Map.of(
                                "POD_NAMESPACE", "orders-stage",
                                "OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=staging",
                                "AWS_ROLE_ARN", "arn:aws:iam::123456789012:role/orders",
                                "NODE_ENV", "production")))
                .isEqualTo("""
                start: 1 problem

                TG-6004 TIERGUARD_ENVIRONMENT: the evidence of who this process is does not agree: TIERGUARD_ENVIRONMENT=qa-eu against kubernetes.namespace=orders-prod
                  claims       TIERGUARD_ENVIRONMENT=qa-eu           environment variable
                  agrees       deployment.environment.name=staging   environment variable OTEL_RESOURCE_ATTRIBUTES                  built-in rule: the environment or its tier
                  contradicts  kubernetes.namespace=orders-prod      file /var/run/secrets/kubernetes.io/serviceaccount/namespace   production by tierguard.yaml:7
                  agrees       kubernetes.namespace=orders-stage     environment variable POD_NAMESPACE                             staging and preview/* by tierguard.yaml:8
                  agrees       cloud.account=…9012                   environment variable AWS_ROLE_ARN                              staging and production by tierguard.yaml:9
                  neutral      node.env=production                   environment variable NODE_ENV
                  to fix       correct the one that is wrong; a majority never wins
                """);
    }

    @Nested
    class A_required_source {
        private static final String RULES = """
                  - {source: kubernetes.namespace, matches: "preview-*", environment: "preview/*", required: true}
                  - {source: kubernetes.namespace, matches: "*-prod", environment: production}
                """;

        @Test
        void must_be_there_for_the_environments_of_its_rule() {
            assertThat(outcome(RULES, "preview/x", Map.of())).isEqualTo("""
                    start: 1 problem

                    TG-6004 TIERGUARD_ENVIRONMENT: the evidence of who this process is does not agree: TIERGUARD_ENVIRONMENT=preview/x against kubernetes.namespace is absent
                      claims       TIERGUARD_ENVIRONMENT=preview/x   environment variable
                      contradicts  kubernetes.namespace is absent    required at tierguard.yaml:7
                      to fix       correct the one that is wrong; a majority never wins
                    """);
            assertThat(verdict(RULES, "preview/x", Map.of("POD_NAMESPACE", "preview-x")))
                    .isEqualTo("corroborated");
            assertThat(verdict(RULES, "preview/x", Map.of("POD_NAMESPACE", "other")))
                    .isEqualTo("TG-6004");
        }

        @Test
        void may_be_absent_for_others() {
            assertThat(verdict(RULES, "development", Map.of())).isEqualTo("declared");
            assertThat(verdict(RULES, "production", Map.of())).isEqualTo("declared");
        }
    }

    @Nested
    class Two_rules_that_match_one_value {
        private static final String RULES = """
                  - {source: kubernetes.namespace, matches: "orders-*", environment: staging}
                  - {source: kubernetes.namespace, matches: "*-prod", environment: production}
                """;

        @Test
        void let_it_agree_with_the_environments_of_both() {
            assertThat(verdict(RULES, "staging", Map.of("POD_NAMESPACE", "orders-prod")))
                    .isEqualTo("corroborated");
            assertThat(verdict(RULES, "production", Map.of("POD_NAMESPACE", "orders-prod")))
                    .isEqualTo("corroborated");
            assertThat(verdict(RULES, "test", Map.of("POD_NAMESPACE", "orders-prod")))
                    .isEqualTo("TG-6004");
        }
    }

    @Nested
    class Several_pieces_of_one_source {
        @Test
        void must_all_agree_where_each_says_what_the_source_says() throws IOException {
            namespaceFile("orders-prod");
            assertThat(verdict(NAMESPACES, "production", Map.of())).isEqualTo("corroborated");
            assertThat(verdict(NAMESPACES, "production", Map.of("POD_NAMESPACE", "sandbox")))
                    .isEqualTo("TG-6004");
            assertThat(verdict(NAMESPACES, "production", Map.of("POD_NAMESPACE", "orders-prod")))
                    .isEqualTo("corroborated");
        }

        private static final String PROFILES = """
                  - {source: spring.profiles, matches: prod, environment: production}
                  - {source: spring.profiles, matches: stage, environment: staging}
                """;

        @ParameterizedTest(name = "{0} with the profiles {1} is {2}")
        @CsvSource(
                delimiterString = " | ",
                value = {
                    "production | prod | corroborated",
                    "production | prod,metrics,eu | corroborated",
                    "production | metrics, prod | corroborated",
                    "production | prod,stage | TG-6004",
                    "staging | prod,stage | TG-6004",
                    "production | metrics,eu | TG-6004",
                    "production | '' | TG-6004",
                    "production | PROD | TG-6004",
                    "test | metrics,eu | declared",
                    "test | prod | TG-6004",
                    "test | '' | declared"
                })
        void hold_at_once_where_they_are_profiles(String claim, String profiles, String verdict) {
            assertThat(verdict(PROFILES, claim, Map.of("SPRING_PROFILES_ACTIVE", profiles)))
                    .isEqualTo(verdict);
        }

        @Test
        void of_one_variable_stand_in_one_line_each_and_once() {
            assertThat(outcome(PROFILES, "staging", Map.of("SPRING_PROFILES_ACTIVE", "prod,eu,prod")))
                    .isEqualTo("""
                    start: 1 problem

                    TG-6004 TIERGUARD_ENVIRONMENT: the evidence of who this process is does not agree: TIERGUARD_ENVIRONMENT=staging against spring.profiles=prod
                      claims       TIERGUARD_ENVIRONMENT=staging   environment variable
                      contradicts  spring.profiles=prod            environment variable SPRING_PROFILES_ACTIVE   production by tierguard.yaml:7
                      neutral      spring.profiles=eu              environment variable SPRING_PROFILES_ACTIVE
                      to fix       correct the one that is wrong; a majority never wins
                    """);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SPRING_PROFILES_ACTIVE", "QUARKUS_PROFILE", "NODE_ENV", "RAILS_ENV", "DD_ENV", "CI"})
    void a_source_without_rules_says_nothing(String variable) {
        assertThat(verdict(NAMESPACES, "development", Map.of(variable, "production")))
                .isEqualTo("declared");
    }

    @Nested
    class What_cannot_be_read {
        @Test
        void refuses_where_a_rule_is_about_its_source() throws IOException {
            namespaceFile("\uFEFForders-stage");

            assertThat(outcome(NAMESPACES, "staging", Map.of())).isEqualTo("""
                    start: 1 problem

                    TG-6011 TIERGUARD_ENVIRONMENT: evidence that the registry has a rule for is there, and nobody can tell what it says: kubernetes.namespace cannot be read: it holds characters that do not show
                      claims      TIERGUARD_ENVIRONMENT=staging                                               environment variable
                      unreadable  kubernetes.namespace cannot be read: it holds characters that do not show   file /var/run/secrets/kubernetes.io/serviceaccount/namespace   ruled by tierguard.yaml:7, tierguard.yaml:8
                      to fix      make it readable, or remove it from where this process runs
                    """);
            // it could say *-prod, so that no claim is safe
            assertThat(verdict(NAMESPACES, "test", Map.of())).isEqualTo("TG-6011");
        }

        @Test
        void is_neutral_where_none_is() throws IOException {
            Files.createDirectories(root.resolve("var/run/secrets/kubernetes.io/serviceaccount/namespace"));
            assertThat(verdict("  - {source: node.env, matches: x, environment: test}\n", "staging", Map.of()))
                    .isEqualTo("declared");
            assertThat(verdict(NAMESPACES, "staging", Map.of())).isEqualTo("TG-6011");
        }

        @Test
        void is_told_beside_what_contradicts() {
            String rules = NAMESPACES + "  - {source: cloud.account, matches: \"1*\", environment: production}\n";

            assertThat(outcome(rules, "staging", Map.of("POD_NAMESPACE", "a-prod", "AWS_ROLE_ARN", "x")))
                    .contains(
                            "start: 1 problem\n",
                            "TG-6004",
                            "against kubernetes.namespace=a-prod, cloud.account cannot be read: it is no role's ARN\n");
        }
    }

    @Test
    void production_can_be_kept_out_of_CI() {
        String rule = "  - {source: ci.system, matches: \"*\", environment: [development, test]}\n";

        assertThat(verdict(rule, "test", Map.of("CI", "true"))).isEqualTo("corroborated");
        assertThat(verdict(rule, "production", Map.of("GITHUB_ACTIONS", "true")))
                .isEqualTo("TG-6004");
        assertThat(verdict(rule, "production", Map.of())).isEqualTo("declared");
    }

    @Test
    void the_older_name_of_the_attribute_counts_where_a_rule_names_it() {
        Map<String, String> variables = Map.of("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment=prod");
        String rule = "  - {source: otel.deployment.environment, matches: prod, environment: production}\n";

        assertThat(verdict(NAMESPACES, "staging", variables)).isEqualTo("declared");
        assertThat(verdict(rule, "staging", variables)).isEqualTo("TG-6004");
        assertThat(verdict(rule, "production", variables)).isEqualTo("corroborated");
    }

    @Test
    void the_attribute_corroborates_by_its_built_in_rule() {
        Map<String, String> variables = Map.of("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=staging");
        assertThat(verdict(NAMESPACES, "qa-eu", variables)).isEqualTo("corroborated");
    }

    @Test
    void a_dotenv_file_speaks_below_the_real_variables() throws IOException {
        Files.writeString(root.resolve(".env"), "TIERGUARD_ENVIRONMENT=development\nSPRING_PROFILES_ACTIVE=prod\n");
        Registry registry = Registry.parse(
                "tierguard.yaml", REGISTRY + "  - {source: spring.profiles, matches: prod, environment: production}\n");
        DotEnvFile dotEnv = DotEnvFile.in(root);

        var spoken = new IdentityResolver(Map.of(), dotEnv, RuntimeEvidence.none(), registry).resolve();
        assertThat(((IdentityResolver.Unresolved) spoken).problems().get(0).details())
                .extracting(Object::toString)
                .anyMatch(line -> line.contains("SPRING_PROFILES_ACTIVE in .env"));
        var won = new IdentityResolver(
                        Map.of("SPRING_PROFILES_ACTIVE", "dev"), dotEnv, RuntimeEvidence.none(), registry)
                .resolve();
        assertThat(won).isInstanceOf(IdentityResolver.Resolved.class);
    }
}
