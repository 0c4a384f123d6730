package io.tierguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.testing.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A name that leads to production at the second look-up: the driver's own, after the guard's. */
class MovedNamesTest {

    @TempDir
    Path directory;

    private ChildJvm.Outcome run(String... more) throws IOException, InterruptedException {
        Path hosts = directory.resolve("hosts");
        Files.writeString(hosts, "127.0.0.1 localhost\n");
        String[] arguments = new String[more.length + 1];
        arguments[0] = hosts.toString();
        System.arraycopy(more, 0, arguments, 1, more.length);
        return new ChildJvm()
                .option("-Djdk.net.hosts.file=" + hosts)
                .option("-Dsun.net.inetaddr.ttl=0")
                .option("-Dsun.net.inetaddr.negative.ttl=0")
                .run(MovedNames.class, arguments);
    }

    private static final String REFUSED = "TG-2003 refused: this process is staging, and db.staging.example.com:port "
            + "resolves to 127.0.0.2, which belongs to production";

    @Test
    void is_not_dialled_for_a_new_connection() throws IOException, InterruptedException {
        ChildJvm.Outcome outcome = run();

        assertThat(outcome.out().lines().filter(line -> line.contains(" production ")))
                .containsExactly(
                        "jdbc:postgresql: production untouched RefusedSqlException " + REFUSED,
                        "jdbc:postgresql: production untouched RefusedSqlException " + REFUSED,
                        "jdbc:redshift: production untouched RefusedSqlException " + REFUSED,
                        "jdbc:yugabytedb: production untouched RefusedSqlException " + REFUSED,
                        "jdbc:mysql: production untouched RefusedSqlException " + REFUSED,
                        "jdbc:mysql:replication: production untouched RefusedSqlException " + REFUSED,
                        "jdbc:mariadb: production untouched RefusedSqlException " + REFUSED,
                        "jdbc:mariadb:sequential: production untouched RefusedSqlException " + REFUSED,
                        "jdbc:sqlserver: production untouched RefusedSqlException " + REFUSED);
        assertThat(outcome.out().lines().filter(line -> line.contains(" own ")))
                .as("where the name leads to a server of its own")
                .hasSize(9)
                .allMatch(line -> line.contains(" own dialled ") && !line.contains("TG-"));
    }

    @Test
    void is_not_dialled_for_a_connection_that_is_open() throws IOException, InterruptedException {
        ChildJvm.Outcome outcome = run(String.valueOf(Databases.mariadb()));
        String refused = REFUSED.replace(" db.", " b.");

        assertThat(outcome.out().lines().filter(line -> line.contains(" production ")))
                .as(outcome.err())
                .containsExactly(
                        "jdbc:mysql: production untouched " + refused,
                        "jdbc:mysql:loadbalance: production untouched " + refused,
                        "jdbc:mysql:replication: production untouched " + refused,
                        "jdbc:mysql: production untouched " + refused,
                        "jdbc:mariadb:sequential: production untouched " + refused);
        assertThat(outcome.out().lines().filter(line -> line.contains(" own ")))
                .as("where the name leads to a server of its own")
                .hasSize(5)
                .allMatch(line -> line.endsWith(" own dialled allowed"));
    }
}
