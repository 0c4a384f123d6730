package io.tierguard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smallrye.config.ConfigMapping;
import io.tierguard.guard.Guard;
import io.tierguard.guard.GuardProvider;
import io.tierguard.guard.GuardSlot;
import io.tierguard.identity.RuntimeEvidence;
import io.tierguard.registry.Registry;
import io.tierguard.report.StartRefused;
import io.tierguard.settings.SecretText;
import io.tierguard.testing.ChildJvm;
import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartTest {

    private static final String REGISTRY = """
            version: 1
            application: shop
            endpoints:
              production: ["*.prod.shop.example"]
              staging: ["*.staging.shop.example"]
            """;

    private static Tierguard.Resolution resolve(Map<String, String> variables, String registry) {
        return Tierguard.resolve(Tierguard.Sources.of(variables, Registry.parse("tierguard.yaml", registry))
                .with(RuntimeEvidence.none()));
    }

    private static String problems(Map<String, String> variables, String registry) {
        return ((Tierguard.Unresolved) resolve(variables, registry)).report().text();
    }

    /** An ordinary program. */
    static final class Program {
        private Program() {}

        @ConfigMapping(prefix = "shop")
        interface Settings {
            URI paymentUrl();

            Optional<SecretText> paymentKey();
        }

        public static void main(String[] arguments) {
            try (Tierguard tierguard = Tierguard.start()) {
                Settings settings = tierguard.load(Settings.class);
                System.out.println(
                        tierguard + " pays at " + settings.paymentUrl().getHost());
            }
        }
    }

    @Tag("own-process")
    @Nested
    class An_ordinary_process {
        @TempDir
        Path directory;

        private ChildJvm child() throws IOException {
            Files.writeString(directory.resolve("tierguard.yaml"), REGISTRY);
            return new ChildJvm().classPath(directory).directory(directory);
        }

        @Test
        void starts_where_all_is_right() throws Exception {
            ChildJvm.Outcome outcome = child().variable("TIERGUARD_ENVIRONMENT", "staging")
                    .variable("SHOP_PAYMENT_URL", "https://pay.staging.shop.example")
                    .run(Program.class);

            assertThat(outcome.err()).isEmpty();
            assertThat(outcome.out()).isEqualTo("Tierguard of staging pays at pay.staging.shop.example\n");
            assertThat(outcome.status()).isZero();
        }

        @Test
        void ends_with_status_78_and_one_report() throws Exception {
            ChildJvm.Outcome outcome = child().variable("TIERGUARD_ENVIRONMENT", "staging")
                    .variable("SHOP_PAYMENT_URL", "https://pay.prod.shop.example")
                    .variable("SHOP_PAYMENT_KEY", "sk_live_documented_fake")
                    .run(Program.class);

            assertThat(outcome.err()).isEqualTo("""
                    shop refuses to start as staging: 2 problems

                    TG-8001 SHOP_PAYMENT_KEY (environment variable): holds a live credential of Stripe, Paystack, Clerk or another provider, and this process is staging
                      to fix     use the test credential of Stripe, Paystack, Clerk or another provider: live ones belong to production

                    TG-2001 SHOP_PAYMENT_URL (environment variable): this process is staging, and pay.prod.shop.example:443 belongs to production
                      production by  *.prod.shop.example               tierguard.yaml:4
                      staging by     TIERGUARD_ENVIRONMENT=staging     environment variable
                      to fix         point SHOP_PAYMENT_URL at an endpoint of staging, or correct tierguard.yaml:4 if this endpoint is not production's
                    """);
            assertThat(outcome.out()).isEmpty();
            assertThat(outcome.status()).isEqualTo(78);
        }

        @Test
        void ends_with_status_78_where_nobody_said_who_it_is() throws Exception {
            ChildJvm.Outcome outcome = child().run(Program.class);

            assertThat(outcome.err()).isEqualTo("""
                    shop refuses to start: 1 problem

                    TG-6001 TIERGUARD_ENVIRONMENT: TIERGUARD_ENVIRONMENT is not set, and there is no default
                      to fix     set it to one of development, test, staging, production
                    """);
            assertThat(outcome.status()).isEqualTo(78);
        }

        @Test
        void is_who_its_dotenv_file_says_and_reads_its_values() throws Exception {
            Files.writeString(
                    directory.resolve(".env"),
                    "TIERGUARD_ENVIRONMENT=development\nSHOP_PAYMENT_URL=http://localhost:1\n");

            ChildJvm.Outcome outcome = child().run(Program.class);

            assertThat(outcome.out()).isEqualTo("Tierguard of development pays at localhost\n");
        }

        @Test
        void does_not_let_the_environment_choose_its_judge() throws Exception {
            ChildJvm.Outcome outcome = child().variable("TIERGUARD_ENVIRONMENT", "staging")
                    .variable("JDK_JAVA_OPTIONS", "-Dtierguard.registry=other.yaml")
                    .run(Program.class);

            assertThat(outcome.err()).contains("""
                    this process refuses to start: 1 problem

                    TG-1026 JDK_JAVA_OPTIONS: JDK_JAVA_OPTIONS sets a property of Tierguard's
                      to fix     what is judged must not choose its judge: set tierguard. properties on the command line
                    """);
            assertThat(outcome.status()).isEqualTo(78);
        }

        @ParameterizedTest
        @ValueSource(strings = {"-Dtierguard\".registry=%s\"", "@%s/options", "-Da=b @%s/options"})
        void does_not_let_it_choose_by_quotes_or_by_a_file(String options) throws Exception {
            Files.writeString(directory.resolve("options"), "-Dtierguard.registry=" + directory + "/tierguard.yaml");

            ChildJvm.Outcome outcome = child().variable("TIERGUARD_ENVIRONMENT", "staging")
                    .variable("JDK_JAVA_OPTIONS", options.formatted(directory))
                    .run(Program.class);

            assertThat(outcome.err()).contains("TG-1026 JDK_JAVA_OPTIONS: ");
            assertThat(outcome.status()).isEqualTo(78);
        }

        @Test
        void takes_the_registry_that_its_command_line_names() throws Exception {
            Path other = directory.resolve("other.yaml");
            Files.writeString(other, REGISTRY.replace("*.staging", "*.qa"));

            ChildJvm.Outcome outcome = child().variable("TIERGUARD_ENVIRONMENT", "staging")
                    .variable("SHOP_PAYMENT_URL", "https://pay.qa.shop.example")
                    .variable("JDK_JAVA_OPTIONS", "-Da=b")
                    .option("-Dtierguard.registry=" + other)
                    .run(Program.class);

            assertThat(outcome.out()).isEqualTo("Tierguard of staging pays at pay.qa.shop.example\n");
        }

        @Test
        void prints_a_starter_file_where_there_is_no_registry() throws Exception {
            ChildJvm.Outcome outcome = new ChildJvm()
                    .directory(directory)
                    .variable("TIERGUARD_ENVIRONMENT", "staging")
                    .run(Program.class);

            assertThat(outcome.err())
                    .startsWith("this process refuses to start: 1 problem\n\nTG-1001 ")
                    .contains("version: 1\n", "<TIERGUARD_ENVIRONMENT>test</TIERGUARD_ENVIRONMENT>");
            assertThat(outcome.status()).isEqualTo(78);
        }
    }

    @Nested
    class What_this_version_does_not_honour {
        private String problems(String policy, String tier) {
            var resolution = resolve(Map.of("TIERGUARD_ENVIRONMENT", tier), REGISTRY + policy);
            return resolution instanceof Tierguard.Resolved
                    ? "started"
                    : ((Tierguard.Unresolved) resolution).report().text();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "mode: {production: {observe-until: 2027-01-31}}",
                    "unknown-endpoints: {production: allow}",
                    "marker: {production: required}",
                    "protect: [production]"
                })
        void is_no_policy(String policy) {
            assertThat(problems("policy:\n  " + policy + "\n", "production")).isEqualTo("started");
        }

        @Test
        void names_evidence_that_nothing_on_the_class_path_observes() throws IOException {
            Path file = Files.createTempFile("tierguard", ".yaml");
            Files.writeString(file, REGISTRY + """
                    evidence:
                      - {source: vault.cluster, matches: "*-prod", environment: production}
                    """);
            Registry registry = Registry.read(file, Set.of("vault.cluster"));
            Files.delete(file);
            Function<String, Tierguard.Resolution> as =
                    tier -> Tierguard.resolve(Tierguard.Sources.of(Map.of("TIERGUARD_ENVIRONMENT", tier), registry)
                            .with(RuntimeEvidence.none()));

            assertThat(as.apply("staging")).isInstanceOf(Tierguard.Resolved.class);
            assertThat(((Tierguard.Unresolved) as.apply("production")).report().text())
                    .isEqualTo("""
                    shop refuses to start as production: 1 problem

                    TG-1025 %s:7: evidence of vault.cluster is asked for in production, and this version does not honour it yet
                      to fix     remove it for production, or use a version that honours it
                    """.formatted(file.getFileName()));
        }
    }

    @Nested
    class The_slot {
        private final Guard guard =
                Guard.of(Environment.of(Tier.TEST), Registry.parse("tierguard.yaml", REGISTRY), Clock.systemUTC());

        @Test
        void gives_what_was_published_last_and_restores_what_was_replaced() {
            Guard other = Guard.of(
                    Environment.of(Tier.DEVELOPMENT), Registry.parse("tierguard.yaml", REGISTRY), Clock.systemUTC());
            try (GuardSlot.Publication first = GuardSlot.publish(guard)) {
                GuardSlot.Publication second = GuardSlot.publish(other);
                assertThat(GuardSlot.published()).contains(other);
                assertThat(GuardSlot.find()).isEqualTo(new GuardProvider.Ready(other));
                second.close();
                assertThat(GuardSlot.published()).contains(guard);
                second.close();
                assertThat(first).isNotNull();
            }
            assertThat(GuardSlot.published()).isEmpty();
        }

        @Test
        void resolves_by_the_front_door_where_nothing_was_published() {
            // this JVM has no tierguard.yaml
            assertThat(GuardSlot.find())
                    .isInstanceOfSatisfying(
                            GuardProvider.NotReady.class,
                            notReady -> assertThat(notReady.report().text())
                                    .startsWith("this process refuses to start: 1 problem\n\nTG-1001 "));
        }
    }

    @Test
    void start_throws_under_a_test_engine() {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(Tierguard::start)
                .withMessageStartingWith("this process refuses to start: 1 problem\n\nTG-1001 ");
    }

    @Test
    void a_test_run_that_did_not_say_who_it_is_is_told_how() {
        var resolution = Tierguard.resolve(Tierguard.Sources.of(Map.of(), Registry.parse("tierguard.yaml", REGISTRY)));

        assertThat(((Tierguard.Unresolved) resolution).report().text()).isEqualTo("""
                shop refuses to start: 1 problem

                TG-6001 TIERGUARD_ENVIRONMENT: TIERGUARD_ENVIRONMENT is not set, and there is no default
                  to fix     set it to one of development, test, staging, production

                So that tests know who they are, in the configuration of maven-surefire-plugin in pom.xml:

                  <environmentVariables>
                    <TIERGUARD_ENVIRONMENT>test</TIERGUARD_ENVIRONMENT>
                  </environmentVariables>

                and in the run configuration of an IDE, under environment variables; or, for both, in a file .env in the
                working directory, which stays out of version control:

                  TIERGUARD_ENVIRONMENT=test
                """);
    }

    @Test
    void steering_variables_are_refused_from_given_sources_too() {
        assertThat(problems(
                        Map.of("TIERGUARD_ENVIRONMENT", "staging", "JAVA_TOOL_OPTIONS", "-Dtierguard.registry=x"),
                        REGISTRY))
                .contains("TG-1026 JAVA_TOOL_OPTIONS: ");
    }
}
