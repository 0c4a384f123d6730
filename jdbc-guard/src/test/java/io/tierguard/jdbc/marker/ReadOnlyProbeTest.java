package io.tierguard.jdbc.marker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.jdbc.Databases;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a server takes writes, as it tells itself. That a replica of PostgreSQL does not, the survival matrix shows. */
class ReadOnlyProbeTest {

    private static Connection open(String url, String user) throws SQLException {
        return DriverManager.getConnection(url, user, "");
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void postgresql_tells_of_the_session() throws SQLException {
        try (Connection connection =
                open("jdbc:postgresql://localhost:" + Databases.postgres() + "/postgres", "postgres")) {
            assertThat(ReadOnlyProbe.reason("postgresql", connection)).isEmpty();

            run(connection, "set session characteristics as transaction read only");

            assertThat(ReadOnlyProbe.reason("postgresql", connection)).isEqualTo(Optional.of("a read-only session"));
        }
    }

    @Test
    void mariadb_tells_of_the_server() throws SQLException {
        try (Connection connection =
                open("jdbc:mariadb://localhost:" + Databases.mariadb() + "/?sslMode=disable", "root")) {
            assertThat(ReadOnlyProbe.reason("mariadb", connection)).isEmpty();
            assertThat(ReadOnlyProbe.reason("mysql", connection)).isEmpty();

            run(connection, "set global read_only = 1");
            try {
                assertThat(ReadOnlyProbe.reason("mariadb", connection)).isEqualTo(Optional.of("a read-only server"));
                assertThat(ReadOnlyProbe.reason("mysql", connection)).isEqualTo(Optional.of("a read-only server"));
            } finally {
                run(connection, "set global read_only = 0");
            }
        }
    }

    @Test
    void h2_tells_of_the_database(@TempDir Path directory) throws SQLException {
        String url = "jdbc:h2:" + directory.resolve("orders");
        try (Connection connection = open(url, "sa")) {
            assertThat(ReadOnlyProbe.reason("h2", connection)).isEmpty();
        }
        try (Connection connection = open(url + ";ACCESS_MODE_DATA=r", "sa")) {
            assertThat(ReadOnlyProbe.reason("h2", connection)).isEqualTo(Optional.of("a read-only database"));
        }
    }

    @Test
    void an_engine_that_does_not_answer_is_not_taken_for_one_that_takes_writes(@TempDir Path directory)
            throws SQLException {
        try (Connection connection = open("jdbc:h2:" + directory.resolve("orders"), "sa")) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> ReadOnlyProbe.reason("postgresql", connection));
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> ReadOnlyProbe.reason("mysql", connection));
        }
    }
}
