package io.tierguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.jdbc.GuardedDataSource;
import io.tierguard.jdbc.RefusedSqlException;
import io.tierguard.testing.Forge;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code stamp} on real servers, and what applications make of what it wrote. */
class StampTest {

    private static final AtomicInteger NEXT = new AtomicInteger();

    abstract static class Engine {

        private final String prefix;
        private final int port;
        private final String parameters;
        private final String admin;
        final String database;

        private StampingDesk desk;

        @TempDir
        private Path directory;

        /** A server, and who may do everything there; each test has a database of its own. */
        Engine(String prefix, int port, String parameters, String admin) {
            this(prefix, port, parameters, admin, "");
        }

        Engine(String prefix, int port, String parameters, String admin, String where) {
            this.prefix = prefix;
            this.port = port;
            this.parameters = parameters;
            this.admin = admin;
            this.database = where + "orders" + NEXT.incrementAndGet();
        }

        abstract void create() throws SQLException;

        /** As the documentation has it: what tells whoever stamps which database it is. */
        abstract String administratorsQuery();

        /** All that the engine keeps of markers, as text. */
        abstract List<String> stored() throws SQLException;

        @BeforeEach
        void prepare() throws Exception {
            create();
            desk = new StampingDesk(directory, """
                    environments: {qa-eu: staging}
                    endpoints:
                      "staging, production":
                        - localhost:%d
                    """.formatted(port));
        }

        final StampingDesk desk() {
            return desk;
        }

        final String url(String name) {
            return prefix + "localhost:" + port + "/" + name + parameters;
        }

        final String shown() {
            return "localhost:" + port + "/" + database;
        }

        final Connection connect(String name) throws SQLException {
            return DriverManager.getConnection(url(name), admin, "");
        }

        final void run(String name, String... statements) throws SQLException {
            try (Connection connection = connect(name);
                    Statement statement = connection.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            }
        }

        final List<String> ask(String name, String query) throws SQLException {
            try (Connection connection = connect(name);
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(query)) {
                List<String> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
                return found;
            }
        }

        final Called stamp(String environment, String... more) {
            return desk.stamp(environment, with(more));
        }

        final Called look(String environment, String... more) {
            return desk.look(environment, with(more));
        }

        private String[] with(String... more) {
            List<String> args = new ArrayList<>(List.of(more));
            args.addAll(List.of("--user", admin, url(database)));
            return args.toArray(String[]::new);
        }

        /** {@code allowed}, or the code of the refusal, as a process of an environment has it. */
        final String application(String environment) throws SQLException {
            Properties properties = new Properties();
            properties.setProperty("user", admin);
            properties.setProperty("password", "");
            try (Connection connection = GuardedDataSource.of(url(database), properties, desk.guard(environment))
                    .getConnection()) {
                return connection.isValid(5) ? "allowed" : "dead";
            } catch (RefusedSqlException e) {
                return String.valueOf(e.getMessage()).substring(0, "TG-3028".length());
            }
        }

        private static String timeless(String text) {
            return text.replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ", "TIME");
        }

        @Test
        void what_is_stamped_serves_its_environment_and_no_other() throws SQLException {
            assertThat(application("staging")).isEqualTo("TG-3028");

            Called called = stamp("staging");

            assertThat(timeless(called.out())).isEqualTo(shown() + """

                      server marker  written: staging, signed by marker-1 at TIME
                      data marker    written: staging, signed by marker-1 at TIME
                    """);
            assertThat(called.err()).isEmpty();
            assertThat(called.status()).isZero();
            assertThat(application("staging")).isEqualTo("allowed");
            assertThat(application("production")).isEqualTo("TG-3026");
        }

        @Test
        void what_is_right_is_left_as_it_is() throws SQLException {
            stamp("staging");
            List<String> before = stored();

            Called again = stamp("staging");

            assertThat(timeless(again.out())).isEqualTo(shown() + """

                      server marker  as it was: staging, signed by marker-1 at TIME
                      data marker    as it was: staging, signed by marker-1 at TIME
                    """);
            assertThat(again.status()).isZero();
            assertThat(stored()).isEqualTo(before).isNotEmpty();
        }

