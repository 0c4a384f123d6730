package io.tierguard.jdbc;

import io.tierguard.guard.Guard;
import io.tierguard.guard.GuardProvider;
import io.tierguard.guard.GuardSlot;
import io.tierguard.guard.Target;
import io.tierguard.report.Code;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The driver behind {@code jdbc:tierguard:postgresql://…}: judges the URL and opens it with the database's own driver.
 *
 * <p>{@link java.util.ServiceLoader} makes it, so that {@link java.sql.DriverManager} knows it. Its guard is the one that
 * {@code Tierguard.start()} published; where there is none it resolves one, once, and refuses if that fails. A connection is
 * the database driver's own.
 *
 * <p><b>Thread safety:</b> safe for concurrent use.
 *
 * @since 0.1
 */
public final class GuardedDriver implements Driver {

    private static final String LOGGER = "io.tierguard.jdbc";
    private static final String USED_BY = "the driver jdbc:tierguard:";

    /** Each connection has a source of its own, and servers are not asked anew for each. */
    private final VerifiedServers verified = new VerifiedServers();

    static {
        register();
    }

    /** A driver, as {@link java.util.ServiceLoader} makes it. */
    public GuardedDriver() {}

    private static void register() {
        try {
            DriverManager.registerDriver(new GuardedDriver());
        } catch (SQLException | RuntimeException e) {
            // DriverManager stops at the first driver that fails to load, and would not find those behind this one
            Logger.getLogger(LOGGER).log(Level.WARNING, "the driver jdbc:tierguard: could not be registered", e);
        }
    }

    @Override
    public boolean acceptsURL(@Nullable String url) {
        return url != null && GuardedUrl.is(url);
    }

    /**
     * Judges the target and opens a connection.
     *
     * @param url {@code jdbc:tierguard:} and what stands behind {@code jdbc:} in the database's own URL
     * @param properties for the database's driver
     * @return the database driver's own connection, or null where the URL is not this driver's
     * @throws RefusedSqlException where this process may not reach the target
     * @throws SQLException where there is no guard, or none of the drivers takes the URL
     */
    @Override
    public @Nullable Connection connect(@Nullable String url, @Nullable Properties properties) throws SQLException {
        if (url == null || !acceptsURL(url)) {
            return null;
        }
        return gate(url, properties).open(null);
    }

    private Gate<Connection> gate(String url, @Nullable Properties properties) throws SQLException {
        String inner = GuardedUrl.inner(url);
        Guard guard = guard();
        Properties given = properties == null ? new Properties() : properties;
        return new Gate<>(UrlSource.of(inner, given, guard, USED_BY, verified), guard, USED_BY);
    }

    private static Guard guard() throws SQLException {
        GuardProvider.Provided provided = GuardSlot.find();
        if (provided instanceof GuardProvider.Ready ready) {
            return ready.guard();
        }
        throw CodedSql.connection(Code.DRIVER_WITHOUT_GUARD, ((GuardProvider.NotReady) provided).report());
    }

    /** What the database's own driver says of a target that may be reached; nothing of any other. */
    @Override
    public DriverPropertyInfo[] getPropertyInfo(@Nullable String url, @Nullable Properties properties)
            throws SQLException {
        if (url == null || !acceptsURL(url)) {
            return new DriverPropertyInfo[0];
        }
        Gate<Connection> gate = gate(url, properties);
        Target target = gate.judge(null);
        Properties copy = new Properties();
        copy.putAll(target.properties());
        return Drivers.find(target.url()).getPropertyInfo(target.url(), copy);
    }

    @Override
    public int getMajorVersion() {
        return 0;
    }

    @Override
    public int getMinorVersion() {
        return 1;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger(LOGGER);
    }
}
