package io.tierguard.guard;

import io.tierguard.guard.Repetitions.Turn;
import io.tierguard.internal.Providers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;

/** Tells listeners, and lets nothing of what they do come back. */
final class Listeners {

    private static final int MOST_TYPES = 100;

    private final List<GuardListener> listeners;
    private final Logger log;
    private final Repetitions failures;

    Listeners(List<GuardListener> listeners, Logger log, Days days) {
        this(listeners, log, new Repetitions(MOST_TYPES, days.nanoTime()));
    }

    private Listeners(List<GuardListener> listeners, Logger log, Repetitions failures) {
        this.listeners = List.copyOf(listeners);
        this.log = log;
        this.failures = failures;
    }

    Listeners and(GuardListener other) {
        List<GuardListener> more = new ArrayList<>(listeners);
        more.add(other);
        return new Listeners(more, log, failures);
    }

    /** From core's own class loader, then from the calling thread's; a broken provider is passed over. */
    static List<GuardListener> load(Logger log) {
        Providers.Found<GuardListener> installed = Providers.find(GuardListener.class);
        for (Throwable failure : installed.failures()) {
            log.warn("a listener cannot be loaded: {}", failure.getMessage());
        }
        return installed.all();
    }

    boolean isEmpty() {
        return listeners.isEmpty();
    }

    void tell(Consumer<GuardListener> event) {
        for (int i = 0; i < listeners.size(); i++) {
            tell(listeners.get(i), event);
        }
    }

    private void tell(GuardListener listener, Consumer<GuardListener> event) {
        try {
            event.accept(listener);
        } catch (Throwable thrown) {
            if (thrown instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            failed(listener, thrown);
        }
    }

    /** By its type only: a message may quote anything. */
    private void failed(GuardListener listener, Throwable thrown) {
        try {
            String type = listener.getClass().getName();
            Turn turn = failures.next(new Repetitions.Key("failed", type));
            if (turn.count() > 0) {
                log.warn(
                        "the listener {} failed{}, now by {}; decisions do not depend on it",
                        turn.others() ? "of a type that is not named" : type,
                        turn.count() == 1 ? "" : " " + turn.count() + " times",
                        thrown.getClass().getName());
            }
        } catch (Throwable again) {
            // no stack or memory left to tell it with
        }
    }
}
