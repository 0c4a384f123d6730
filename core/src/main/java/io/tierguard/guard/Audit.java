package io.tierguard.guard;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log, the flight recorder and listeners what was judged. Nothing that goes wrong here reaches who asked.
 *
 * <p>An appender or a listener may use guarded connections itself. What it has the guard judge in turn is told to no
 * listener; the log tells it as far as it tells things once, so that this comes to an end.
 */
final class Audit {

    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

    private final AuditLog log;
    private final FlightLog flights;
    private final Listeners listeners;
    private final Set<Thread> tellers;
    private final boolean silent;

    private Audit(AuditLog log, FlightLog flights, Listeners listeners, Set<Thread> tellers, boolean silent) {
        this.log = log;
        this.flights = flights;
        this.listeners = listeners;
        this.tellers = tellers;
        this.silent = silent;
    }

    static Audit of(Instant start) {
        return of(start, LOG, new Days.SystemTime());
    }

    static Audit of(Instant start, Logger logger, LongSupplier nanoTime) {
        Days days = new Days(start, nanoTime);
        return new Audit(
                new AuditLog(logger, days),
                new FlightLog(days),
                new Listeners(List.of(), logger, days),
                ConcurrentHashMap.newKeySet(),
                false);
    }

    /** One that tells nobody. */
    Audit silent() {
        return new Audit(log, flights, listeners, tellers, true);
    }

    /** The same log and counts, with one listener more. */
    Audit with(GuardListener listener) {
        return new Audit(log, flights, listeners.and(listener), tellers, silent);
    }

    static List<GuardListener> installedListeners() {
        return Listeners.load(LOG);
    }

    /** @param reported whether the caller tells refusals itself */
    void judged(Judgement judgement, boolean reported) {
        if (silent) {
            return;
        }
        boolean toldEachTime = false;
        try {
            log.judged(judgement, reported);
            toldEachTime = log.tellsAllowed();
        } catch (Throwable e) {
            // an appender that fails, or a logging library that is too old: the decision is made already
        }
        try {
            flights.judged(judgement);
        } catch (Throwable e) {
            // a recorder that fails: as above
        }
        if ((toldEachTime || !listeners.isEmpty()) && tellers.add(Thread.currentThread())) {
            try {
                tellEachTime(judgement);
            } finally {
                tellers.remove(Thread.currentThread());
            }
        }
    }

    private void tellEachTime(Judgement judgement) {
        try {
            log.allowed(judgement);
        } catch (Throwable e) {
            // as above
        }
        listeners.tell(listener -> listener.judged(judgement));
    }

    void unconfirmed(Judgement judgement, Decision decision) {
        if (silent) {
            return;
        }
        try {
            log.unconfirmed(judgement, decision);
        } catch (Throwable e) {
            // as above
        }
    }

    /** A refusal is told by the report of settings that it goes into. */
    void misplaced(MisplacedCredential credential) {
        if (silent) {
            return;
        }
        try {
            if (credential.wouldRefuse()) {
                log.observed(credential);
            }
        } catch (Throwable e) {
            // as above
        }
        try {
            flights.misplaced(credential);
        } catch (Throwable e) {
            // as above
        }
        if (!listeners.isEmpty() && tellers.add(Thread.currentThread())) {
            try {
                listeners.tell(listener -> listener.misplaced(credential));
            } finally {
                tellers.remove(Thread.currentThread());
            }
        }
    }

    /** Of which listeners and the recorder were told as a credential already. */
    void refusedCredential(Judgement judgement) {
        try {
            log.judged(judgement, false);
        } catch (Throwable e) {
            // as above
        }
    }
}
