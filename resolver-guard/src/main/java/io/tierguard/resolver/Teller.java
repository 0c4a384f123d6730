package io.tierguard.resolver;

import io.tierguard.guard.Guard;
import io.tierguard.guard.Judgement;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Tells the log and listeners what was judged, on a thread of its own. A look-up holds a lock of the JVM: an appender that
 * sends over the network, and waits for a thread that looks up the very name, would wait for ever.
 *
 * <p>A refusal is told before its caller hears of it, unless the telling takes long. What is more than can be told is not
 * told.
 *
 * <p><b>Thread safety:</b> safe for concurrent use.
 */
final class Teller {

    private static final int MOST_WAITING = 1_000;
    private static final long PATIENCE_MILLIS = 250;

    private final ThreadPoolExecutor executor;

    Teller() {
        // one thread, which ends when there is nothing to tell
        executor =
                new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), Voice::new);
        executor.allowCoreThreadTimeOut(true);
    }

    private static final class Voice extends Thread {
        Voice(Runnable telling) {
            super(null, telling, "tierguard-lookups", 0, false);
            setDaemon(true);
            // whatever looks up a name first must not have its class loader kept
            setContextClassLoader(Voice.class.getClassLoader());
        }
    }

    void tell(Guard guard, Judgement judgement) {
        Future<?> telling;
        try {
            telling = executor.submit(() -> guard.tell(judgement));
        } catch (RejectedExecutionException e) {
            return;
        }
        if (judgement.isRefusedWhenEnforced() && !(Thread.currentThread() instanceof Voice)) {
            await(telling);
        }
    }

    private static void await(Future<?> telling) {
        try {
            telling.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException e) {
            // it is told later, or its telling failed: the look-up goes on
            return;
        }
    }
}
