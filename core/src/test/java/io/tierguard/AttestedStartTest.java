package io.tierguard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.identity.Assurance;
import io.tierguard.identity.Attestation;
import io.tierguard.identity.Evidence;
import io.tierguard.identity.Identity;
import io.tierguard.identity.RuntimeEvidence;
import io.tierguard.registry.Registry;
import io.tierguard.signed.DocumentSigner;
import io.tierguard.testing.ChildJvm;
import io.tierguard.testing.Forge;
import io.tierguard.tier.Environment;
import io.tierguard.tier.EnvironmentName;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A start with an attestation: where it comes from, what it proves, and what the policy asks for. */
class AttestedStartTest {

    private static final Instant NOW = Instant.parse("2027-01-15T12:00:00Z");
    private static final Forge FORGE = Forge.of("ci-2027");
    private static final DocumentSigner SIGNER =
            DocumentSigner.of("ci-2027", FORGE.keys().getPrivate());

    private static final String REGISTRY = """
            version: 1
            application: orders
            environments:
              qa: staging
              main: production
            trust:
              attestation:
                - {kty: OKP, crv: Ed25519, kid: ci-2027, x: %s}
            """.formatted(FORGE.x());

    private static final String REQUIRED =
            REGISTRY + "policy:\n  attestation: {production: required, staging: required}\n";

    private static Attestation attestation(String name, Tier tier, Instant from, Map<String, String> bind) {
        return new Attestation(
                "https://ci.example",
                "orders",
                new Environment(new EnvironmentName(name), tier),
                from,
                from,
                from.plus(Duration.ofDays(10)),
                "run-1",
                bind);
    }

    private static String document(String name, Tier tier) {
        return attestation(name, tier, NOW, Map.of("k8s_ns", "orders-prod")).sign(SIGNER);
    }

    private static Map<String, String> variables(String environment, String... more) {
        Map<String, String> variables = new HashMap<>(Map.of("POD_NAMESPACE", "orders-prod"));
        if (!environment.isEmpty()) {
            variables.put("TIERGUARD_ENVIRONMENT", environment);
        }
        for (int i = 0; i < more.length; i += 2) {
            variables.put(more[i], more[i + 1]);
        }
        return variables;
    }

