package io.tierguard.guard;

import jdk.jfr.FlightRecorder;
import org.jspecify.annotations.Nullable;

/**
 * Hands judgements to the JDK's flight recorder, where there is one and it was ever started. Until then nothing of it is
 * loaded but the class that tells so, and a runtime without the module {@code jdk.jfr} does as well.
 */
final class FlightLog {

    private final Days days;
    private volatile @Nullable FlightEvents events;

    FlightLog(Days days) {
        this.days = days;
    }

    /** Loaded when something is judged for the first time. */
    private static final class Module {
        private static final boolean PRESENT =
                ModuleLayer.boot().findModule("jdk.jfr").isPresent();
    }

    /** Asked each time, as a recording may begin at any time. */
    private static boolean isStarted() {
        return Module.PRESENT && FlightRecorder.isInitialized();
    }

    void judged(Judgement judgement) {
        if (isStarted()) {
            events().judged(judgement);
        }
    }

    void misplaced(MisplacedCredential credential) {
        if (isStarted()) {
            events().misplaced(credential);
        }
    }

    private FlightEvents events() {
        FlightEvents made = events;
        return made == null ? makeEvents() : made;
    }

    private synchronized FlightEvents makeEvents() {
        FlightEvents made = events;
        if (made == null) {
            made = new FlightEvents(days);
            events = made;
        }
        return made;
    }
}
