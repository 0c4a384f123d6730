package io.tierguard.samples.shop;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** Brings the database up to date by the SQL files in {@code db}, each once. */
final class Migrations {

    private static final List<String> FILES = List.of("001-orders.sql");

    private Migrations() {}

    static void apply(DataSource database) throws SQLException, IOException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("create table if not exists migrations (file varchar(100) primary key)");
                for (String file : FILES) {
                    if (!isApplied(connection, file)) {
                        statement.execute(read(file));
                        remember(connection, file);
                    }
                }
            }
            connection.commit();
        }
    }

    private static boolean isApplied(Connection connection, String file) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select 1 from migrations where file = ?")) {
            select.setString(1, file);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    private static void remember(Connection connection, String file) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into migrations (file) values (?)")) {
            insert.setString(1, file);
            insert.executeUpdate();
        }
    }

    private static String read(String file) throws IOException {
        try (InputStream in = Migrations.class.getResourceAsStream("/db/" + file)) {
            if (in == null) {
                throw new IOException("the shop's jar is not complete: no db/" + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
