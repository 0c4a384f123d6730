package io.tierguard.tier;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One of the four tiers that must never mix.
 *
 * <p>The set is closed and has no default: a process whose tier is not known does not start. The texts are the
 * well-known values of OpenTelemetry's {@code deployment.environment.name}, so that one spelling serves logs, traces
 * and the registry.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public enum Tier {
    /** A developer's own machine, and previews of work in progress. */
    DEVELOPMENT,
    /** Automated tests. */
    TEST,
    /** As production, without its data and its effects. */
    STAGING,
    /** The real thing. */
    PRODUCTION;

    private final String text = name().toLowerCase(Locale.ROOT);

    /**
     * The tier's name in the registry, in variables and in messages: lower case, no abbreviation.
     *
     * @return {@code development}, {@code test}, {@code staging} or {@code production}
     */
    public String text() {
        return text;
    }

    /**
     * Finds the tier that is spelled exactly so: no alias, no case folding.
     *
     * @param text the spelling, as in {@code tierguard.yaml}
     * @return the tier, or empty where no tier is spelled so
     */
    public static Optional<Tier> parse(String text) {
        for (Tier tier : values()) {
            if (tier.text.equals(text)) {
                return Optional.of(tier);
            }
        }
        return Optional.empty();
    }

    /**
     * The four names, from the least to the most protected.
     *
     * @return {@code development, test, staging, production}
     */
    public static List<String> names() {
        return List.of(DEVELOPMENT.text, TEST.text, STAGING.text, PRODUCTION.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
