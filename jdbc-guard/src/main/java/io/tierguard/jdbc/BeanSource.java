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

    DataSource delegate() {
        return delegate;
    }

    @Override
    public Target target(@Nullable Login login) throws SQLException {
        BeanTarget read = BeanTarget.of(delegate);
        Properties properties = new Properties();
        properties.putAll(read.properties());
        return Target.of(read.url(), properties);
    }

    @Override
    public Connection open(@Nullable Login login) throws SQLException {
        return open(() ->
                login == null ? delegate.getConnection() : delegate.getConnection(login.user(), login.password()));
    }

    /** Opens, and closes again where the properties changed meanwhile. */
    Connection open(Opening opening) throws SQLException {
        BeanTarget before = BeanTarget.of(delegate);
        @Nullable Connection connection = opening.open();
        if (connection == null) {
            throw CodedSql.connection(
                    Code.DATA_SOURCE_UNREADABLE, delegate.getClass().getName());
        }
        if (!before.equals(BeanTarget.of(delegate))) {
            connection.close();
            throw CodedSql.connection(Code.TARGET_MOVED, delegate.getClass().getName());
        }
        return connection;
    }

    /** A call of the delegate that opens a connection. */
    @FunctionalInterface
    interface Opening {
        @Nullable
        Connection open() throws SQLException;
    }
}
