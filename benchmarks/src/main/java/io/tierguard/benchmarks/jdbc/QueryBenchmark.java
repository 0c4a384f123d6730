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
 * A query, from preparing it to its row, on a connection that stays open: of the driver, of the guard, and of what else goes
 * around a data source.
 *
 * @since 0.1
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class QueryBenchmark {

    private static final String QUERY = "select 1";

    /** Which database. */
    @Param
    public Database.Kind database = Database.Kind.H2;

    /** Whose connection. */
    @Param
    public Way way = Way.BARE;

    private @Nullable Database started;
    private @Nullable Connection open;

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
        set(started).close();
    }

    /**
     * Opens a connection for some of the queries.
     *
     * @throws SQLException where the database does not answer
     */
    @Setup(Level.Iteration)
    public void open() throws SQLException {
        open = way.around(set(started)).getConnection();
    }

    /**
     * Closes it.
     *
     * @throws SQLException where it cannot be closed
     */
    @TearDown(Level.Iteration)
    public void close() throws SQLException {
        set(open).close();
    }

    /**
     * A query.
     *
     * @return one
     * @throws SQLException where the database does not answer
     */
    @Benchmark
    public int query() throws SQLException {
        try (PreparedStatement statement = set(open).prepareStatement(QUERY);
                ResultSet result = statement.executeQuery()) {
            if (!result.next()) {
                throw new IllegalStateException("no row");
            }
            return result.getInt(1);
        }
    }

    private static <T> T set(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("not set up");
        }
        return value;
    }
}
