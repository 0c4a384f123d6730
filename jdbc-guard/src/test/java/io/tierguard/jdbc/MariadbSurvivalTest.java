package io.tierguard.jdbc;

import static io.tierguard.jdbc.MarkedCopies.ALLOWED;
import static io.tierguard.jdbc.MarkedCopies.FOREIGN_DATA;
import static io.tierguard.jdbc.MarkedCopies.FOREIGN_SERVER;
import static io.tierguard.jdbc.MarkedCopies.NO_SERVER_MARKER;
import static io.tierguard.jdbc.MarkedCopies.UNREADABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.tier.Tier;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a stamped production database says after it was copied, and who may use the copy: MariaDB, two servers, with the
 * tools of its package.
 */
class MariadbSurvivalTest {

    private static final AtomicInteger NEXT = new AtomicInteger();

    @TempDir
    private static Path directory;

    private static MariadbServer production;
    private static MariadbServer staging;

    private String orders = "";

    @BeforeAll
    static void start() throws Exception {
        production = MariadbServer.fresh(directory.resolve("production"));
        staging = MariadbServer.fresh(directory.resolve("staging"));
    }

    @AfterAll
    static void stop() {
        production.close();
        staging.close();
    }

    /** The same name on both, as it mostly is. */
    @BeforeEach
    void prepare() throws SQLException {
        orders = "orders" + NEXT.incrementAndGet();
        production.run("", "create database " + orders);
        production.run(orders, "create table goods (id int primary key)", "insert into goods values (1)");
        MarkedCopies.stamp(production.url(orders), MariadbServer.ADMIN, Tier.PRODUCTION);
        assertThat(says(production, orders)).isEqualTo(expected(FOREIGN_SERVER, ALLOWED));
        staging.run("", "create database " + orders);
    }

    private static String says(MariadbServer server, String database) throws SQLException {
        return MarkedCopies.says(server.url(database), MariadbServer.ADMIN);
    }

    private static String expected(String toStaging, String toProduction) {
        return "staging " + toStaging + ", production " + toProduction;
    }

    private void stampStaging() throws SQLException {
        MarkedCopies.stamp(staging.url(orders), MariadbServer.ADMIN, Tier.STAGING);
        assertThat(says(staging, orders)).isEqualTo(expected(ALLOWED, FOREIGN_SERVER));
    }

    private Path dumped(String... arguments) throws IOException {
        Path file = directory.resolve(orders + ".sql");
        production.dump(file, arguments);
        return file;
    }

    private void assertGoods(String... ids) throws SQLException {
        assertThat(staging.ask(orders, "select id from goods")).containsExactly(ids);
    }

    @Test
    void a_production_dump_loaded_into_staging_is_refused_until_it_is_sanitised() throws Exception {
        stampStaging();

        staging.load(dumped(orders), orders);

        assertGoods("1");
        assertThat(says(staging, orders)).isEqualTo(expected(FOREIGN_DATA, FOREIGN_SERVER));
        MarkedCopies.sanitise(staging.url(orders), MariadbServer.ADMIN, Tier.STAGING, Tier.PRODUCTION);
        assertThat(says(staging, orders)).isEqualTo(expected(ALLOWED, FOREIGN_SERVER));
        assertGoods("1");
    }

    @Test
    void a_dump_in_a_database_without_markers_has_the_data_marker_only() throws Exception {
        staging.load(dumped(orders), orders);

        assertGoods("1");
        assertThat(says(staging, orders)).isEqualTo(expected(FOREIGN_DATA, NO_SERVER_MARKER));
    }

    @Test
    void a_dump_with_databases_is_as_one_without() throws Exception {
        stampStaging();

        staging.load(dumped("--databases", orders), "mysql");

        assertGoods("1");
        assertThat(says(staging, orders)).isEqualTo(expected(FOREIGN_DATA, FOREIGN_SERVER));
    }

    @Test
    void a_dump_of_everything_makes_the_server_productions_which_refuses_staging() throws Exception {
        stampStaging();

        staging.load(dumped("--all-databases", "--ignore-database=mysql", "--ignore-database=sys"), "mysql");

        assertGoods("1");
        assertThat(says(staging, orders)).isEqualTo(expected(FOREIGN_SERVER, ALLOWED));
    }

    @Test
    void a_dump_that_ignores_duplicates_is_noticed_by_two_rows() throws Exception {
        stampStaging();
        staging.run(orders, "create table goods (id int primary key)");

        staging.load(dumped("--no-create-info", "--insert-ignore", orders), orders);

        assertGoods("1");
        assertThat(says(staging, orders)).isEqualTo(expected(UNREADABLE, FOREIGN_SERVER));
        MarkedCopies.sanitise(staging.url(orders), MariadbServer.ADMIN, Tier.STAGING, Tier.PRODUCTION);
        assertThat(says(staging, orders)).isEqualTo(expected(ALLOWED, FOREIGN_SERVER));
    }

    @Test
    void a_dump_without_data_has_no_marker() throws Exception {
        staging.load(dumped("--no-data", orders), orders);

        assertGoods();
        assertThat(says(staging, orders)).isEqualTo(expected(NO_SERVER_MARKER, NO_SERVER_MARKER));
    }

    @Test
    void one_table_alone_in_a_stamped_database_is_not_noticed_which_is_a_limit() throws Exception {
        stampStaging();

        staging.load(dumped(orders, "goods"), orders);

        assertGoods("1");
        assertThat(says(staging, orders)).isEqualTo(expected(ALLOWED, FOREIGN_SERVER));
    }

    @Test
    void a_copy_under_another_name_on_the_same_server_has_the_data_marker_only() throws Exception {
        String copy = orders + "copy";
        production.run("", "create database " + copy);

        production.load(dumped(orders), copy);

        assertThat(says(production, copy)).isEqualTo(expected(FOREIGN_DATA, NO_SERVER_MARKER));
    }
}
