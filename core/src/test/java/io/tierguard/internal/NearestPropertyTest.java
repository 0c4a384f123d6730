package io.tierguard.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class NearestPropertyTest {

    @Property(tries = 3000)
    void finds_what_a_count_of_all_edits_finds(
            @ForAll("words") String word, @ForAll("candidates") List<String> candidates) {
        Optional<String> expected = byAllEdits(word, candidates);

        if (expected.isPresent()) {
            assertThat(Nearest.to(word, candidates)).isEqualTo(expected);
        } else {
            assertThat(Nearest.to(word, candidates))
                    .satisfiesAnyOf(
                            found -> assertThat(found).isEmpty(),
                            found -> assertThat(found)
                                    .get()
                                    .asString()
                                    .startsWith(word.substring(0, Math.max(2, word.length() - 1))));
        }
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings().withChars("abc").ofMinLength(2).ofMaxLength(30);
    }

    @Provide
    Arbitrary<List<String>> candidates() {
        return words().list().ofMaxSize(6);
    }

    private static Optional<String> byAllEdits(String word, Collection<String> candidates) {
        int limit = Math.max(2, word.length() / 6);
        return candidates.stream()
                .filter(candidate -> edits(word, candidate) <= Math.min(limit, Math.max(1, candidate.length() / 2)))
                .min(Comparator.comparingInt((String candidate) -> edits(word, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** The whole table of optimal string alignment, as its definition has it. */
    private static int edits(String a, String b) {
        int[][] table = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    table[i][j] = i + j;
                    continue;
                }
                int changed = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                table[i][j] =
                        Math.min(Math.min(table[i - 1][j] + 1, table[i][j - 1] + 1), table[i - 1][j - 1] + changed);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    table[i][j] = Math.min(table[i][j], table[i - 2][j - 2] + 1);
                }
            }
        }
        return table[a.length()][b.length()];
    }
}
