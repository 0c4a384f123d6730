package io.tierguard.archunit.names;

import io.tierguard.archunit.secrets.SecretDetectors;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Tells values that could be secrets from the names, labels and paths that stand in fields of such names. */
final class SecretValues {

    private static final int SHORTEST = 6;
    private static final double ENTROPY_OF_A_WORD = 3.0;

    private SecretValues() {}

    static boolean isSecret(String value) {
        return value.length() >= SHORTEST
                && !SecretDetectors.isPlaceholder(value)
                && !isLabelOrPath(value)
                && (hasDigit(value) ? !isDottedName(value) : !isWords(value));
    }

    private static boolean isLabelOrPath(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return value.endsWith(":")
                || value.endsWith("…")
                || value.endsWith("?")
                || value.contains("://")
                || lower.startsWith("classpath:")
                || lower.startsWith("file:")
                || value.startsWith("./")
                || value.startsWith("~/")
                || value.startsWith("/") && value.indexOf('=') < 0 && !hasDigit(value);
    }

    /** A name, a sentence or one plain word: letters, and what stands between words. */
    private static boolean isWords(String value) {
        if (SecretWords.mentionsSecret(value) || isDottedName(value)) {
            return true;
        }
        boolean letters = true;
        boolean joined = true;
        boolean spaced = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean letter = Character.isLetter(c);
            letters &= letter;
            joined &= letter || c == '_' || c == '-';
            spaced |= Character.isWhitespace(c);
        }
        return spaced || joined && !letters || letters && entropy(value) < ENTROPY_OF_A_WORD;
    }

    /** {@code com.example.Type}, and with a digit only if it has three parts. */
    private static boolean isDottedName(String value) {
        int dots = 0;
        boolean first = true;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '.') {
                if (first) {
                    return false;
                }
                dots++;
                first = true;
            } else if (first ? !Character.isLetter(c) : !Character.isLetterOrDigit(c) && c != '_' && c != '-') {
                return false;
            } else {
                first = false;
            }
        }
        return !first && dots >= (hasDigit(value) ? 2 : 1);
    }

    private static boolean hasDigit(String value) {
        return value.chars().anyMatch(c -> c >= '0' && c <= '9');
    }

    /** Bits for each character. */
    private static double entropy(String value) {
        Map<Character, Integer> counts = new HashMap<>();
        for (int i = 0; i < value.length(); i++) {
            counts.merge(value.charAt(i), 1, Integer::sum);
        }
        double bits = 0;
        for (int count : counts.values()) {
            double share = (double) count / value.length();
            bits -= share * Math.log(share) / Math.log(2);
        }
        return bits;
    }
}
