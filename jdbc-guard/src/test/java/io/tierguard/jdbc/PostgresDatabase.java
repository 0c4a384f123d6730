package io.tierguard.jdbc;

import io.tierguard.guard.Guard;
import io.tierguard.jdbc.marker.DatabaseIdentity;
import io.tierguard.jdbc.marker.MarkerEngine;
import io.tierguard.jdbc.marker.MarkerKind;
import io.tierguard.jdbc.marker.Stamps;
import io.tierguard.tier.Tier;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;

/** A database of its own on the PostgreSQL server of the tests, with a role that owns nothing of it. */
final class PostgresDatabase implements AutoCloseable {

    /** Whom applications log in as. */
    static final String APPLICATION = "tierguard_application";

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final MarkerEngine ENGINE = MarkerEngine.of("postgresql").orElseThrow();

    private final String name = "database_" + NEXT.incrementAndGet();

    PostgresDatabase() throws SQLException {
        runIn(
                "postgres",
                "create database " + name,
                "do $$ begin if not exists (select from pg_roles where rolname = '" + APPLICATION
                        + "') then create role " + APPLICATION + " login; end if; end $$");
    }

    String name() {
        return name;
    }

    static String url(int port, String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database;
    }

    String url() {
        return url(Databases.postgres(), name);
    }

    static Properties login(String user) {
        Properties login = new Properties();
        login.setProperty("user", user);
        return login;
    }

    static Connection connect(String url, String user) throws SQLException {
        return new org.postgresql.Driver().connect(url, login(user));
    }

    /** As the superuser. */
    Connection connect() throws SQLException {
        return connect(url(), "postgres");
    }

    private static void runIn(String database, String... statements) throws SQLException {
        try (Connection connection = connect(url(Databases.postgres(), database), "postgres");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    void run(String... statements) throws SQLException {
        runIn(name, statements);
    }

    DatabaseIdentity identity() throws SQLException {
        try (Connection connection = connect()) {
            return ENGINE.read(connection).database();
        }
    }

    void stampServer(String environment) throws SQLException {
        String document = Stamps.server(environment, identity());
        try (Connection connection = connect()) {
            Stamps.store(ENGINE, connection, MarkerKind.SERVER, document);
        }
    }

    void stampData(String environment) throws SQLException {
        try (Connection connection = connect()) {
            Stamps.store(ENGINE, connection, MarkerKind.DATA, Stamps.data(environment));
        }
    }

    /** A guard of staging that gives it the server at this port. */
    static Guard staging(int port, String more) {
        return Guards.of(
                Tier.STAGING,
                "version: 1\nendpoints:\n  staging: [\"localhost:" + port + "\"]\n" + Stamps.TRUST + more);
    }

    static Guard staging() {
        return staging(Databases.postgres(), "");
    }

    /** Waits until the server has no session of the application left, as each ends a moment after its goodbye. */
    void awaitNobody() throws SQLException {
        await("not exists (select from pg_stat_activity where usename = '" + APPLICATION + "' and datname = '" + name
                + "')");
    }

    /** Waits until the server says so. */
    void await(String condition) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(30);
            statement.execute("do $$ begin while not (" + condition
                    + ") loop perform pg_stat_clear_snapshot(), pg_sleep(0.01); end loop; end $$");
        }
    }

    static String ask(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public void close() throws SQLException {
        runIn("postgres", "drop database " + name + " with (force)");
    }
}
