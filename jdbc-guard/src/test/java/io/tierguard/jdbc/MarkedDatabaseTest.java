package io.tierguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierguard.guard.Guard;
import io.tierguard.jdbc.marker.DatabaseIdentity;
import io.tierguard.jdbc.marker.MarkerEngine;
import io.tierguard.jdbc.marker.MarkerKind;
import io.tierguard.jdbc.marker.MarkerReading;
import io.tierguard.jdbc.marker.Stamps;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a real database says of itself decides, whatever the registry says of its name. */
class MarkedDatabaseTest {

    private static final AtomicInteger NEXT = new AtomicInteger();

    abstract static class Engine {

        final String database = "marked" + NEXT.incrementAndGet();
        private final Driver driver;
        private final MarkerEngine engine;
        private final String place;
        private final Properties login = new Properties();

        Engine(Driver driver, String protocol, String place, String user) {
            this.driver = driver;
            this.engine = MarkerEngine.of(protocol).orElseThrow();
            this.place = place;
            login.setProperty("user", user);
            login.setProperty("password", "");
        }

        abstract String url();

        abstract void create() throws SQLException;

        abstract void drop() throws SQLException;

        /** How many sessions the server has in the database, the asking one not counted. */
        abstract int sessions(Statement statement) throws SQLException;

        Connection direct(String url) throws SQLException {
            Properties copy = new Properties();
            copy.putAll(login);
            return driver.connect(url, copy);
        }

        void execute(String url, String... statements) throws SQLException {
            try (Connection connection = direct(url);
                    Statement statement = connection.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            }
        }

        int number(Statement statement, String query) throws SQLException {
            try (ResultSet row = statement.executeQuery(query)) {
                row.next();
                return row.getInt(1);
            }
        }

        @BeforeEach
        void createIt() throws SQLException {
            create();
        }

        @AfterEach
        void dropIt() throws SQLException {
            drop();
        }

        private void stamp(MarkerKind kind, String document) throws SQLException {
            try (Connection connection = direct(url())) {
                Stamps.store(engine, connection, kind, document);
            }
        }

        private DatabaseIdentity identity() throws SQLException {
            try (Connection connection = direct(url())) {
                return engine.read(connection).database();
            }
        }

        private void stampServer(String environment) throws SQLException {
            stamp(MarkerKind.SERVER, Stamps.server(environment, identity()));
        }

        Guard staging(String more) {
            return Guards.of(
                    Tier.STAGING, "version: 1\nendpoints:\n  staging:\n    - " + place + "\n" + Stamps.TRUST + more);
        }

        GuardedDataSource source(Guard guard) throws SQLException {
            return GuardedDataSource.named("orders").of(url(), login, guard);
        }

        private void fits(Guard guard) throws SQLException {
            try (Connection connection = source(guard).getConnection()) {
                assertThat(connection.isValid(5)).isTrue();
                assertThat(connection.getAutoCommit()).isTrue();
            }
        }

        private void refuses(Guard guard, String message) throws SQLException {
            GuardedDataSource source = source(guard);

            assertThatExceptionOfType(RefusedSqlException.class)
                    .isThrownBy(source::getConnection)
                    .withMessage(message)
                    .satisfies(refusal -> {
                        assertThat(refusal.getSQLState()).isEqualTo("08004");
                        assertThat(refusal.getErrorCode()).isEqualTo(880_400);
                        assertThat(refusal.getCause()).isNull();
                        assertThat(refusal.getSuppressed()).isEmpty();
                        assertThat(refusal.judgement().isAllowed()).isFalse();
                    });
            nobodyIsLeft();
        }

        /** One that says goodbye is gone a moment later. */
        private void nobodyIsLeft() throws SQLException {
            try (Connection connection = direct(url());
                    Statement statement = connection.createStatement()) {
                for (int i = 0; i < 1_000 && sessions(statement) > 0; i++) {
                    Thread.onSpinWait();
                }
                assertThat(sessions(statement)).isZero();
            }
        }

        private String shown() {
            return place + "/" + name();
        }

        abstract String name();

        private String target() {
            return url().replaceAll("[?;].*", "") + "  (credentials and parameters left out)";
        }

