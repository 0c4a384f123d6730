package io.tierguard.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.registry.EvidenceSources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each built-in source makes of variables and files. */
class BuiltInEvidenceTest {

    private static final String NAMESPACE_FILE = "/var/run/secrets/kubernetes.io/serviceaccount/namespace";

    @TempDir
    Path root;

    /** Each piece, as {@code source=value | origin}, and {@code source?} where it cannot be read. */
    private List<String> observed(Map<String, String> variables) {
        return shown(evidence(variables, RuntimeEvidence.none().withFilesUnder(root)));
    }

    private static List<Evidence> evidence(Map<String, String> variables, RuntimeEvidence runtime) {
        List<Evidence> found = new ArrayList<>();
        for (EvidenceSource source : IdentityResolver.BUILT_IN) {
            found.addAll(source.observe(Surroundings.of(variables, runtime)));
        }
        return found;
    }

    private static List<String> shown(List<Evidence> evidence) {
        List<String> shown = new ArrayList<>();
        for (Evidence piece : evidence) {
            String value = piece.kind() == Evidence.Kind.UNREADABLE ? "?" : "=" + piece.value();
            shown.add(piece.source() + value + " | " + piece.origin());
        }
        return shown;
    }

    private Path write(String absolutePath, byte[] content) throws IOException {
        Path file = root.resolve(absolutePath.substring(1));
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    private Path write(String absolutePath, String content) throws IOException {
        return write(absolutePath, content.getBytes(StandardCharsets.UTF_8));
    }

    @Nested
    class A_variable_that_is_its_source {
        @ParameterizedTest
        @CsvSource({
            "NODE_ENV,node.env",
            "RAILS_ENV,rails.env",
            "CI_ENVIRONMENT_NAME,ci.environment",
            "CI_ENVIRONMENT_TIER,ci.environment.tier",
            "DD_ENV,datadog.env",
            "SENTRY_ENVIRONMENT,sentry.environment",
            "VERCEL_ENV,vercel.env",
            "K_SERVICE,cloud.service",
            "CLOUD_RUN_JOB,cloud.service",
            "GAE_SERVICE,cloud.service",
            "WEBSITE_SITE_NAME,cloud.service",
            "CONTAINER_APP_NAME,cloud.service",
            "AWS_LAMBDA_FUNCTION_NAME,cloud.service",
            "GOOGLE_CLOUD_PROJECT,cloud.project",
            "GCLOUD_PROJECT,cloud.project",
            "GCP_PROJECT,cloud.project",
            "SPIFFE_TRUST_DOMAIN,spiffe.trust-domain",
            "POD_NAMESPACE,kubernetes.namespace",
            "MY_POD_NAMESPACE,kubernetes.namespace",
            "KUBERNETES_NAMESPACE,kubernetes.namespace",
            "K8S_NAMESPACE,kubernetes.namespace",
            "K8S_POD_NAMESPACE,kubernetes.namespace"
        })
        void is_taken_as_it_is(String variable, String source) {
            for (String value : new String[] {"orders-prod", "Orders", " orders ", "", "ørders"}) {
                assertThat(observed(Map.of(variable, value)))
                        .containsExactly(source + "=" + value + " | environment variable " + variable);
            }
            // on Linux another name is another variable
            assertThat(observed(Map.of(variable.toLowerCase(Locale.ROOT), "orders-prod")))
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "a\u0000-prod",
                    "a\n-prod",
                    "\uFEFFa-prod",
                    "a\u202E-prod",
                    "a\u200B-prod",
                    "a\uFFFD-prod",
                    "\uFFFDa-prod",
                    "a-prod\u00A0",
                    "a-prod\u3000",
                    "a-prod\u3164",
                    "a-prod\uFFA0",
                    "\u2800a-prod",
                    "a-prod\uFE0F",
                    "a-prod\uFE00",
                    "a-prod\uDB40\uDD00",
                    "a-prod\uDB40\uDDEF",
                    "a-prod\u0085",
                    "a\u034F-prod",
                    "a\u180B-prod"
                })
        void cannot_be_read_where_it_hides_characters(String value) {
            assertThat(observed(Map.of("DD_ENV", value))).containsExactly("datadog.env? | environment variable DD_ENV");
        }

        @Test
        void may_be_in_any_script() {
            String value = "Qualit\u00E4t e\u0301 \u65E5\u672C \uD83D\uDE00";
            assertThat(observed(Map.of("DD_ENV", value)))
                    .containsExactly("datadog.env=" + value + " | environment variable DD_ENV");
        }

        @Test
        void is_shown_in_quotes_where_it_begins_or_ends_in_a_blank() {
            for (String value : new String[] {"prod ", " prod"}) {
                assertThat(evidence(Map.of("DD_ENV", value), RuntimeEvidence.none()))
                        .first()
                        .hasToString("datadog.env='" + value + "' (environment variable DD_ENV)");
            }
            assertThat(evidence(
                            Map.of("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=%20prod"),
                            RuntimeEvidence.none()))
                    .first()
                    .hasToString("deployment.environment.name=' prod' (environment variable OTEL_RESOURCE_ATTRIBUTES)");
        }
    }

