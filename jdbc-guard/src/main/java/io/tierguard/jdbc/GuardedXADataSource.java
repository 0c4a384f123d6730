package io.tierguard.jdbc;

import io.tierguard.guard.Guard;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.XAConnection;
import javax.sql.XAConnectionBuilder;
import javax.sql.XADataSource;
import org.jspecify.annotations.Nullable;

/**
 * An {@link XADataSource} that opens connections only to databases of this process's own environment. Give it to the transaction manager.
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
public final class GuardedXADataSource extends KeptSettings implements XADataSource {

    private static final String UNNAMED = "GuardedXADataSource";

    private final Gate<XAConnection> gate;

    private GuardedXADataSource(Gate<XAConnection> gate) {
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
    public static GuardedXADataSource wrap(XADataSource delegate, Guard guard) throws SQLException {
        return of(UNNAMED, delegate, guard);
    }

    /**
     * Guards data sources that messages call by a name.
     *
     * @param name what the application calls the database, such as {@code orders}
     * @return has the same method
     */
    public static NamedWrapping<XADataSource, GuardedXADataSource> named(String name) {
        return new NamedWrapping<>(UNNAMED + " '" + name + "'", GuardedXADataSource::of);
    }

    private static GuardedXADataSource of(String usedBy, XADataSource delegate, Guard guard) throws SQLException {
        Gate<XAConnection> gate = new Gate<>(
                BeanSource.distributed(Objects.requireNonNull(delegate), Objects.requireNonNull(guard)), guard, usedBy);
        gate.prepare();
        return new GuardedXADataSource(gate);
    }

    /**
     * Opens one connection and closes it, so that what is wrong with the database is known before work begins.
     *
     * @throws SQLException where none can be opened
     */
    public void probe() throws SQLException {
        getXAConnection().close();
    }

    @Override
    public XAConnection getXAConnection() throws SQLException {
        return gate.open(null);
    }

    @Override
    public XAConnection getXAConnection(@Nullable String username, @Nullable String password) throws SQLException {
        return gate.open(new Login(username, password));
    }

    @Override
    public XAConnectionBuilder createXAConnectionBuilder() {
        return new GuardedXAConnectionBuilder(gate);
    }

    @Override
    public String toString() {
        return gate.usedBy();
    }
}
