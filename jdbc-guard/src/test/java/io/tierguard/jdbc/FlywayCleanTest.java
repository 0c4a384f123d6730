package io.tierguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.tierguard.guard.Guard;
import io.tierguard.guard.GuardSlot;
import io.tierguard.jdbc.flyway.CleanProtection;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flyway's clean on a real PostgreSQL, where the registry protects production. */
class FlywayCleanTest {

    private final ProtectedOrders orders = new ProtectedOrders("flyway_orders");

    @BeforeEach
    void fill() {
        orders.fill();
    }

    private static FluentConfiguration flyway(CleanProtection protection) {
        return Flyway.configure()
                .cleanDisabled(false)
                .locations("classpath:no/migrations")
                .failOnMissingLocations(false)
                .callbacks(protection);
    }

    private void refuses(FluentConfiguration flyway, String message) {
        assertThatExceptionOfType(FlywayException.class)
                .isThrownBy(() -> flyway.load().clean())
                .withMessage("Error while executing beforeClean callback: " + message)
                .havingRootCause()
                .isInstanceOf(RefusedSqlException.class)
                .withMessage(message);
        assertThat(orders.count()).isEqualTo(3);
    }

    private void cleans(FluentConfiguration flyway) {
        flyway.load().clean();
        assertThat(orders.exists()).isFalse();
    }

    private String crossed() {
        return """
                TG-3061 refused: %s belongs to production, whose data the registry protects, and Flyway's clean would destroy it
                  used by    Flyway's clean
                  to fix     run it on another database, or correct tierguard.yaml:4 if this one is not production's""".formatted(orders.endpoint());
    }

    @Test
    void is_refused_in_a_protected_tier() throws SQLException {
        Guard production = orders.guard(Tier.PRODUCTION);

        refuses(flyway(new CleanProtection(production)).dataSource(orders.source(production)), """
                TG-3060 refused: this process is production, where the registry protects data, and Flyway's clean would destroy it
                  used by    Flyway's clean
                  to fix     run it where data may be lost; if that is so here, take production out of protect: in tierguard.yaml""");
    }

    @Nested
    class From_development_by_a_crossing {

        private final Guard development = orders.guard(Tier.DEVELOPMENT);

        @Test
        void is_refused_on_the_guarded_source() throws SQLException {
            refuses(flyway(new CleanProtection(development)).dataSource(orders.source(development)), crossed());
        }

        @Test
        void is_refused_through_a_pool() throws SQLException {
            HikariConfig config = new HikariConfig();
            config.setMaximumPoolSize(3);
            config.setDataSource(orders.source(development));
            try (GuardedPool pool = GuardedPool.wrap(new HikariDataSource(config))) {
                refuses(flyway(new CleanProtection(development)).dataSource(pool), crossed());
            }
        }

        @Test
        void is_refused_by_a_URL_that_no_guard_saw() {
            refuses(flyway(new CleanProtection(development)).dataSource(orders.url(), "postgres", ""), crossed());
        }

        @Test
        void is_refused_on_a_source_that_no_guard_saw() {
            refuses(flyway(new CleanProtection(development)).dataSource(orders.unguarded()), crossed());
        }

        @Test
        void is_refused_where_properties_hide_the_host() {
            String hostless = "jdbc:postgresql:" + orders.database();
            FluentConfiguration flyway = flyway(new CleanProtection(development))
                    .jdbcProperties(
                            Map.of("PGHOST", ProtectedOrders.HOST, "PGPORT", String.valueOf(Databases.postgres())))
                    .dataSource(hostless, "postgres", "");

            refuses(flyway, crossed());
        }

        @Test
        void is_refused_where_a_source_hides_the_host() {
            DataSource hiding = orders.hostless();

            refuses(flyway(new CleanProtection(development)).dataSource(hiding), """
                    TG-2008 refused: where jdbc:postgresql:… leads cannot be determined: its URL names no host, so that properties may have named one
                      used by    Flyway's clean
                      to fix     run it on a GuardedDataSource, or write the host into the URL""");
        }

        @Test
        void is_refused_through_a_tunnel_by_what_the_database_says_of_itself() {
            orders.spoil();
            String message = """
                    TG-3021 refused: the server marker of localhost:%d/flyway_orders cannot be read: """.formatted(Databases.postgres());

            assertThatExceptionOfType(FlywayException.class)
                    .isThrownBy(() -> flyway(new CleanProtection(development))
                            .dataSource(orders.tunnelled(), "postgres", "")
                            .load()
                            .clean())
                    .withMessageStartingWith("Error while executing beforeClean callback: " + message.stripTrailing())
                    .withRootCauseInstanceOf(RefusedSqlException.class);
            assertThat(orders.count()).isEqualTo(3);
        }

        @Test
        void cleans_what_is_its_own_on_this_machine() {
            cleans(flyway(new CleanProtection(development)).dataSource(orders.tunnelled(), "postgres", ""));
        }

        @Test
        void is_refused_before_a_script_for_the_same_event_runs(@TempDir Path folder) throws IOException, SQLException {
            Files.writeString(folder.resolve("beforeClean.sql"), "drop table orders;");
            Files.writeString(folder.resolve("beforeClean__0.sql"), "drop table orders;");

            refuses(
                    flyway(new CleanProtection(development))
                            .dataSource(orders.source(development))
                            .callbackLocations("filesystem:" + folder),
                    crossed());
        }

        @Test
        void migrates_all_the_same(@TempDir Path folder) throws IOException, SQLException {
            Files.writeString(folder.resolve("V2__more.sql"), "insert into orders values (4);");
            flyway(new CleanProtection(development))
                    .dataSource(orders.source(development))
                    .locations("filesystem:" + folder)
                    .baselineOnMigrate(true)
                    .load()
                    .migrate();

            assertThat(orders.count()).isEqualTo(4);
        }
    }

    @Nested
    class By_the_name_of_the_class {

        private FluentConfiguration named() {
            return Flyway.configure()
                    .cleanDisabled(false)
                    .locations("classpath:no/migrations")
                    .failOnMissingLocations(false)
                    .dataSource(orders.url(), "postgres", "")
                    .configuration(Map.of("flyway.callbacks", CleanProtection.class.getName()));
        }

        @Test
        void is_refused_with_the_published_guard() {
            try (GuardSlot.Publication published = GuardSlot.publish(orders.guard(Tier.DEVELOPMENT))) {
                refuses(named(), crossed());
            }
        }

        @Test
        void is_refused_where_nobody_knows_whose_the_data_is() {
            assertThatExceptionOfType(FlywayException.class)
                    .isThrownBy(() -> named().load().clean())
                    .withMessageStartingWith("Error while executing beforeClean callback: TG-3062 refused: "
                            + "Flyway's clean would destroy a database, and no guard could be made that knows whose\n"
                            + "  TG-1001    ")
                    .withMessageEndingWith("call Tierguard.start() first, or correct what this message lists;"
                            + " a project that is to have no registry has no use for tierguard-jdbc-guard on the class path"
                            + " of its tools");
            assertThat(orders.count()).isEqualTo(3);
        }
    }

    @Nested
    class Cleans {

        @Test
        void where_the_owner_is_not_protected() throws SQLException {
            Guard staging = orders.guardOfStagingsOwn();

            cleans(flyway(new CleanProtection(staging)).dataSource(orders.source(staging)));
        }

        @Test
        void where_the_registry_protects_nothing() throws SQLException {
            Guard nothing = orders.guardThatProtectsNothing(Tier.PRODUCTION);

            cleans(flyway(new CleanProtection(nothing)).dataSource(orders.source(nothing)));
        }
    }
}
