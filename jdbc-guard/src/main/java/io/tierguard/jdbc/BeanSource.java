package io.tierguard.jdbc;

import io.tierguard.guard.Guard;
import io.tierguard.guard.Judgement;
import io.tierguard.guard.Target;
import io.tierguard.jdbc.bean.BeanTarget;
import io.tierguard.jdbc.bean.UnreadableBean;
import io.tierguard.report.Code;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.CommonDataSource;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.PooledConnection;
import javax.sql.XAConnection;
import javax.sql.XADataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections from a driver's data source, whose properties are read anew for each, since their setters may be called at
 * any time.
 *
 * @param <T> what the data source opens
 */
final class BeanSource<T> implements ConnectionSource<T> {

    private final CommonDataSource delegate;
    private final Kind<T> kind;
    private final Guard guard;

    private BeanSource(CommonDataSource delegate, Kind<T> kind, Guard guard) {
        this.delegate = delegate;
        this.kind = kind;
        this.guard = guard;
    }

    static BeanSource<Connection> plain(DataSource delegate, Guard guard) throws SQLException {
        return of(delegate, new Plain(delegate), guard);
    }

    static BeanSource<XAConnection> distributed(XADataSource delegate, Guard guard) throws SQLException {
        return of(delegate, new Distributed(delegate), guard);
    }

    static BeanSource<PooledConnection> pooled(ConnectionPoolDataSource delegate, Guard guard) throws SQLException {
        return of(delegate, new Pooled(delegate), guard);
    }

    private static <T> BeanSource<T> of(CommonDataSource delegate, Kind<T> kind, Guard guard) throws SQLException {
        if (Pools.isPool(delegate)) {
            throw CodedSql.connection(Code.POOL_GIVEN, delegate.getClass().getName());
        }
        return new BeanSource<>(delegate, kind, guard);
    }

    @Override
    public Target target(@Nullable Login login) throws SQLException {
        BeanTarget read = read(login);
        Properties properties = new Properties();
        properties.putAll(read.properties());
        return Target.of(read.url(), properties);
    }

    @Override
    public void requireDriver(Target judged) throws SQLException {
        UnaskedServers.refuse(judged.url(), guard);
        Drivers.requireRecent(delegate.getClass().getClassLoader(), judged.url());
        if (read(null).managed()) {
            Drivers.requireFirst(judged.url());
        }
    }

    @Override
    public T open(Target judged, @Nullable Login login) throws SQLException {
        UnaskedServers.refuse(judged.url(), guard);
        if (requireUnmoved(judged, login).managed()) {
            Drivers.requireFirst(judged.url());
        }
        @Nullable T opened = kind.open(login);
        if (opened == null) {
            throw CodedSql.connection(
                    kind.toTell(Code.DATA_SOURCE_UNREADABLE),
                    delegate.getClass().getName());
        }
        try {
            BeanTarget unused = requireUnmoved(judged, login);
            return opened;
        } catch (SQLException | RuntimeException | Error e) {
            T refused = opened;
            FirstLook.close(() -> kind.close(refused), e);
            throw e;
        }
    }

    @Override
    public void show(T opened, Judgement judged, ConnectionCheck check) throws SQLException {
        kind.show(opened, judged, check);
    }

    private BeanTarget requireUnmoved(Target judged, @Nullable Login login) throws SQLException {
        BeanTarget now = read(login);
        if (!now.url().equals(judged.url()) || !now.properties().equals(judged.properties())) {
            throw CodedSql.connection(Code.TARGET_MOVED, delegate.getClass().getName());
        }
        return now;
    }

    private BeanTarget read(@Nullable Login login) throws SQLException {
        try {
            return BeanTarget.of(delegate, login != null);
        } catch (UnreadableBean e) {
            throw CodedSql.connection(kind.toTell(e.code()), e.arguments());
        }
    }

    /** What one kind of data source opens, and how that is closed. */
    private interface Kind<T> {

        @Nullable
        T open(@Nullable Login login) throws SQLException;

        void show(T opened, Judgement judged, ConnectionCheck check) throws SQLException;

        void close(T opened) throws SQLException;

        /** The entry of the catalogue whose fix fits. */
        default Code toTell(Code code) {
            return code;
        }
    }

    private interface PooledKind<T extends PooledConnection> extends Kind<T> {

        @Override
        default void show(T opened, Judgement judged, ConnectionCheck check) throws SQLException {
            FirstLook.at(opened, judged, check);
        }

        @Override
        default void close(T opened) throws SQLException {
            opened.close();
        }

        @Override
        default Code toTell(Code code) {
            return code == Code.DATA_SOURCE_UNREADABLE ? Code.POOLED_SOURCE_UNREADABLE : code;
        }
    }

    private record Plain(DataSource delegate) implements Kind<Connection> {

        @Override
        public @Nullable Connection open(@Nullable Login login) throws SQLException {
            return login == null ? delegate.getConnection() : delegate.getConnection(login.user(), login.password());
        }

        @Override
        public void show(Connection opened, Judgement judged, ConnectionCheck check) throws SQLException {
            FirstLook.at(opened, judged, check);
        }

        @Override
        public void close(Connection opened) throws SQLException {
            opened.close();
        }
    }

    private record Distributed(XADataSource delegate) implements PooledKind<XAConnection> {

        @Override
        public @Nullable XAConnection open(@Nullable Login login) throws SQLException {
            return login == null
                    ? delegate.getXAConnection()
                    : delegate.getXAConnection(login.user(), login.password());
        }
    }

    private record Pooled(ConnectionPoolDataSource delegate) implements PooledKind<PooledConnection> {

        @Override
        public @Nullable PooledConnection open(@Nullable Login login) throws SQLException {
            return login == null
                    ? delegate.getPooledConnection()
                    : delegate.getPooledConnection(login.user(), login.password());
        }
    }
}
