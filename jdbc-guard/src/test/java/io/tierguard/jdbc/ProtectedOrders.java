package io.tierguard.jdbc;

import io.tierguard.guard.Guard;
import io.tierguard.tier.Tier;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A database of production's on a real PostgreSQL, with three orders in it, and the ways of others to it. */
final class ProtectedOrders {

    static final String HOST = "db.prod.example.com";

    private static final String CROSSING = """
            crossings:
              - from: development
                to: production
                endpoint: "%s"
                reason: reads reports
                expires: 2026-12-31
            """;

    private final String database;

    /** Makes the database where there is none. */
    ProtectedOrders(String database) {
        this.database = database;
        try (Connection connection = connect("postgres");
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

    private static Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + Databases.postgres() + "/" + database, "postgres", "");
    }

    private static String hostAndPort() {
        return HOST + ":" + Databases.postgres();
    }

    String database() {
        return database;
    }

    String url() {
        return "jdbc:postgresql://" + hostAndPort() + "/" + database;
    }

    /** As refusals describe it. */
    String endpoint() {
        return hostAndPort() + "/" + database;
    }

    private static String registry(String owner) {
        return "version: 1\nendpoints:\n  " + owner + ":\n    - " + HOST + "\n"
                + "  \"development, test, staging, production\":\n    - localhost\n";
    }

    Guard guard(Tier tier) {
        return Guards.of(
                tier, registry("production") + CROSSING.formatted(hostAndPort()) + "policy: {protect: [production]}\n");
    }

    Guard guardOfStagingsOwn() {
        return Guards.of(Tier.STAGING, registry("staging") + "policy: {protect: [production]}\n");
    }

    Guard guardThatProtectsNothing(Tier tier) {
        return Guards.of(tier, registry("production"));
    }

    GuardedDataSource source(Guard guard) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", "postgres");
        return GuardedDataSource.of(url(), properties, guard);
    }

    DataSource unguarded() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url());
        source.setUser("postgres");
        return source;
    }

    /** A source whose connections tell a URL without the host that they lead to. */
    DataSource hostless() {
        Properties properties = new Properties();
        properties.setProperty("PGHOST", HOST);
        properties.setProperty("PGPORT", String.valueOf(Databases.postgres()));
        properties.setProperty("user", "postgres");
        return new org.springframework.jdbc.datasource.DriverManagerDataSource(
                "jdbc:postgresql:" + database, properties);
    }

    /** A tunnel: the same database by a name that says nothing. */
    String tunnelled() {
        return "jdbc:postgresql://localhost:" + Databases.postgres() + "/" + database;
    }

    /** The server has a marker that no process can rely on. */
    void spoil() {
        run("alter database " + database + " set tierguard.marker = 'spoilt'");
    }

    /** Three orders, and nothing else. */
    void fill() {
        run(
                "alter database " + database + " reset tierguard.marker",
                "drop schema public cascade",
                "create schema public",
                "create table orders (id int)",
                "insert into orders values (1), (2), (3)");
    }

    private void run(String... statements) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    int count() {
        return number("select count(*) from orders");
    }

    boolean exists() {
        return number("select count(*) from pg_catalog.pg_tables where tablename = 'orders'") == 1;
    }

    private int number(String query) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
