package io.tierguard.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.Tierguard;
import io.tierguard.registry.Registry;
import io.tierguard.report.Report;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources of evidence that a library or application brings. */
class EvidenceProvidersTest {

    private static final Map<String, String> STAGING = Map.of("TIERGUARD_ENVIRONMENT", "staging");

    /** A provider as a test wants it. */
    private record Given(@Nullable Set<String> given, Function<Surroundings, @Nullable List<Evidence>> observation)
            implements EvidenceSource {
        @Override
        @SuppressWarnings("NullAway") // a provider may give anything
        public Set<String> names() {
            return given;
        }

        @Override
        @SuppressWarnings("NullAway") // a provider may give anything
        public List<Evidence> observe(Surroundings surroundings) {
            return observation.apply(surroundings);
        }
    }

    private static Given vault(Function<Surroundings, @Nullable List<Evidence>> observation) {
        return new Given(Set.of("vault.cluster"), observation);
    }

    private static Given named(@Nullable Set<String> names) {
        return new Given(names, surroundings -> List.of());
    }

    private static String problems(EvidenceSource... sources) {
        return outcome(new IdentityResolver(
                STAGING,
                DotEnvFile.none(),
                RuntimeEvidence.none(),
                Registry.parse("tierguard.yaml", "version: 1\n"),
                EvidenceProviders.of(sources),
                Clock.systemUTC()));
    }

    private static String outcome(IdentityResolver resolver) {
        var resolution = resolver.resolve();
        return resolution instanceof IdentityResolver.Resolved
                ? "resolved"
                : Report.of("start", ((IdentityResolver.Unresolved) resolution).problems())
                        .text();
    }

    @Nested
    class One_that_works {
        @Test
        void is_handed_variables_and_files_and_its_pieces_are_kept(@TempDir Path root) throws IOException {
            Files.writeString(root.resolve("cluster"), "eu-1");
            Files.writeString(root.resolve(".env"), "B=file\n");
            EvidenceSource source = vault(surroundings -> {
                var cluster = (MountedFiles.Text) surroundings.files().read("/cluster");
                String seen = cluster.text() + " " + surroundings.names() + " "
                        + surroundings.variable("B").orElseThrow() + " " + surroundings.variable("C");
                return List.of(new Evidence("vault.cluster", "eu-1", seen, "file"));
            });

            var resolution = new IdentityResolver(
                            Map.of("TIERGUARD_ENVIRONMENT", "test", "A", "real"),
                            DotEnvFile.in(root),
                            RuntimeEvidence.none().withFilesUnder(root),
                            Registry.parse("tierguard.yaml", "version: 1\n"),
                            EvidenceProviders.of(source),
                            Clock.systemUTC())
                    .resolve();
            assertThat(((IdentityResolver.Resolved) resolution)
                            .identity()
                            .evidence()
                            .get(1)
                            .statement())
                    .isEqualTo("eu-1 [A, B, TIERGUARD_ENVIRONMENT] B in .env Optional.empty");
        }

        @Test
        void may_name_several_sources_and_observe_none_of_them() {
            assertThat(problems(named(Set.of("a.b", "c")), named(Set.of("vault-2.cluster-x"))))
                    .isEqualTo("resolved");
        }

        @Test
        void shows_names_and_no_values() {
            assertThat(EvidenceProviders.of(named(Set.of("vault.cluster"))))
                    .hasToString("observers of [vault.cluster]");
            assertThat(EvidenceProviders.of(named(Set.of("vault.cluster"))).names())
                    .containsExactly("vault.cluster");
            assertThat(Surroundings.of(Map.of("A", "zqx"), RuntimeEvidence.none()))
                    .hasToString("surroundings");
        }

        @Test
        void shows_no_character_that_moves_a_cursor() {
            Evidence piece = new Evidence("vault.cluster", "a", "a\u001B[2J", "b\nc");
            assertThat(piece).hasToString("a\uFFFD[2J (b\uFFFDc)");
        }
    }

    @Nested
    class One_that_a_rule_names {
        @TempDir
        Path directory;

