package io.tierguard.jdbc;

import io.tierguard.guard.Guard;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.PooledConnection;
import javax.sql.PooledConnectionBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A {@link ConnectionPoolDataSource} that opens connections only to databases of this process's own environment. Give it to the pool.
 *
 * <p>The target is read from the properties of the driver's own data source, and judged when it is wrapped and again for
 * each physical connection, before the driver is touched: a refused call opens no socket. A connection that is allowed is
 * the driver's own. What is wrapped is never handed out, and setters that are called on it later move nothing past the
 * guard.
 *
 * <p>It holds nothing that needs to be closed.
 *
 * <p><b>Thread safety:</b> immutable; as safe for concurrent use as what it wraps.
 *
 * <p><b>Refuses when</b> the target belongs to another environment, to nobody, or cannot be read to the last property.
 *
 * @since 0.1
 */
public final class GuardedConnectionPoolDataSource extends KeptSettings implements ConnectionPoolDataSource {

    private static final String UNNAMED = "GuardedConnectionPoolDataSource";

    private final Gate<PooledConnection> gate;

    private GuardedConnectionPoolDataSource(Gate<PooledConnection> gate) {
        this.gate = gate;
    }

    /**
     * Guards a data source of a driver. Its properties are read again for each connection.
     *
     * @param delegate a driver's own data source, never a pool
     * @param guard decides
     * @return the source; nothing was opened
     * @throws RefusedSqlException where this process may not reach the target
     * @throws SQLException where the delegate is a pool, or its target cannot be read
     */
    public static GuardedConnectionPoolDataSource wrap(ConnectionPoolDataSource delegate, Guard guard)
            throws SQLException {
        return of(UNNAMED, delegate, guard);
    }

    /**
     * Guards data sources that messages call by a name.
     *
     * @param name what the application calls the database, such as {@code orders}
     * @return has the same method
     */
    public static NamedWrapping<ConnectionPoolDataSource, GuardedConnectionPoolDataSource> named(String name) {
        return new NamedWrapping<>(UNNAMED + " '" + name + "'", GuardedConnectionPoolDataSource::of);
    }

    private static GuardedConnectionPoolDataSource of(String usedBy, ConnectionPoolDataSource delegate, Guard guard)
            throws SQLException {
        Gate<PooledConnection> gate = new Gate<>(
                BeanSource.pooled(Objects.requireNonNull(delegate), Objects.requireNonNull(guard)), guard, usedBy);
        gate.prepare();
        return new GuardedConnectionPoolDataSource(gate);
    }

    /**
     * Opens one connection and closes it, so that what is wrong with the database is known before work begins.
     *
     * @throws SQLException where none can be opened
     */
    public void probe() throws SQLException {
        getPooledConnection().close();
    }

    @Override
    public PooledConnection getPooledConnection() throws SQLException {
        return gate.open(null);
    }

    @Override
    public PooledConnection getPooledConnection(@Nullable String username, @Nullable String password)
            throws SQLException {
        return gate.open(new Login(username, password));
    }

    @Override
    public PooledConnectionBuilder createPooledConnectionBuilder() {
        return new GuardedPooledConnectionBuilder(gate);
    }

    @Override
    public String toString() {
        return gate.usedBy();
    }
}
