package io.tierguard.jdbc.marker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tierguard.jdbc.Databases;
import io.tierguard.jdbc.marker.StoredMarker.Absent;
import io.tierguard.jdbc.marker.StoredMarker.Text;
import io.tierguard.jdbc.marker.StoredMarker.Unreadable;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On a real MariaDB, by its own driver and by that of MySQL. */
class MysqlMarkersTest {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final String DOCUMENT = "eyJh.eyJr.c2ln-_";

    abstract static class ByDriver {

        private final MarkerEngine engine = MarkerEngine.of("mysql").orElseThrow();
        private final String name = "it's `ä` " + NEXT.incrementAndGet();
        private final String user = "application" + NEXT.incrementAndGet();
        private final Driver driver;
        private final String url;
        private Connection connection;

        ByDriver(Driver driver, String url) {
            this.driver = driver;
            this.url = url;
        }

        private Connection open(String as) throws SQLException {
            Properties login = new Properties();
            login.setProperty("user", as);
            login.setProperty("password", as.equals("root") ? "" : "fake");
            return driver.connect(url.formatted(Databases.mariadb()), login);
        }

        private void execute(String... statements) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            }
        }

        @BeforeEach
        void create() throws SQLException {
            connection = open("root");
            execute(
                    "create database " + SqlText.mysqlIdentifier(name) + " character set utf8mb4",
                    "create user " + user + "@'%' identified by 'fake'",
                    "grant all on " + SqlText.mysqlIdentifier(name) + ".* to " + user + "@'%'",
                    "use " + SqlText.mysqlIdentifier(name));
        }

        @AfterEach
        void drop() throws SQLException {
            execute(
                    "unlock tables",
                    "drop database " + SqlText.mysqlIdentifier(name),
                    "drop user " + user + "@'%'",
                    "drop database if exists tierguard");
            connection.close();
        }

        private Connection application() throws SQLException {
            Connection application = open(user);
            try (Statement statement = application.createStatement()) {
                statement.execute("use " + SqlText.mysqlIdentifier(name));
            }
            return application;
        }

        @Test
        void the_server_is_told_by_what_it_is_and_not_by_its_driver() throws SQLException {
            assertThat(engine.read(connection).database())
                    .isEqualTo(new DatabaseIdentity(name, Map.of("engine", "mariadb", "database", name)));
        }

        @Test
        void each_marker_is_read_from_where_its_statements_put_it() throws SQLException {
            assertThat(engine.read(connection).server()).isEqualTo(new Absent());
            assertThat(engine.read(connection).data()).isEqualTo(new Absent());
            for (int round = 0; round < 2; round++) {
                Stamps.store(engine, connection, MarkerKind.SERVER, DOCUMENT + round);
                Stamps.store(engine, connection, MarkerKind.DATA, DOCUMENT + "d" + round);

                assertThat(engine.read(connection).server()).isEqualTo(new Text(DOCUMENT + round));
                assertThat(engine.read(connection).data()).isEqualTo(new Text(DOCUMENT + "d" + round));
            }
        }

        @Test
        void the_marker_of_another_database_of_the_server_is_none() throws SQLException {
            Stamps.store(engine, connection, MarkerKind.SERVER, DOCUMENT);
            Stamps.store(engine, connection, MarkerKind.DATA, DOCUMENT);
            execute("use mysql");

            assertThat(engine.read(connection).server()).isEqualTo(new Absent());
            assertThat(engine.read(connection).data()).isEqualTo(new Absent());
        }

        @Test
        void a_session_in_no_database_has_no_marker_and_cannot_be_stamped() throws SQLException {
            Stamps.store(engine, connection, MarkerKind.SERVER, DOCUMENT);
            try (Connection nowhere = open("root")) {
                MarkerReading read = engine.read(nowhere);

                assertThat(read)
                        .isEqualTo(new MarkerReading(
                                new DatabaseIdentity("", Map.of("engine", "mariadb")), new Absent(), new Absent()));
                for (MarkerKind kind : MarkerKind.values()) {
                    assertThatIllegalArgumentException()
                            .isThrownBy(() -> engine.stamp(kind, read.database(), DOCUMENT));
                }
            }
        }

        @Test
        void a_role_of_an_application_reads_what_was_stamped() throws SQLException {
            Stamps.store(engine, connection, MarkerKind.SERVER, DOCUMENT);
            Stamps.store(engine, connection, MarkerKind.DATA, DOCUMENT + "d");
            try (Connection application = application()) {
                assertThat(engine.read(application)).isEqualTo(engine.read(connection));
            }
        }

        @Test
        void a_role_that_was_granted_nothing_does_not_see_the_server_s() throws SQLException {
            Stamps.store(engine, connection, MarkerKind.SERVER, DOCUMENT);
            execute("revoke select on tierguard.marker from public");
            try (Connection application = application()) {
                assertThat(engine.read(application).server()).isEqualTo(new Absent());
            }
        }

        @Test
        void a_role_that_may_do_all_but_read_it_fails() throws SQLException {
            Stamps.store(engine, connection, MarkerKind.SERVER, DOCUMENT);
            execute(
                    "revoke select on tierguard.marker from public",
                    "grant insert on tierguard.marker to " + user + "@'%'");
            try (Connection application = application()) {
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> engine.read(application))
                        .matches(e -> !SqlFailure.mayPass(e) && !SqlFailure.isTimeout(e));
            }
        }

        @Test
        void two_rows_and_other_kinds_are_no_marker() throws SQLException {
            Stamps.store(engine, connection, MarkerKind.DATA, DOCUMENT);
            execute("insert into tierguard_marker values ('data', 'a.b.c')");
            assertThat(engine.read(connection).data())
                    .isEqualTo(new Unreadable("there is not exactly one row of kind data with a document"));

            execute("delete from tierguard_marker", "insert into tierguard_marker values ('server', 'a.b.c')");
            assertThat(engine.read(connection).data()).isEqualTo(new Unreadable("its row is not of kind data"));

            execute("delete from tierguard_marker");
            assertThat(engine.read(connection).data()).isEqualTo(new Absent());
        }

        @Test
        void no_document_is_no_marker_and_a_long_one_is_cut_off() throws SQLException {
            execute(
                    "create table tierguard_marker (kind text, document longtext)",
                    "insert into tierguard_marker values ('data', null)");
            assertThat(engine.read(connection).data()).isInstanceOf(Unreadable.class);

            execute("update tierguard_marker set document = repeat('a', 1000000)");
            assertThat(engine.read(connection).data()).isEqualTo(new Text("a".repeat(8193)));
        }

        @Test
        @Timeout(value = 60, unit = TimeUnit.SECONDS)
        void a_table_that_is_locked_is_given_up_by_the_server() throws SQLException {
            Stamps.store(engine, connection, MarkerKind.DATA, DOCUMENT);
            execute("lock tables tierguard_marker write");
            try (Connection application = application()) {
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> engine.read(application, Duration.ofMillis(500)))
                        .matches(e -> SqlFailure.mayPass(e) || SqlFailure.isTimeout(e));
                // the session goes on, and asks again when the lock is gone
                execute("unlock tables");
                assertThat(engine.read(application).data()).isEqualTo(new Text(DOCUMENT));
                assertThat(setting(application)).isEqualTo("1");
            }
        }

        private static String setting(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select @@max_statement_time = 0")) {
                row.next();
                return row.getString(1);
            }
        }
    }

    @Nested
    class Of_MariaDB extends ByDriver {
        Of_MariaDB() {
            super(new org.mariadb.jdbc.Driver(), "jdbc:mariadb://localhost:%s/?sslMode=disable");
        }
    }

    @Nested
    class Of_MySQL extends ByDriver {
        Of_MySQL() throws SQLException {
            super(new com.mysql.cj.jdbc.Driver(), "jdbc:mysql://localhost:%s/?sslMode=DISABLED");
        }
    }

    @Nested
    class The_statements {
        private final MarkerEngine engine = MarkerEngine.of("mariadb").orElseThrow();

        @Test
        void of_a_mysql_server_grant_nothing_to_everybody() {
            DatabaseIdentity mysql = new DatabaseIdentity("orders", Map.of("engine", "mysql", "server", "u"));
            DatabaseIdentity mariadb = new DatabaseIdentity("orders", Map.of("engine", "mariadb"));

            assertThat(engine.stamp(MarkerKind.SERVER, mysql, DOCUMENT))
                    .containsExactly(
                            "CREATE DATABASE IF NOT EXISTS tierguard",
                            "CREATE TABLE IF NOT EXISTS tierguard.marker"
                                    + " (db varchar(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,"
                                    + " document text CHARACTER SET ascii COLLATE ascii_bin NOT NULL)",
                            "REPLACE INTO tierguard.marker (db, document) VALUES ('orders', '" + DOCUMENT + "')");
            assertThat(engine.stamp(MarkerKind.SERVER, mariadb, DOCUMENT))
                    .hasSize(4)
                    .last()
                    .isEqualTo("GRANT SELECT ON tierguard.marker TO PUBLIC");
        }

        @Test
        void hold_no_name_that_a_mode_could_read_otherwise() {
            DatabaseIdentity odd = new DatabaseIdentity("a'\\\"`b", Map.of("engine", "mysql"));

            assertThat(engine.stamp(MarkerKind.SERVER, odd, DOCUMENT).get(2))
                    .isEqualTo("REPLACE INTO tierguard.marker (db, document) VALUES (convert(x'61275c226062' using"
                            + " utf8mb4), '" + DOCUMENT + "')");
            assertThat(engine.stamp(MarkerKind.DATA, odd, DOCUMENT))
                    .allSatisfy(sql -> assertThat(sql).contains(" `a'\\\"``b`.tierguard_marker"));
            for (String document : List.of("a.b.c'", "a.b", "", "a.b.c d", "ä.b.c")) {
                assertThatIllegalArgumentException().isThrownBy(() -> engine.stamp(MarkerKind.DATA, odd, document));
            }
        }
    }
}
