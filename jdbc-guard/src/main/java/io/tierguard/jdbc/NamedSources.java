package io.tierguard.jdbc;

import io.tierguard.guard.Guard;
import io.tierguard.settings.JdbcUrl;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;

/**
 * Makes guarded data sources that messages call by one name.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class NamedSources {

    private final String usedBy;

    NamedSources(String usedBy) {
        this.usedBy = usedBy;
    }

    /**
     * As {@link GuardedDataSource#of(String, Guard)}.
     *
     * @param url as its driver takes it
     * @param guard decides
     * @return the source; nothing was opened
     * @throws SQLException as there
     */
    public GuardedDataSource of(String url, Guard guard) throws SQLException {
        return GuardedDataSource.ofUrl(usedBy, url, new Properties(), guard);
    }

    /**
     * As {@link GuardedDataSource#of(JdbcUrl, Guard)}.
     *
     * @param url as its driver takes it
     * @param guard decides
     * @return the source; nothing was opened
     * @throws SQLException as there
     */
    public GuardedDataSource of(JdbcUrl url, Guard guard) throws SQLException {
        return GuardedDataSource.ofUrl(usedBy, url.text(), new Properties(), guard);
    }

    /**
     * As {@link GuardedDataSource#of(String, Properties, Guard)}.
     *
     * @param url as its driver takes it
     * @param properties for the driver; copied, with their defaults
     * @param guard decides
     * @return the source; nothing was opened
     * @throws SQLException as there
     */
    public GuardedDataSource of(String url, Properties properties, Guard guard) throws SQLException {
        return GuardedDataSource.ofUrl(usedBy, url, properties, guard);
    }

    /**
     * As {@link GuardedDataSource#of(JdbcUrl, Properties, Guard)}.
     *
     * @param url as its driver takes it
     * @param properties for the driver; copied, with their defaults
     * @param guard decides
     * @return the source; nothing was opened
     * @throws SQLException as there
     */
    public GuardedDataSource of(JdbcUrl url, Properties properties, Guard guard) throws SQLException {
        return GuardedDataSource.ofUrl(usedBy, url.text(), properties, guard);
    }

    /**
     * As {@link GuardedDataSource#wrap(DataSource, Guard)}.
     *
     * @param delegate a driver's own data source, never a pool
     * @param guard decides
     * @return the source; nothing was opened
     * @throws SQLException as there
     */
    public GuardedDataSource wrap(DataSource delegate, Guard guard) throws SQLException {
        return GuardedDataSource.ofBean(usedBy, delegate, guard);
    }
}
