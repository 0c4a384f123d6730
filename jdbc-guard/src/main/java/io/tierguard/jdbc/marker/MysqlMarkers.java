package io.tierguard.jdbc.marker;

import io.tierguard.jdbc.marker.StoredMarker.Absent;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * MySQL and MariaDB, by the driver of either. The server marker is a row of a database of its own, which a dump of the
 * application's database leaves behind; the data marker is a table in the application's database, which it takes along.
 *
 * <p>Run on MariaDB. For MySQL the same statements were checked against its manual only.
 */
final class MysqlMarkers implements MarkerEngine {

    private static final String MYSQL = "mysql";

    /**
     * Which database, and whether the tables are there. What stands in comments is for one of the two servers: MySQL runs
     * {@code /*!50700}, and MariaDB {@code /*M!}, and each passes over the other's.
     */
    private static final String IDENTITY = "select database() as name,"
            + " concat('' /*M! , 'mariadb' */) as engine,"
            + " concat('' /*!50700 , @@global.server_uuid */) as server,"
            + " (select count(*) from information_schema.tables s"
            + " where s.table_schema = 'tierguard' and s.table_name = 'marker') as server_table,"
            + " (select count(*) from information_schema.tables d"
            + " where d.table_schema = database() and d.table_name = 'tierguard_marker') as data_table";

    /** The name of the database is the key; where the session is in none, there is no row. */
    private static final String SERVER =
            "select 'server', left(m.document, 8193) from tierguard.marker m" + " where m.db = database() limit 2";

    private static final String DATA = "select m.kind, left(m.document, 8193) from tierguard_marker m limit 2";

    @Override
    public MarkerReading read(Connection connection, Duration patience) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(0);
            DatabaseIdentity database;
            boolean server;
            boolean data;
            try (ResultSet row = ask(statement, IDENTITY, patience)) {
                if (!row.next()) {
                    throw new SQLException("the server told nothing of itself");
                }
                database = identity(row);
                server = row.getInt("server_table") > 0;
                data = row.getInt("data_table") > 0;
            }
            return new MarkerReading(
                    database,
                    server ? stored(MarkerKind.SERVER, statement, SERVER, patience) : new Absent(),
                    data ? stored(MarkerKind.DATA, statement, DATA, patience) : new Absent());
        }
    }

    private static DatabaseIdentity identity(ResultSet row) throws SQLException {
        String engine = row.getString("engine");
        Map<String, @Nullable String> told = new LinkedHashMap<>();
        told.put("server", row.getString("server"));
        told.put("database", row.getString("name"));
        return DatabaseIdentity.of(engine == null || engine.isEmpty() ? MYSQL : engine, row.getString("name"), told);
    }

    private static StoredMarker stored(MarkerKind kind, Statement statement, String select, Duration patience)
            throws SQLException {
        try (ResultSet rows = ask(statement, select, patience)) {
            return StoredRows.one(kind, rows);
        }
    }

    /**
     * A session that waits for a lock would not notice that nobody waits for its answer any more: each of the two servers
     * ends it by itself, in its own words.
     */
    private static ResultSet ask(Statement statement, String select, Duration patience) throws SQLException {
        long millis = Math.max(1, patience.toMillis() * 4 / 5);
        String seconds =
                millis / 1000 + "." + String.valueOf(1000 + millis % 1000).substring(1);
        String bounded = "/*M!100100 set statement max_statement_time=" + seconds + " for */ select"
                + " /*+ MAX_EXECUTION_TIME(" + millis + ") */" + select.substring("select".length());
        if (!statement.execute(bounded)) {
            throw new SQLException("the server gave no rows");
        }
        return statement.getResultSet();
    }

    @Override
    public List<String> stamp(MarkerKind kind, DatabaseIdentity database, String document) {
        String value = SqlText.document(document);
        String name = database.name();
        if (name.isEmpty()) {
            throw new IllegalArgumentException("the session was in no database");
        }
        if (kind == MarkerKind.SERVER) {
            return server(SqlText.mysqlLiteral(name), value, !database.engine().equals(MYSQL));
        }
        String table = SqlText.mysqlIdentifier(name) + ".tierguard_marker";
        // no key: a dump that is loaded over this row must add its own, which is then noticed
        return List.of(
                "CREATE TABLE IF NOT EXISTS " + table
                        + " (kind varchar(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,"
                        + " document text CHARACTER SET ascii COLLATE ascii_bin NOT NULL)",
                "DELETE FROM " + table,
                "INSERT INTO " + table + " (kind, document) VALUES ('data', " + value + ")");
    }

    private static List<String> server(String name, String document, boolean mariadb) {
        Stream<String> statements = Stream.of(
                "CREATE DATABASE IF NOT EXISTS tierguard",
                "CREATE TABLE IF NOT EXISTS tierguard.marker"
                        + " (db varchar(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,"
                        + " document text CHARACTER SET ascii COLLATE ascii_bin NOT NULL)",
                "REPLACE INTO tierguard.marker (db, document) VALUES (" + name + ", " + document + ")");
        // MySQL has nobody who is everybody: there each role of an application is granted the table by hand
        Stream<String> grant = mariadb ? Stream.of("GRANT SELECT ON tierguard.marker TO PUBLIC") : Stream.of();
        return Stream.concat(statements, grant).toList();
    }
}