        @Test
        void what_another_environment_has_stamped_is_replaced_by_name_only() throws SQLException {
            stamp("production");
            List<String> before = stored();

            Called refused = stamp("staging");

            assertThat(refused).isEqualTo(new Called(1, "", """
                    nothing was stamped: 2 problems

                    TG-3043 %1$s: the server marker that is there says production, and staging was to be stamped: nothing was changed
                      to fix     correct the URL, or add --replace production if the marker is wrong

                    TG-3043 %1$s: the data marker that is there says production, and staging was to be stamped: nothing was changed
                      to fix     sanitise the data and stamp it with --sanitised --from production, or add --replace production if the marker is wrong
                    """.formatted(shown())));
            assertThat(stored()).isEqualTo(before);
            assertThat(stamp("staging", "--replace", "qa-eu").status()).isEqualTo(1);
            assertThat(stored()).isEqualTo(before);
            assertThat(application("production")).isEqualTo("allowed");

            assertThat(stamp("staging", "--replace", "production").status()).isZero();
            assertThat(application("staging")).isEqualTo("allowed");
            assertThat(application("production")).isEqualTo("TG-3026");
        }

        @Test
        void data_of_another_environment_is_refused_until_it_is_said_to_be_sanitised() throws SQLException {
            stamp("production", "--data");
            stamp("staging", "--server");
            assertThat(application("staging")).isEqualTo("TG-3027");

            Called called = stamp("staging", "--sanitised", "--from", "production");

            assertThat(timeless(called.out())).isEqualTo(shown() + """

                      data marker  written: staging, sanitised, from production, signed by marker-1 at TIME
                    """);
            assertThat(application("staging")).isEqualTo("allowed");
            assertThat(timeless(stamp("staging").out())).contains("as it was: staging, sanitised, from production");
        }

        @Test
        void a_dry_run_changes_nothing_and_its_statements_do() throws SQLException {
            Called called = stamp("staging", "--dry-run");

            assertThat(called.status()).isZero();
            assertThat(timeless(called.out())).startsWith("-- " + shown() + """

                    -- server marker: staging, signed by marker-1 at TIME
                    -- data marker: staging, signed by marker-1 at TIME
                    """);
            assertThat(stored()).isEmpty();
            assertThat(application("staging")).isEqualTo("TG-3028");

            run(
                    database,
                    called.out()
                            .lines()
                            .filter(line -> !line.startsWith("--"))
                            .map(line -> line.substring(0, line.length() - 1))
                            .toArray(String[]::new));
            assertThat(application("staging")).isEqualTo("allowed");
            assertThat(stamp("staging", "--dry-run").out().lines())
                    .allMatch(line -> line.startsWith("--"))
                    .anyMatch(line -> line.startsWith("-- server marker is there already: staging"));
        }

        @Test
        void statements_are_made_from_what_an_administrator_tells_too() throws SQLException {
            assertThat(Path.of("../docs/markers.md")).content().contains(administratorsQuery());
            String identity = ask(database, administratorsQuery()).get(0);
            assertThat(look("staging", "--show").out()).contains("  identity       " + identity + "\n");

            Called told = stamp("staging", "--dry-run", "--identity", identity);

            assertThat(told.status()).isZero();
            run(
                    database,
                    told.out()
                            .lines()
                            .filter(line -> !line.startsWith("--"))
                            .map(line -> line.substring(0, line.length() - 1))
                            .toArray(String[]::new));
            assertThat(application("staging")).isEqualTo("allowed");
        }

        @Test
        void what_is_there_is_shown_without_a_key() throws SQLException {
            assertThat(look("staging", "--show").out())
                    .startsWith(shown() + "\n  server marker  none\n  data marker    none\n  identity       engine=");
            stamp("production");
            List<String> before = stored();

            Called shown = look("staging", "--show");

            assertThat(timeless(shown.out()))
                    .startsWith(shown()
                            + "\n  server marker  production, signed by marker-1 at TIME, bound to this database"
                            + "\n  data marker    production, signed by marker-1 at TIME"
                            + "\n  identity       engine=");
            assertThat(shown.status()).isZero();
            assertThat(stored()).isEqualTo(before);
        }

        @Test
        void whether_it_fits_is_told_by_the_status() throws SQLException {
            Called none = look("staging", "--verify");
            assertThat(none.status()).isEqualTo(1);
            assertThat(none.err()).startsWith("TG-3028 refused: ");
            stamp("staging", "--server");
            assertThat(look("staging", "--verify").status()).isEqualTo(1);
            stamp("staging");
            assertThat(look("staging", "--verify").status()).isZero();
            Called foreign = look("production", "--verify");
            assertThat(foreign.status()).isEqualTo(1);
            assertThat(foreign.err()).startsWith("TG-3026 refused: this process is production, and " + shown());
            assertThat(foreign.out()).contains("server marker  staging, signed by marker-1 at ");
        }

