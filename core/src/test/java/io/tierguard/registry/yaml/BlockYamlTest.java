package io.tierguard.registry.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockYamlTest {

    private static final String FILE = "tierguard.yaml";

    @Test
    void reads_what_registries_are_mostly_written_in() {
        agrees(true, """
                # which endpoint belongs to which tier
                version: 1
                application:   shop   # who asks

                environments:
                  qa-eu: staging
                  "preview/*": development
                endpoints:
                  production:
                  - "*.prod.example.com"
                  - 2001:db8:1::/48
                  'staging, test':     # both
                      - https://api.example.com/v1#part
                      -   10.1.0.0/16

                   # of a team
                crossings:
                  - from: staging
                    to: production
                    hosts:
                    - a.example.com
                    - b.example.com
                    reason: the release dashboard, [really] {so} "now"
                  - "from": 'test'
                """);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "a: 1",
                "a: 1\n",
                "\n\n  # why\na: 1",
                "a:\n  b:\n    c: d",
                "a:\n- b\n- c\nd: e",
                "- a\n- b",
                "- a: b\n  c: d",
                "- a:\n  - b\n  - c",
                "a : b",
                "a: b:c",
                "a: b#c",
                "a: b #c: d",
                "a: \"#b\" # c",
                "a: 'b\"' ",
                "a: b 'c'",
                "\"a b\": c",
                "_a: /b",
                "a: b - c",
                "a: x  y   ",
                "1.5: true",
                "a: \"\"",
                "a: b,",
                "a:\n  \n   - b\n\n   - c",
            })
    void reads_in_everyday_style(String text) {
        agrees(true, text);
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(
            strings = {
                "",
                "\n",
                "# nothing",
                "a",
                "a:",
                "a:\nb: c",
                "a: b\n  c",
                "a: b\n  c: d",
                " a: b",
                "a: b\n c: d",
                "a:\n  b: c\n d: e",
                "a:\n  - b\n   - c",
                "a:\n  - b\n  c: d",
                "a: b: c",
                "a: b:",
                "a: \"b\": c",
                "a: \"b\"c",
                "a: \"b\"#c",
                "a: 'b''c'",
                "a: \"b\\tc\"",
                "a: \"b\n  c\"",
                "a: 'b",
                "a: [b, c]",
                "a: {b: c}",
                "a: *b",
                "a: &b c",
                "a: !b c",
                "a: |\n  b",
                "a: >\n  b",
                "a: @b",
                "a: `b",
                "a: %b",
                "? a\n: b",
                "- - a",
                "-",
                "-\n  a",
                "- ",
                "-a: b",
                "a: -1",
                "a: ~",
                "---\na: b",
                "a: b\n---\nc: d",
                "a: b\n...",
                "...: b",
                "%YAML 1.2\n---\na: b",
                "a:\tb",
                "a: b\r\n",
                "a: \u00fc",
                "a: b # \u00fc",
                "a: b\u2028c: d",
                "a: \u0007",
                "<<: a",
                "=: a",
                "a: , b",
                "a: ]",
                "\"a\" : b",
                "a #b: c",
                "a: b\n- c",
            })
    void leaves_to_the_library_what_it_is_not_sure_of(String text) {
        assertThat(BlockYaml.read(FILE, text)).isNull();
    }

    @Test
    void leaves_to_the_library_what_nests_too_deep_and_keys_too_long_for_it() {
        assertThat(BlockYaml.read(FILE, nested(16))).isNotNull();
        assertThat(BlockYaml.read(FILE, nested(17))).isNull();
        assertThat(YamlText.parse(FILE, nested(19)).problems()).isEmpty();
        assertThat(YamlText.parse(FILE, nested(20)).problems()).hasSize(1);
        assertThat(BlockYaml.read(FILE, "a".repeat(1_000) + ": b")).isNotNull();
        assertThat(BlockYaml.read(FILE, "a".repeat(1_001) + ": b")).isNull();
        assertThat(BlockYaml.read(FILE, "- " + " ".repeat(14) + "a: b")).isNotNull();
        assertThat(BlockYaml.read(FILE, "- " + " ".repeat(15) + "a: b")).isNull();
        agrees(
                true,
                "- a:\n  - b:\n    - c:\n      - d:\n        - e:\n          - f:\n            - g:\n              - h");
    }

    /** Maps in maps; the innermost holds a text. */
    private static String nested(int maps) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < maps; i++) {
            text.append(" ".repeat(i)).append("a:\n");
        }
        return text.append(" ".repeat(maps)).append("a: b").toString();
    }

    /** Mostly lines of the everyday style; some that are not, in each of their parts. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> indentation = mostly(List.of("", "", "  ", "  ", "    "), List.of(" ", "   ", "\t"));
        Arbitrary<String> marks =
                mostly(List.of("", "", "- "), List.of("-   ", "-", "- - ", "? ", "--- ", "...", "#", "- # "));
        Arbitrary<String> scalars = mostly(
                List.of("a", "b", "\"*.example.com\"", "'a b'", "2001:db8::1/48", "1"),
                List.of(
                        "",
                        "a b",
                        "2001:db8::",
                        "''",
                        "\"a\\n\"",
                        "\"a",
                        "'it''s'",
                        "a#b",
                        "a#",
                        "a:b",
                        "[a, b]",
                        "{a: b}",
                        "[",
                        "}",
                        "&a",
                        "*a",
                        "!a",
                        "|",
                        ">-",
                        "%a",
                        "@",
                        "~",
                        "null",
                        "a,b",
                        "-a",
                        "-",
                        "#",
                        "a  ",
                        "\u00fc",
                        "<<",
                        "=",
                        "\"#\"",
                        "'\"'"));
        Arbitrary<String> colons = mostly(List.of(": ", ": ", ":"), List.of(":   ", " : ", ": : ", " ", ": #"));
        Arbitrary<String> ends =
                mostly(List.of("\n"), List.of(" \n", " # c\n", "#c\n", "\n\n", "\n  # c\n", "\r\n", ""));
        Arbitrary<String> entries = Combinators.combine(indentation, marks, scalars, colons, scalars, ends)
                .as((indent, mark, key, colon, value, end) ->
                        indent + mark + key + colon + (colon.equals(":") ? "" : value) + end);
        Arbitrary<String> items =
                Combinators.combine(indentation, scalars, ends).as((indent, value, end) -> indent + "- " + value + end);
        return Arbitraries.oneOf(entries, entries, items)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(lines -> String.join("", lines));
    }

    private static Arbitrary<String> mostly(List<String> everyday, List<String> others) {
        return Arbitraries.frequencyOf(Tuple.of(19, Arbitraries.of(everyday)), Tuple.of(1, Arbitraries.of(others)));
    }

    @Property(tries = 10000)
    void reads_as_the_library_does_or_not_at_all(@ForAll("texts") String text) {
        boolean read = BlockYaml.read(FILE, text) != null;
        agrees(read, text);
        Statistics.collect(read);
        Statistics.coverage(coverage -> coverage.check(true).percentage(share -> share > 2));
    }

    private static void agrees(boolean read, String text) {
        YamlText.Parsed library = YamlEvents.parse(FILE, text);
        YamlNode block = BlockYaml.read(FILE, text);
        assertThat(block != null).as(text).isEqualTo(read);
        if (read) {
            assertThat(library.problems()).as(text).isEmpty();
            assertThat(library.root()).as(text).contains(block);
        }
    }
}
