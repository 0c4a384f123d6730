package io.tierguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Drivers dial once more to cancel a statement: to the server that runs it, by its name or by its address. */
class CancelTest {

    private static Connection open(String url, String user) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        return GuardedDataSource.of(url, properties, Guards.staging()).getConnection();
    }

    @ParameterizedTest(name = "{0}{2}")
    @CsvSource({
        "jdbc:postgresql, postgres, /postgres, postgres, select pg_sleep(60), select count(*) from pg_stat_activity where query = '%s'",
        "jdbc:mysql, mariadb, /orders?sslMode=DISABLED, root, select sleep(60), select count(*) from information_schema.processlist where info = '%s'",
        "jdbc:mariadb, mariadb, /orders?sslMode=disable, root, select sleep(61), select count(*) from information_schema.processlist where info = '%s'",
        "jdbc:mariadb, mariadb, /orders?sslMode=disable&useIpForKillQuery=true, root, select sleep(62), select count(*) from information_schema.processlist where info = '%s'",
    })
    void is_let_through(String protocol, String server, String behind, String user, String slow, String running)
            throws Exception {
        int port = server.equals("postgres") ? Databases.postgres() : Databases.mariadb();
        String url = protocol + "://db.staging.example.com:" + port + behind;
        try (Connection connection = open(url, user);
                Connection watching = open(url, user);
                Statement statement = connection.createStatement();
                Statement look = watching.createStatement()) {
            CompletableFuture<String> outcome = CompletableFuture.supplyAsync(() -> {
                try {
                    statement.execute(slow);
                    return "done";
                } catch (SQLException e) {
                    return "cancelled";
                }
            });
            String text = running.formatted(slow.replace("'", "''"));
            for (int i = 0; i < 10_000 && !isRunning(look, text); i++) {
                Thread.onSpinWait();
            }
            statement.cancel();

            // a sleep of MariaDB that is killed may end early instead
            assertThat(outcome.get(20, TimeUnit.SECONDS)).isIn("cancelled", "done");
        }
    }

    private static boolean isRunning(Statement look, String text) throws SQLException {
        try (ResultSet row = look.executeQuery(text)) {
            return row.next() && row.getInt(1) > 0;
        }
    }
}
