package io.tierguard.jdbc;

import io.tierguard.guard.Decision;
import io.tierguard.guard.Guard;
import io.tierguard.guard.Judgement;
import io.tierguard.guard.Reason;
import io.tierguard.jdbc.marker.MarkerEngine;
import io.tierguard.jdbc.marker.MarkerKind;
import io.tierguard.jdbc.marker.MarkerReading;
import io.tierguard.jdbc.marker.ReadOnlyProbe;
import io.tierguard.jdbc.marker.StampPlan;
import io.tierguard.jdbc.marker.StoredMarker;
import io.tierguard.registry.Crossing;
import io.tierguard.registry.Endpoint;
import io.tierguard.report.Code;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A database whose markers somebody looks at or writes. For whoever holds the stamping key: an application has no use for it.
 *
 * <p>The target is judged first, more strictly than for an application: by what the registry says when it is enforced, and not
 * by a crossing. Markers are not asked before they are written, so that one can be written to a database without any.
 *
 * <p>Everything that is thrown is coded and holds nothing that a driver said but its SQLState.
 *
 * <p><b>Thread safety:</b> none; for one thread.
 *
 * @since 0.1
 */
public final class MarkedDatabase implements AutoCloseable {

    private static final String USED_BY = "tierguard stamp";

    /** Somebody waits for it, and somebody else may lock what is to be written. */
    private static final int LONGEST_MILLIS = 30_000;

    private final Connection connection;
    private final Place place;
    private final MarkedConnection check;
    private final Judgement judgement;

    private MarkedDatabase(Connection connection, Place place, MarkedConnection check, Judgement judgement) {
        this.connection = connection;
        this.place = place;
        this.check = check;
        this.judgement = judgement;
    }

    /**
     * Where stamps of one URL go.
     *
     * @param engine which statements it takes
     * @param endpoint where it is
     */
    public record Place(MarkerEngine engine, Endpoint endpoint) {

        /**
         * What messages call it.
         *
         * @return host, port and database
         */
        public String database() {
            return endpoint.describe();
        }
    }

    /**
     * Judges a URL. Opens nothing.
     *
     * @param url as its driver takes it
     * @param properties for the driver
     * @param guard of the environment that is stamped
     * @return the one place
     * @throws RefusedSqlException where it belongs to another environment, or cannot be read
     * @throws SQLException where it is reached by a crossing, is several, or has no markers
     */
    public static Place judge(String url, Properties properties, Guard guard) throws SQLException {
        return place(gate(url, properties, guard).judgeEnforced());
    }

    /**
     * Judges a URL, and opens a connection.
     *
     * @param url as its driver takes it
     * @param properties for the driver
     * @param guard of the environment that is stamped
     * @return the database
     * @throws RefusedSqlException as {@link #judge}
     * @throws SQLException as {@link #judge}, and where none can be opened
     */
    public static MarkedDatabase open(String url, Properties properties, Guard guard) throws SQLException {
        return open(url, properties, guard, Duration.ofMillis(LONGEST_MILLIS));
    }

    static MarkedDatabase open(String url, Properties properties, Guard guard, Duration patience) throws SQLException {
        Gate<Connection> gate = gate(url, properties, guard);
        Judgement judgement = gate.judgeEnforced();
        Place place = place(judgement);
        // before anything is dialled, so that a missing driver is told by its own code
        Drivers.find(GuardedUrl.inner(url));
        try {
            Connection connection = dial(gate, patience);
            MarkedDatabase database = new MarkedDatabase(connection, place, new MarkedConnection(guard), judgement);
            try {
                connection.setNetworkTimeout(Runnable::run, LONGEST_MILLIS);
            } catch (SQLException e) {
                database.close();
                throw e;
            }
            return database;
        } catch (SQLException e) {
            throw coded(e, Code.STAMP_NOT_CONNECTED, state(e));
        }
    }

