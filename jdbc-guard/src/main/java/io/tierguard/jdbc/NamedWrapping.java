package io.tierguard.jdbc;

import io.tierguard.guard.Guard;
import java.sql.SQLException;
import javax.sql.CommonDataSource;

/**
 * Guards data sources that messages call by one name.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param <D> what is guarded
 * @param <G> what guards it
 * @since 0.1
 */
public final class NamedWrapping<D extends CommonDataSource, G> {

    private final String usedBy;
    private final Wrapping<D, G> wrapping;

    NamedWrapping(String usedBy, Wrapping<D, G> wrapping) {
        this.usedBy = usedBy;
        this.wrapping = wrapping;
    }

    /**
     * Guards a data source of a driver, whose properties are read again for each connection.
     *
     * @param delegate a driver's own data source, never a pool
     * @param guard decides
     * @return the source; nothing was opened
     * @throws RefusedSqlException where this process may not reach the target
     * @throws SQLException where the delegate is a pool, or its target cannot be read
     */
    public G wrap(D delegate, Guard guard) throws SQLException {
        return wrapping.wrap(usedBy, delegate, guard);
    }

    /** How one kind is guarded. */
    @FunctionalInterface
    interface Wrapping<D, G> {
        G wrap(String usedBy, D delegate, Guard guard) throws SQLException;
    }
}