        @Test
        void a_key_that_no_process_trusts_writes_nothing() throws Exception {
            Path stranger = desk.key("stranger.jwk", Forge.of("marker-9"), "rw-------");

            Called refused = desk.stampBy(stranger, "staging", "--user", admin, url(database));

            assertThat(refused).isEqualTo(new Called(1, "", """
                    nothing was stamped: 1 problem

                    TG-3041 %s: no process would believe what the key marker-9 signs: the registry has no key of that name under trust: marker
                      to fix     add its public half under trust: marker, and ship that registry first
                    """.formatted(shown())));
            assertThat(stored()).isEmpty();
        }

        @Test
        void a_marker_of_a_key_that_is_trusted_no_more_is_replaced_on_demand_only() throws Exception {
            Path old = desk.key("old.jwk", Forge.of("marker-0"), "rw-------");
            Files.writeString(
                    desk.registry(),
                    Files.readString(desk.registry())
                            .replace("kid: marker-1", "kid: marker-0")
                            .replaceAll("x: [A-Za-z0-9_-]{43}", "x: " + x(old)));
            assertThat(desk.stampBy(old, "staging", "--user", admin, url(database))
                            .status())
                    .isZero();
            List<String> before = stored();
            StampingDesk now = new StampingDesk(
                    Files.createDirectory(directory.resolve("now")),
                    "endpoints:\n  staging:\n    - localhost:" + port + "\n");

            Called refused = now.stamp("staging", "--user", admin, url(database));

            assertThat(refused.status()).isEqualTo(1);
            assertThat(refused.err())
                    .contains("the server marker that is there cannot be relied on, since its header names a key that"
                            + " is not trusted, and staging was to be stamped: nothing was changed");
            assertThat(stored()).isEqualTo(before);
            assertThat(now.stamp("staging", "--replace-unverified", "--user", admin, url(database))
                            .status())
                    .isZero();
            assertThat(now.look("staging", "--verify", "--user", admin, url(database))
                            .status())
                    .isZero();
        }

        private static String x(Path key) throws Exception {
            return Files.readString(key).replaceAll("(?s).*\"x\":\"([A-Za-z0-9_-]+)\".*", "$1");
        }
    }

    @Nested
    class PostgreSQL extends Engine {

        PostgreSQL() {
            super("jdbc:postgresql://", MarkedServers.postgres(), "", "postgres");
        }

        @Override
        String administratorsQuery() {
            return "select 'engine=postgresql,name=' || datname || ',system=' || system_identifier || ',database=' || oid"
                    + " from pg_database, pg_control_system() where datname = current_database()";
        }

        @Override
        void create() throws SQLException {
            run("postgres", "create database " + database);
        }

        @Override
        List<String> stored() throws SQLException {
            List<String> stored = new ArrayList<>(ask(
                    database,
                    "select unnest(setconfig) from pg_db_role_setting r join pg_database d on d.oid = r.setdatabase"
                            + " where datname = current_database()"));
            if (!ask(database, "select 1 where to_regclass('tierguard.marker') is not null")
                    .isEmpty()) {
                stored.addAll(ask(database, "select document from tierguard.marker"));
            }
            return stored;
        }

        @Test
        void a_role_without_rights_changes_nothing() throws SQLException {
            run(
                    "postgres",
                    "create role " + database + "_app login",
                    "grant create on database " + database + " to " + database + "_app");

            Called refused = desk().stamp("staging", "--user", database + "_app", url(database));

            assertThat(refused).isEqualTo(new Called(1, "", """
                    TG-3045 refused: the database did not take the stamp: SQLState 42501
                      to fix     have the statements run by whoever may, as --dry-run prints them
                    """));
            assertThat(stored()).isEmpty();
        }

        @Test
        void a_failure_in_the_middle_leaves_nothing_behind() throws SQLException {
            run(
                    database,
                    "create schema tierguard",
                    "create table tierguard.marker (kind text, document text check (length(document) < 10))");

            assertThat(stamp("staging").err())
                    .startsWith("TG-3045 refused: the database did not take the stamp: SQLState 23514\n");

            assertThat(stored()).isEmpty();
        }

        @Test
        void a_stamp_that_reads_otherwise_is_told() throws SQLException {
            run(
                    database,
                    "create schema tierguard",
                    "create table tierguard.marker (kind text, document text)",
                    "create function rewrite() returns trigger language plpgsql as"
                            + " $$ begin new.document := 'x'; return new; end $$",
                    "create trigger rewrite before insert on tierguard.marker for each row execute function rewrite()");

            assertThat(stamp("staging")).isEqualTo(new Called(1, "", """
                    TG-3047 refused: the stamp was written, and a process that reads it now would refuse: the data marker is another one
                      to fix     see who else writes to this database, and stamp it again
                    """));
        }

