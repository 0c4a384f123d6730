package io.tierguard.jdbc;

import static io.tierguard.jdbc.MarkedCopies.ALLOWED;
import static io.tierguard.jdbc.MarkedCopies.BOUND_ELSEWHERE;
import static io.tierguard.jdbc.MarkedCopies.FOREIGN_DATA;
import static io.tierguard.jdbc.MarkedCopies.FOREIGN_SERVER;
import static io.tierguard.jdbc.MarkedCopies.NO_SERVER_MARKER;
import static io.tierguard.jdbc.MarkedCopies.UNREADABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.tier.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a stamped production database says after it was copied, in whatever way, and who may use the copy: PostgreSQL, two
 * servers, with its own tools.
 */
class PostgresSurvivalTest {

    private static final String ADMIN = "postgres";
    private static final AtomicInteger NEXT = new AtomicInteger();

    /** Servers write into it until they end, and not before. */
    @TempDir(cleanup = CleanupMode.ALWAYS)
    private static Path directory;

    private static PostgresCluster production;
    private static PostgresCluster staging;

    private String orders = "";
    private String target = "";

    @BeforeAll
    static void start() throws IOException {
        production = PostgresCluster.fresh(directory.resolve("production"));
        staging = PostgresCluster.fresh(directory.resolve("staging"));
    }

    @AfterAll
    static void stop() {
        production.close();
        staging.close();
    }

    @BeforeEach
    void prepare() throws SQLException {
        orders = "orders" + NEXT.incrementAndGet();
        target = "target" + NEXT.get();
        production.run("postgres", "create database " + orders);
        production.run(orders, "create table goods (id int primary key)", "insert into goods values (1)");
        staging.run("postgres", "create database " + target);
        MarkedCopies.stamp(production.url(orders), ADMIN, Tier.PRODUCTION);
        assertThat(says(production, orders)).isEqualTo(expected(FOREIGN_SERVER, ALLOWED));
    }

    private static String says(PostgresCluster server, String database) throws SQLException {
        return MarkedCopies.says(server.url(database), ADMIN);
    }

    private static String expected(String toStaging, String toProduction) {
        return "staging " + toStaging + ", production " + toProduction;
    }

    private static void assertGoods(PostgresCluster server, String database, String... ids) throws SQLException {
        assertThat(server.ask(database, "select id from goods")).containsExactly(ids);
    }

    @Test
    void template_copy_has_the_data_marker_only() throws SQLException {
        production.run("postgres", "create database " + target + " template " + orders);

        assertThat(says(production, target)).isEqualTo(expected(FOREIGN_DATA, NO_SERVER_MARKER));
    }

    @Test
    void renamed_database_has_both() throws SQLException {
        production.run("postgres", "alter database " + orders + " rename to " + target);

        assertThat(says(production, target)).isEqualTo(expected(FOREIGN_SERVER, ALLOWED));
    }

    @Test
    void cold_backup_stays_productions_until_it_is_stamped_anew() throws Exception {
        try (PostgresCluster copy = PostgresCluster.on(production.coldCopy(directory.resolve("cold" + target)))) {
            assertThat(says(copy, orders)).isEqualTo(expected(FOREIGN_SERVER, ALLOWED));

            MarkedCopies.restamp(copy.url(orders), ADMIN, Tier.STAGING, Tier.PRODUCTION);

            assertThat(says(copy, orders)).isEqualTo(expected(ALLOWED, FOREIGN_SERVER));
            assertThat(says(production, orders)).isEqualTo(expected(FOREIGN_SERVER, ALLOWED));
        }
    }

