package io.tierguard.jdbc.marker;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How one engine tells which database it is, and where it keeps markers.
 *
 * <p><b>Thread safety:</b> implementations have no state.
 *
 * @since 0.1
 */
public interface MarkerEngine {

    /** How long a database may take to answer where nobody says how long. */
    Duration PATIENCE = Duration.ofSeconds(5);

    /**
     * The engine behind a sub-protocol.
     *
     * @param protocol of an endpoint, such as {@code postgresql}
     * @return empty where no engine of that protocol can be read yet
     */
    static Optional<MarkerEngine> of(String protocol) {
        return switch (protocol) {
            case "postgresql", "pgsql", "yugabytedb", "redshift" -> Optional.of(new PostgresMarkers());
            case "mysql", "mariadb" -> Optional.of(new MysqlMarkers());
            case "h2" -> Optional.of(new H2Markers());
            default -> Optional.empty();
        };
    }

    /**
     * Asks the database. Nothing of the session is changed but a transaction that the asking began, where the connection
     * does not commit by itself; the caller ends it.
     *
     * @param connection to the database
     * @param patience how long the server should wait for what others lock, where the engine can be told so. That the
     *     answer comes at all, the caller sees to
     * @return what it says of itself, unverified
     * @throws SQLException where it cannot be asked
     */
    MarkerReading read(Connection connection, Duration patience) throws SQLException;

    /**
     * Asks the database, as {@link #read(Connection, Duration)} does with {@link #PATIENCE}.
     *
     * @param connection to the database
     * @return what it says of itself, unverified
     * @throws SQLException where it cannot be asked
     */
    default MarkerReading read(Connection connection) throws SQLException {
        return read(connection, PATIENCE);
    }

    /**
     * The statements that store a marker and replace what is there, for whoever owns the database or more.
     *
     * @param kind which of the two
     * @param database what {@link #read} told of it
     * @param document as {@link MarkerDocument#sign} makes it
     * @return in order, each without a closing semicolon; may be run again
     * @throws IllegalArgumentException where the document is no compact JWS, or the session was in no database
     */
    List<String> stamp(MarkerKind kind, DatabaseIdentity database, String document);
}