    private static Tierguard.Sources sources(Map<String, String> variables, String registry) {
        return Tierguard.Sources.of(variables, Registry.parse("tierguard.yaml", registry))
                .with(RuntimeEvidence.none())
                .with(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static String problems(Tierguard.Sources sources) {
        return ((Tierguard.Unresolved) Tierguard.resolve(sources)).report().text();
    }

    private static Identity identity(Tierguard.Sources sources) {
        return ((Tierguard.Resolved) Tierguard.resolve(sources)).tierguard().identity();
    }

    @Nested
    class With_a_right_document {
        @Test
        void is_attested() {
            Identity identity = identity(
                    sources(variables("main", "TIERGUARD_ATTESTATION", document("main", Tier.PRODUCTION)), REQUIRED));

            assertThat(identity).hasToString("main (production)");
            assertThat(identity.assurance()).isEqualTo(Assurance.ATTESTED);
            assertThat(identity.attributes()).containsEntry("tierguard.assurance", "attested");
            assertThat(identity.evidence().get(1))
                    .isEqualTo(new Evidence(
                            "attestation",
                            "main",
                            "attestation for main (production)",
                            "environment variable TIERGUARD_ATTESTATION"));
            assertThat(identity.evidence())
                    .extracting(Evidence::source)
                    .startsWith("tierguard.environment", "attestation");
        }

        @Test
        void is_attested_where_nobody_asked_for_it() {
            assertThat(identity(sources(
                                    variables("qa", "TIERGUARD_ATTESTATION", document("qa", Tier.STAGING)), REGISTRY))
                            .assurance())
                    .isEqualTo(Assurance.ATTESTED);
        }

        @Test
        void is_nobody_without_a_claim_of_its_own() {
            assertThat(problems(sources(
                            variables("", "TIERGUARD_ATTESTATION", document("staging", Tier.STAGING)), REQUIRED)))
                    .isEqualTo("""
                    orders refuses to start: 1 problem

                    TG-6001 TIERGUARD_ENVIRONMENT: TIERGUARD_ENVIRONMENT is not set, and there is no default
                      to fix     set it to one of development, test, staging, production, qa, main
                    """);
        }

        @Test
        void is_not_another_environment_than_the_document_says() {
            assertThat(problems(sources(
                            variables("staging", "TIERGUARD_ATTESTATION", document("production", Tier.PRODUCTION)),
                            REQUIRED)))
                    .isEqualTo("""
                    orders refuses to start: 1 problem

                    TG-6004 TIERGUARD_ENVIRONMENT: the evidence of who this process is does not agree: TIERGUARD_ENVIRONMENT=staging against attestation for production
                      claims       TIERGUARD_ENVIRONMENT=staging      environment variable
                      contradicts  attestation for production         environment variable TIERGUARD_ATTESTATION   signed by ci-2027
                      neutral      kubernetes.namespace=orders-prod   environment variable POD_NAMESPACE
                      to fix       correct the one that is wrong; a majority never wins
                    """);
        }

        @ParameterizedTest
        @CsvSource({
            "qa,staging,STAGING",
            "staging,qa,STAGING",
            "main,production,PRODUCTION",
            "production,main,PRODUCTION",
            "qa,qa,PRODUCTION",
            "main,main,STAGING",
            "development,production,PRODUCTION"
        })
        void is_exactly_what_the_document_says(String claim, String name, Tier tier) {
            assertThat(problems(sources(variables(claim, "TIERGUARD_ATTESTATION", document(name, tier)), REGISTRY)))
                    .contains("TG-6004 TIERGUARD_ENVIRONMENT: ", " against attestation for " + name);
        }

        @Test
        void shows_no_name_that_could_be_a_secret() {
            String name = "sk_live_" + "fake4711";
            assertThat(problems(
                            sources(variables("qa", "TIERGUARD_ATTESTATION", document(name, Tier.STAGING)), REGISTRY)))
                    .contains(" against attestation for … (staging)\n")
                    .doesNotContain("fake4711");
        }
    }

    @Nested
    class With_a_wrong_document {
        private final Instant longAgo = NOW.minus(Duration.ofDays(50));

        @ParameterizedTest
        @ValueSource(strings = {"development", "test", "staging", "production", "qa", "main"})
        void never_starts_whatever_the_policy(String environment) {
            for (String registry : new String[] {REGISTRY, REQUIRED}) {
                assertThat(problems(sources(variables(environment, "TIERGUARD_ATTESTATION", "garbage"), registry)))
                        .isEqualTo("""
                        orders refuses to start: 1 problem

                        TG-6026 TIERGUARD_ATTESTATION: the attestation is no signed document: it is not exactly three parts with dots between them
                          to fix     give the document alone, as the deploy job signed it, on one line and without quotes
                        """);
            }
        }

        @Test
        void tells_everything_at_once() {
            String expired = attestation("production", Tier.PRODUCTION, longAgo, Map.of("k8s_ns", "other"))
                    .sign(SIGNER);
            assertThat(problems(sources(variables("prod", "TIERGUARD_ATTESTATION", expired), REQUIRED)))
                    .startsWith("orders refuses to start: 3 problems\n")
                    .contains("TG-6002 ", "TG-6041 ", "TG-6048 ");
        }

        @Test
        void goes_by_the_clock_of_its_sources_which_is_read_once() {
            class Once extends Clock {
                private int read;

                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    read++;
                    return NOW;
                }
            }
            Once clock = new Once();
            String right = document("production", Tier.PRODUCTION);
            Map<String, String> variables = variables("production", "TIERGUARD_ATTESTATION", right);

            assertThat(identity(sources(variables, REQUIRED).with(clock)).assurance())
                    .isEqualTo(Assurance.ATTESTED);
            assertThat(clock.read).isEqualTo(1);
            assertThat(problems(sources(variables, REQUIRED)
                            .with(Clock.fixed(NOW.plus(Duration.ofDays(11)), ZoneOffset.UTC))))
                    .contains("TG-6041 ");
        }

        @Test
        void is_refused_where_no_key_is_trusted() {
            String registry = REGISTRY.substring(0, REGISTRY.indexOf("trust:"));
            assertThat(problems(
                            sources(variables("test", "TIERGUARD_ATTESTATION", document("test", Tier.TEST)), registry)))
                    .contains(
                            "TG-6031 TIERGUARD_ATTESTATION: the attestation cannot be checked: tierguard.yaml trusts no key\n");
        }
    }

    @Nested
    class Without_a_document {
        @Test
        void does_not_start_where_one_is_required() {
            assertThat(problems(sources(variables("main"), REQUIRED))).isEqualTo("""
                    orders refuses to start: 1 problem

                    TG-6020 TIERGUARD_ATTESTATION: main (production) must be attested, and this process has no attestation
                      to fix     have the deploy job set TIERGUARD_ATTESTATION, or mount a file and name it in TIERGUARD_ATTESTATION_FILE
                    """);
            assertThat(problems(sources(
                            variables("main", "tierguard_attestation", document("main", Tier.PRODUCTION)), REQUIRED)))
                    .contains("TG-6020 ");
        }

        @Test
        void starts_where_none_is() {
            assertThat(identity(sources(variables("test"), REQUIRED)).assurance())
                    .isEqualTo(Assurance.DECLARED);
            assertThat(identity(sources(variables("main"), REGISTRY)).assurance())
                    .isEqualTo(Assurance.DECLARED);
        }
    }

    @Nested
    class Given_by {
        @TempDir
        Path directory;

        private Tierguard.Sources file(String content) throws IOException {
            Files.writeString(directory.resolve("attestation"), content);
            return file();
        }

        private Tierguard.Sources file() {
            return sources(variables("main", "TIERGUARD_ATTESTATION_FILE", "/attestation"), REQUIRED)
                    .with(RuntimeEvidence.none().withFilesUnder(directory));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "\n", "\r\n"})
        void a_file_that_may_end_its_line(String end) throws IOException {
            Identity identity = identity(file(document("main", Tier.PRODUCTION) + end));

            assertThat(identity.assurance()).isEqualTo(Assurance.ATTESTED);
            assertThat(identity.evidence().get(1).origin()).isEqualTo("file of TIERGUARD_ATTESTATION_FILE");
        }

        @ParameterizedTest
        @ValueSource(strings = {"\n\n", " ", " \n", "\r", "\t\n", "\u0000", "\ufeff", "\r\n\r\n"})
        void a_file_with_nothing_else_behind_it(String end) throws IOException {
            assertThat(problems(file(document("main", Tier.PRODUCTION) + end)))
                    .contains(
                            "TG-6026 TIERGUARD_ATTESTATION_FILE: the attestation is no signed document: a part of it is not"
                                    + " base64url in its one spelling without padding\n");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "\n", "\r\n"})
        void no_empty_file(String content) throws IOException {
            assertThat(problems(file(content))).isEqualTo("""
                    orders refuses to start: 1 problem

                    TG-6022 TIERGUARD_ATTESTATION_FILE: the attestation is empty
                      to fix     give the document that the deploy job signed, or unset TIERGUARD_ATTESTATION_FILE
                    """);
        }

