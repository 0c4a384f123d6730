package io.tierguard.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncludeTest {

    private static final String MAIN = "version: 1\nenvironments: {qa: staging}\ninclude: [teams/orders.yaml]\n";
    private static final String ORDERS = "version: 1\nendpoints:\n  qa: [a.example.com]\ninclude: [more/stock.yaml]\n";
    private static final String STOCK = "endpoints: {test: [b.example.com]}\ncrossings:\n"
            + "  - {from: test, to: qa, endpoint: \"a.example.com:80\", reason: r, expires: 2027-03-31}\n";

    @TempDir
    private Path folder;

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private List<String> problems(String... includes) throws IOException {
        Path main = write("tierguard.yaml", "version: 1\ninclude: [" + String.join(", ", includes) + "]\n");
        try {
            Registry.read(main);
            return List.of();
        } catch (InvalidRegistryException e) {
            return e.report().problems().stream()
                    .map(problem -> problem + " | " + problem.fix())
                    .toList();
        }
    }

    private static void isWhole(Registry registry) {
        assertThat(registry.rules()).hasToString("[a.example.com orders.yaml:3, b.example.com stock.yaml:1]");
        assertThat(registry.crossings().get(0).origin()).isEqualTo("stock.yaml:3");
        assertThat(registry.sha256()).isEqualTo(sha256(MAIN + ORDERS + STOCK));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void an_included_file_may_hold_nothing() throws IOException {
        write("later.yaml", "# to be filled\n");
        write("blank.yaml", "");

        assertThat(problems("later.yaml", "blank.yaml")).isEmpty();
    }

    @Test
    void files_include_relative_to_themselves() throws IOException {
        Path main = write("tierguard.yaml", MAIN);
        write("teams/orders.yaml", ORDERS);
        write("teams/more/stock.yaml", STOCK);
        Registry registry = Registry.read(main);
        isWhole(registry);
        assertThat(registry.source()).isEqualTo(main.toString());
    }

    @Test
    void resources_include_relative_to_their_url() throws IOException {
        Path jar = folder.resolve("registry.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String[] entry : new String[][] {
                {"a/tierguard.yaml", MAIN}, {"a/teams/orders.yaml", ORDERS}, {"a/teams/more/stock.yaml", STOCK}
            }) {
                out.putNextEntry(new JarEntry(entry[0]));
                out.write(entry[1].getBytes(StandardCharsets.UTF_8));
            }
        }
        URL resource = new URL("jar:" + jar.toUri() + "!/a/tierguard.yaml");
        Registry registry = Registry.read(resource);
        isWhole(registry);
        assertThat(registry.source()).isEqualTo(resource.toExternalForm());
    }

    @Test
    void a_digest_is_that_of_the_one_file() {
        assertThat(Registry.parse("x.yaml", "version: 1\n").sha256()).isEqualTo(sha256("version: 1\n"));
    }

    @Test
    void an_included_file_needs_no_version_but_the_right_one() throws IOException {
        write("a.yaml", "endpoints: {}\n");
        write("b.yaml", "version: 2\n");
        assertThat(problems("a.yaml")).isEmpty();
        assertThat(problems("b.yaml"))
                .containsExactly("TG-1027 b.yaml:1:10: version 2 of the registry file is not known | write version: 1");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"application", "environments", "evidence", "trust", "policy", "credentials"})
    void an_included_file_decides_nothing_for_all(String key) throws IOException {
        write("sub/a.yaml", "version: 1\n" + key + ": {}\n");
        assertThat(problems("sub/a.yaml"))
                .containsExactly("TG-1005 sub/a.yaml:2:1: '" + key + "' is not a key that is known here"
                        + " | use one of version, endpoints, crossings, include");
    }

    @Test
    void a_pattern_that_another_file_has_names_both_places() throws IOException {
        write("a.yaml", "endpoints:\n  test:\n    - x.example.com\n");
        write("b.yaml", "endpoints:\n  staging:\n    - x.example.com\n");
        assertThat(problems("a.yaml", "b.yaml"))
                .containsExactly("TG-1015 b.yaml:3:7: 'x.example.com' already belongs to test at a.yaml:3:7"
                        + " | remove one of the two, or give it to all under one key, \"test, staging\"");
    }

    @Test
    void problems_of_all_files_come_in_one_report() throws IOException {
        write("a.yaml", "endpoints: {tst: []}\n");
        write("b.yaml", "endpoint: {}\n");
        assertThat(problems("a.yaml", "b.yaml")).hasSize(2);
    }

    @Test
    void a_circle_is_an_error() throws IOException {
        write("a.yaml", "include: [b.yaml]\n");
        write("b.yaml", "include: [./a.yaml]\n");
        assertThat(problems("a.yaml"))
                .containsExactly(
                        "TG-1023 b.yaml:1:11: './a.yaml' cannot be included: it is part of this registry already,"
                                + " by tierguard.yaml:2:11 | name a file relative to this one");
    }

    @Test
    void including_oneself_is_an_error() throws IOException {
        assertThat(problems("tierguard.yaml"))
                .containsExactly("TG-1023 tierguard.yaml:2:11: 'tierguard.yaml' cannot be included: it is part of this"
                        + " registry already, by tierguard.yaml:1:1 | name a file relative to this one");
    }

    @Test
    void a_repetition_is_an_error_by_whatever_path() throws IOException {
        write("a.yaml", "endpoints: {}\n");
        write("sub/b.yaml", "endpoints: {}\n");
        assertThat(problems("a.yaml", "a.yaml")).hasSize(1);
        assertThat(problems("a.yaml", "sub/../a.yaml")).hasSize(1);
        Files.createSymbolicLink(folder.resolve("link.yaml"), folder.resolve("a.yaml"));
        assertThat(problems("a.yaml", "link.yaml")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/tierguard.yaml",
                "file:/etc/x.yaml",
                "http://127.0.0.1:1/x.yaml",
                "C:/x.yaml",
                "a\\\\b.yaml",
                " \\t",
                "\\0.yaml"
            })
    void only_relative_paths_are_included(String path) throws IOException {
        assertThat(problems("\"" + path + "\""))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("TG-1023 tierguard.yaml:2:11: '")
                .endsWith("' cannot be included: it is no path relative to this file, with slashes"
                        + " | name a file relative to this one");
    }

    @Test
    void a_missing_file_is_an_error_where_it_is_named() throws IOException {
        assertThat(problems("nowhere.yaml"))
                .containsExactly(
                        "TG-1023 tierguard.yaml:2:11: 'nowhere.yaml' cannot be included: there is no such file, or"
                                + " it is not readable | name a file relative to this one");
        Files.createDirectory(folder.resolve("directory"));
        assertThat(problems("directory")).hasSize(1);
    }

    @Test
    void a_list_is_needed() throws IOException {
        Path main = write("tierguard.yaml", "version: 1\ninclude: a.yaml\n");
        assertThatExceptionOfType(InvalidRegistryException.class)
                .isThrownBy(() -> Registry.read(main))
                .withMessageContaining("TG-1006 tierguard.yaml:2:10: include must be a list, and this is text");
    }

    @Test
    void a_text_includes_nothing() {
        assertThatExceptionOfType(InvalidRegistryException.class)
                .isThrownBy(() -> Registry.parse("t.yaml", "version: 1\ninclude: [a.yaml]\n"))
                .withMessageContaining("TG-1023 t.yaml:2:11: 'a.yaml' cannot be included");
    }
}
