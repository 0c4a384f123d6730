package io.tierguard.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class NamePatternsTest {

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.strings()
                .withChars('a', 'b', '*', '/')
                .ofMinLength(1)
                .ofMaxLength(7)
                .filter(text -> !text.startsWith("/"));
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().withChars('a', 'b', '/', '\u0000').ofMaxLength(9);
    }

    private static boolean matches(String pattern, String name) {
        return Pattern.compile(pattern.replace("*", "[^/]+"), Pattern.DOTALL)
                .matcher(name)
                .matches();
    }

    @Property(tries = 5000)
    void a_star_is_one_character_or_more_but_no_slash(
            @ForAll("patterns") String pattern, @ForAll("names") String name) {
        assertThat(NamePattern.parse(pattern).orElseThrow().matches(name))
                .as(pattern + " " + name)
                .isEqualTo(matches(pattern, name));
    }

    @Property(tries = 2000)
    void the_longest_literal_prefix_wins_and_ties_keep_their_order(
            @ForAll("patternSets") Set<String> patterns, @ForAll("names") String name) {
        Map<Integer, List<String>> byPrefix = new LinkedHashMap<>();
        for (String pattern : patterns) {
            if (matches(pattern, name)) {
                int prefix = pattern.contains("*") ? pattern.indexOf('*') : Integer.MAX_VALUE;
                byPrefix.merge(
                        prefix,
                        List.of(pattern),
                        (a, b) -> java.util.stream.Stream.concat(a.stream(), b.stream())
                                .toList());
            }
        }
        List<String> expected = byPrefix.keySet().stream()
                .max(Integer::compare)
                .map(byPrefix::get)
                .orElse(List.of());

        List<NamePattern> found = new NamePatterns(patterns.stream()
                        .map(pattern -> NamePattern.parse(pattern).orElseThrow())
                        .toList())
                .mostTelling(name);

        assertThat(found).extracting(NamePattern::text).isEqualTo(expected);
    }

    @Example
    void a_pattern_is_its_text() {
        NamePattern pattern = NamePattern.parse("pr/*").orElseThrow();

        assertThat(pattern)
                .isEqualTo(NamePattern.parse("pr/*").orElseThrow())
                .hasSameHashCodeAs(NamePattern.parse("pr/*").orElseThrow())
                .isNotEqualTo(NamePattern.parse("pr/x").orElseThrow())
                .isNotEqualTo("pr/*")
                .hasToString("pr/*");
        assertThat(pattern.hashCode())
                .isNotEqualTo(NamePattern.parse("pr/x").orElseThrow().hashCode());
    }

    @Provide
    Arbitrary<Set<String>> patternSets() {
        return patterns().set().ofMaxSize(12);
    }
}
