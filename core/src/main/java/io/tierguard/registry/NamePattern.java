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

    /**
     * From the left, a star taking as little as it can and one more where what follows it fails. No star takes a slash, so
     * that what the pattern and the name hold between two slashes is compared by itself: to retry the last star is enough.
     */
    private boolean matchesStars(String name) {
        int inText = 0;
        int inName = 0;
        int behindStar = -1;
        int taken = 0;
        while (inName < name.length()) {
            int next = inText < text.length() ? text.charAt(inText) : -1;
            if (next == '*' && name.charAt(inName) != '/') {
                // one character at least
                behindStar = ++inText;
                taken = ++inName;
            } else if (next != '*' && next == name.charAt(inName)) {
                inText++;
                inName++;
            } else if (behindStar >= 0 && name.charAt(taken) != '/') {
                inText = behindStar;
                inName = ++taken;
            } else {
                return false;
            }
        }
        return inText == text.length();
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
