package io.tierguard.samples.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.registry.InvalidRegistryException;
import io.tierguard.registry.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** README.md and docs: what is shown there works, and what is linked is there. */
class DocumentationTest {

    private static final Path ROOT = ProjectRoot.find();

    /** Each is looked at in some way: Java by {@link SnippetTest}, commands by a test of the command line. */
    private static final Set<String> LANGUAGES = Set.of("java", "yaml", "sh", "json", "properties", "sql", "xml", "");

    /** What a registry may begin its lines with. */
    private static final Set<String> REGISTRY = Set.of(
            "version",
            "application",
            "environments",
            "endpoints",
            "crossings",
            "evidence",
            "trust",
            "policy",
            "credentials",
            "include");

    /** What others' files begin their lines with: Spring Boot's, Kubernetes', those of CI systems. */
    private static final Set<String> OTHERS =
            Set.of("spring", "initContainers", "volumes", "env", "jobs", "name", "on", "permissions", "script", "shop");

    @TestFactory
    Stream<DynamicTest> no_java_is_shown_that_is_not_compiled() throws IOException {
        return each(
                "java",
                block -> assertThat(block.marked())
                        .as(block.where() + ": put it between region marks of a test, and a snippet's marker above it")
                        .isTrue());
    }

    @Test
    void every_language_is_one_that_a_test_looks_at() throws IOException {
        assertThat(Pages.blocks(ROOT))
                .allSatisfy(
                        block -> assertThat(block.language()).as(block.where()).isIn(LANGUAGES));
    }

    @TestFactory
    Stream<DynamicTest> every_registry_is_one_that_the_reader_takes(@TempDir Path directory) throws IOException {
        return each("yaml", block -> read(block, directory));
    }

    @Test
    void a_registry_with_a_misspelled_key_would_be_found(@TempDir Path directory) {
        Block misspelled = new Block("page.md:1", "yaml", false, "policy:\n  unknown-endpoint: refuse");
        Block unknown = new Block("page.md:1", "yaml", false, "polcy:\n  unknown-endpoints: refuse");

        assertThatExceptionOfType(InvalidRegistryException.class).isThrownBy(() -> read(misspelled, directory));
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> read(unknown, directory));
    }

    private static void read(Block block, Path directory) throws IOException {
        Object content = new Load(LoadSettings.builder().setLabel(block.where()).build()).loadFromString(block.text());
        Set<?> keys = content instanceof Map<?, ?> map ? map.keySet() : Set.of();
        if (keys.stream().anyMatch(REGISTRY::contains)) {
            Path file = Files.writeString(
                    directory.resolve("tierguard.yaml"),
                    (keys.contains("version") ? "" : "version: 1\n") + block.text() + "\n");
            Files.writeString(directory.resolve("team-payments.yaml"), "version: 1\n");
            assertThat(Registry.read(file)).as(block.where()).isNotNull();
        } else {
            assertThat(keys).as(block.where()).isNotEmpty().allMatch(OTHERS::contains);
        }
    }

    @TestFactory
    Stream<DynamicTest> every_link_leads_somewhere() throws IOException {
        return Links.of(ROOT).stream()
                .map(link -> DynamicTest.dynamicTest(
                        link.toString(),
                        () -> assertThat(link.problem(ROOT)).as(link.toString()).isEmpty()));
    }

    @Test
    void every_page_is_in_the_index() throws IOException {
        List<String> linked = Links.of(ROOT).stream()
                .filter(link -> link.page().equals("docs/README.md"))
                .map(Links.Link::target)
                .toList();
        try (Stream<Path> pages = Files.list(ROOT.resolve("docs"))) {
            assertThat(pages.map(page -> page.getFileName().toString())
                            .filter(name -> name.endsWith(".md") && !name.equals("README.md"))
                            .sorted())
                    .allMatch(linked::contains);
        }
    }

    private interface Check {
        void of(Block block) throws IOException;
    }

    private static Stream<DynamicTest> each(String language, Check check) throws IOException {
        return Pages.blocks(ROOT).stream()
                .filter(block -> block.language().equals(language))
                .map(block -> DynamicTest.dynamicTest(block.where(), () -> check.of(block)));
    }
}
