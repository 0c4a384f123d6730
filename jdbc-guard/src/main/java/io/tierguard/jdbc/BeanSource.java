package io.tierguard.jdbc;

import io.tierguard.guard.Target;
import io.tierguard.report.Code;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections from another data source, whose properties are read anew for each, since their setters may be called at any
 * time.
 */
final class BeanSource implements ConnectionSource {

    private final DataSource delegate;

    private BeanSource(DataSource delegate) {
        this.delegate = delegate;
    }

    static BeanSource of(DataSource delegate) throws SQLException {
        if (Pools.isPool(delegate)) {
            throw CodedSql.connection(Code.POOL_GIVEN, delegate.getClass().getName());
        }
        return new BeanSource(delegate);
    }

    @Override
    public Target target(@Nullable Login login) throws SQLException {
        BeanTarget read = BeanTarget.of(delegate);
        Properties properties = new Properties();
        properties.putAll(read.properties());
        return Target.of(read.url(), properties);
    }

    @Override
    public Connection open(Target judged, @Nullable Login login) throws SQLException {
        BeanTarget allowed = new BeanTarget(judged.url(), judged.properties());
        requireUnmoved(allowed);
        @Nullable
        Connection connection =
                login == null ? delegate.getConnection() : delegate.getConnection(login.user(), login.password());
        if (connection == null) {
            throw CodedSql.connection(
                    Code.DATA_SOURCE_UNREADABLE, delegate.getClass().getName());
        }
        try {
            requireUnmoved(allowed);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private void requireUnmoved(BeanTarget allowed) throws SQLException {
        if (!allowed.equals(BeanTarget.of(delegate))) {
            throw CodedSql.connection(Code.TARGET_MOVED, delegate.getClass().getName());
        }
    }
}
