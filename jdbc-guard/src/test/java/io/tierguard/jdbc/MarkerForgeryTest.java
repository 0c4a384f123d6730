package io.tierguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.guard.Guard;
import io.tierguard.jdbc.marker.Stamps;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a URL, a role or an object of the database could put before a marker of a real PostgreSQL, and does not. */
class MarkerForgeryTest {

    private PostgresDatabase database;

    @BeforeEach
    void create() throws SQLException {
        database = new PostgresDatabase();
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    private GuardedDataSource source(Guard guard, Properties more) throws SQLException {
        Properties properties = PostgresDatabase.login(PostgresDatabase.APPLICATION);
        properties.putAll(more);
        return GuardedDataSource.named("orders").of(database.url(), properties, guard);
    }

    private void fits() throws SQLException {
        try (Connection connection =
                source(PostgresDatabase.staging(), new Properties()).getConnection()) {
            assertThat(connection.isValid(5)).isTrue();
        }
    }

    private void refuses(Guard guard, Properties more, String firstLine) throws SQLException {
        GuardedDataSource source = source(guard, more);

        assertThatExceptionOfType(RefusedSqlException.class)
                .isThrownBy(source::getConnection)
                .satisfies(refusal ->
                        assertThat(refusal.getMessage().lines().findFirst()).contains(firstLine));
        database.awaitNobody();
    }

    private void refuses(String firstLine) throws SQLException {
        refuses(PostgresDatabase.staging(), new Properties(), firstLine);
    }

    private String shown() {
        return "localhost:" + Databases.postgres() + "/" + database.name();
    }

    private String production() {
        return "TG-3026 refused: this process is staging, and " + shown() + " says of itself that it serves production";
    }

    private String unreadable(String kind, String reason) {
        return "TG-3021 refused: the " + kind + " marker of " + shown() + " cannot be read: " + reason;
    }

    @Nested
    class A_server_of_production {
        private String forged;

        @BeforeEach
        void stamp() throws SQLException {
            database.stampServer("production");
            forged = Stamps.server("staging", database.identity());
        }

        @Test
        void is_not_made_one_of_staging_by_the_options_of_a_session() throws SQLException {
            Properties options = new Properties();
            options.setProperty("options", "-c tierguard.marker=" + forged);

            refuses(PostgresDatabase.staging(), options, production());
        }

        @Test
        void is_not_made_one_of_staging_by_the_settings_of_a_role() throws SQLException {
            String role = PostgresDatabase.APPLICATION;
            database.run(
                    "alter role " + role + " in database " + database.name() + " set tierguard.marker = '" + forged
                            + "'",
                    "alter role " + role + " set tierguard.marker = '" + forged + "'");
            try {
                refuses(production());
            } finally {
                database.run("alter role " + role + " reset all");
            }
        }

        @Test
        void is_not_made_one_of_staging_by_what_stands_before_the_catalogue_in_the_search_path() throws SQLException {
            String role = PostgresDatabase.APPLICATION;
            database.run(
                    "create schema evil authorization " + role,
                    "grant usage on schema evil to public",
                    "create function evil.current_database() returns name language sql as 'select ''x''::name'",
                    "create function evil.lower(text) returns text language sql as 'select ''''::text'",
                    "create function evil.left(text, int) returns text language sql as 'select ''''::text'",
                    "create function evil.substr(text, int) returns text language sql as $$select '" + forged
                            + "'::text$$",
                    "create function evil.unnest(text[]) returns setof text language sql as $$select 'tierguard.marker="
                            + forged + "'::text$$",
                    "create function evil.query_to_xml(text, bool, bool, text) returns xml language sql as"
                            + " 'select ''''::xml'",
                    "create function evil.has_schema_privilege(oid, text) returns bool language sql as 'select false'",
                    "create function evil.has_table_privilege(oid, text) returns bool language sql as 'select false'",
                    "create function evil.never(text, text) returns bool language sql as 'select false'",
                    "create operator evil.= (leftarg = text, rightarg = text, function = evil.never)",
                    "create function evil.nevern(name, name) returns bool language sql as 'select false'",
                    "create operator evil.= (leftarg = name, rightarg = name, function = evil.nevern)",
                    "create function evil.nevero(oid, oid) returns bool language sql as 'select false'",
                    "create operator evil.= (leftarg = oid, rightarg = oid, function = evil.nevero)",
                    "create table evil.pg_database as select * from pg_catalog.pg_database limit 0",
                    "create table evil.pg_db_role_setting as select * from pg_catalog.pg_db_role_setting limit 0",
                    "create function evil.pg_control_system() returns table (system_identifier bigint) language sql as"
                            + " 'select 1::bigint'",
                    "grant select on all tables in schema evil to public");
            Properties path = new Properties();
            path.setProperty("options", "-c search_path=evil,pg_catalog");

            refuses(PostgresDatabase.staging(), path, production());
            path.setProperty("options", "");
            path.setProperty("currentSchema", "evil,pg_catalog");
            refuses(PostgresDatabase.staging(), path, production());
        }

        @Test
        void is_not_made_one_of_staging_by_a_second_setting() throws SQLException {
            // nobody but a superuser can, and only in the catalogue itself
            database.run("update pg_catalog.pg_db_role_setting set setconfig = array['Tierguard.Marker=" + forged
                    + "'] || setconfig where setrole = 0 and setdatabase ="
                    + " (select oid from pg_database where datname = current_database())");

            refuses(unreadable("server", "there are 2 of them"));
        }

        @Test
        void is_none_of_staging_for_a_role_with_hardly_any_rights() throws SQLException {
            database.run(
                    "revoke all on schema public from public",
                    "revoke temporary on database " + database.name() + " from public");

            refuses(production());
        }
    }

    @Nested
    class A_role_without_rights {

        @Test
        void on_the_schema_cannot_tell_where_the_data_comes_from() throws SQLException {
            database.stampData("staging");
            fits();
            database.run("revoke usage on schema tierguard from public");

            refuses(unreadable("data", "this role may not read it"));
        }

        @Test
        void on_the_table_cannot_tell_where_the_data_comes_from() throws SQLException {
            database.stampData("staging");
            database.run("revoke select on tierguard.marker from public");

            refuses(unreadable("data", "this role may not read it"));
        }

        @Test
        void on_the_server_s_number_can_use_no_marker_that_is_bound_to_it() throws SQLException {
            database.run("revoke execute on function pg_catalog.pg_control_system() from public");
            database.stampData("staging");
            fits();
            database.stampServer("staging");

            refuses("TG-3023 refused: the server marker of " + shown() + " was made for another server or database");
        }

        @Test
        void needs_none_where_there_is_no_marker() throws SQLException {
            database.run("revoke all on schema public from public");

            fits();
        }
    }

    @Nested
    class In_the_place_of_the_table {

        private void in_place(String... statements) throws SQLException {
            database.run("create schema tierguard", "grant usage on schema tierguard to public");
            database.run(statements);
            database.run("grant select on all tables in schema tierguard to public");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "create table tierguard.marker (id int)",
                    "create table tierguard.marker (kind text, documents text)",
                    "create view tierguard.marker as select 'data'::text as kind"
                })
        void columns_that_are_not_there_refuse(String statement) throws SQLException {
            in_place(statement);

            refuses("TG-3021 refused: the server or data marker of " + shown()
                    + " cannot be read: the database or its driver failed with SQLState 42703");
        }

        @Test
        void something_that_has_no_rows_refuses() throws SQLException {
            in_place("create sequence tierguard.marker");

            refuses(unreadable("data", "this role may not read it"));
            database.run("grant select on all sequences in schema tierguard to public");
            refuses("TG-3021 refused: the server or data marker of " + shown()
                    + " cannot be read: the database or its driver failed with SQLState 42809");
        }

        @Test
        void a_view_that_fails_refuses() throws SQLException {
            in_place("create view tierguard.marker as select 'data'::text as kind, (1 / (random() * 0)::int)::text as"
                    + " document");

            refuses("TG-3021 refused: the server or data marker of " + shown()
                    + " cannot be read: the database or its driver failed with SQLState 22012");
        }

        @Test
        void two_rows_of_two_environments_refuse_both_ways() throws SQLException {
            for (List<String> order : List.of(List.of("staging", "production"), List.of("production", "staging"))) {
                database.run("drop schema if exists tierguard cascade");
                database.stampData(order.get(0));
                database.run("insert into tierguard.marker values ('data', '" + Stamps.data(order.get(1)) + "')");

                refuses(unreadable("data", "there is not exactly one row of kind data with a document"));
            }
        }

        @Test
        void a_text_of_a_gigabyte_refuses_without_being_carried() throws SQLException {
            database.stampData("staging");
            database.run("update tierguard.marker set document = document || repeat('x', 100000000)");

            refuses(unreadable("data", "it is longer than 8192 characters"));
        }

        @ParameterizedTest
        @ValueSource(strings = {" ", "\\n", ".", "<", "&amp;", "x"})
        void a_text_behind_the_document_refuses(String text) throws SQLException {
            database.stampData("staging");
            database.run("update tierguard.marker set document = document || e'" + text + "'");

            GuardedDataSource source = source(PostgresDatabase.staging(), new Properties());
            assertThatExceptionOfType(RefusedSqlException.class)
                    .isThrownBy(source::getConnection)
                    .withMessageMatching("(?s)TG-302[12] refused: the data marker of " + shown() + " cannot be .*");
        }
    }

    @Test
    void a_server_that_takes_no_writes_is_asked_all_the_same() throws SQLException {
        database.stampServer("staging");
        database.stampData("staging");
        database.run("alter database " + database.name() + " set default_transaction_read_only = on");

        try (Connection connection = source(
                        PostgresDatabase.staging(Databases.postgres(), "policy: {marker: required}\n"),
                        new Properties())
                .getConnection()) {
            assertThat(PostgresDatabase.ask(connection, "show transaction_read_only"))
                    .isEqualTo("on");
        }
        database.run(
                "set session characteristics as transaction read write",
                "update tierguard.marker set document = '" + Stamps.data("production") + "'");
        refuses("TG-3027 refused: this process is staging, and the data in " + shown()
                + " says of itself that it is of production");
    }
}
