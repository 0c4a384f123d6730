package io.tierguard.benchmarks.jdbc;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A connection opened and closed, and a query on one that stays open, guarded and bare.
 *
 * @since 0.1
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class JdbcBenchmark {

    private static final String QUERY = "select 1";

    /** Which database. */
    @Param
    public Database.Kind database = Database.Kind.H2;

    private @Nullable Running running;

    private record Running(
            Database database, Connection bare, PreparedStatement bareQuery, PreparedStatement guardedQuery) {}

    /**
     * Starts the database, and makes sure that the guard hands out the driver's own connection.
     *
     * @throws IOException where it cannot be started
     * @throws SQLException where it does not answer
     */
    @Setup
    public void setUp() throws IOException, SQLException {
        Database started = Database.start(database);
        Connection bare = started.openBare();
        Connection guarded = started.openGuarded();
        if (bare.getClass() != guarded.getClass()) {
            throw new IllegalStateException("a query would run on " + guarded.getClass());
        }
        running = new Running(started, bare, bare.prepareStatement(QUERY), guarded.prepareStatement(QUERY));
    }

    /**
     * Stops the database.
     *
     * @throws IOException where it cannot be stopped
     * @throws SQLException where a connection cannot be closed
     */
    @TearDown
    public void tearDown() throws IOException, SQLException {
        Running stopped = running();
        stopped.guardedQuery().getConnection().close();
        stopped.bare().close();
        stopped.database().close();
    }

    /**
     * The driver.
     *
     * @return whether the connection was open
     * @throws SQLException where the database does not answer
     */
    @Benchmark
    public boolean bareConnection() throws SQLException {
        try (Connection connection = running().database().openBare()) {
            return !connection.isClosed();
        }
    }

    /**
     * The guard, then the driver.
     *
     * @return whether the connection was open
     * @throws SQLException where the database does not answer
     */
    @Benchmark
    public boolean guardedConnection() throws SQLException {
        try (Connection connection = running().database().openGuarded()) {
            return !connection.isClosed();
        }
    }

    /**
     * A query on the driver's connection.
     *
     * @return one
     * @throws SQLException where the database does not answer
     */
    @Benchmark
    public int bareQuery() throws SQLException {
        return query(running().bareQuery());
    }

    /**
     * A query on a connection that the guard handed out.
     *
     * @return one
     * @throws SQLException where the database does not answer
     */
    @Benchmark
    public int guardedQuery() throws SQLException {
        return query(running().guardedQuery());
    }

    private static int query(PreparedStatement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery()) {
            if (!result.next()) {
                throw new IllegalStateException("no row");
            }
            return result.getInt(1);
        }
    }

    private Running running() {
        if (running == null) {
            throw new IllegalStateException("not set up");
        }
        return running;
    }
}