        private String start(Function<Surroundings, @Nullable List<Evidence>> observation) throws IOException {
            Path file = Files.writeString(directory.resolve("tierguard.yaml"), """
                    version: 1
                    evidence:
                      - {source: vault.cluster, matches: "prod-*", environment: production}
                      - {source: vault.cluster, matches: "stage-*", environment: staging, required: true}
                    """);
            EvidenceProviders providers = EvidenceProviders.of(vault(observation));
            return outcome(new IdentityResolver(
                    STAGING,
                    DotEnvFile.none(),
                    RuntimeEvidence.none(),
                    Registry.read(file, providers.names()),
                    providers,
                    Clock.systemUTC()));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " "})
        void contradicts_whether_it_has_a_statement_or_not(String statement) throws IOException {
            assertThat(start(surroundings -> List.of(new Evidence("vault.cluster", "prod-1", statement, "here"))))
                    .isEqualTo("""
                    start: 1 problem

                    TG-6004 TIERGUARD_ENVIRONMENT: the evidence of who this process is does not agree: TIERGUARD_ENVIRONMENT=staging against vault.cluster
                      claims       TIERGUARD_ENVIRONMENT=staging   environment variable
                      contradicts  vault.cluster                   here                   production by tierguard.yaml:3
                      to fix       correct the one that is wrong; a majority never wins
                    """);
        }

