package io.tierguard.archunit.rule;

import io.tierguard.archunit.flow.Arrival;
import io.tierguard.archunit.flow.Sink;
import io.tierguard.archunit.flow.SinkPolicy;
import java.util.Optional;

/**
 * A check on where hard-coded values go. All checks of a run share one analysis: their sinks are collected, and each
 * judges what arrived at its own.
 *
 * <p><b>Thread safety:</b> may be asked by several threads at once.
 *
 * @since 0.1
 */
public interface FlowCheck {

    /**
     * The rule, whose id its sinks carry.
     *
     * @return one rule
     */
    Rule rule();

    /**
     * Says which places are its sinks.
     *
     * @return its policy
     */
    SinkPolicy sinks();

    /**
     * Whether a sink is one of its own.
     *
     * @param sink of any check
     * @return whether its arrivals are for this check
     */
    default boolean owns(Sink sink) {
        return sink.rule().equals(rule().id());
    }

    /**
     * Where several of its sinks are reached by one value, the one of the lowest rank is reported.
     *
     * @param sink of its own
     * @return a number, 0 for what is certain
     */
    default int rank(Sink sink) {
        return 0;
    }

    /**
     * Judges one value that reached one of its sinks.
     *
     * @param arrival the value and the sink
     * @return a finding, or empty where the value is harmless
     */
    Optional<Finding> judge(Arrival arrival);
}
