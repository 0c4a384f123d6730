package io.tierguard.tier;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of an environment: {@code production}, {@code qa-eu}, {@code preview/pr-123}.
 *
 * <p>One to 63 characters of {@code a-z}, {@code 0-9}, {@code .}, {@code _}, {@code /} and {@code -}, beginning with a
 * letter or digit. Names are exact: there are no aliases and no case folding.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param text the name itself
 * @since 0.1
 */
public record EnvironmentName(String text) {

    private static final Pattern GRAMMAR = Pattern.compile("[a-z0-9][a-z0-9._/-]{0,62}");

    /**
     * Makes a name of a text that is known to be one.
     *
     * @throws IllegalArgumentException where the text breaks the grammar
     */
    public EnvironmentName {
        if (!GRAMMAR.matcher(text).matches()) {
            throw new IllegalArgumentException("not the name of an environment");
        }
    }

    /**
     * Reads a name.
     *
     * @param text any text
     * @return the name, or empty where the text breaks the grammar
     */
    public static Optional<EnvironmentName> parse(String text) {
        return GRAMMAR.matcher(text).matches() ? Optional.of(new EnvironmentName(text)) : Optional.empty();
    }

    /**
     * The environment that a tier is without being declared.
     *
     * @param tier the tier
     * @return the tier's own name
     */
    public static EnvironmentName of(Tier tier) {
        return new EnvironmentName(tier.text());
    }

    @Override
    public String toString() {
        return text;
    }
}
