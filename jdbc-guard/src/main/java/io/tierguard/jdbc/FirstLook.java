package io.tierguard.jdbc;

import io.tierguard.guard.Judgement;
import io.tierguard.jdbc.marker.MarkerCheck;
import io.tierguard.jdbc.marker.MarkerEngine;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.PooledConnection;
import org.jspecify.annotations.Nullable;

/**
 * Shows a new physical connection to a check, whatever it is wrapped in, and closes it where it does not pass: a check
 * that fails leaves nothing open.
 */
final class FirstLook {

    private FirstLook() {}

    static void at(Connection opened, Judgement judged, ConnectionCheck check) throws SQLException {
        try {
            check.pass(opened, judged);
        } catch (SQLException | RuntimeException | Error e) {
            close(() -> MarkerCheck.close(opened, MarkerEngine.PATIENCE), e);
            throw e;
        }
    }

    /** Looks at it through a handle, which is closed before anybody listens to its events. */
    static void at(PooledConnection opened, Judgement judged, ConnectionCheck check) throws SQLException {
        try (Connection handle = handle(opened)) {
            check.pass(handle, judged);
        } catch (SQLException | RuntimeException | Error e) {
            close(opened::close, e);
            throw e;
        }
    }

    private static Connection handle(PooledConnection opened) throws SQLException {
        @Nullable Connection handle = opened.getConnection();
        if (handle == null) {
            throw new SQLException(
                    "the driver hands out no connection of " + opened.getClass().getName());
        }
        return handle;
    }

    /** What went wrong first is told; that closing failed as well stands beside it. */
    static void close(Closing closing, Throwable first) {
        try {
            closing.close();
        } catch (SQLException | RuntimeException e) {
            first.addSuppressed(e);
        }
    }

    /** Closes a physical connection. */
    @FunctionalInterface
    interface Closing {
        void close() throws SQLException;
    }
}
