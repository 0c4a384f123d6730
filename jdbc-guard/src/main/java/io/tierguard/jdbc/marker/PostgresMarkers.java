package io.tierguard.jdbc.marker;

import io.tierguard.jdbc.marker.StoredMarker.Absent;
import io.tierguard.jdbc.marker.StoredMarker.Text;
import io.tierguard.jdbc.marker.StoredMarker.Unreadable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL: the server marker is a setting of the database, read from the catalogue, which neither a session nor a role
 * can replace; the data marker is a row of {@code tierguard.marker}. Both and the identity come in one round trip.
 */
final class PostgresMarkers implements MarkerEngine {

    /** What {@link DatabaseIdentity#engine()} says. */
    static final String ENGINE = "postgresql";

    @Override
    public MarkerReading read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(PostgresStatement.ONE_ROUND_TRIP)) {
            if (!row.next()) {
                throw new SQLException("the catalogue has no row of the session's database");
            }
            return new MarkerReading(identity(row), server(row), data(row));
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

    private static StoredMarker data(ResultSet row) throws SQLException {
        @Nullable String state = row.getString("data_state");
        if (state == null) {
            return new Absent();
        }
        if (!state.equals("readable")) {
            return new Unreadable("this role may not read it");
        }
        @Nullable String xml = row.getString("data");
        return XmlRows.read(xml == null ? "" : xml);
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
