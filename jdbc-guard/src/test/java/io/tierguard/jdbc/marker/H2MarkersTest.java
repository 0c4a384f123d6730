package io.tierguard.jdbc.marker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.jdbc.Databases;
import io.tierguard.jdbc.marker.StoredMarker.Absent;
import io.tierguard.jdbc.marker.StoredMarker.Text;
import io.tierguard.jdbc.marker.StoredMarker.Unreadable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class H2MarkersTest {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final String DOCUMENT = "eyJh.eyJr.c2ln-_";

    private final MarkerEngine engine = MarkerEngine.of("h2").orElseThrow();
    private final String name = "marked" + NEXT.incrementAndGet();
    private Connection connection;

    private static Connection openUrl(String url) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", "sa");
        login.setProperty("password", "");
        return new org.h2.Driver().connect(url, login);
    }

    private static Connection open(String url, String user, String password) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        return new org.h2.Driver().connect(url, login);
    }

    @BeforeEach
    void open() throws SQLException {
        connection = openUrl(url(""));
    }

    @AfterEach
    void close() throws SQLException {
        execute(connection, "shutdown");
        connection.close();
    }

    private String url(String more) {
        return "jdbc:h2:tcp://localhost:" + Databases.h2() + "/mem:" + name + ";DB_CLOSE_DELAY=-1" + more;
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Test
    void a_database_in_the_server_s_memory_is_told_by_its_name() throws SQLException {
        assertThat(engine.read(connection).database())
                .isEqualTo(new DatabaseIdentity(
                        name.toUpperCase(java.util.Locale.ROOT),
                        Map.of("engine", "h2", "database", "mem:" + name.toUpperCase(java.util.Locale.ROOT))));
    }

    @Test
    void a_database_in_a_file_of_the_server_is_told_by_its_path(@TempDir Path directory)
            throws SQLException, IOException {
        Server server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists", "-baseDir", directory.toString())
                .start();
        try (Connection kept = openUrl("jdbc:h2:tcp://localhost:" + server.getPort() + "/./orders")) {
            DatabaseIdentity told = engine.read(kept).database();

            assertThat(told.bind())
                    .containsEntry("engine", "h2")
                    .containsEntry(
                            "database", directory.toRealPath().resolve("orders").toString());
        } finally {
            server.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
                ";MODE=MySQL;DATABASE_TO_UPPER=FALSE",
                ";MODE=Oracle",
                ";MODE=MSSQLServer",
                ";CASE_INSENSITIVE_IDENTIFIERS=TRUE;DATABASE_TO_UPPER=FALSE"
            })
    void each_marker_is_read_from_where_its_statements_put_it(String settings) throws SQLException {
        String other = url("").replace(name, name + "x") + settings;
        try (Connection set = openUrl(other)) {
            assertThat(engine.read(set).server()).isEqualTo(new Absent());
            for (int round = 0; round < 2; round++) {
                Stamps.store(engine, set, MarkerKind.SERVER, DOCUMENT + round);
                Stamps.store(engine, set, MarkerKind.DATA, DOCUMENT + "d" + round);

                assertThat(engine.read(set).server()).isEqualTo(new Text(DOCUMENT + round));
                assertThat(engine.read(set).data()).isEqualTo(new Text(DOCUMENT + "d" + round));
            }
            execute(set, "shutdown");
        }
    }

    @Test
    void a_user_without_rights_reads_it_too() throws SQLException {
        Stamps.store(engine, connection, MarkerKind.SERVER, DOCUMENT);
        execute(connection, "create user application password 'fake'");
        try (Connection application = open(url("").replace(";DB_CLOSE_DELAY=-1", ""), "application", "fake")) {
            assertThat(engine.read(application)).isEqualTo(engine.read(connection));
        }
    }

    @Test
    void a_user_from_whom_it_is_kept_does_not_get_past_it() throws SQLException {
        Stamps.store(engine, connection, MarkerKind.SERVER, DOCUMENT);
        execute(connection, "create user application password 'fake'", "revoke select on schema tierguard from public");
        try (Connection application = open(url("").replace(";DB_CLOSE_DELAY=-1", ""), "application", "fake")) {
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> engine.read(application));
        }
    }

    @Test
    void two_of_a_kind_and_kinds_that_nobody_knows_are_no_marker() throws SQLException {
        Stamps.store(engine, connection, MarkerKind.SERVER, DOCUMENT);
        execute(connection, "insert into tierguard.marker select * from tierguard.marker");
        assertThat(engine.read(connection).server()).isEqualTo(new Unreadable("there are 2 of them"));
        assertThat(engine.read(connection).data()).isEqualTo(new Absent());

        execute(connection, "update tierguard.marker set kind = 'other'");
        Unreadable unknown = new Unreadable("its table has a row of no kind that is known");
        assertThat(engine.read(connection))
                .isEqualTo(new MarkerReading(engine.read(connection).database(), unknown, unknown));
    }

    @Test
    void no_text_is_a_text_and_a_long_one_is_cut_off() throws SQLException {
        execute(
                connection,
                "create schema tierguard",
                "create table tierguard.marker (kind varchar, document varchar)",
                "insert into tierguard.marker values ('data', null), ('server', repeat('a', 100000))");

        assertThat(engine.read(connection).data()).isEqualTo(new Text(""));
        assertThat(engine.read(connection).server()).isEqualTo(new Text("a".repeat(8193)));
    }
}
