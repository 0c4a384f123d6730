package io.tierguard.registry;

import io.tierguard.tier.EnvironmentName;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A name of an environment, or a pattern for several: {@code *} stands for one or more characters except {@code /}.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class NamePattern {

    private static final Pattern GRAMMAR = Pattern.compile("[a-z0-9*][a-z0-9._/*-]{0,62}");

    private final String text;

    private NamePattern(String text) {
        this.text = text;
    }

    /**
     * Reads a pattern.
     *
     * @param text the characters of an environment's name, and {@code *}
     * @return the pattern, or empty where the text is none
     */
    public static Optional<NamePattern> parse(String text) {
        return GRAMMAR.matcher(text).matches() ? Optional.of(new NamePattern(text)) : Optional.empty();
    }

    /**
     * Whether it stands for this text, whole.
     *
     * @param name the name of an environment, or any other evidence
     * @return true where it does
     */
    public boolean matches(String name) {
        return isExact() ? text.equals(name) : matchesStars(name);
    }

    /** Column by column, so that no number of stars makes it slow: which beginnings of the name the pattern so far covers. */
    private boolean matchesStars(String name) {
        boolean[] covered = new boolean[name.length() + 1];
        covered[0] = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean[] next = new boolean[name.length() + 1];
            for (int j = 1; j <= name.length(); j++) {
                char n = name.charAt(j - 1);
                next[j] = c == '*' ? n != '/' && (covered[j - 1] || next[j - 1]) : n == c && covered[j - 1];
            }
            covered = next;
        }
        return covered[name.length()];
    }

    /**
     * Whether it stands for this name.
     *
     * @param name the name of an environment
     * @return true where it does
     */
    public boolean matches(EnvironmentName name) {
        return matches(name.text());
    }

    /**
     * Whether it has no {@code *}.
     *
     * @return true for a name
     */
    public boolean isExact() {
        return text.indexOf('*') < 0;
    }

    /** How telling it is: the length of what stands before the first {@code *}; an exact name beats every pattern. */
    int literalPrefix() {
        int star = text.indexOf('*');
        return star < 0 ? Integer.MAX_VALUE : star;
    }

    /**
     * As the registry spells it.
     *
     * @return the text
     */
    public String text() {
        return text;
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof NamePattern that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