    @Nested
    class The_namespace {
        @ParameterizedTest
        @ValueSource(strings = {NAMESPACE_FILE, "/etc/podinfo/namespace"})
        void is_read_from_a_file_without_the_white_space_around_it(String path) throws IOException {
            for (String content : new String[] {"orders-prod", "orders-prod\n", " orders-prod\r\n\n"}) {
                write(path, content);
                assertThat(observed(Map.of())).containsExactly("kubernetes.namespace=orders-prod | file " + path);
            }
        }

        @Test
        void is_read_through_the_links_of_a_projected_volume() throws IOException {
            Path data = write(NAMESPACE_FILE.replace("/namespace", "/..2026_11/namespace"), "orders-prod")
                    .getParent();
            Files.createSymbolicLink(data.resolveSibling("..data"), Path.of("..2026_11"));
            Files.createSymbolicLink(data.resolveSibling("namespace"), Path.of("..data/namespace"));

            assertThat(observed(Map.of())).containsExactly("kubernetes.namespace=orders-prod | file " + NAMESPACE_FILE);
        }

        @Test
        void is_each_of_the_pieces_that_tell_it() throws IOException {
            write(NAMESPACE_FILE, "orders-prod");

            assertThat(observed(Map.of("POD_NAMESPACE", "sandbox")))
                    .containsExactly(
                            "kubernetes.namespace=orders-prod | file " + NAMESPACE_FILE,
                            "kubernetes.namespace=sandbox | environment variable POD_NAMESPACE");
        }

        @ParameterizedTest
        @ValueSource(strings = {"orders\u0000-prod", "\uFEFForders-prod", "orders\n-prod"})
        void cannot_be_told_from_a_file_that_hides_characters(String content) throws IOException {
            write(NAMESPACE_FILE, content);
            assertThat(observed(Map.of())).containsExactly("kubernetes.namespace? | file " + NAMESPACE_FILE);
        }
    }

    @Nested
    class Profiles {
        @ParameterizedTest
        @CsvSource(
                delimiterString = " -> ",
                value = {
                    "SPRING_PROFILES_ACTIVE -> spring.profiles",
                    "SPRING_PROFILES_ACTIVE_0 -> spring.profiles",
                    "SPRING_PROFILES_ACTIVE_9 -> spring.profiles",
                    "SPRING_PROFILES_ACTIVE_12 -> spring.profiles",
                    "SPRING_PROFILES_INCLUDE -> spring.profiles",
                    "SPRING_PROFILES_INCLUDE_1 -> spring.profiles",
                    "spring_profiles_active -> spring.profiles",
                    "spring.profiles.active -> spring.profiles",
                    "Spring_Profiles-Active -> spring.profiles",
                    "SPRING_PROFILES_DEFAULT -> spring.profiles",
                    "SPRING_PROFILES_ACTIVE_ -> spring.profiles",
                    "SPRING_PROFILES__ACTIVE -> spring.profiles",
                    "_SPRING_PROFILES_ACTIVE -> spring.profiles",
                    "SPRING_PROFILES_ACTIVE_0_ -> spring.profiles",
                    "SPRING_PROFILES_ACTIVE[0] -> spring.profiles",
                    "spring.profiles.include[1] -> spring.profiles",
                    "QUARKUS_PROFILE -> quarkus.profile",
                    "quarkus_profile -> quarkus.profile",
                    "quarkus.profile -> quarkus.profile",
                    "SMALLRYE_CONFIG_PROFILE -> quarkus.profile",
                    "MP_CONFIG_PROFILE -> quarkus.profile",
                    "mp.config.profile -> quarkus.profile",
                    "SMALLRYE_CONFIG_PROFILE_PARENT -> quarkus.profile",
                    "QUARKUS_CONFIG_PROFILE_PARENT -> quarkus.profile",
                    "MICRONAUT_ENVIRONMENTS -> micronaut.environments"
                })
        void are_each_element_of_the_list(String variable, String source) {
            String origin = " | environment variable " + variable;
            assertThat(observed(Map.of(variable, "prod"))).containsExactly(source + "=prod" + origin);
            assertThat(observed(Map.of(variable, " prod , eu,,")))
                    .containsExactly(source + "=prod" + origin, source + "=eu" + origin);
            assertThat(observed(Map.of(variable, ""))).containsExactly(source + "=" + origin);
            assertThat(observed(Map.of(variable, " , "))).containsExactly(source + "=" + origin);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "SPRING_PROFILES",
                    "SPRING_PROFILES_ACTIVE0",
                    "SPRING_PROFILES_ACTIVE9",
                    "spring_profiles_activez",
                    "SPRING_PROFILES_ACTIVEZ",
                    "SPRING_PROFILES_ACTIVE_X",
                    "SPRING_PROFILES_GROUP_PROD",
                    "XSPRING_PROFILES_ACTIVE",
                    "QUARKUS_PROFILES",
                    "QUARKUS_PROFILE_0",
                    "QUARKUS__PROFILE",
                    "_QUARKUS_PROFILE",
                    "MP_CONFIG_PROFILE_PARENT",
                    "\u0131QUARKUS_PROFILE",
                    "_",
                    "__0",
                    "micronaut_environments",
                    "0",
                    "_0",
                    "S"
                })
        void are_in_no_other_variable(String variable) {
            assertThat(observed(Map.of(variable, "prod"))).isEmpty();
        }

