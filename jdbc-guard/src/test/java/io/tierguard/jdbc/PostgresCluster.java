package io.tierguard.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL server of its own on loopback, with a data directory that can be copied while it stands still. */
final class PostgresCluster implements AutoCloseable {

    private final Path data;
    private EmbeddedPostgres server;

    private PostgresCluster(Path data) throws IOException {
        this.data = data;
        this.server = start();
    }

    /** A new one, by initdb. */
    static PostgresCluster fresh(Path directory) throws IOException {
        return new PostgresCluster(directory);
    }

    /** One that goes on with the files of another, or of a backup. */
    static PostgresCluster on(Path directory) throws IOException {
        Files.deleteIfExists(directory.resolve("postmaster.pid"));
        return new PostgresCluster(directory);
    }

    private EmbeddedPostgres start() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("wal_level", "logical")
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
    }

    int port() {
        return server.getPort();
    }

    String url(String database) {
        return "jdbc:postgresql://localhost:" + port() + "/" + database;
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), "postgres", "");
    }

    void run(String database, String... statements) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The first column of all rows, as text. */
    List<String> ask(String database, String query) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    /** Asks again until there is a row, for half a minute at most; the server does the waiting. */
    void await(String database, String query) throws SQLException {
        for (int i = 0; i < 300; i++) {
            if (!ask(database, query).isEmpty()) {
                return;
            }
            ask(database, "select pg_sleep(0.1)");
        }
        throw new AssertionError("not within half a minute: " + query);
    }

    /** Its files as they are while it stands still: what a file system's snapshot or a cold backup has. */
    Path coldCopy(Path to) throws IOException {
        server.close();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(data.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                    Files.setPosixFilePermissions(target, Files.getPosixFilePermissions(file));
                } else {
                    Files.copy(file, target);
                }
            }
        }
        server = start();
        return to;
    }

    /** Makes the files those of a replica, which follows this server. */
    void followedBy(Path files) throws IOException {
        Files.writeString(
                files.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=127.0.0.1 port=" + port() + " user=postgres'\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        Files.writeString(files.resolve("standby.signal"), "");
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
