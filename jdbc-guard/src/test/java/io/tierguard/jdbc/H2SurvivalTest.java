package io.tierguard.jdbc;

import static io.tierguard.jdbc.MarkedCopies.ALLOWED;
import static io.tierguard.jdbc.MarkedCopies.BOUND_ELSEWHERE;
import static io.tierguard.jdbc.MarkedCopies.FOREIGN_SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.tier.Tier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a stamped production database says after it was copied, and who may use the copy: H2 as a server. */
class H2SurvivalTest {

    private static final String ADMIN = "sa";

    @TempDir
    private Path directory;

    private Server server;

    @BeforeEach
    void start() throws SQLException {
        server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists", "-tcpDaemon", "-baseDir", directory.toString())
                .start();
        run("orders", "create table goods (id int primary key)", "insert into goods values (1)");
        MarkedCopies.stamp(url("orders"), ADMIN, Tier.PRODUCTION);
        assertThat(says("orders")).isEqualTo(expected(FOREIGN_SERVER, ALLOWED));
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private String url(String database) {
        return "jdbc:h2:tcp://localhost:" + server.getPort() + "/./" + database;
    }

    private void run(String database, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(database), ADMIN, "");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private String says(String database) throws SQLException {
        return MarkedCopies.says(url(database), ADMIN);
    }

    private static String expected(String toStaging, String toProduction) {
        return "staging " + toStaging + ", production " + toProduction;
    }

    @Test
    void a_script_of_production_is_nobodys_until_it_is_sanitised_and_stamped() throws SQLException {
        String script = "'" + directory.resolve("orders.sql") + "'";
        run("orders", "script to " + script);

        run("copy", "runscript from " + script);

        assertThat(says("copy")).isEqualTo(expected(BOUND_ELSEWHERE, BOUND_ELSEWHERE));
        MarkedCopies.sanitise(url("copy"), ADMIN, Tier.STAGING, Tier.PRODUCTION);
        assertThat(says("copy")).isEqualTo(expected(BOUND_ELSEWHERE, BOUND_ELSEWHERE));
        MarkedCopies.restamp(url("copy"), ADMIN, Tier.STAGING, Tier.PRODUCTION);
        assertThat(says("copy")).isEqualTo(expected(ALLOWED, FOREIGN_SERVER));
    }

    @Test
    void a_script_over_a_stamped_database_is_refused_by_it_or_noticed() throws SQLException {
        String script = "'" + directory.resolve("orders.sql") + "'";
        run("orders", "script drop to " + script);
        MarkedCopies.stamp(url("copy"), ADMIN, Tier.STAGING);
        assertThat(says("copy")).isEqualTo(expected(ALLOWED, FOREIGN_SERVER));

        run("copy", "runscript from " + script);

        assertThat(says("copy")).isEqualTo(expected(BOUND_ELSEWHERE, BOUND_ELSEWHERE));
    }

    @Test
    void a_copy_of_its_file_is_nobodys() throws Exception {
        run("orders", "shutdown");

        Files.copy(directory.resolve("orders.mv.db"), directory.resolve("copy.mv.db"));

        assertThat(says("copy")).isEqualTo(expected(BOUND_ELSEWHERE, BOUND_ELSEWHERE));
        assertThat(says("orders")).isEqualTo(expected(FOREIGN_SERVER, ALLOWED));
    }
}