        /** Spring resolves the first two, and drops the blank or refuses it; to Quarkus the last is one profile. */
        @ParameterizedTest
        @ValueSource(strings = {"${TIER}", "eu-${TIER:prod}", "pr od", "x\\", "\\x"})
        void cannot_be_read_where_frameworks_read_another_than_stands_there(String profile) {
            for (String variable :
                    new String[] {"SPRING_PROFILES_ACTIVE", "QUARKUS_PROFILE", "MICRONAUT_ENVIRONMENTS"}) {
                assertThat(observed(Map.of(variable, profile + ",prod")))
                        .hasSize(2)
                        .first()
                        .asString()
                        .endsWith("? | environment variable " + variable);
            }
        }

        @Test
        void by_default_of_Spring_count_where_no_other_is_active() {
            assertThat(observed(Map.of("SPRING_PROFILES_DEFAULT", "dev", "SPRING_PROFILES_ACTIVE", "prod")))
                    .containsExactly("spring.profiles=prod | environment variable SPRING_PROFILES_ACTIVE");
            assertThat(observed(Map.of("SPRING_PROFILES_DEFAULT", "dev", "SPRING_PROFILES_ACTIVE", "")))
                    .containsExactly(
                            "spring.profiles= | environment variable SPRING_PROFILES_ACTIVE",
                            "spring.profiles=dev | environment variable SPRING_PROFILES_DEFAULT");
        }
    }

    @Nested
    class OpenTelemetry {
        private static final String IN = " | %s in environment variable OTEL_RESOURCE_ATTRIBUTES";

        private List<String> with(String attributes) {
            return observed(Map.of("OTEL_RESOURCE_ATTRIBUTES", attributes));
        }

        @Test
        void tells_environment_namespace_and_account() {
            assertThat(with("deployment.environment.name=a%2Db,deployment.environment=c,k8s.namespace.name=d,"
                            + "cloud.account.id=123456789012,service.name=x"))
                    .containsExactly(
                            "otel.deployment.environment.name=a-b | environment variable OTEL_RESOURCE_ATTRIBUTES",
                            "otel.deployment.environment=c" + IN.formatted("deployment.environment"),
                            "kubernetes.namespace=d" + IN.formatted("k8s.namespace.name"),
                            "cloud.account=123456789012" + IN.formatted("cloud.account.id"));
        }

        @Test
        void calls_a_project_what_Google_calls_one() {
            for (String provider : new String[] {"gcp", "g%63p"}) {
                assertThat(with("cloud.account.id=orders-prod,cloud.provider=" + provider))
                        .containsExactly("cloud.project=orders-prod" + IN.formatted("cloud.account.id"));
            }
        }

        @Test
        void writes_a_subscription_as_its_variables_do() {
            assertThat(with("cloud.account.id=0B1F6471-1BF0-4DDA-AEC3-CB9272F09590"))
                    .containsExactly(
                            "cloud.account=0b1f6471-1bf0-4dda-aec3-cb9272f09590" + IN.formatted("cloud.account.id"));
            assertThat(with("cloud.account.id=Orders"))
                    .containsExactly("cloud.account=Orders" + IN.formatted("cloud.account.id"));
        }

        @Test
        void may_have_its_keys_encoded_too() {
            assertThat(with("deployment%2Eenvironment%2ename=a,deployment.environment%=b"))
                    .containsExactly(
                            "otel.deployment.environment.name=a | environment variable OTEL_RESOURCE_ATTRIBUTES");
        }

        @Test
        void is_taken_as_its_readers_take_it() {
            String plain = "otel.deployment.environment.name=%s | environment variable OTEL_RESOURCE_ATTRIBUTES";
            String name = "deployment.environment.name";
            // every value of a key that stands there twice, quotes as part of the value, an empty value as one
            assertThat(with(name + "=a,x," + name + "=b")).containsExactly(plain.formatted("a"), plain.formatted("b"));
            assertThat(with(name + "=\"a\"")).containsExactly(plain.formatted("\"a\""));
            assertThat(with(" " + name + " = a ,")).containsExactly(plain.formatted("a"));
            assertThat(with(name + "=")).containsExactly(plain.formatted(""));
            assertThat(with(name + "=a=b")).containsExactly(plain.formatted("a=b"));
            assertThat(with(name + "=a+b")).containsExactly(plain.formatted("a+b"));
            assertThat(with("Deployment.Environment.Name=a," + name)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"%zz", "%", "%2", "%ff", "a%00-prod", "a%0A", "%EF%BB%BFa"})
        void cannot_be_read_where_its_encoding_is_broken_or_hides_characters(String value) {
            assertThat(with("deployment.environment.name=" + value))
                    .containsExactly("otel.deployment.environment.name?" + IN.formatted("deployment.environment.name"));
        }
    }

    @Nested
    class A_cloud {
        @ParameterizedTest
        @CsvSource({
            "AWS_ROLE_ARN,arn:aws:iam::123456789012:role/orders,123456789012",
            "AWS_ROLE_ARN,arn:aws-cn:iam::123456789012:role/a/b,123456789012",
            "AWS_ROLE_ARN,arn:aws-us-gov:sts::123456789012:assumed-role/a/b,123456789012",
            "AWS_ACCOUNT_ID,123456789012,123456789012",
            "AZURE_SUBSCRIPTION_ID,0B1F6471-1BF0-4DDA-AEC3-CB9272F09590,0b1f6471-1bf0-4dda-aec3-cb9272f09590",
            "ARM_SUBSCRIPTION_ID,0b1f6471-1bf0-4dda-aec3-cb9272f09590,0b1f6471-1bf0-4dda-aec3-cb9272f09590",
            "WEBSITE_OWNER_NAME,0b1f6471-1bf0-4dda-aec3-cb9272f09590+rg-EastUSwebspace,0b1f6471-1bf0-4dda-aec3-cb9272f09590"
        })
        void tells_its_account_in_a_variable(String variable, String value, String account) {
            Map<String, String> variables = Map.of(variable, value);
            assertThat(observed(variables))
                    .containsExactly("cloud.account=" + account + " | environment variable " + variable);
            // an account is never shown whole
            Evidence piece = evidence(variables, RuntimeEvidence.none()).get(0);
            assertThat(piece)
                    .hasToString("cloud.account=…" + account.substring(account.length() - 4) + " (environment variable "
                            + variable + ")");
        }

        @ParameterizedTest
        @CsvSource({
            "AWS_ROLE_ARN,arn:aws:iam::12345678901:role/orders",
            "AWS_ROLE_ARN,arn:aws:s3:::orders",
            "AWS_ROLE_ARN,xarn:aws:iam::123456789012:role/orders",
            "AWS_ROLE_ARN,orders",
            "AWS_ACCOUNT_ID,1234-5678-9012",
            "AZURE_SUBSCRIPTION_ID,orders",
            "WEBSITE_OWNER_NAME,0b1f6471-1bf0-4dda-aec3-cb9272f09590"
        })
        void cannot_be_read_where_the_variable_has_another_form(String variable, String value) {
            assertThat(observed(Map.of(variable, value)))
                    .containsExactly("cloud.account? | environment variable " + variable);
        }

        private List<String> credentials(String json) throws IOException {
            write("/secrets/key.json", json);
            return observed(Map.of("GOOGLE_APPLICATION_CREDENTIALS", "/secrets/key.json"));
        }

        private static final String PROJECT =
                " | project_id in the file of environment variable GOOGLE_APPLICATION_CREDENTIALS";

        @Test
        void tells_its_project_in_the_file_of_a_service_accounts_key() throws IOException {
            assertThat(credentials("""
                    {
                      "type": "service_account",
                      "private_key": "-----BEGIN DOCUMENTED FAKE-----\\n{\\"project_id\\": \\"x\\"}",
                      "nested": {"project_id": "y", "a": [1, -2.5e3, true, null, [], {}]},
                      "project_id": "orders\\u002dprod"
                    }
                    """)).containsExactly("cloud.project=orders-prod" + PROJECT);
            // credentials that belong to no project tell none
            assertThat(credentials("{\"type\": \"authorized_user\"}")).isEmpty();
            assertThat(credentials("{}")).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "orders-prod",
                    "[\"project_id\"]",
                    "{\"project_id\": \"a\", \"project_id\": \"a\"}",
                    "{\"project_id\": null}",
                    "{\"project_id\": {\"x\": \"a\"}}",
                    "{\"project_id\": \"a\"",
                    "{\"project_id\": \"a\"} x",
                    "{\"project_id\": \"a\",}",
                    "{\"x\": [}, \"project_id\": \"a\"}",
                    "{\"x\": y, \"project_id\": \"a\"}",
                    "{\"x\": 01, \"project_id\": \"a\"}",
                    "{x: 1, \"project_id\": \"a\"}",
                    "{\"project_id\": \"a\\x\"}",
                    "{\"project_id\": \"a\\u00\"}",
                    "{\"project_id\": \"a\nb\"}",
                    "{'project_id': 'a'}"
                })
        void does_not_guess_at_a_file_that_is_no_such_object(String json) throws IOException {
            assertThat(credentials(json)).containsExactly("cloud.project?" + PROJECT);
        }

        @Test
        void does_not_follow_a_file_that_is_too_deep_or_not_where_it_says() throws IOException {
            assertThat(credentials("{\"x\":" + "[".repeat(9999) + "]".repeat(9999) + "}"))
                    .containsExactly("cloud.project?" + PROJECT);
            for (String path : new String[] {"key.json", "/secrets/../key.json", "/secrets", "/"}) {
                assertThat(observed(Map.of("GOOGLE_APPLICATION_CREDENTIALS", path)))
                        .as(path)
                        .containsExactly("cloud.project?" + PROJECT);
            }
            assertThat(observed(Map.of("GOOGLE_APPLICATION_CREDENTIALS", "/none.json")))
                    .isEmpty();
            assertThat(observed(Map.of("GOOGLE_APPLICATION_CREDENTIALS", "")))
                    .containsExactly("cloud.project= | environment variable GOOGLE_APPLICATION_CREDENTIALS");
        }
    }

    @Nested
    class A_CI_system {
        @ParameterizedTest
        @CsvSource({
            "GITHUB_ACTIONS,github-actions",
            "GITLAB_CI,gitlab-ci",
            "JENKINS_URL,jenkins",
            "CIRCLECI,circleci",
            "BUILDKITE,buildkite",
            "TF_BUILD,azure-pipelines",
            "BITBUCKET_BUILD_NUMBER,bitbucket-pipelines",
            "TEAMCITY_VERSION,teamcity",
            "CODEBUILD_BUILD_ID,aws-codebuild",
            "bamboo_buildKey,bamboo",
            "TRAVIS,travis-ci",
            "DRONE,drone",
            "APPVEYOR,appveyor",
            "CIRRUS_CI,cirrus-ci",
            "SEMAPHORE,semaphore"
        })
        void shows_by_its_variable(String variable, String system) {
            String piece = "ci.system=" + system + " | environment variable " + variable;
            assertThat(observed(Map.of(variable, "true"))).containsExactly(piece);
            assertThat(observed(Map.of(variable, "x", "CI", "true"))).containsExactly(piece);
            assertThat(observed(Map.of(variable, ""))).isEmpty();
            assertThat(observed(Map.of(variable, "False"))).isEmpty();
        }

        @Test
        void that_nobody_knows_is_one_all_the_same() {
            assertThat(observed(Map.of("CI", "true"))).containsExactly("ci.system=unknown | environment variable CI");
            assertThat(observed(Map.of("CI", "false"))).isEmpty();
        }
    }

    @Test
    void every_source_that_a_rule_may_name_is_observed() {
        TreeSet<String> names = new TreeSet<>();
        for (EvidenceSource source : IdentityResolver.BUILT_IN) {
            names.addAll(source.names());
        }
        assertThat(names).containsExactlyInAnyOrderElementsOf(EvidenceSources.names());
    }
}
