package io.tierguard.jdbc;

import java.io.PrintWriter;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.ShardingKeyBuilder;
import java.util.logging.Logger;
import javax.sql.CommonDataSource;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a driver's own data source, which count as they were when it was wrapped: they are neither told nor
 * changed afterwards.
 *
 * <p>A class and no interface: of a class that others cannot see, the compiler gives each public heir methods of its own,
 * which reflection may call.
 *
 * <p><b>Thread safety:</b> immutable.
 */
abstract sealed class KeptSettings implements CommonDataSource
        permits GuardedXADataSource, GuardedConnectionPoolDataSource {

    /** Not supported: no driver takes a sharding key by its properties. */
    @Override
    public ShardingKeyBuilder createShardingKeyBuilder() throws SQLException {
        throw new SQLFeatureNotSupportedException("sharding keys cannot be handed to a driver");
    }

    /**
     * None: drivers log in ways of their own.
     *
     * @return null
     */
    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    /**
     * Not supported, except to set none.
     *
     * @param writer null
     */
    @Override
    public void setLogWriter(@Nullable PrintWriter writer) throws SQLException {
        if (writer != null) {
            throw new SQLFeatureNotSupportedException("set the log of the data source before it is wrapped");
        }
    }

    /**
     * What was set on the driver's own data source counts, and is not told.
     *
     * @return 0
     */
    @Override
    public int getLoginTimeout() {
        return 0;
    }

    /**
     * Not supported, except to leave it as it is.
     *
     * @param seconds 0
     */
    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        if (seconds != 0) {
            throw new SQLFeatureNotSupportedException("set the timeout of the data source before it is wrapped");
        }
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("io.tierguard.jdbc");
    }
}