        @Test
        void no_file_that_is_too_large() throws IOException {
            assertThat(problems(file("a".repeat(9000)))).contains("TG-6025 TIERGUARD_ATTESTATION_FILE: ");
            assertThat(problems(file("a".repeat(70_000))))
                    .contains("TG-6023 TIERGUARD_ATTESTATION_FILE: the file that should hold the attestation cannot be"
                            + " read: it is larger than 65536 bytes\n");
        }

        @Test
        void no_file_that_is_missing_or_no_file() throws IOException {
            assertThat(problems(file())).isEqualTo("""
                    orders refuses to start: 1 problem

                    TG-6023 TIERGUARD_ATTESTATION_FILE: the file that should hold the attestation cannot be read: there is none
                      to fix     name a file that is mounted, by its absolute path, and that this process may read
                    """);
            Files.createDirectory(directory.resolve("attestation"));
            assertThat(problems(file())).contains(" cannot be read: it is no regular file\n");
        }

        @ParameterizedTest
        @CsvSource({
            "'',the variable is set to nothing",
            "attestation,its path is not absolute",
            "/../attestation,its path has dot segments",
            "zqx.zqx.zqx,its path is not absolute",
            "/,it is no regular file"
        })
        void no_path_that_is_none(String path, String reason) {
            assertThat(problems(sources(variables("main", "TIERGUARD_ATTESTATION_FILE", path), REQUIRED)
                            .with(RuntimeEvidence.none().withFilesUnder(directory))))
                    .contains("TG-6023 TIERGUARD_ATTESTATION_FILE: the file that should hold the attestation cannot be"
                            + " read: " + reason + "\n")
                    .doesNotContain("zqx");
        }

        @Test
        void no_empty_variable() {
            assertThat(problems(sources(variables("test", "TIERGUARD_ATTESTATION", ""), REQUIRED)))
                    .isEqualTo("""
                    orders refuses to start: 1 problem

                    TG-6022 TIERGUARD_ATTESTATION: the attestation is empty
                      to fix     give the document that the deploy job signed, or unset TIERGUARD_ATTESTATION
                    """);
        }