        @Test
        void a_read_only_session_is_told_before_anything_is_written() throws SQLException {
            run("postgres", "alter role postgres in database " + database + " set default_transaction_read_only = on");

            assertThat(stamp("staging")).isEqualTo(new Called(1, "", """
                    TG-3044 refused: a read-only session takes no writes here: nothing was changed
                      to fix     stamp the primary: what it is stamped with follows to its replicas
                    """));

            run("postgres", "alter role postgres in database " + database + " reset default_transaction_read_only");
            assertThat(stored()).isEmpty();
        }

        @Test
        void of_a_login_that_fails_only_the_state_is_told() throws SQLException {
            assertThat(desk().stamp("staging", "--user", "nobody", "--password-env", "DB_PASSWORD", url(database)))
                    .isEqualTo(new Called(2, "", """
                            TG-3042 refused: the database cannot be reached: SQLState 28000
                              to fix     check the URL, the user and the password, and whether it accepts connections from here
                            """));
            assertThat(stored()).isEmpty();
        }
    }

    @Nested
    class MariaDB extends Engine {

        MariaDB() {
            super("jdbc:mariadb://", MarkedServers.mariadb(), "?sslMode=disable", "root");
        }

        @Override
        String administratorsQuery() {
            return "select concat('engine=mariadb,name=', database(), ',database=', database())";
        }

        @Override
        void create() throws SQLException {
            run("", "create database " + database);
        }

        @Override
        List<String> stored() throws SQLException {
            List<String> stored = new ArrayList<>();
            if (isThere("tierguard", "marker")) {
                stored.addAll(ask("tierguard", "select document from marker where db = '" + database + "'"));
            }
            if (isThere(database, "tierguard_marker")) {
                stored.addAll(ask(database, "select document from tierguard_marker"));
            }
            return stored;
        }

        @Test
        void a_session_in_no_database_is_told_of_that() {
            assertThat(desk().stamp("staging", "--user", "root", url("")))
                    .isEqualTo(new Called(1, "", """
                            TG-3046 refused: %s is not stamped: the session is in no database that could be told by its name
                              to fix     name the database in the URL
                            """.formatted("localhost:" + MarkedServers.mariadb())));
        }

        private boolean isThere(String schema, String table) throws SQLException {
            return !ask(
                            "",
                            "select 1 from information_schema.tables where table_schema = '" + schema
                                    + "' and table_name = '" + table + "'")
                    .isEmpty();
        }

        @Test
        void a_role_without_rights_changes_nothing() throws SQLException {
            run("", "create user " + database + "@'%'", "grant select on " + database + ".* to " + database + "@'%'");

            Called refused = desk().stamp("staging", "--user", database, url(database));

            assertThat(refused).isEqualTo(new Called(1, "", """
                    TG-3045 refused: the database did not take the stamp: SQLState 42000
                      to fix     have the statements run by whoever may, as --dry-run prints them
                    """));
            assertThat(stored()).isEmpty();
        }

        @Test
        void a_failure_in_the_middle_leaves_the_markers_as_they_were() throws SQLException {
            run(
                    database,
                    "create table tierguard_marker (kind varchar(16), document text check (length(document) < 10))");

            assertThat(stamp("staging").err()).startsWith("TG-3045 refused: the database did not take the stamp: ");

            assertThat(stored()).isEmpty();
        }

        @Test
        void a_read_only_server_is_told_before_an_administrator_breaks_its_replication() throws SQLException {
            run("", "set global read_only = 1");
            try {
                assertThat(stamp("staging")).isEqualTo(new Called(1, "", """
                        TG-3044 refused: a read-only server takes no writes here: nothing was changed
                          to fix     stamp the primary: what it is stamped with follows to its replicas
                        """));
                assertThat(stored()).isEmpty();
            } finally {
                run("", "set global read_only = 0");
            }
        }
    }

    @Nested
    class H2_as_a_server extends Engine {

        H2_as_a_server() {
            super("jdbc:h2:tcp://", MarkedServers.h2(), ";DB_CLOSE_DELAY=-1", "sa", "mem:");
        }

        @Override
        String administratorsQuery() {
            return "select 'engine=h2,name=' || current_catalog || ',database='"
                    + " || coalesce(database_path(), 'mem:' || current_catalog)";
        }

        @Override
        void create() {
            // the first connection does
        }

        @Override
        List<String> stored() throws SQLException {
            return ask(database, "select 1 from information_schema.tables where table_schema = 'TIERGUARD'")
                            .isEmpty()
                    ? List.of()
                    : ask(database, "select document from tierguard.marker order by kind");
        }
    }
}
