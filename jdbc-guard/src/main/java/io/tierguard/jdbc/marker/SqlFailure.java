package io.tierguard.jdbc.marker;

import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Why a database could not be asked. Of what a driver throws only type and SQLState are told: its text may hold anything. */
final class SqlFailure {

    /**
     * Classes of SQLStates that tell of the moment: connection, roll-back, resources, an object in use, an operator who
     * intervenes, a system that fails.
     */
    private static final Set<String> OF_THE_MOMENT = Set.of("08", "40", "53", "55", "57", "58", "70", "HY");

    /** As deep as causes are looked into. */
    private static final int DEEPEST = 10;

    private SqlFailure() {}

    /** Whether the answer did not come in time. */
    static boolean isTimeout(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof SQLTimeoutException || cause instanceof SocketTimeoutException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** Whether another attempt may succeed, with nothing changed in the database. */
    static boolean mayPass(Exception failure) {
        if (failure instanceof SQLTransientException
                || failure instanceof SQLRecoverableException
                || failure instanceof SQLNonTransientConnectionException) {
            return true;
        }
        return failure instanceof SQLException e
                && e.getSQLState() != null
                && e.getSQLState().length() == 5
                && OF_THE_MOMENT.contains(e.getSQLState().substring(0, 2));
    }

    static String describe(Exception failure) {
        String state = failure instanceof SQLException e ? e.getSQLState() : null;
        boolean told = state != null && state.matches("[0-9A-Z]{5}");
        return told
                ? "the database or its driver failed with SQLState " + state
                : "its driver failed with " + failure.getClass().getName();
    }
}
