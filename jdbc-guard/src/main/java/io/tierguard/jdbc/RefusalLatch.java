package io.tierguard.jdbc;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Remembers a refusal until it is released: a pool tells its callers of one only after it has tried again and again.
 *
 * <p><b>Thread safety:</b> safe for concurrent use.
 */
final class RefusalLatch {

    /** How far causes are followed; a chain may be a circle. */
    private static final int DEPTH = 16;

    private final AtomicReference<@Nullable SQLException> held = new AtomicReference<>();

    /** Holds a failure where it is a refusal; the last one is as true as those before it. */
    void observe(SQLException failure) {
        if (isRefusal(failure)) {
            held.set(failure);
        }
    }

    @Nullable
    SQLException held() {
        return held.get();
    }

    /** Forgets a refusal; one that came after it stays. */
    void release(SQLException refusal) {
        held.compareAndSet(refusal, null);
    }

    /** The refusal behind what a pool throws. */
    static Optional<SQLException> refusalIn(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEPTH; depth++) {
            if (cause instanceof SQLException refusal && isRefusal(refusal)) {
                return Optional.of(refusal);
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    private static boolean isRefusal(SQLException failure) {
        return failure instanceof SQLNonTransientConnectionException
                && failure.getErrorCode() == RefusedSqlException.VENDOR_CODE
                && RefusedSqlException.SQL_STATE.equals(failure.getSQLState());
    }

    /** The same refusal with the stack of this caller. */
    static SQLException anew(SQLException refusal) {
        return refusal instanceof RefusedSqlException refused
                ? refused.anew()
                : new SQLNonTransientConnectionException(
                        refusal.getMessage(), refusal.getSQLState(), refusal.getErrorCode());
    }
}
