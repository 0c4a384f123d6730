package io.tierguard.registry;

import io.tierguard.tier.Environment;

/**
 * One line of the registry: a pattern and its owners.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param pattern which endpoints
 * @param owners whose they are
 * @param origin base name of the file, a colon and the line; or {@code built-in}
 * @since 0.1
 */
public record Rule(EndpointPattern pattern, Owners owners, String origin) {

    /** The origin of the lines below every line of the file. */
    public static final String BUILT_IN = "built-in";

    /**
     * Whether what the pattern covers is the process's, or everyone's.
     *
     * @param environment the process's own
     * @return true where any owner covers it
     */
    public boolean covers(Environment environment) {
        return owners.covers(environment);
    }

    @Override
    public String toString() {
        return pattern + " " + origin;
    }
}
