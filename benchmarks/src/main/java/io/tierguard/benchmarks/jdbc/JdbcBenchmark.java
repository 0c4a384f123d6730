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
import org.openjdk.jmh.annotations.Level;
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

    private @Nullable Database started;
    private @Nullable Open open;

    private record Open(PreparedStatement bare, PreparedStatement guarded) {}

    /**
     * Starts the database.
     *
     * @throws IOException where it cannot be started
     * @throws SQLException where the guard refuses it
     */
    @Setup
    public void start() throws IOException, SQLException {
        started = Database.start(database);
    }

    /**
     * Stops the database.
     *
     * @throws IOException where it cannot be stopped
     */
    @TearDown
    public void stop() throws IOException {
        started().close();
    }

    /**
     * Opens connections for some of the queries: by the core that the server gets for one, a round trip takes one time or
     * three times as long. Makes sure that the guard hands out the driver's own.
     *
     * @throws SQLException where the database does not answer
     */
    @Setup(Level.Iteration)
    public void open() throws SQLException {
        Connection bare = started().openBare();
        Connection guarded = started().openGuarded();
        if (bare.getClass() != guarded.getClass()) {
            throw new IllegalStateException("a query would run on " + guarded.getClass());
        }
        open = new Open(bare.prepareStatement(QUERY), guarded.prepareStatement(QUERY));
    }

    /**
     * Closes them.
     *
     * @throws SQLException where one cannot be closed
     */
    @TearDown(Level.Iteration)
    public void close() throws SQLException {
        Open closed = opened();
        closed.guarded().getConnection().close();
        closed.bare().getConnection().close();
    }

    /**
     * The driver.
     *
     * @return whether the connection was open
     * @throws SQLException where the database does not answer
     */
    @Benchmark
    public boolean bareConnection() throws SQLException {
        try (Connection connection = started().openBare()) {
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
        try (Connection connection = started().openGuarded()) {
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
        return query(opened().bare());
    }

    /**
     * A query on a connection that the guard handed out.
     *
     * @return one
     * @throws SQLException where the database does not answer
     */
    @Benchmark
    public int guardedQuery() throws SQLException {
        return query(opened().guarded());
    }

    private static int query(PreparedStatement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery()) {
            if (!result.next()) {
                throw new IllegalStateException("no row");
            }
            return result.getInt(1);
        }
    }

    private Database started() {
        return set(started);
    }

    private Open opened() {
        return set(open);
    }

    private static <T> T set(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("not set up");
        }
        return value;
    }
}
