package io.tierguard.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.report.Code;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryLocatorTest {

    @TempDir
    private Path folder;

    private URL registry(String name, String application) throws IOException {
        Path file = Files.createDirectories(folder.resolve(name)).resolve("tierguard.yaml");
        return Files.writeString(file, "version: 1\napplication: " + application + "\n")
                .toUri()
                .toURL();
    }

    /** A class path that holds these registries. */
    private static ClassLoader with(URL... registries) {
        return new ClassLoader(null) {
            @Override
            public Enumeration<URL> getResources(String name) {
                return name.equals("tierguard.yaml")
                        ? Collections.enumeration(List.of(registries))
                        : Collections.emptyEnumeration();
            }
        };
    }

    private static InvalidRegistryException refused(RegistryLocator locator) {
        List<InvalidRegistryException> thrown = new ArrayList<>();
        assertThatExceptionOfType(InvalidRegistryException.class)
                .isThrownBy(locator::locate)
                .satisfies(thrown::add);
        return thrown.get(0);
    }

    @Test
    void the_context_class_loader_is_asked_first() throws IOException {
        URL one = registry("one", "orders");
        Registry registry = RegistryLocator.of(null, with(one)).locate();
        assertThat(registry.application()).contains("orders");
        assertThat(registry.source()).isEqualTo(one.toExternalForm());
    }

    @Test
    void the_property_names_a_file_and_the_class_path_is_not_asked() throws Exception {
        URL one = registry("one", "orders");
        Path file = Path.of(registry("two", "stock").toURI());
        Registry registry = RegistryLocator.of(file.toString(), with(one, one)).locate();
        assertThat(registry.application()).contains("stock");
    }

    @Test
    void two_registries_are_an_error_that_names_both() throws IOException {
        URL one = registry("one", "orders");
        URL two = registry("two", "stock");
        assertThat(refused(RegistryLocator.of(null, with(one, two)))).hasMessage("""
                        tierguard.yaml cannot be used: 1 problem

                        TG-1002 tierguard.yaml: two registries are on the class path: %s and %s
                          to fix     leave one of them, or use include: in the other
                        """.formatted(one, two));
    }

    @Test
    void one_registry_seen_twice_is_one() throws IOException {
        URL one = registry("one", "orders");
        assertThat(RegistryLocator.of(null, with(one, new URL(one.toExternalForm())))
                        .locate()
                        .application())
                .contains("orders");
    }

    @Test
    void none_is_an_error_with_all_that_a_first_run_needs() {
        InvalidRegistryException refused = refused(RegistryLocator.of(null, with()));
        assertThat(refused.report().problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(Code.REGISTRY_MISSING));
        assertThat(refused).hasMessage("""
                        tierguard.yaml cannot be used: 1 problem

                        TG-1001 tierguard.yaml: there is no tierguard.yaml on the class path
                          to fix     put the file below on the class path, and correct it

                        ---------- src/main/resources/tierguard.yaml
                        """ + StarterRegistry.text() + """
                                ----------

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
    void without_a_context_class_loader_cores_own_is_asked() {
        // core's tests have no registry on their class path
        assertThat(refused(RegistryLocator.of(null, null))
                        .report()
                        .problems()
                        .get(0)
                        .code())
                .isEqualTo(Code.REGISTRY_MISSING);
    }

    @Test
    void a_file_that_is_not_there_is_an_error() {
        assertThat(refused(RegistryLocator.of(folder.resolve("no.yaml").toString(), with())))
                .hasMessageContaining("TG-1003 no.yaml:1:1: the registry cannot be read: no file can be read at "
                        + folder.resolve("no.yaml"));
        assertThat(refused(RegistryLocator.of("", with()))
                        .report()
                        .problems()
                        .get(0)
                        .code())
                .isEqualTo(Code.REGISTRY_UNREADABLE);
        assertThat(refused(RegistryLocator.of("\0", with())))
                .hasMessageContaining(
                        "TG-1003 -Dtierguard.registry: the registry cannot be read: its value is no path");
    }

    @Test
    void a_class_path_that_fails_is_an_error() {
        ClassLoader broken = new ClassLoader(null) {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                throw new IOException("fake");
            }
        };
        assertThat(refused(RegistryLocator.of(null, broken)))
                .hasMessageContaining("the class path cannot be searched")
                .hasNoCause();
    }

    @Test
    void what_the_registry_itself_gets_wrong_is_told() throws MalformedURLException, IOException {
        Path file = Files.writeString(folder.resolve("tierguard.yaml"), "version: 3\n");
        assertThat(refused(RegistryLocator.of(null, with(file.toUri().toURL()))))
                .hasMessageContaining("TG-1027 tierguard.yaml:1:10");
    }

    @Test
    void further_sources_of_evidence_are_handed_on() throws IOException {
        Path file = Files.writeString(
                folder.resolve("tierguard.yaml"),
                "version: 1\nevidence: [{source: vault.cluster, matches: a, environment: test}]\n");
        RegistryLocator locator = RegistryLocator.of(file.toString(), null);
        assertThat(locator.locate(Set.of("vault.cluster")).evidence()).hasSize(1);
        assertThat(refused(locator)).hasMessageContaining("TG-1021");
    }

    @Test
    void the_starter_file_loads_and_owns_what_it_says() {
        Registry starter = Registry.parse("tierguard.yaml", StarterRegistry.text());
        assertThat(starter.rules()).hasSize(3);
        assertThat(starter.environments().names()).contains("qa-eu", "preview/*");
    }

    @Test
    void the_starter_file_loads_with_every_comment_taken_out() {
        String all = StarterRegistry.text().replaceAll("(?m)^( *)# (?=( *)(- |[a-z-]+:( |$)|\"dev))", "$1");
        Registry starter = Registry.parse("tierguard.yaml", all);
        assertThat(starter.crossings()).hasSize(1);
        assertThat(starter.rules()).hasSize(6);
    }
}
