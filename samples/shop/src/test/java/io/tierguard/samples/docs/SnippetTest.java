package io.tierguard.samples.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnippetTest {

    private static final String SHOP = "samples/shop/src/main/java/io/tierguard/samples/shop/";
    private static final String TESTS = "samples/shop/src/test/java/io/tierguard/samples/shop/";

    @TestFactory
    Stream<DynamicTest> every_snippet_of_the_documentation_is_compiled_code() throws IOException {
        Path root = ProjectRoot.find();
        return Snippet.ofProject(root).stream()
                .map(snippet -> DynamicTest.dynamicTest(
                        snippet.toString(), () -> assertThat(snippet.text()).isEqualTo(snippet.original(root))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SHOP + "ShopMain.java#front-door",
                SHOP + "ShopSettings.java#settings",
                "samples/shop/src/main/resources/tierguard.yaml#registry",
                TESTS + "RulesTest.java#rule",
                TESTS + "SealsTest.java#seal",
                TESTS + "RegistryTest.java#unit-test"
            })
    void there_is_something_to_show(String source) {
        assertThat(new Snippet("here", source, "").original(ProjectRoot.find())).isNotBlank();
    }

    @Nested
    class A_page {
        @TempDir
        Path root;

        @Test
        void is_compared_without_the_indentation_that_all_lines_share() throws Exception {
            Files.writeString(root.resolve("A.java"), """
                    class A {
                        // region inside
                        void a() {
                            b();
                        }
                        // endregion
                    }
                    """);
            Files.createDirectories(root.resolve("docs/deeper"));
            Files.writeString(root.resolve("README.md"), """
                    Before

                    <!-- snippet: A.java#inside -->
                    ```java
                    void a() {
                        b();
                    }
                    ```

                    ```java
                    not marked
                    ```
                    """);
            Files.writeString(root.resolve("docs/deeper/page.md"), """
                    - <!-- no snippet -->
                      <!-- snippet: A.java -->
                      ```java
                      class B {}
                      ```
                    """);

            List<Snippet> snippets = Snippet.ofProject(root);

            assertThat(snippets)
                    .extracting(Snippet::toString)
                    .containsExactly("README.md:3 from A.java#inside", "docs/deeper/page.md:2 from A.java");
            assertThat(snippets.get(0).text())
                    .isEqualTo("void a() {\n    b();\n}")
                    .isEqualTo(snippets.get(0).original(root));
            assertThat(snippets.get(1).text())
                    .isEqualTo("class B {}")
                    .isNotEqualTo(snippets.get(1).original(root));
        }

        @Test
        void names_a_file_that_is_there() {
            assertThatThrownBy(() -> new Snippet("README.md:3", "B.java", "").original(root))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage("README.md:3: there is no B.java");
        }

        @Test
        void names_a_region_that_is_there_and_ends() throws Exception {
            Files.writeString(root.resolve("A.yaml"), "# region open\na: b\n");

            for (String region : List.of("open", "other")) {
                assertThatThrownBy(() -> new Snippet("README.md:3", "A.yaml#" + region, "").original(root))
                        .hasMessage("README.md:3: there is no region A.yaml#" + region);
            }
        }

        @Test
        void has_code_right_below_a_marker() {
            List<String> lines = List.of("<!-- snippet: A.java -->", "", "```java", "```");

            assertThatThrownBy(() -> Snippet.in("README.md", lines))
                    .hasMessage("README.md:1: a snippet's marker stands right above its code");
        }

        @Test
        void ends_its_code() {
            List<String> lines = List.of("<!-- snippet: A.java -->", "```java", "class A {}");

            assertThatThrownBy(() -> Snippet.in("README.md", lines))
                    .hasMessage("README.md:1: this snippet does not end");
        }
    }
}
