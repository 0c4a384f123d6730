package io.tierguard.samples.incidents.world;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/**
 * A PostgreSQL server of its own. The role {@code app} owns the tables of the schema {@code shop} and nothing else, and
 * needs a password; {@code postgres} owns the databases and their markers.
 *
 * <p><b>Thread safety:</b> safe for concurrent use.
 *
 * @since 0.1
 */
public final class Cluster implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String SHOP = """
            drop schema if exists shop cascade;
            create schema shop authorization app;
            set role app;
            create table shop.customers (id serial primary key, email text not null);
            create table shop.orders (id serial primary key, customer int not null, cents int not null);
            insert into shop.customers (email) select 'customer' || i || '@example.com' from generate_series(1, 1200) i;
            insert into shop.orders (customer, cents) select 1 + i %% 1200, i from generate_series(1, 3600) i;
            reset role;
            """.replace("%%", "%");

    private static final String STATE = """
            select string_agg(line, E'\\n' order by line) from (
              select n.nspname || '.' || c.relname || ' ' || c.relkind || ' ' || pg_get_userbyid(c.relowner) || ' '
                || case when c.relkind = 'r' then
                     (xpath('/row/c/text()', query_to_xml(format(
                        'select count(*) || '' '' || md5(coalesce(string_agg(t::text, E''\\n'' order by t::text), '''')) as c from %I.%I t',
                        n.nspname, c.relname), false, true, '')))[1]::text
                   when c.relkind = 'S' then
                     (select coalesce(last_value, 0)::text from pg_sequences s
                      where s.schemaname = n.nspname and s.sequencename = c.relname)
                   else '' end as line
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
              where n.nspname in ('shop', 'tierguard', 'public')
              union all
              select 'setting ' || array_to_string(setconfig, ',') from pg_db_role_setting s
              join pg_database d on d.oid = s.setdatabase where d.datname = current_database()
            ) lines""";

    private final EmbeddedPostgres server;
    private final StatementLog log;

    Cluster(Path folder, String password) throws IOException, SQLException {
        Path logs = folder.resolveSibling(folder.getFileName() + "-log");
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setPGStartupWait(PATIENCE);
        StatementLog.configuration(logs).forEach(builder::setServerConfig);
        server = builder.start();
        log = new StatementLog(logs, text -> run("postgres", "do $$ begin raise log '" + text + "'; end $$"));
        run("postgres", "create role app login password '" + password + "'");
        run("postgres", "alter role app set log_statement = 'all'");
        Files.writeString(folder.resolve("pg_hba.conf"), """
                host all postgres 127.0.0.1/32 trust
                host all all 127.0.0.1/32 scram-sha-256
                """);
        run("postgres", "select pg_reload_conf()");
    }

    int port() {
        return server.getPort();
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port() + "/" + database, "postgres", "");
    }

    /**
     * Runs a statement as the owner of the databases.
     *
     * @param database where
     * @param sql what
     * @throws SQLException where it fails
     */
    public void run(String database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /**
     * Asks a question as the owner of the databases.
     *
     * @param database where
     * @param query what
     * @return the first column of the first row
     * @throws SQLException where it fails
     */
    public String ask(String database, String query) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }

    void create(String database) throws SQLException {
        run("postgres", "create database " + database);
    }

    /** The shop's tables as they are at first. */
    void fill(String database) throws SQLException {
        run(database, SHOP);
    }

    /**
     * Every table, sequence, owner, row and marker.
     *
     * @param database whose
     * @return a text that differs wherever they do
     * @throws SQLException where it cannot be asked
     */
    public String state(String database) throws SQLException {
        return ask(database, STATE);
    }

    /**
     * How many rows the shop has.
     *
     * @param database where
     * @return customers and orders; 0 where the tables are gone
     * @throws SQLException where it cannot be asked
     */
    public long rows(String database) throws SQLException {
        String there = ask(database, "select to_regclass('shop.customers') is not null");
        return there.equals("t")
                ? Long.parseLong(ask(
                        database, "select (select count(*) from shop.customers) + (select count(*) from shop.orders)"))
                : 0;
    }

    /** How many sessions the application has there. */
    long sessions(String database) throws SQLException {
        return Long.parseLong(ask(
                "postgres",
                "select count(*) from pg_stat_activity where usename = 'app' and datname = '" + database + "'"));
    }

    /**
     * What the application has run since this was asked last, by the server's own log.
     *
     * @param database where
     * @return every statement, in its order
     * @throws SQLException where it cannot be asked
     * @throws IOException where the log cannot be read
     */
    List<String> statements(String database) throws SQLException, IOException {
        return log.since(database);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
