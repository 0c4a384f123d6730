package io.tierguard.archunit.names;

import io.tierguard.archunit.names.SecretPlace.Trust;
import io.tierguard.archunit.secrets.SecretDetectors;
import java.util.List;
import java.util.Locale;

/**
 * Tells values that could be secrets from the names, labels, paths and templates that stand in what is named like a
 * secret. The time that it takes grows no faster than the value.
 */
final class SecretValues {

    private static final int SHORTEST = 6;
    private static final int LONGEST = 8_192;
    /** Spring Security's word for a password that stands as it is. */
    private static final String NOT_ENCODED = "{noop}";

    private static final int MOST_WORDS = 6;

    private SecretValues() {}

    /**
     * Whether a value could be a secret.
     *
     * @param value what was found
     * @param name what it was found in
     * @param trust how sure it is that this takes a secret, and not the name of one
     */
    static boolean isSecret(String value, String name, Trust trust) {
        if (value.length() > LONGEST || value.isBlank()) {
            return false;
        }
        if (value.startsWith(NOT_ENCODED)) {
            return isSecret(value.substring(NOT_ENCODED.length()), name, Trust.HANDED_OVER);
        }
        if (SecretWords.strength(name) == SecretWords.Strength.WEAK) {
            return Randomness.isToken(value)
                    && !SecretDetectors.isPlaceholder(value)
                    && !ValueShape.isStructured(value);
        }
        List<String> words = SecretWords.split(value);
        if (WeakPasswords.isOf(value, name)) {
            return true;
        }
        if (isNameItself(value, words, name)) {
            return trust == Trust.HANDED_OVER && WeakPasswords.isAlsoName(value);
        }
        if (WeakPasswords.contains(value)) {
            return true;
        }
        return value.length() >= SHORTEST
                && !SecretDetectors.isPlaceholder(value)
                && !ValueShape.isStructured(value)
                && isNoWord(value, words, trust);
    }

    /** {@code PASSWORD = "password"}, and {@code DB_PASSWORD_2 = "db.password2"}. */
    private static boolean isNameItself(String value, List<String> words, String name) {
        List<String> named = SecretWords.split(name);
        boolean same = String.join("", words).equals(String.join("", named));
        boolean end = !words.isEmpty()
                && words.size() < named.size()
                && named.subList(named.size() - words.size(), named.size()).equals(words)
                && SecretWords.isSecret(value);
        return (same || end) && ValueShape.digitsOf(value).equals(ValueShape.digitsOf(name)) && ValueShape.isName(value)
                || WeakPasswords.isAlsoName(value);
    }

    private static boolean isNoWord(String value, List<String> words, Trust trust) {
        if (ValueShape.hasSpace(value)) {
            return isPassphrase(value, words, trust);
        }
        if (ValueShape.isPunctuated(value)) {
            return true;
        }
        if (Randomness.isDrawn(value)) {
            return true;
        }
        boolean mentions = SecretWords.mentionsSecret(words);
        boolean owned = mentions && words.stream().anyMatch(ValueShape.OWNERS::contains);
        if (owned && ValueShape.isName(value)) {
            return true;
        }
        int digits = ValueShape.digits(value);
        if (digits > 0) {
            return digits > 1 && (mentions || !ValueShape.isTechnical(words))
                    || digits == 1
                            && !mentions
                            && !ValueShape.isTechnical(words)
                            && words.size() <= (trust == Trust.NAME_OR_VALUE ? 3 : 5);
        }
        // words only
        return switch (trust) {
            case HANDED_OVER, VALUE ->
                !mentions
                        && words.size() <= MOST_WORDS
                        && ValueShape.isName(value)
                        && !isConstant(value, words)
                        && !ValueShape.STATES.contains(value.toLowerCase(Locale.ROOT));
            case NAME_OR_VALUE -> false;
        };
    }

    private static boolean isConstant(String value, List<String> words) {
        return words.size() > 1 && value.equals(value.toUpperCase(Locale.ROOT));
    }

    /** Some words, in small letters, that make no sentence; or a few with a digit. */
    private static boolean isPassphrase(String value, List<String> words, Trust trust) {
        if (words.stream().anyMatch(ValueShape.OF_SENTENCES::contains)
                || SecretWords.mentionsSecret(words)
                || ".:?…,;".indexOf(value.charAt(value.length() - 1)) >= 0) {
            return false;
        }
        boolean small = value.chars().allMatch(c -> c >= 'a' && c <= 'z' || c == ' ');
        if (small) {
            return words.size() >= 3 && words.size() <= 12 && trust != Trust.NAME_OR_VALUE;
        }
        return ValueShape.digits(value) >= 2 && words.size() <= 4 && trust != Trust.NAME_OR_VALUE;
    }
}
