package io.tierguard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.identity.Evidence;
import io.tierguard.identity.EvidenceSource;
import io.tierguard.identity.Surroundings;
import io.tierguard.testing.ChildJvm;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real processes, with sources of evidence on their class path. */
@Tag("own-process")
class EvidenceStartTest {

    @TempDir
    Path directory;

    /** A provider that an application brings. */
    public static final class Vault implements EvidenceSource {
        @Override
        public Set<String> names() {
            return Set.of("vault.cluster");
        }

        @Override
        public List<Evidence> observe(Surroundings surroundings) {
            List<Evidence> found = new ArrayList<>();
            surroundings
                    .variable("VAULT_CLUSTER")
                    .ifPresent(
                            variable -> found.add(Evidence.of("vault.cluster", variable.value(), variable.origin())));
            return found;
        }
    }

    /** One that cannot be made. */
    public static final class Broken implements EvidenceSource {
        public Broken() {
            throw new IllegalStateException("zqx");
        }

        @Override
        public Set<String> names() {
            return Set.of("vault.cluster");
        }

        @Override
        public List<Evidence> observe(Surroundings surroundings) {
            return List.of();
        }
    }

    /** An ordinary program. */
    static final class Program {
        private Program() {}

        /** The argument says what the thread's loader is: the application's where there is none. */
        public static void main(String[] arguments) {
            if (arguments.length > 0) {
                ClassLoader parent = arguments[0].equals("child")
                        ? Program.class.getClassLoader()
                        : ClassLoader.getPlatformClassLoader();
                Thread.currentThread().setContextClassLoader(new URLClassLoader(new URL[0], parent));
            }
            try (Tierguard tierguard = Tierguard.start()) {
                System.out.println(tierguard.identity().attributes());
            }
        }
    }

    @BeforeEach
    void a_registry_with_a_rule_for_its_source() throws IOException {
        Files.writeString(directory.resolve("tierguard.yaml"), """
                version: 1
                application: shop
                evidence:
                  - {source: vault.cluster, matches: "prod-*", environment: production}
                """);
    }

    private ChildJvm staging(String... providers) throws IOException {
        if (providers.length > 0) {
            Path services = Files.createDirectories(directory.resolve("META-INF/services"));
            Files.write(services.resolve(EvidenceSource.class.getName()), List.of(providers));
        }
        return new ChildJvm().classPath(directory).directory(directory).variable("TIERGUARD_ENVIRONMENT", "staging");
    }

    @ParameterizedTest
    @CsvSource({"''", "child", "stranger"})
    void a_process_is_refused_by_what_a_provider_observes_whatever_loader_its_thread_has(String loader)
            throws Exception {
        ChildJvm child = staging(Vault.class.getName()).variable("VAULT_CLUSTER", "prod-1");
        ChildJvm.Outcome outcome = loader.isEmpty() ? child.run(Program.class) : child.run(Program.class, loader);

        assertThat(outcome.err()).isEqualTo("""
                shop refuses to start: 1 problem

                TG-6004 TIERGUARD_ENVIRONMENT: the evidence of who this process is does not agree: TIERGUARD_ENVIRONMENT=staging against vault.cluster=prod-1
                  claims       TIERGUARD_ENVIRONMENT=staging   environment variable
                  contradicts  vault.cluster=prod-1            environment variable VAULT_CLUSTER   production by tierguard.yaml:4
                  to fix       correct the one that is wrong; a majority never wins
                """);
        assertThat(outcome.status()).isEqualTo(78);
    }

    @Test
    void a_start_logs_how_well_it_is_known_who_the_process_is_and_no_value_of_the_evidence() throws Exception {
        ChildJvm.Outcome outcome = staging(Vault.class.getName())
                .variable("VAULT_CLUSTER", "zqx")
                .variable("NODE_ENV", "zqx")
                .option("-Dorg.slf4j.simpleLogger.defaultLogLevel=info")
                .run(Program.class);

        assertThat(outcome.err())
                .contains(
                        " this process is staging, declared, with evidence of tierguard.environment, node.env, vault.cluster; registry ")
                .doesNotContain("zqx");
        assertThat(outcome.out())
                .isEqualTo(
                        "{deployment.environment.name=staging, tierguard.environment=staging, tierguard.assurance=declared}\n");
        assertThat(outcome.status()).isZero();
    }

    @Test
    void a_rule_for_a_source_that_nothing_observes_is_a_misspelling() throws Exception {
        ChildJvm.Outcome outcome = staging().run(Program.class);

        assertThat(outcome.err())
                .startsWith("this process refuses to start: 1 problem\n\nTG-1021 tierguard.yaml:4:14: 'vault.cluster'");
        assertThat(outcome.status()).isEqualTo(78);
    }

    @Test
    void a_provider_that_cannot_be_made_is_told_beside_the_rule_that_needs_it() throws Exception {
        ChildJvm.Outcome outcome = staging(Broken.class.getName()).run(Program.class);

        assertThat(outcome.err())
                .startsWith("this process refuses to start: 2 problems\n\nTG-6008 EvidenceSource: ")
                .contains("TG-1021 tierguard.yaml:4:14: 'vault.cluster'")
                .doesNotContain("zqx");
        assertThat(outcome.status()).isEqualTo(78);
    }
}