        @Test
        void without_a_marker_is_used_as_before() throws SQLException {
            fits(staging(""));
        }

        @Test
        void of_an_own_server_with_own_data_is_used() throws SQLException {
            stampServer("staging");
            fits(staging("policy: {marker: required}\n"));
            stamp(MarkerKind.DATA, Stamps.data("staging"));

            fits(staging("policy: {marker: required}\n"));
        }

        @Test
        void of_anothers_server_is_refused() throws SQLException {
            stampServer("production");

            refuses(
                    staging(""),
                    "TG-3026 refused: this process is staging, and " + shown()
                            + " says of itself that it serves production\n"
                            + "  used by    GuardedDataSource 'orders'\n"
                            + "  target     " + target() + "\n"
                            + "  marker     server marker for production, signed at 2026-11-24T10:00:00Z\n"
                            + "  to fix     point GuardedDataSource 'orders' at a database of staging;"
                            + " its name or a tunnel leads to one of production");
            refuses(
                    staging("policy: {mode: {observe-until: 2027-01-31}}\n"),
                    "TG-3026 refused: this process is staging, and " + shown()
                            + " says of itself that it serves production\n"
                            + "  used by    GuardedDataSource 'orders'\n"
                            + "  target     " + target() + "\n"
                            + "  marker     server marker for production, signed at 2026-11-24T10:00:00Z\n"
                            + "  to fix     point GuardedDataSource 'orders' at a database of staging;"
                            + " its name or a tunnel leads to one of production");
        }

        @Test
        void with_data_of_another_is_refused_until_it_is_sanitised() throws SQLException {
            stampServer("staging");
            stamp(MarkerKind.DATA, Stamps.data("production"));

            refuses(
                    staging(""),
                    "TG-3027 refused: this process is staging, and the data in " + shown()
                            + " says of itself that it is of production\n"
                            + "  used by    GuardedDataSource 'orders'\n"
                            + "  target     " + target() + "\n"
                            + "  marker     data marker for production, signed at 2026-11-24T10:00:00Z\n"
                            + "  to fix     sanitise the data and have it stamped as sanitised, or point"
                            + " GuardedDataSource 'orders' at a database with data of staging");

            stamp(MarkerKind.DATA, Stamps.sanitised("staging", "production"));
            fits(staging(""));
        }

        @Test
        void that_anybody_may_have_stamped_is_refused() throws SQLException {
            stamp(
                    MarkerKind.DATA,
                    Stamps.claims(Stamps.STRANGER, "{'kind':'data','env':'staging','tier':'staging','iat':1}"));

            refuses(
                    staging(""),
                    "TG-3022 refused: the data marker of " + shown()
                            + " cannot be relied on: its header names a key that is not trusted\n"
                            + "  used by    GuardedDataSource 'orders'\n"
                            + "  target     " + target() + "\n"
                            + "  to fix     have the database stamped by a key that tierguard.yaml trusts"
                            + " under trust: marker");
        }

        @Test
        void with_the_marker_of_another_is_refused() throws SQLException {
            stamp(
                    MarkerKind.SERVER,
                    Stamps.server(
                            "staging",
                            new DatabaseIdentity("", Map.of("engine", "postgresql", "system", "1", "database", "1"))));

            refuses(
                    staging(""),
                    "TG-3023 refused: the server marker of " + shown() + " was made for another server or database\n"
                            + "  used by    GuardedDataSource 'orders'\n"
                            + "  target     " + target() + "\n"
                            + "  to fix     find out whether " + shown()
                            + " is the database that you mean, and have it stamped anew if it is");
        }

        @Test
        void without_a_marker_is_refused_where_one_is_asked_for() throws SQLException {
            String message = "TG-3028 refused: this process is staging, which asks for a server marker, and " + shown()
                    + " has none that this role can see\n"
                    + "  used by    GuardedDataSource 'orders'\n"
                    + "  target     " + target() + "\n"
                    + "  to fix     have the database stamped, and let the role read the marker";

            refuses(staging("policy: {marker: {staging: required}}\n"), message);
            // where the data comes from is another question
            stamp(MarkerKind.DATA, Stamps.data("staging"));
            refuses(staging("policy: {marker: {staging: required}}\n"), message);
            fits(staging("policy: {marker: {production: required}}\n"));
            fits(staging("policy: {marker: required, mode: {observe-until: 2027-01-31}}\n"));
        }

