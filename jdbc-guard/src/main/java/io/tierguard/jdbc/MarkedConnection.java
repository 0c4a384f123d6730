package io.tierguard.jdbc;

import io.tierguard.guard.Guard;
import io.tierguard.guard.Judgement;
import io.tierguard.guard.Target;
import io.tierguard.jdbc.marker.MarkerCheck;
import io.tierguard.jdbc.marker.MarkerEngine;
import io.tierguard.jdbc.marker.MarkerOutcome;
import io.tierguard.report.Code;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * The last word before anybody has a connection: what its database says of itself.
 *
 * @param guard the judge
 * @param patience how long the database may take
 */
record MarkedConnection(Guard guard, Duration patience) implements ConnectionCheck {

    MarkedConnection(Guard guard) {
        this(guard, MarkerEngine.PATIENCE);
    }

    @Override
    public ConnectionCheck of(Target target) {
        return new MarkedConnection(guard, LoginTimeout.of(target));
    }

    @Override
    public void pass(Connection connection, Judgement judged) throws SQLException {
        pass(MarkerCheck.of(connection, judged, guard, patience));
    }

    /** The same for a connection in the middle of its life, which is left as it was, and on which data is to be destroyed. */
    void passBeforeDestruction(Connection connection, Judgement judged) throws SQLException {
        pass(MarkerCheck.beforeDestruction(connection, judged, guard, patience));
    }

    private static void pass(MarkerOutcome outcome) throws SQLException {
        if (outcome instanceof MarkerOutcome.Refused refused) {
            throw new RefusedSqlException(refused.judgement(), refused.details());
        }
        if (outcome instanceof MarkerOutcome.NotRead notRead) {
            throw CodedSql.transientFailure(Code.MARKER_NOT_READ, notRead.database(), notRead.reason());
        }
    }
}