    /** In a thread of its own: not every driver bounds a login, and what accepts a connection may be no database. */
    private static Connection dial(Gate<Connection> gate, Duration patience) throws SQLException {
        CompletableFuture<Connection> opened = new CompletableFuture<>();
        Thread dialling = new Thread(() -> dial(gate, opened), USED_BY);
        dialling.setDaemon(true);
        dialling.start();
        try {
            return opened.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof TimeoutException) {
                throw CodedSql.connection(Code.STAMP_NOT_CONNECTED, "no answer within " + patience.toMillis() + " ms");
            }
            if (e.getCause() instanceof SQLException failure) {
                throw failure;
            }
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private static void dial(Gate<Connection> gate, CompletableFuture<Connection> opened) {
        try {
            Connection connection = gate.openUnmarked();
            if (!opened.complete(connection)) {
                connection.close();
            }
        } catch (SQLException | RuntimeException | Error e) {
            opened.completeExceptionally(e);
        }
    }

    private static Gate<Connection> gate(String url, Properties properties, Guard guard) throws SQLException {
        return new Gate<>(UrlSource.of(GuardedUrl.inner(url), properties, guard, USED_BY), guard, USED_BY);
    }

    private static Place place(Judgement judgement) throws SQLException {
        for (Decision decision : judgement.decisions()) {
            Optional<Crossing> crossing = decision.crossing();
            if (decision.reason() == Reason.CROSSING && crossing.isPresent()) {
                throw CodedSql.connection(
                        Code.STAMP_BY_CROSSING,
                        decision.endpoint().describe(),
                        crossing.get().to().name(),
                        crossing.get().origin(),
                        judgement.identity().environment().name().text());
            }
        }
        if (judgement.decisions().size() != 1) {
            throw CodedSql.connection(
                    Code.STAMP_OF_SEVERAL, judgement.decisions().size());
        }
        Endpoint endpoint = judgement.decisions().get(0).endpoint();
        if (endpoint.isLocal()) {
            throw CodedSql.connection(
                    Code.STAMP_POINTLESS,
                    "a database inside a process or in a file",
                    "nobody asks it for a marker",
                    "nothing is to be done");
        }
        Optional<MarkerEngine> engine = endpoint.protocol().value().flatMap(MarkerEngine::of);
        return new Place(
                engine.orElseThrow(() -> CodedSql.connection(
                        Code.STAMP_POINTLESS,
                        endpoint.describe(),
                        "no process asks a database of this kind for a marker",
                        "keep it apart by the registry")),
                endpoint);
    }

    /**
     * What messages call it.
     *
     * @return host, port and database
     */
    public String name() {
        return place.database();
    }

    /**
     * Asks the database.
     *
     * @return what it says of itself, unverified
     * @throws SQLException where it cannot be asked
     */
    public MarkerReading read() throws SQLException {
        try {
            return place.engine().read(connection);
        } catch (SQLException e) {
            throw coded(e, Code.STAMP_NOT_CONNECTED, "it does not tell which one it is, " + state(e));
        }
    }

    /**
     * Checks the markers as a process of the environment does.
     *
     * @throws RefusedSqlException where the process would be refused
     * @throws SQLException where the database did not tell
     */
    public void verify() throws SQLException {
        check.pass(connection, judgement);
    }

    /**
     * The statements of a plan.
     *
     * @param plan without problems
     * @param found what {@link #read} told
     * @return in order; none where nothing is to be written
     * @throws SQLException where the session is in no database
     */
    public List<String> statements(StampPlan plan, MarkerReading found) throws SQLException {
        if (found.database().name().isEmpty()) {
            throw CodedSql.connection(
                    Code.STAMP_POINTLESS,
                    place.database(),
                    "the session is in no database that could be told by its name",
                    "name the database in the URL");
        }
        return plan.statements(place.engine(), found.database());
    }

    /**
     * Carries out a plan, and reads again what was written, as a process would.
     *
     * @param plan without problems
     * @param found what {@link #read} told
     * @throws SQLException where the server takes no writes, a statement fails, or the database says something else then
     */
    public void write(StampPlan plan, MarkerReading found) throws SQLException {
        List<String> statements = statements(plan, found);
        if (statements.isEmpty()) {
            return;
        }
        try {
            Optional<String> readOnly = ReadOnlyProbe.reason(found.database().engine(), connection);
            if (readOnly.isPresent()) {
                throw CodedSql.connection(Code.STAMP_ON_READ_ONLY, readOnly.get());
            }
            run(statements);
        } catch (SQLException e) {
            throw coded(e, Code.STAMP_NOT_WRITTEN, state(e));
        }
        MarkerReading now = read();
        for (StampPlan.Step step : plan.steps()) {
            MarkerKind kind = step.marker().kind();
            if (step.document().isPresent()
                    && !now.stored(kind)
                            .equals(new StoredMarker.Text(step.document().get()))) {
                throw CodedSql.connection(Code.STAMP_NOT_KEPT, "the " + kind + " marker is another one");
            }
        }
    }

    /** All or none, where the engine has transactions for such statements. */
    private void run(List<String> statements) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        } catch (SQLException e) {
            rollBack(e);
            throw e;
        }
        connection.setAutoCommit(true);
    }

    private void rollBack(SQLException failure) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    /** What is ours already stays as it is; of what a driver says only the state is told. */
    private static SQLException coded(SQLException e, Code code, String reason) {
        return e.getErrorCode() == RefusedSqlException.VENDOR_CODE ? e : CodedSql.connection(code, reason);
    }

    private static String state(SQLException e) {
        @Nullable String state = e.getSQLState();
        return state == null || !state.matches("[0-9A-Z]{5}") ? "without an SQLState" : "SQLState " + state;
    }

    /** Closes the connection. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // nothing more is wanted of it
        }
    }

    @Override
    public String toString() {
        return place.database();
    }
}