        @Test
        void tells_the_same_to_whoever_asks() throws SQLException {
            stampServer("staging");
            stamp(MarkerKind.DATA, Stamps.data("staging"));
            try (Connection connection = direct(url())) {
                MarkerReading first = engine.read(connection);
                connection.setAutoCommit(false);
                assertThat(engine.read(connection)).isEqualTo(first);
                connection.rollback();
                assertThat(engine.read(connection)).isEqualTo(first);
            }
        }
    }

    @Test
    void a_server_that_accepts_and_says_nothing_is_given_up() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String url = "jdbc:postgresql://localhost:" + silent.getLocalPort() + "/orders";

            assertThatThrownBy(() -> MarkedDatabase.open(
                            url, new Properties(), Guards.of(Tier.DEVELOPMENT, "version: 1\n"), Duration.ofMillis(200)))
                    .isInstanceOf(SQLException.class)
                    .hasNoCause()
                    .hasMessage("""
                            TG-3042 refused: the database cannot be reached: no answer within 200 ms
                              to fix     check the URL, the user and the password, and whether it accepts connections from here\
                            """);
        }
    }

    @Nested
    class Postgres extends Engine {
        Postgres() {
            super(new org.postgresql.Driver(), "postgresql", "localhost:" + Databases.postgres(), "postgres");
        }

        private String url(String name) {
            return "jdbc:postgresql://localhost:" + Databases.postgres() + "/" + name;
        }

        @Override
        String url() {
            return url(database);
        }

        @Override
        String name() {
            return database;
        }

        @Override
        void create() throws SQLException {
            execute(url("postgres"), "create database " + database);
        }

        @Override
        void drop() throws SQLException {
            execute(url("postgres"), "drop database " + database + " with (force)");
        }

        @Override
        int sessions(Statement statement) throws SQLException {
            return number(
                    statement,
                    "select count(*) from pg_stat_activity where datname = '" + database
                            + "' and pid <> pg_backend_pid()");
        }
    }

    abstract static class MysqlServer extends Engine {
        private final String front;
        private final String behind;

        MysqlServer(Driver driver, String protocol, String behind) {
            super(driver, protocol, "localhost:" + Databases.mariadb(), "root");
            this.front = "jdbc:" + protocol + "://localhost:" + Databases.mariadb() + "/";
            this.behind = behind;
        }

        @Override
        String url() {
            return front + database + behind;
        }

        @Override
        String name() {
            return database;
        }

        @Override
        void create() throws SQLException {
            execute(front + behind, "create database " + database);
        }

        @Override
        void drop() throws SQLException {
            execute(front + behind, "drop database " + database);
        }

        @Override
        int sessions(Statement statement) throws SQLException {
            return number(
                    statement,
                    "select count(*) from information_schema.processlist where db = '" + database
                            + "' and id <> connection_id()");
        }
    }

    @Nested
    class MariaDB extends MysqlServer {
        MariaDB() {
            super(new org.mariadb.jdbc.Driver(), "mariadb", "?sslMode=disable");
        }
    }

    @Nested
    class MariaDB_by_the_driver_of_MySQL extends MysqlServer {
        MariaDB_by_the_driver_of_MySQL() throws SQLException {
            super(new com.mysql.cj.jdbc.Driver(), "mysql", "?sslMode=DISABLED");
        }
    }

    @Nested
    class H2_as_a_server extends Engine {
        H2_as_a_server() {
            super(new org.h2.Driver(), "h2", "localhost:" + Databases.h2(), "sa");
        }

        @Override
        String url() {
            return "jdbc:h2:tcp://localhost:" + Databases.h2() + "/" + name() + ";DB_CLOSE_DELAY=-1";
        }

        @Override
        String name() {
            return "mem:" + database;
        }

        @Override
        void create() {}

        @Override
        void drop() throws SQLException {
            execute(url(), "shutdown");
        }

        @Override
        int sessions(Statement statement) throws SQLException {
            return number(
                    statement, "select count(*) from information_schema.sessions where session_id <> session_id()");
        }
    }
}
