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
import java.util.Map;
import java.util.Set;
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

    /** What a server says that lacks something, or keeps it from this role: feature, function, table, column, right. */
    private static final Set<String> LACKING = Set.of("0A000", "42883", "42P01", "42703", "42501");

    @Override
    public MarkerReading read(Connection connection, Duration patience) throws SQLException {
        // below the time after which nobody waits any more
        long lockMillis = Math.max(1, patience.toMillis() * 4 / 5);
        SQLException lacking = null;
        for (PostgresStatement statement : STATEMENTS) {
            try {
                return read(connection, statement, lockMillis);
            } catch (SQLException e) {
                if (!LACKING.contains(String.valueOf(e.getSQLState()))) {
                    throw e;
                }
                lacking = e;
                if (!connection.getAutoCommit()) {
                    connection.rollback();
                }
            }
        }
        throw lacking == null ? new SQLException("not asked") : lacking;
    }

    private static MarkerReading read(Connection connection, PostgresStatement asked, long lockMillis)
            throws SQLException {
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