    @Test
    void replica_is_productions_takes_no_stamp_and_stays_so_when_it_is_promoted() throws Exception {
        Path files = production.coldCopy(directory.resolve("replica" + target));
        production.followedBy(files);
        try (PostgresCluster replica = PostgresCluster.on(files)) {
            assertThat(replica.ask(orders, "select pg_is_in_recovery()")).containsExactly("t");
            assertThat(says(replica, orders)).isEqualTo(expected(FOREIGN_SERVER, ALLOWED));
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> MarkedCopies.restamp(replica.url(orders), ADMIN, Tier.STAGING, Tier.PRODUCTION))
                    .withMessage("""
                            TG-3044 refused: a replica takes no writes here: nothing was changed
                              to fix     stamp the primary: what it is stamped with follows to its replicas""");
            assertThat(says(replica, orders)).isEqualTo(expected(FOREIGN_SERVER, ALLOWED));

            assertThat(replica.ask("postgres", "select pg_promote()")).containsExactly("t");

            assertThat(says(replica, orders)).isEqualTo(expected(FOREIGN_SERVER, ALLOWED));
            MarkedCopies.restamp(replica.url(orders), ADMIN, Tier.STAGING, Tier.PRODUCTION);
            assertThat(says(replica, orders)).isEqualTo(expected(ALLOWED, FOREIGN_SERVER));
        }
    }

    @Test
    void logical_replication_brings_the_data_marker_which_a_stamped_subscriber_then_has_beside_its_own()
            throws SQLException {
        String stamped = target + "stamped";
        staging.run("postgres", "create database " + stamped);
        MarkedCopies.stamp(staging.url(stamped), ADMIN, Tier.STAGING);
        production.run(orders, "create publication everything for all tables");
        staging.run(target, "create schema tierguard", "create table tierguard.marker (kind text, document text)");
        for (String subscriber : List.of(target, stamped)) {
            staging.run(subscriber, "create table goods (id int primary key)");
            staging.run(
                    subscriber,
                    "create subscription " + subscriber + " connection 'host=127.0.0.1 port=" + production.port()
                            + " user=postgres dbname=" + orders + "' publication everything");
            staging.await(
                    subscriber,
                    "select 1 where not exists (select from pg_subscription_rel where srsubstate not in ('r', 's'))");
            assertGoods(staging, subscriber, "1");
        }

        assertThat(says(staging, target)).isEqualTo(expected(FOREIGN_DATA, NO_SERVER_MARKER));
        assertThat(says(staging, stamped)).isEqualTo(expected(UNREADABLE, FOREIGN_SERVER));

        MarkedCopies.restamp(production.url(orders), ADMIN, Tier.STAGING, Tier.PRODUCTION);
        MarkedCopies.restamp(production.url(orders), ADMIN, Tier.PRODUCTION, Tier.STAGING);
        assertThat(says(production, orders)).isEqualTo(expected(FOREIGN_SERVER, ALLOWED));
        for (String subscriber : List.of(target, stamped)) {
            staging.run(subscriber, "drop subscription " + subscriber);
        }
    }

    /**
     * Cells that need client tools. No artifact has them, so a machine without them cannot run these: they are reported as
     * skipped then, each with the reason.
     */
    @Nested
    class By_the_machines_client_tools {

        private PostgresTools tools;

        @BeforeEach
        void find() {
            tools = PostgresTools.find().orElseGet(() -> Assumptions.abort(PostgresTools.MISSING));
        }

        private Path dump(String... options) throws IOException {
            return dumped("custom", options);
        }

        private Path dumped(String format, String... options) throws IOException {
            Path file = directory.resolve(orders + ".dump");
            Stream<String> all = Stream.concat(
                    Stream.of("--format=" + format, "--file=" + file),
                    Stream.concat(Stream.of(options), Stream.of(orders)));
            assertThat(tools.run(production, "pg_dump", all.toArray(String[]::new)))
                    .isEqualTo(new PostgresTools.Done(0, ""));
            return file;
        }

        /** Whatever it complains about: what people do, who have a restore that complains, is what counts. */
        private void restore(Path dump, String... options) throws IOException {
            Stream<String> all = Stream.concat(Stream.of(options), Stream.of(dump.toString()));
            PostgresTools.Done done = tools.run(staging, "pg_restore", all.toArray(String[]::new));
            assertThat(done.status()).as(done.out()).isIn(0, 1);
        }

        private void psql(Path script, String database) throws IOException {
            // what newer tools write, and this server does not know
            Files.writeString(script, Files.readString(script).replace(" LOCALE_PROVIDER = libc", ""));
            tools.run(staging, "psql", "--quiet", "--file=" + script, "--dbname=" + database);
        }

        private void stampTarget() throws SQLException {
            MarkedCopies.stamp(staging.url(target), ADMIN, Tier.STAGING);
            assertThat(says(staging, target)).isEqualTo(expected(ALLOWED, FOREIGN_SERVER));
        }

        @Test
        void a_dump_in_an_existing_database_has_the_data_marker_only() throws Exception {
            restore(dump(), "--dbname=" + target);

            assertGoods(staging, target, "1");
            assertThat(says(staging, target)).isEqualTo(expected(FOREIGN_DATA, NO_SERVER_MARKER));
        }

        @Test
        void a_production_dump_loaded_into_staging_is_refused_until_it_is_sanitised() throws Exception {
            stampTarget();

            restore(dump(), "--dbname=" + target, "--clean", "--if-exists");

            assertGoods(staging, target, "1");
            assertThat(says(staging, target)).isEqualTo(expected(FOREIGN_DATA, FOREIGN_SERVER));
            staging.run(target, "update goods set id = 2");
            MarkedCopies.sanitise(staging.url(target), ADMIN, Tier.STAGING, Tier.PRODUCTION);
            assertThat(says(staging, target)).isEqualTo(expected(ALLOWED, FOREIGN_SERVER));
            assertGoods(staging, target, "2");
        }

        @Test
        void a_production_dump_loaded_beside_what_staging_has_is_refused_until_it_is_sanitised() throws Exception {
            stampTarget();

            restore(dump(), "--dbname=" + target);

            assertGoods(staging, target, "1");
            assertThat(says(staging, target)).isEqualTo(expected(UNREADABLE, FOREIGN_SERVER));
            MarkedCopies.sanitise(staging.url(target), ADMIN, Tier.STAGING, Tier.PRODUCTION);
            assertThat(says(staging, target)).isEqualTo(expected(ALLOWED, FOREIGN_SERVER));
        }

        @Test
        void a_plain_dump_loaded_by_psql_does_the_same() throws Exception {
            stampTarget();
            psql(dumped("plain", "--no-comments"), target);

            assertGoods(staging, target, "1");
            assertThat(says(staging, target)).isEqualTo(expected(UNREADABLE, FOREIGN_SERVER));
        }

        @Test
        void data_alone_loaded_into_staging_is_refused() throws Exception {
            stampTarget();
            staging.run(target, "create table goods (id int primary key)");

            restore(dump("--data-only"), "--dbname=" + target);

            assertGoods(staging, target, "1");
            assertThat(says(staging, target)).isEqualTo(expected(UNREADABLE, FOREIGN_SERVER));
        }

        @Test
        void a_database_created_by_pg_restore_C_has_both_and_is_nobodys() throws Exception {
            Path script = directory.resolve(orders + ".sql");
            tools.run(production, "pg_restore", "--create", "--file=" + script, dump().toString());

            psql(script, "postgres");

            assertGoods(staging, orders, "1");
            assertThat(says(staging, orders)).isEqualTo(expected(BOUND_ELSEWHERE, BOUND_ELSEWHERE));
            MarkedCopies.sanitise(staging.url(orders), ADMIN, Tier.STAGING, Tier.PRODUCTION);
            MarkedCopies.restamp(staging.url(orders), ADMIN, Tier.STAGING, Tier.PRODUCTION);
            assertThat(says(staging, orders)).isEqualTo(expected(ALLOWED, FOREIGN_SERVER));
        }

        @Test
        void a_database_of_pg_dumpall_has_both_and_is_nobodys() throws Exception {
            Path script = directory.resolve(orders + ".sql");
            assertThat(tools.run(production, "pg_dumpall", "--file=" + script))
                    .isEqualTo(new PostgresTools.Done(0, ""));

            psql(script, "postgres");

            assertGoods(staging, orders, "1");
            assertThat(says(staging, orders)).isEqualTo(expected(BOUND_ELSEWHERE, BOUND_ELSEWHERE));
        }

        @Test
        void one_schema_alone_brings_no_marker_so_that_a_new_database_has_none() throws Exception {
            restore(dump("--schema=public"), "--dbname=" + target);

            assertGoods(staging, target, "1");
            assertThat(says(staging, target)).isEqualTo(expected(NO_SERVER_MARKER, NO_SERVER_MARKER));
        }

        @Test
        void one_schema_alone_in_a_stamped_database_is_not_noticed_which_is_a_limit() throws Exception {
            stampTarget();

            restore(dump("--schema=public"), "--dbname=" + target);

            assertGoods(staging, target, "1");
            assertThat(says(staging, target)).isEqualTo(expected(ALLOWED, FOREIGN_SERVER));
        }

        @Test
        void a_schema_without_data_has_no_marker_either() throws Exception {
            restore(dump("--schema-only"), "--dbname=" + target);

            assertGoods(staging, target);
            assertThat(says(staging, target)).isEqualTo(expected(NO_SERVER_MARKER, NO_SERVER_MARKER));
        }

        @Test
        void a_schema_without_data_leaves_a_stamped_database_as_it_was() throws Exception {
            stampTarget();

            restore(dump("--schema-only"), "--dbname=" + target);

            assertGoods(staging, target);
            assertThat(says(staging, target)).isEqualTo(expected(ALLOWED, FOREIGN_SERVER));
        }

        @Test
        void a_dump_of_staging_loaded_into_production_leaves_the_server_marker_and_is_noticed() throws Exception {
            staging.run(target, "create table toys (id int primary key)");
            MarkedCopies.stamp(staging.url(target), ADMIN, Tier.STAGING);
            Path script = directory.resolve(target + ".sql");
            tools.run(staging, "pg_dump", "--file=" + script, "--clean", "--if-exists", target);

            tools.run(production, "psql", "--quiet", "--file=" + script, "--dbname=" + orders);

            assertThat(production.ask(orders, "select count(*) from toys")).containsExactly("0");
            assertThat(says(production, orders)).isEqualTo(expected(FOREIGN_SERVER, FOREIGN_DATA));
        }

        @Test
        void a_base_backup_stays_productions() throws Exception {
            Path files = directory.resolve("base" + orders);
            assertThat(tools.run(
                            production,
                            "pg_basebackup",
                            "--pgdata=" + files,
                            "--wal-method=stream",
                            "--checkpoint=fast"))
                    .isEqualTo(new PostgresTools.Done(0, ""));

            try (PostgresCluster copy = PostgresCluster.on(files)) {
                assertGoods(copy, orders, "1");
                assertThat(says(copy, orders)).isEqualTo(expected(FOREIGN_SERVER, ALLOWED));
            }
        }
    }
}
