package io.tierguard.jdbc.marker;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Ends a connection that takes too long, whatever it is waiting for: a driver's network timeout bounds each packet only, and
 * not every driver has one. The JDK's own timer watches; a thread is made only where the time is over.
 */
final class Deadline implements AutoCloseable {

    private final CompletableFuture<Void> done = new CompletableFuture<>();

    private Deadline(Connection connection, Duration limit) {
        CompletableFuture<Void> unused = done.orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((nothing, passed) -> {
                    if (passed instanceof TimeoutException) {
                        Thread thread = new Thread(() -> abort(connection), "tierguard: abort of a connection");
                        thread.setDaemon(true);
                        thread.start();
                    }
                });
    }

    static Deadline start(Connection connection, Duration limit) {
        return new Deadline(connection, limit);
    }

    /** Ends it without a word to the server, which may not listen. */
    static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException | RuntimeException | AbstractMethodError e) {
            // then its network timeout ends it
        }
    }

    /** Whether the time was over before this was closed. */
    boolean isOver() {
        return done.isCompletedExceptionally();
    }

    /** Stops the watch, and tells whether it was in time: what is handed out then is not ended later. */
    boolean isKept() {
        return done.complete(null) || !isOver();
    }

    @Override
    public void close() {
        done.complete(null);
    }
}
