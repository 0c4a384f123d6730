package io.tierguard.archunit.flow;

import java.util.List;

/**
 * What an analysis found, and what it gave up.
 *
 * @param arrivals in the order of classes and instructions, each once
 * @param givenUp what was too large to be followed; never hidden
 * @since 0.1
 */
public record FlowResult(List<Arrival> arrivals, GivenUp givenUp) {

    /**
     * Counts of what a limit ended.
     *
     * @param methods those with too many instructions to be read
     * @param values values with too many origins to be told apart
     * @param queries questions that took too many steps
     * @since 0.1
     */
    public record GivenUp(int methods, int values, int queries) {}

    /** Copies the list. */
    public FlowResult {
        arrivals = List.copyOf(arrivals);
    }
}
