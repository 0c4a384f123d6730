package io.tierguard.jdbc.marker;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A connection's own bound on each of its waits, made tighter for a while. Where a driver has none, the deadline alone
 * bounds.
 *
 * @param before what it was; null where it stays
 */
record NetworkTimeout(@Nullable Integer before) {

    static NetworkTimeout tighten(Connection connection, Duration patience) throws SQLException {
        int bound = (int) Math.min(Integer.MAX_VALUE, patience.toMillis());
        try {
            int before = connection.getNetworkTimeout();
            if (before != 0 && before <= bound) {
                return new NetworkTimeout(null);
            }
            connection.setNetworkTimeout(Runnable::run, bound);
            return new NetworkTimeout(before);
        } catch (SQLFeatureNotSupportedException | AbstractMethodError e) {
            return new NetworkTimeout(null);
        }
    }

    void restore(Connection connection) throws SQLException {
        if (before != null) {
            connection.setNetworkTimeout(Runnable::run, before);
        }
    }
}
