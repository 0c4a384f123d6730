package io.tierguard.jdbc.marker;

import io.tierguard.jdbc.marker.StoredMarker.Absent;
import io.tierguard.jdbc.marker.StoredMarker.Text;
import io.tierguard.jdbc.marker.StoredMarker.Unreadable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL: the server marker is a setting of the database, read from the catalogue, which neither a session nor a role
 * can replace; the data marker is a row of {@code tierguard.marker}. Both and the identity come in one round trip.
 */
final class PostgresMarkers implements MarkerEngine {

    /** What {@link DatabaseIdentity#engine()} says. */
    static final String ENGINE = "postgresql";

    /** From the one that a PostgreSQL of any build answers to what relatives of it may. */
    private static final List<PostgresStatement> STATEMENTS = List.of(
            new PostgresStatement(true, true), new PostgresStatement(true, false), new PostgresStatement(false, false));

    /** Classes of what a server says that lacks a feature, a name or a piece of grammar, or keeps it from this role. */
    private static final List<String> LACKING = List.of("0A", "42", "XX");

    /** What the versions of those call them that may lack the catalogue. */
    private static final List<String> RELATIVES = List.of("CockroachDB", "Redshift");

    @Override
    public MarkerReading read(Connection connection, Duration patience) throws SQLException {
        // below the time after which nobody waits any more
        long lockMillis = Math.max(1, patience.toMillis() * 4 / 5);
        SQLException lacking = null;
        for (PostgresStatement statement : STATEMENTS) {
            try {
                return read(connection, statement, lockMillis);
            } catch (SQLException e) {
                if (!isLack(e)) {
                    throw e;
                }
                lacking = e;
                if (!connection.getAutoCommit()) {
                    connection.rollback();
                }
            }
        }
        Optional<String> relative = relative(connection);
        if (relative.isPresent()) {
            DatabaseIdentity unknown = DatabaseIdentity.of(relative.get(), null, Map.of());
            return new MarkerReading(unknown, new Absent(), new Absent());
        }
        throw lacking == null ? new SQLException("not asked") : lacking;
    }

    private static boolean isLack(SQLException e) {
        String state = e.getSQLState();
        return state != null && LACKING.stream().anyMatch(state::startsWith);
    }

    /** A server that speaks the protocol, and has no catalogue that a marker could stand in: it says so itself. */
    private static Optional<String> relative(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_catalog.version()")) {
            String version = row.next() ? row.getString(1) : null;
            return RELATIVES.stream()
                    .filter(name -> version != null && version.contains(name))
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .findFirst();
        }
    }

    /** Asks in one of the ways. */
    static MarkerReading read(Connection connection, PostgresStatement asked, long lockMillis) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // whatever the URL sets, all rows come at once
            statement.setFetchSize(0);
            DatabaseIdentity database;
            StoredMarker server;
            @Nullable String state;
            @Nullable String xml;
            try (ResultSet row = statement.executeQuery(asked.text(lockMillis))) {
                if (!row.next()) {
                    throw new SQLException("the catalogue has no row of the session's database");
                }
                database = identity(row);
                server = server(row);
                state = row.getString("data_state");
                xml = row.getString("data");
            }
            if (state == null) {
                return new MarkerReading(database, server, new Absent());
            }
            if (!state.equals("readable")) {
                return new MarkerReading(database, server, new Unreadable("this role may not read it"));
            }
            StoredMarker data = asked.xml() ? XmlRows.read(xml == null ? "" : xml) : rows(statement);
            return new MarkerReading(database, server, data);
        }
    }

    private static DatabaseIdentity identity(ResultSet row) throws SQLException {
        Map<String, @Nullable String> told = new LinkedHashMap<>();
        told.put("system", row.getString("system"));
        told.put("database", row.getString("oid"));
        return DatabaseIdentity.of(ENGINE, row.getString("name"), told);
    }

    private static StoredMarker server(ResultSet row) throws SQLException {
        int entries = row.getInt("server_entries");
        if (entries > 1) {
            return new Unreadable("there are " + entries + " of them");
        }
        @Nullable String document = row.getString("server");
        return document == null ? new Absent() : new Text(document);
    }

    private static StoredMarker rows(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery(PostgresStatement.ROWS)) {
            return StoredRows.one(MarkerKind.DATA, rows);
        }
    }

    @Override
    public List<String> stamp(MarkerKind kind, DatabaseIdentity database, String document) {
        String value = SqlText.document(document);
        if (kind == MarkerKind.SERVER) {
            return List.of(
                    "ALTER DATABASE " + SqlText.identifier(database.name()) + " SET tierguard.marker = " + value);
        }
        // no key: a dump of another environment that is loaded over this row must add its own, which is then noticed,
        // and not fail on it; replication of all tables needs an identity without one
        return List.of(
                "CREATE SCHEMA IF NOT EXISTS tierguard",
                "GRANT USAGE ON SCHEMA tierguard TO PUBLIC",
                "CREATE TABLE IF NOT EXISTS tierguard.marker (kind text NOT NULL, document text NOT NULL)",
                "ALTER TABLE tierguard.marker REPLICA IDENTITY FULL",
                "GRANT SELECT ON tierguard.marker TO PUBLIC",
                "DELETE FROM tierguard.marker",
                "INSERT INTO tierguard.marker (kind, document) VALUES ('data', " + value + ")");
    }
}
