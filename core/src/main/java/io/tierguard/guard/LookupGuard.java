package io.tierguard.guard;

import io.tierguard.report.Problem;
import java.util.List;
import java.util.Optional;

/**
 * Judges every look-up of a name that the JVM makes, by the guard that {@link GuardSlot} has.
 *
 * <p>Found by {@link java.util.ServiceLoader}: the artifact {@code tierguard-resolver-guard} has one, for JDK 18 and later.
 * Who has it on the class path relies on it, so that a start that cannot prove it at work is refused.
 *
 * <p><b>Thread safety:</b> implementations are safe for concurrent use.
 *
 * @since 0.1
 */
public interface LookupGuard {

    /**
     * Whether it is proven that the JVM asks it for every name.
     *
     * @return false as long as anything is in doubt
     */
    boolean isActive();

    /**
     * What a start has to refuse.
     *
     * @param guard that was just published
     * @return why it is not active; or the names that were looked up before there was a guard, and are not this process's to
     *     reach; empty where nothing is wrong
     */
    List<Problem> problems(Guard guard);

    /**
     * Why the last look-up of a name was refused. The JVM itself keeps no reason: who asks again within the time of its cache
     * hears of an unknown host.
     *
     * @param host as it was looked up
     * @return empty where the last look-up was not refused, or is forgotten
     */
    Optional<Judgement> refusal(String host);
}