        @Test
        void is_not_called_absent_where_it_could_not_be_asked() throws IOException {
            assertThat(start(surroundings -> List.of())).contains("  contradicts  vault.cluster is absent ");
            assertThat(start(surroundings -> null)).startsWith("start: 1 problem\n\nTG-6010 ");
        }
    }

    @Nested
    class One_that_cannot_be_used {
        static Stream<@Nullable Set<String>> no_names() {
            return Stream.of(null, Set.of());
        }

        @ParameterizedTest
        @MethodSource("no_names")
        void names_nothing(@Nullable Set<String> names) {
            assertThat(problems(named(names))).isEqualTo("""
                    start: 1 problem

                    TG-6008 %1$s: %1$s cannot be used as a source of evidence: it names no source
                      to fix     mend it, or take it off the class path: what it would have said is not known
                    """.formatted(Given.class.getName()));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"", " ", "Vault", "vault cluster", "vault..x", ".x", "x.", "vault\n", "1x", "vault/x", "ü"})
        void names_what_is_no_name(String name) {
            assertThat(problems(named(Set.of("vault.cluster", name))))
                    .contains(
                            "TG-6008 ",
                            ": what it names is no source: a source is called by a-z, 0-9, . and -, as in vault.cluster\n");
        }

        @Test
        void names_null() {
            assertThat(problems(named(new LinkedHashSet<>(Arrays.asList("vault.cluster", null)))))
                    .contains("TG-6008 ", ": what it names is no source: ");
        }

        @Test
        void throws_when_it_is_asked_for_names() {
            EvidenceSource source = new EvidenceSource() {
                @Override
                public Set<String> names() {
                    throw new IllegalStateException("zqx-secret");
                }

                @Override
                public List<Evidence> observe(Surroundings surroundings) {
                    return List.of();
                }
            };
            assertThat(problems(source))
                    .contains(": naming its sources failed with java.lang.IllegalStateException\n")
                    .doesNotContain("zqx");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "kubernetes.namespace",
                    "otel.deployment.environment.name",
                    "tierguard.environment",
                    "test.engine",
                    "attestation",
                    "ci.system"
                })
        void names_what_is_built_in(String name) {
            assertThat(problems(named(Set.of(name)))).isEqualTo("""
                    start: 1 problem

                    TG-6009 %1$s: the evidence of %2$s is observed by Tierguard itself and by %1$s
                      to fix     leave one of them on the class path, or have it observe a source of its own name
                    """.formatted(Given.class.getName(), name));
        }

        @Test
        void names_what_another_names() {
            assertThat(problems(named(Set.of("a", "vault.cluster")), named(Set.of("vault.cluster", "b"))))
                    .contains("TG-6009 ", ": the evidence of vault.cluster is observed by ");
        }
    }

    @Nested
    class One_that_fails {
        static Stream<Throwable> whatever_it_throws() {
            return Stream.of(
                    new IllegalStateException("zqx-secret"),
                    new ServiceConfigurationError("zqx-secret"),
                    new NoClassDefFoundError("zqx-secret"),
                    new StackOverflowError("zqx-secret"),
                    new AssertionError("zqx-secret"),
                    new IOException("zqx-secret"));
        }

        @ParameterizedTest
        @MethodSource("whatever_it_throws")
        void refuses_the_start_and_its_text_is_not_told(Throwable thrown) {
            assertThat(problems(vault(surroundings -> EvidenceProvidersTest.<RuntimeException>raise(thrown))))
                    .isEqualTo("""
                    start: 1 problem

                    TG-6010 %s: whether there is evidence of vault.cluster is not known: it failed with %s
                      to fix     mend it, or take it off the class path
                    """.formatted(
                                    Given.class.getName(), thrown.getClass().getName()));
        }

        @Test
        void does_not_hide_that_the_jvm_does() {
            assertThatExceptionOfType(OutOfMemoryError.class)
                    .isThrownBy(() -> problems(vault(surroundings -> {
                        throw new OutOfMemoryError("here");
                    })));
        }

        @Test
        void gives_null_or_pieces_of_others() {
            String start =
                    "TG-6010 " + Given.class.getName() + ": whether there is evidence of vault.cluster is not known: ";
            assertThat(problems(vault(surroundings -> null))).contains(start + "it gave null\n");
            assertThat(problems(vault(surroundings -> Collections.singletonList(null))))
                    .contains(start + "it gave null\n");
            for (String foreign :
                    new String[] {"kubernetes.namespace", "attestation", "tierguard.environment", "vault"}) {
                assertThat(problems(vault(surroundings -> List.of(Evidence.of(foreign, "x", "here")))))
                        .contains(start + "it told of a source that it does not name\n");
            }
        }

        @Test
        void does_not_keep_others_from_being_told() {
            assertThat(problems(
                            named(Set.of()),
                            vault(surroundings -> null),
                            new Given(Set.of("x"), surroundings -> null),
                            named(Set.of("node.env"))))
                    .startsWith("start: 4 problems\n");
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> List<Evidence> raise(Throwable thrown) throws T {
        throw (T) thrown;
    }

    /** On the class path of a test by its services file. */
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

    /** Cannot be made. */
    public static final class Broken implements EvidenceSource {
        public Broken() {
            throw new IllegalStateException("zqx-secret");
        }

        @Override
        public Set<String> names() {
            return Set.of("broken");
        }

        @Override
        public List<Evidence> observe(Surroundings surroundings) {
            return List.of();
        }
    }

    /** Names what is built in beside what is its own. */
    public static final class Half implements EvidenceSource {
        @Override
        public Set<String> names() {
            return new LinkedHashSet<>(List.of("vault.cluster", "node.env"));
        }

        @Override
        public List<Evidence> observe(Surroundings surroundings) {
            return List.of();
        }
    }

    @Nested
    class On_the_class_path {
        @TempDir
        Path directory;

        private String start(Map<String, String> variables, String... providers) throws IOException {
            Path services = Files.createDirectories(directory.resolve("META-INF/services"));
            Files.write(services.resolve(EvidenceSource.class.getName()), List.of(providers));
            Path file = Files.writeString(directory.resolve("tierguard.yaml"), """
                    version: 1
                    evidence:
                      - {source: vault.cluster, matches: "prod-*", environment: production}
                    """);
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            try (URLClassLoader loader =
                    new URLClassLoader(new URL[] {directory.toUri().toURL()}, before)) {
                thread.setContextClassLoader(loader);
                Registry registry = Registry.read(file, Set.of("vault.cluster"));
                assertThat(EvidenceProviders.load().observes("vault.cluster"))
                        .isEqualTo(Arrays.asList(providers).contains(Vault.class.getName()));
                var resolution = Tierguard.resolve(
                        Tierguard.Sources.of(variables, registry).with(RuntimeEvidence.none()));
                return resolution instanceof Tierguard.Unresolved unresolved
                        ? unresolved.report().text()
                        : "resolved";
            } finally {
                thread.setContextClassLoader(before);
            }
        }

        @Test
        void is_found_by_the_loader_of_the_thread() throws IOException {
            assertThat(start(STAGING, Vault.class.getName())).isEqualTo("resolved");
            assertThat(start(
                            Map.of("TIERGUARD_ENVIRONMENT", "staging", "VAULT_CLUSTER", "prod-1"),
                            Vault.class.getName()))
                    .contains(
                            "TG-6004 TIERGUARD_ENVIRONMENT: ",
                            "  contradicts  vault.cluster=prod-1            environment variable VAULT_CLUSTER   production by tierguard.yaml:3\n");
        }

        @Test
        void refuses_where_it_cannot_be_loaded_and_the_next_one_is_used_all_the_same() throws IOException {
            String text = start(STAGING, Broken.class.getName(), "com.example.None", Vault.class.getName());

            assertThat(text)
                    .contains(
                            ": 2 problems\n",
                            "TG-6008 EvidenceSource: a provider cannot be used as a source of evidence: it cannot be loaded: ",
                            Broken.class.getName(),
                            "com.example.None")
                    .doesNotContain("zqx");
        }

        @Test
        void is_not_told_to_observe_what_it_observes_itself_where_two_loaders_find_it() throws Exception {
            Path services = Files.createDirectories(directory.resolve("META-INF/services"));
            Files.write(services.resolve(EvidenceSource.class.getName()), List.of(Half.class.getName()));
            ClassLoader own = EvidenceProviders.class.getClassLoader();
            URL core = EvidenceProviders.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation();
            URL tests = Half.class.getProtectionDomain().getCodeSource().getLocation();
            URL[] all = {directory.toUri().toURL(), core, tests};
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            try (Apart application = new Apart(all, own);
                    URLClassLoader child = new URLClassLoader(new URL[0], application)) {
                thread.setContextClassLoader(child);
                Class<?> providers = application.loadClass(EvidenceProviders.class.getName());
                Object found = providers.getMethod("load").invoke(null);
                assertThat((List<?>) providers.getMethod("problems").invoke(found))
                        .hasToString("[TG-6009 " + Half.class.getName() + ": the evidence of node.env is observed by"
                                + " Tierguard itself and by " + Half.class.getName() + "]");
            } finally {
                thread.setContextClassLoader(before);
            }
        }

        @Test
        void is_asked_for_where_a_rule_names_what_nobody_observes() throws IOException {
            assertThat(start(Map.of("TIERGUARD_ENVIRONMENT", "production")))
                    .contains("TG-1025 tierguard.yaml:3: evidence of vault.cluster is asked for in production");
        }

        /** Its name is one of the pattern's, though a longer pattern has put it into another tier. */
        @Test
        void is_asked_for_where_a_rule_for_a_pattern_covers_the_process() throws IOException {
            Path file = Files.writeString(directory.resolve("tierguard.yaml"), """
                    version: 1
                    environments: {"preview/*": development, "preview/eu-*": staging}
                    evidence:
                      - {source: vault.cluster, matches: "prod-*", environment: "preview/*"}
                    """);
            var resolution = Tierguard.resolve(Tierguard.Sources.of(
                            Map.of("TIERGUARD_ENVIRONMENT", "preview/eu-1"),
                            Registry.read(file, Set.of("vault.cluster")))
                    .with(RuntimeEvidence.none()));
            assertThat(((Tierguard.Unresolved) resolution).report().text())
                    .contains("TG-1025 tierguard.yaml:4: evidence of vault.cluster is asked for in staging");
        }
    }

    /** A loader with classes of Tierguard of its own, as a container has one for each application. */
    private static final class Apart extends URLClassLoader {
        Apart(URL[] urls, ClassLoader libraries) {
            super(urls, libraries);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded != null
                        ? loaded
                        : name.startsWith("io.tierguard.") ? findClass(name) : super.loadClass(name, resolve);
            }
        }
    }
}
