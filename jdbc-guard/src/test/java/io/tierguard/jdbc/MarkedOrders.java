package io.tierguard.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A database on a real PostgreSQL, whose server marker can be spoilt while it runs. */
final class MarkedOrders {

    private final String database;

    /** Makes the database where there is none. */
    MarkedOrders(String database) {
        this.database = database;
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery("select 1 from pg_database where datname = '" + database + "'")) {
            if (!found.next()) {
                statement.execute("create database " + database);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + Databases.postgres() + "/postgres", "postgres", "");
    }

    String database() {
        return database;
    }

    /** From now on each new connection is refused: something is there that cannot be read. */
    void spoil() {
        run("alter database " + database + " set tierguard.marker = 'spoilt'");
    }

    void mend() {
        run("alter database " + database + " reset tierguard.marker");
    }

    private static void run(String text) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(text);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
