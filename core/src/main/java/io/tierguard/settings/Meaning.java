package io.tierguard.settings;

import io.tierguard.internal.Nearest;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/** Which variable somebody most likely meant, who wrote another. */
final class Meaning {

    private Meaning() {}

    /**
     * The candidate that a name stands for: the same letters with other separators, the same words in another order, a
     * misspelling, or the name without its prefix, or with one before it.
     *
     * @param name in normal form
     * @param candidates in normal form
     */
    static Optional<String> of(String name, Collection<String> candidates) {
        String letters = name.replace("_", "");
        String words = sortedWords(name);
        for (String candidate : candidates) {
            boolean same = candidate.length() - name.length() < 4 && letters.equals(candidate.replace("_", ""));
            if (same || candidate.length() == name.length() && words.equals(sortedWords(candidate))) {
                return Optional.of(candidate);
            }
        }
        return Nearest.to(name, candidates).or(() -> byPrefix(name, candidates));
    }

    private static String sortedWords(String name) {
        String[] words = name.split("_", -1);
        Arrays.sort(words);
        return String.join("_", words);
    }

    /** One word alone says too little: {@code HOME} is not meant for {@code SHOP_HOME}. */
    private static Optional<String> byPrefix(String name, Collection<String> candidates) {
        String found = null;
        for (String candidate : candidates) {
            boolean dropped = name.indexOf('_') > 0 && candidate.endsWith("_" + name);
            boolean added = candidate.indexOf('_') > 0 && name.endsWith("_" + candidate);
            if (dropped || added) {
                if (found != null) {
                    return Optional.empty();
                }
                found = candidate;
            }
        }
        return Optional.ofNullable(found);
    }
}
