package io.tierguard.benchmarks.jdbc;

import io.tierguard.guard.Guard;
import io.tierguard.jdbc.GuardedDataSource;
import io.tierguard.registry.Registry;
import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Properties;
import javax.sql.DataSource;

/**
 * A running database of staging's, and both ways to it.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class Database implements Closeable {

    private static final String REGISTRY = """
            version: 1
            endpoints:
              staging: [local, localhost, 127.0.0.1, "*.staging.example.com"]
              production: ["*.prod.example.com", 10.1.0.0/16]
            """;

    private final Closeable server;
    private final Driver driver;
    private final String url;
    private final GuardedDataSource guarded;

    /**
     * What there is.
     *
     * @since 0.1
     */
    public enum Kind {
        /** H2 in the memory of this process: the least that a connection can cost. */
        H2,
        /** PostgreSQL on loopback. */
        POSTGRESQL
    }

    private Database(Closeable server, String url) throws SQLException {
        Guard guard =
                Guard.of(Environment.of(Tier.STAGING), Registry.parse("tierguard.yaml", REGISTRY), Clock.systemUTC());
        this.server = server;
        this.driver = DriverManager.getDriver(url);
        this.url = url;
        this.guarded = GuardedDataSource.of(url, guard);
    }

    /**
     * Starts a database.
     *
     * @param kind which
     * @return the running database
     * @throws IOException where it cannot be started
     * @throws SQLException where the guard refuses it
     */
    public static Database start(Kind kind) throws IOException, SQLException {
        if (kind == Kind.H2) {
            return new Database(() -> {}, "jdbc:h2:mem:orders;DB_CLOSE_DELAY=-1");
        }
        EmbeddedPostgres server = EmbeddedPostgres.start();
        return new Database(
                server, "jdbc:postgresql://localhost:" + server.getPort() + "/postgres?user=postgres&sslmode=disable");
    }

    /**
     * A connection by the driver itself.
     *
     * @return a new connection
     * @throws SQLException where the database does not answer
     */
    public Connection openBare() throws SQLException {
        return driver.connect(url, new Properties());
    }

    /**
     * A connection by way of the guard.
     *
     * @return a new connection
     * @throws SQLException where the database does not answer
     */
    public Connection openGuarded() throws SQLException {
        return guarded.getConnection();
    }

    /** The driver itself, as a source. */
    DataSource bare() {
        return new BareDataSource(driver, url);
    }

    /** The driver behind the guard. */
    DataSource guarded() {
        return guarded;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    @Override
    public String toString() {
        return "Database by " + driver.getClass().getSimpleName();
    }
}
