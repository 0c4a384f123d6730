package io.tierguard.guard;

import io.tierguard.report.Report;

/**
 * Makes the process's guard when something needs one before anybody started Tierguard, as a JDBC driver does.
 *
 * <p>Found by {@link java.util.ServiceLoader}; the front door of core is the one that there is.
 *
 * @since 0.1
 */
public interface GuardProvider {

    /** The outcome: a guard, or all that is wrong. */
    sealed interface Provided {}

    /**
     * A guard.
     *
     * @param guard for this process
     */
    record Ready(Guard guard) implements Provided {}

    /**
     * No guard.
     *
     * @param report all that is wrong
     */
    record NotReady(Report report) implements Provided {}

    /**
     * Resolves who this process is, once.
     *
     * @return the guard, or all that is wrong; never an exit
     */
    Provided provide();
}
