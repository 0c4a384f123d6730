package io.tierguard.leak;

import io.tierguard.testing.Traces;
import java.util.List;

/**
 * Secrets that a process may be given, none of them anybody's. Those of two sets are of the same kind and of different
 * lengths, and their alphabets are used by no text of ours.
 *
 * @param word letters of another script
 * @param mark what may stand in a URL as it is
 * @param key what may stand in a key as it is
 */
record Secrets(String word, String mark, String key) {

    static final List<Secrets> SETS = List.of(
            new Secrets("ЖЩЫЮЯЖ", "~_~~_~_~", "zQxJqXzjZQxJqqXz"),
            new Secrets("ЩЯЮЖ".repeat(4), "~_~~_".repeat(7), "XqZjQxJz".repeat(5)));

    /** A text with these secrets: {@code %w}, {@code %m} and {@code %k} stand for word, mark and key. */
    String in(String shape) {
        return shape.replace("%w", word).replace("%m", mark).replace("%k", key);
    }

    Traces traces() {
        return Traces.of(word, mark, key);
    }

    @Override
    public String toString() {
        return "secrets of " + key.length() + " letters";
    }
}
