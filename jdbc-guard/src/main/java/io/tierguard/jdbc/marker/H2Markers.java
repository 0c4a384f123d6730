package io.tierguard.jdbc.marker;

import io.tierguard.jdbc.marker.StoredMarker.Absent;
import io.tierguard.jdbc.marker.StoredMarker.Text;
import io.tierguard.jdbc.marker.StoredMarker.Unreadable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * H2 as a server. Both markers are rows of one table of the database, so that every script and copy takes them along; the
 * path that a server marker is bound to tells a copy elsewhere. Memory and files inside the process are never asked.
 */
final class H2Markers implements MarkerEngine {

    private static final String IDENTITY =
            "select coalesce(database_path(), concat('mem:', current_catalog)), current_catalog";

    /** Quoted, as settings of the database spell other names in lower case or as they are written. */
    private static final String ROWS = "select \"KIND\", substring(\"DOCUMENT\" from 1 for 8193)"
            + " from \"TIERGUARD\".\"MARKER\" fetch first 3 rows only";

    /**
     * H2's own numbers for a schema and for a table that is not there. Its catalogue would tell as well, and has another
     * spelling in each of its modes.
     */
    private static final Set<Integer> NOT_THERE = Set.of(90079, 42102, 42103, 42104);

    @Override
    public MarkerReading read(Connection connection, Duration patience) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            DatabaseIdentity database;
            try (ResultSet row = statement.executeQuery(IDENTITY)) {
                if (!row.next()) {
                    throw new SQLException("the server told nothing of itself");
                }
                database = DatabaseIdentity.of("h2", row.getString(2), Map.of("database", row.getString(1)));
            }
            try (ResultSet rows = statement.executeQuery(ROWS)) {
                return read(database, rows);
            } catch (SQLException e) {
                if (NOT_THERE.contains(e.getErrorCode())) {
                    return new MarkerReading(database, new Absent(), new Absent());
                }
                throw e;
            }
        }
    }

    private static MarkerReading read(DatabaseIdentity database, ResultSet rows) throws SQLException {
        List<String> server = new ArrayList<>();
        List<String> data = new ArrayList<>();
        boolean other = false;
        while (rows.next()) {
            @Nullable String kind = rows.getString(1);
            @Nullable String document = rows.getString(2);
            String text = document == null ? "" : document;
            if (MarkerKind.SERVER.text().equals(kind)) {
                server.add(text);
            } else if (MarkerKind.DATA.text().equals(kind)) {
                data.add(text);
            } else {
                other = true;
            }
        }
        if (other) {
            StoredMarker unreadable = new Unreadable("its table has a row of no kind that is known");
            return new MarkerReading(database, unreadable, unreadable);
        }
        return new MarkerReading(database, stored(server), stored(data));
    }

    private static StoredMarker stored(List<String> documents) {
        return switch (documents.size()) {
            case 0 -> new Absent();
            case 1 -> new Text(documents.get(0));
            default -> new Unreadable("there are " + documents.size() + " of them");
        };
    }

    @Override
    public List<String> stamp(MarkerKind kind, DatabaseIdentity database, String document) {
        String value = SqlText.document(document);
        return List.of(
                "CREATE SCHEMA IF NOT EXISTS \"TIERGUARD\"",
                "CREATE TABLE IF NOT EXISTS \"TIERGUARD\".\"MARKER\""
                        + " (\"KIND\" VARCHAR(16) NOT NULL, \"DOCUMENT\" VARCHAR(8192) NOT NULL)",
                "GRANT SELECT ON SCHEMA \"TIERGUARD\" TO PUBLIC",
                "DELETE FROM \"TIERGUARD\".\"MARKER\" WHERE \"KIND\" = '" + kind.text() + "'",
                "INSERT INTO \"TIERGUARD\".\"MARKER\" (\"KIND\", \"DOCUMENT\") VALUES ('" + kind.text() + "', " + value
                        + ")");
    }
}