        @Test
        void no_two_variables() {
            String right = document("main", Tier.PRODUCTION);
            for (String other : new String[] {right, ""}) {
                assertThat(problems(sources(
                                variables("main", "TIERGUARD_ATTESTATION", other, "TIERGUARD_ATTESTATION_FILE", "/a"),
                                REQUIRED)))
                        .isEqualTo("""
                        orders refuses to start: 1 problem

                        TG-6021 TIERGUARD_ATTESTATION: an attestation is here and in TIERGUARD_ATTESTATION_FILE too
                          to fix     leave one of them
                        """);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"TIERGUARD_ATTESTATION", "TIERGUARD_ATTESTATION_FILE"})
        void no_dotenv_file(String variable) throws IOException {
            Files.writeString(directory.resolve(".env"), variable + "=" + document("test", Tier.TEST) + "\n");
            for (Map<String, String> variables : java.util.List.of(
                    variables("test"), variables("test", "TIERGUARD_ATTESTATION", document("test", Tier.TEST)))) {
                assertThat(problems(sources(variables, REQUIRED).with(directory)))
                        .isEqualTo("""
                        orders refuses to start: 1 problem

                        TG-6024 .env: .env holds an attestation, which belongs to a deployment
                          to fix     remove it there; a developer's process needs none
                        """);
            }
            assertThat(problems(sources(variables("test", "TIERGUARD_ATTESTATION", ""), REQUIRED)
                            .with(directory)))
                    .contains(" 2 problems\n", "TG-6022 TIERGUARD_ATTESTATION: ", "TG-6024 .env: ");
        }
    }

    /** An ordinary program. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) {
            try (Tierguard tierguard = Tierguard.start()) {
                System.out.println(tierguard + " is " + tierguard.identity().assurance());
            }
        }
    }

    @Tag("own-process")
    @Nested
    class An_ordinary_process {
        @TempDir
        Path directory;

        private ChildJvm child(String registry) throws IOException {
            Files.writeString(directory.resolve("tierguard.yaml"), registry);
            return new ChildJvm()
                    .classPath(directory)
                    .directory(directory)
                    .option("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn")
                    .variable("TIERGUARD_ENVIRONMENT", "main")
                    .variable("POD_NAMESPACE", "orders-prod");
        }

        private String from(Instant begin) {
            return attestation("main", Tier.PRODUCTION, begin, Map.of("k8s_ns", "orders-prod"))
                    .sign(SIGNER);
        }

        @Test
        void starts_attested_and_says_nothing() throws Exception {
            ChildJvm.Outcome outcome = child(REQUIRED)
                    .variable("TIERGUARD_ATTESTATION", from(Instant.now()))
                    .run(Program.class);

            assertThat(outcome).isEqualTo(new ChildJvm.Outcome(0, "Tierguard of main (production) is attested\n", ""));
        }

        @Test
        void warns_where_four_fifths_of_its_life_are_over() throws Exception {
            Instant begin = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(9));

            ChildJvm.Outcome outcome = child(REQUIRED)
                    .variable("TIERGUARD_ATTESTATION", from(begin))
                    .run(Program.class);

            assertThat(outcome.out()).isEqualTo("Tierguard of main (production) is attested\n");
            assertThat(outcome.err())
                    .isEqualTo("[main] WARN io.tierguard.Tierguard - the attestation expires at "
                            + begin.plus(Duration.ofDays(10))
                            + ", and four fifths of its life are over: deploy again, or have another signed\n");
        }

        @Test
        void ends_with_status_78_where_it_expired() throws Exception {
            ChildJvm.Outcome outcome = child(REQUIRED)
                    .variable("TIERGUARD_ATTESTATION", from(Instant.now().minus(Duration.ofDays(11))))
                    .run(Program.class);

            assertThat(outcome.err()).contains("TG-6041 TIERGUARD_ATTESTATION: the attestation expired at ");
            assertThat(outcome.status()).isEqualTo(78);
        }

        @Test
        void logs_nothing_of_a_document_at_any_level() throws Exception {
            String right = attestation("main", Tier.PRODUCTION, Instant.now(), Map.of("k8s_ns", "zqxjk"))
                    .sign(SIGNER);
            String broken = right.substring(0, right.length() - 86)
                    + Forge.base64(new byte[64]).replace("AAAA", "____");
            for (String document : new String[] {right, broken, right + "=", right.replace('.', ',')}) {
                ChildJvm.Outcome outcome = child(REQUIRED)
                        .option("-Dorg.slf4j.simpleLogger.defaultLogLevel=trace")
                        .variable("TIERGUARD_ATTESTATION", document)
                        .run(Program.class);

                assertThat(outcome.status()).isEqualTo(78);
                assertThat(outcome.err())
                        .contains("TG-60")
                        .doesNotContain("zqxjk")
                        .doesNotContain("https://ci.example");
                for (String part : document.split("[.,]")) {
                    assertThat(outcome.err() + outcome.out()).doesNotContain(part.substring(0, 20));
                }
            }
        }

        /** Loading the library of signatures takes as long as the rest of a start. */
        @Test
        void without_a_document_or_keys_loads_nothing_that_reads_one() throws Exception {
            String registry = REGISTRY.substring(0, REGISTRY.indexOf("trust:"));
            ChildJvm.Outcome outcome = child(registry).option("-verbose:class").run(Program.class);

            assertThat(outcome.out())
                    .contains("Tierguard of main (production) is declared\n", " io.tierguard.Tierguard ")
                    .doesNotContain("org.jose4j")
                    .doesNotContain("io.tierguard.identity.AttestationVerifier ");
        }
    }
}
