package io.tierguard.jdbc.marker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tierguard.jdbc.Databases;
import io.tierguard.jdbc.marker.StoredMarker.Absent;
import io.tierguard.jdbc.marker.StoredMarker.Text;
import io.tierguard.jdbc.marker.StoredMarker.Unreadable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresMarkersTest {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final String DOCUMENT = "eyJh.eyJr.c2ln-_";

    private final MarkerEngine engine = MarkerEngine.of("postgresql").orElseThrow();
    private final String name = "marked \"'\\" + NEXT.incrementAndGet();
    private Connection connection;

    static Connection open(String database) throws SQLException {
        return open(database, "postgres");
    }

    private static Connection open(String database, String user) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("PGDBNAME", database);
        Connection opened = new org.postgresql.Driver()
                .connect(
                        "jdbc:postgresql://localhost:" + Databases.postgres() + "/"
                                + java.net.URLEncoder.encode(database, java.nio.charset.StandardCharsets.UTF_8)
                                        .replace("+", "%20"),
                        properties);
        return opened;
    }

    @BeforeEach
    void create() throws SQLException {
        try (Connection admin = open("postgres");
                Statement statement = admin.createStatement()) {
            statement.execute("create database " + SqlText.identifier(name));
        }
        connection = open(name);
    }

    @AfterEach
    void drop() throws SQLException {
        connection.close();
        try (Connection admin = open("postgres");
                Statement statement = admin.createStatement()) {
            statement.execute("drop database " + SqlText.identifier(name) + " with (force)");
        }
    }

    private void execute(String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        }
    }

    private void stamp(MarkerKind kind, String document) throws SQLException {
        execute(engine.stamp(kind, engine.read(connection).database(), document).toArray(new String[0]));
    }

    @Test
    void a_database_is_told_from_others_by_its_server_and_its_number() throws SQLException {
        DatabaseIdentity told = engine.read(connection).database();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select system_identifier::text, oid::text"
                        + " from pg_control_system(), pg_database where datname = current_database()")) {
            row.next();
            assertThat(told.bind())
                    .containsExactly(
                            java.util.Map.entry("engine", "postgresql"),
                            java.util.Map.entry("system", row.getString(1)),
                            java.util.Map.entry("database", row.getString(2)));
        }
        assertThat(told.name()).isEqualTo(name);
        assertThat(told.engine()).isEqualTo("postgresql");
    }

    @Test
    void each_way_of_asking_gets_the_same_markers() throws SQLException {
        stamp(MarkerKind.SERVER, DOCUMENT);
        stamp(MarkerKind.DATA, DOCUMENT + "2");
        MarkerReading whole = engine.read(connection);

        assertThat(PostgresMarkers.read(connection, new PostgresStatement(true, true), 1000))
                .isEqualTo(whole);
        assertThat(PostgresMarkers.read(connection, new PostgresStatement(true, false), 1000))
                .isEqualTo(whole);
        MarkerReading unbound = PostgresMarkers.read(connection, new PostgresStatement(false, false), 1000);
        assertThat(unbound.server()).isEqualTo(whole.server());
        assertThat(unbound.data()).isEqualTo(whole.data());
        assertThat(unbound.database().bind()).containsOnlyKeys("engine", "database");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_role_that_may_not_ask_the_server_for_its_number_is_told_the_markers(boolean autoCommit) throws SQLException {
        String role = "reader" + NEXT.incrementAndGet();
        stamp(MarkerKind.SERVER, DOCUMENT);
        stamp(MarkerKind.DATA, DOCUMENT + "2");
        execute(
                "revoke execute on function pg_catalog.pg_control_system() from public",
                "create role " + role + " login");
        try (Connection reader = open(name, role)) {
            // what failed in a transaction fails all that follows in it
            reader.setAutoCommit(autoCommit);
            MarkerReading read = engine.read(reader);

            assertThat(read.server()).isEqualTo(new Text(DOCUMENT));
            assertThat(read.data()).isEqualTo(new Text(DOCUMENT + "2"));
            assertThat(read.database().bind()).containsOnlyKeys("engine", "database");
        } finally {
            execute("drop role " + role);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "pgsql", "yugabytedb", "redshift"})
    void every_driver_that_speaks_the_protocol_asks_the_same(String protocol) throws SQLException {
        stamp(MarkerKind.SERVER, DOCUMENT);

        assertThat(MarkerEngine.of(protocol).orElseThrow().read(connection)).isEqualTo(engine.read(connection));
    }

    @Nested
    class A_server_without_the_catalogue {

        /** Answers the question for its version, and fails each other. */
        private Connection server(String version, String state) {
            return answering(Connection.class, (method, argument) -> switch (method) {
                case "createStatement" ->
                    answering(Statement.class, (asked, sql) -> switch (asked) {
                        case "executeQuery" -> {
                            if (!sql.equals("select pg_catalog.version()")) {
                                throw new SQLException("no such relation", state);
                            }
                            yield answering(
                                    ResultSet.class, (column, nothing) -> column.equals("next") ? true : version);
                        }
                        default -> null;
                    });
                case "getAutoCommit" -> true;
                default -> null;
            });
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "CockroachDB CCL v25.2.1 (x86_64-pc-linux-gnu) | 0A000 | cockroachdb",
                    "PostgreSQL 8.0.2 on i686-pc-linux-gnu, compiled by GCC, Redshift 1.0.77467 | 42P01 | redshift"
                })
        void that_is_a_relative_has_no_marker(String version, String state, String name) throws SQLException {
            MarkerReading read = engine.read(server(version, state));

            assertThat(read)
                    .isEqualTo(new MarkerReading(
                            new DatabaseIdentity("", java.util.Map.of("engine", name)), new Absent(), new Absent()));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "PostgreSQL 15.18 on x86_64-pc-linux-gnu | 42P01",
                    "CockroachDB CCL v25.2.1 | 57014",
                    "PostgreSQL 8.0.2, Redshift 1.0 | 08006"
                })
        void that_is_none_or_fails_otherwise_cannot_be_read(String version, String state) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> engine.read(server(version, state)))
                    .withMessage("no such relation");
        }
    }

    /** What a driver's object answers, by the method's name and its first argument. */
    private interface Answers {
        Object answer(String method, String argument) throws SQLException;
    }

    private static <T> T answering(Class<T> type, Answers answers) {
        return type.cast(java.lang.reflect.Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) ->
                        answers.answer(method.getName(), arguments == null ? "" : String.valueOf(arguments[0]))));
    }

    @Test
    void an_unstamped_database_says_nothing() throws SQLException {
        MarkerReading read = engine.read(connection);

        assertThat(read.server()).isEqualTo(new Absent());
        assertThat(read.data()).isEqualTo(new Absent());
    }

    @Test
    void each_marker_is_read_from_where_its_statements_put_it_and_is_replaced_by_the_next() throws SQLException {
        stamp(MarkerKind.SERVER, DOCUMENT);
        assertThat(engine.read(connection).server()).isEqualTo(new Text(DOCUMENT));
        assertThat(engine.read(connection).data()).isEqualTo(new Absent());

        stamp(MarkerKind.DATA, DOCUMENT + "2");
        stamp(MarkerKind.SERVER, DOCUMENT + "1");
        assertThat(engine.read(connection).stored(MarkerKind.SERVER)).isEqualTo(new Text(DOCUMENT + "1"));
        assertThat(engine.read(connection).stored(MarkerKind.DATA)).isEqualTo(new Text(DOCUMENT + "2"));

        stamp(MarkerKind.DATA, DOCUMENT + "3");
        assertThat(engine.read(connection).data()).isEqualTo(new Text(DOCUMENT + "3"));
    }

    @Test
    void other_settings_of_the_database_are_none() throws SQLException {
        execute(
                "alter database " + SqlText.identifier(name) + " set search_path = public",
                "alter database " + SqlText.identifier(name) + " set tierguard.marker_old = 'x'",
                "alter database " + SqlText.identifier(name) + " set other.tierguard = 'tierguard.marker=x'");

        assertThat(engine.read(connection).server()).isEqualTo(new Absent());
    }

    @Nested
    class What_cannot_be_one_text {
        private void table(String... rows) throws SQLException {
            execute("create schema tierguard", "create table tierguard.marker (kind text, document text)");
            for (String row : rows) {
                execute("insert into tierguard.marker values (" + row + ")");
            }
        }

        private static final Unreadable NOT_ONE_ROW =
                new Unreadable("there is not exactly one row of kind data with a document");

        @Test
        void an_empty_table_is_no_marker() throws SQLException {
            table();

            assertThat(engine.read(connection).data()).isEqualTo(new Absent());
        }

        @Test
        void two_rows() throws SQLException {
            table("'data', 'a.b.c'", "'data', 'a.b.d'");

            assertThat(engine.read(connection).data()).isEqualTo(NOT_ONE_ROW);
        }

        @Test
        void nulls() throws SQLException {
            table("'data', null");

            assertThat(engine.read(connection).data()).isEqualTo(NOT_ONE_ROW);
        }

        @Test
        void markup() throws SQLException {
            table("'data', '</document></row><row>'");

            assertThat(engine.read(connection).data()).isEqualTo(NOT_ONE_ROW);
        }

        @Test
        void another_kind() throws SQLException {
            table("'server', 'a.b.c'");

            assertThat(engine.read(connection).data()).isEqualTo(new Unreadable("its row is not of kind data"));
        }

        @Test
        void a_huge_text_is_cut_off_behind_what_a_document_may_be() throws SQLException {
            table("'data', repeat('a', 10000000)");

            assertThat(engine.read(connection).data()).isEqualTo(new Text("a".repeat(8193)));
        }
    }

    @Test
    void a_document_that_would_have_to_be_quoted_is_not_put_into_a_statement() throws SQLException {
        DatabaseIdentity database = engine.read(connection).database();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> engine.stamp(MarkerKind.DATA, database, "a.b.c'"))
                .withMessage("the document is no compact JWS");
        assertThat(engine.stamp(MarkerKind.SERVER, new DatabaseIdentity("a\"b", database.bind()), DOCUMENT))
                .containsExactly("ALTER DATABASE \"a\"\"b\" SET tierguard.marker = '" + DOCUMENT + "'");
    }
}
