package io.tierguard.jdbc;

import io.tierguard.guard.Guard;
import io.tierguard.guard.Target;
import io.tierguard.report.Code;
import io.tierguard.settings.JdbcUrl;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.ShardingKeyBuilder;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A {@link DataSource} that opens connections only to databases of this process's own environment. Give it to the pool.
 *
 * <pre>{@code
 * hikari.setDataSource(GuardedDataSource.named("orders").of(settings.databaseUrl(), tierguard.guard()));
 * }</pre>
 *
 * <p>The target is judged when the source is made and again for each physical connection, before the driver is touched: a
 * refused call opens no socket. A connection that is allowed is the driver's own, without a proxy. {@code unwrap} never
 * hands out what connections come from.
 *
 * <p>It holds nothing that needs to be closed.
 *
 * <p><b>Thread safety:</b> as safe for concurrent use as the driver or the wrapped source.
 *
 * <p><b>Refuses when</b> the target belongs to another environment, to nobody, or cannot be read to the last character.
 *
 * @since 0.1
 */
public final class GuardedDataSource implements DataSource {

    private static final String UNNAMED = "GuardedDataSource";

    private final Gate<Connection> gate;
    private final RefusalLatch latch = new RefusalLatch();

    private GuardedDataSource(Gate<Connection> gate) {
        this.gate = gate;
    }

    /**
     * A source of connections to a URL.
     *
     * @param url as its driver takes it
     * @param guard decides
     * @return the source; nothing was opened
     * @throws RefusedSqlException where this process may not reach the target
     * @throws SQLException where no driver takes the URL
     */
    public static GuardedDataSource of(String url, Guard guard) throws SQLException {
        return of(url, new Properties(), guard);
    }

    /**
     * A source of connections to a URL.
     *
     * @param url as its driver takes it
     * @param guard decides
     * @return the source; nothing was opened
     * @throws RefusedSqlException where this process may not reach the target
     * @throws SQLException where no driver takes the URL
     */
    public static GuardedDataSource of(JdbcUrl url, Guard guard) throws SQLException {
        return of(url.text(), guard);
    }

    /**
     * A source of connections to a URL with properties beside it.
     *
     * @param url as its driver takes it
     * @param properties for the driver; copied, with their defaults
     * @param guard decides
     * @return the source; nothing was opened
     * @throws RefusedSqlException where this process may not reach the target
     * @throws SQLException where no driver takes the URL, or a property is no text
     */
    public static GuardedDataSource of(String url, Properties properties, Guard guard) throws SQLException {
        return ofUrl(UNNAMED, url, properties, guard);
    }

    /**
     * A source of connections to a URL with properties beside it.
     *
     * @param url as its driver takes it
     * @param properties for the driver; copied, with their defaults
     * @param guard decides
     * @return the source; nothing was opened
     * @throws RefusedSqlException where this process may not reach the target
     * @throws SQLException where no driver takes the URL, or a property is no text
     */
    public static GuardedDataSource of(JdbcUrl url, Properties properties, Guard guard) throws SQLException {
        return of(url.text(), properties, guard);
    }

    /**
     * Guards a data source of a driver. Its properties are read again for each connection, so that a setter called later
     * moves nothing past the guard.
     *
     * @param delegate a driver's own data source, never a pool
     * @param guard decides
     * @return the source; nothing was opened
     * @throws RefusedSqlException where this process may not reach the target
     * @throws SQLException where the delegate is a pool, or its target cannot be read
     */
    public static GuardedDataSource wrap(DataSource delegate, Guard guard) throws SQLException {
        return ofBean(UNNAMED, delegate, guard);
    }

    /**
     * Makes sources that messages call by a name.
     *
     * @param name what the application calls the database, such as {@code orders}
     * @return a factory with the same methods
     */
    public static NamedSources named(String name) {
        return new NamedSources(UNNAMED + " '" + name + "'");
    }

    static GuardedDataSource ofUrl(String usedBy, String url, Properties properties, Guard guard) throws SQLException {
        Objects.requireNonNull(
                url, () -> usedBy + " has no URL: most likely the variable that should hold it is not set");
        String inner = GuardedUrl.inner(url);
        Gate<Connection> gate = new Gate<>(UrlSource.of(inner, properties, guard, usedBy), guard, usedBy);
        gate.prepare();
        return new GuardedDataSource(gate);
    }

    static GuardedDataSource ofBean(String usedBy, DataSource delegate, Guard guard) throws SQLException {
        Gate<Connection> gate = new Gate<>(BeanSource.plain(delegate, guard), guard, usedBy);
        gate.prepare();
        return new GuardedDataSource(gate);
    }

    /**
     * The guarded source that a data source takes its connections from, as its {@code unwrap} tells.
     *
     * @param source a pool, or whatever wraps one
     * @return empty where it tells none
     */
    public static Optional<GuardedDataSource> behind(@Nullable DataSource source) {
        try {
            return source != null && source.isWrapperFor(GuardedDataSource.class)
                    ? Optional.ofNullable(source.unwrap(GuardedDataSource.class))
                    : Optional.empty();
        } catch (SQLException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Where a connection would go now. */
    Target target() throws SQLException {
        return gate.source().target(null);
    }

    /** What callers were refused with last, until a check has passed. */
    RefusalLatch latch() {
        return latch;
    }

    private Connection open(@Nullable Login login) throws SQLException {
        try {
            return gate.open(login);
        } catch (SQLException e) {
            latch.observe(e);
            throw e;
        }
    }

    /**
     * Opens one connection and closes it, so that what is wrong with the database is known before a pool is built.
     *
     * @throws SQLException where none can be opened
     */
    public void probe() throws SQLException {
        getConnection().close();
    }

    @Override
    public Connection getConnection() throws SQLException {
        return open(null);
    }

    @Override
    public Connection getConnection(@Nullable String username, @Nullable String password) throws SQLException {
        return open(new Login(username, password));
    }

    @Override
    public ConnectionBuilder createConnectionBuilder() {
        return new GuardedConnectionBuilder(gate);
    }

    /** Not supported: no driver takes a sharding key by URL. */
    @Override
    public ShardingKeyBuilder createShardingKeyBuilder() throws SQLException {
        throw new SQLFeatureNotSupportedException("sharding keys cannot be handed to a driver");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }

    /**
     * This source itself, and nothing behind it.
     *
     * @param type this class or an interface of it
     * @return this source
     * @throws SQLException for every other type
     */
    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw CodedSql.feature(Code.NOT_UNWRAPPED, type.getName());
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
            throw new SQLFeatureNotSupportedException("the driver's log is configured by its own properties");
        }
    }

    /**
     * Not supported: it is the driver's, by a property or a default that is not known here. To answer 0 would have a pool
     * such as HikariCP not wait for connections that are being opened when it closes.
     */
    @Override
    public int getLoginTimeout() throws SQLException {
        throw new SQLFeatureNotSupportedException("the driver has a timeout of its own");
    }

    /**
     * Not supported, except to set the driver's own default: a driver takes its timeout as a property.
     *
     * @param seconds 0
     */
    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        if (seconds != 0) {
            throw new SQLFeatureNotSupportedException(
                    "give the driver its own property, such as loginTimeout (PostgreSQL) or connectTimeout (MySQL, MariaDB)");
        }
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("io.tierguard.jdbc");
    }

    @Override
    public String toString() {
        return gate.usedBy();
    }
}
