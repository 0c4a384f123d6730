package io.tierguard.jdbc;

import io.tierguard.guard.Guard;
import io.tierguard.guard.Judgement;
import io.tierguard.jdbc.marker.MarkerCheck;
import io.tierguard.jdbc.marker.MarkerEngine;
import io.tierguard.jdbc.marker.MarkerOutcome;
import io.tierguard.report.Code;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/**
 * The last word before anybody has a connection: what its database says of itself.
 *
 * @param guard the judge
 */
record MarkedConnection(Guard guard) implements ConnectionCheck {

    /** A database that takes longer to tell one row is not one to work with. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    @Override
    public void pass(Connection connection, Judgement judged) throws SQLException {
        MarkerOutcome outcome = MarkerCheck.of(connection, judged, guard, patience());
        if (outcome instanceof MarkerOutcome.Refused refused) {
            throw new RefusedSqlException(refused.judgement(), refused.details());
        }
        if (outcome instanceof MarkerOutcome.NotRead notRead) {
            throw CodedSql.transientFailure(Code.MARKER_NOT_READ, notRead.database(), notRead.reason());
        }
    }

    /** No longer than a login may take. */
    static Duration patience() {
        int seconds = DriverManager.getLoginTimeout();
        if (seconds <= 0) {
            return MarkerEngine.PATIENCE;
        }
        return seconds < LONGEST.toSeconds() ? Duration.ofSeconds(seconds) : LONGEST;
    }
}
