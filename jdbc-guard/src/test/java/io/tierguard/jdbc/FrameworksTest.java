package io.tierguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import liquibase.Scope;
import liquibase.command.CommandScope;
import liquibase.exception.CommandExecutionException;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.hibernate.SessionFactory;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.dialect.PostgreSQLDialect;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What else opens connections in an application: by a source that is handed over, or by a URL of its own. */
class FrameworksTest extends FrameworkSituation {

    @Nested
    class DriverManager_itself {

        @Test
        void opens_an_own_database_by_the_prefix() throws SQLException {
            try (Connection connection = DriverManager.getConnection(tierguard(ownUrl()))) {
                assertThat(connection.getClass().getName()).isEqualTo("org.postgresql.jdbc.PgConnection");
            }
            leaksNothing();
        }

        @Test
        void tries_no_other_driver_after_a_refusal() {
            assertThatExceptionOfType(RefusedSqlException.class)
                    .isThrownBy(() -> DriverManager.getConnection(tierguard(foreignUrl())))
                    .withMessageStartingWith(foreign());
            openedNothing();
        }
    }

    @Nested
    class HikariCP_with_a_configuration_file {

        @TempDir
        private Path folder;

        private interface Use {
            void run() throws Exception;
        }

        private void withFile(Use use) throws Exception {
            Path file = folder.resolve("hikari.properties");
            Files.writeString(
                    file,
                    "dataSourceClassName=org.postgresql.ds.PGSimpleDataSource\ndataSource.url=" + foreignUrl() + "\n");
            System.setProperty("hikaricp.configurationFile", file.toString());
            try {
                use.run();
            } finally {
                System.clearProperty("hikaricp.configurationFile");
            }
        }

        @Test
        void is_seen_where_the_file_takes_the_place_of_a_guarded_URL() throws Exception {
            withFile(() -> {
                HikariConfig config = new HikariConfig();
                config.setJdbcUrl(tierguard(ownUrl()));
                config.setMaximumPoolSize(1);
                config.setInitializationFailTimeout(-1);
                config.setMinimumIdle(0);
                try (HikariDataSource pool = new HikariDataSource(config)) {
                    assertThatExceptionOfType(SQLException.class)
                            .isThrownBy(() -> GuardedPool.wrap(pool))
                            .withMessageStartingWith("TG-3063 refused: com.zaxxer.hikari.HikariDataSource does not ");
                }
            });
            openedNothing();
        }

        @Test
        void does_not_take_the_place_of_a_guarded_source() throws Exception {
            withFile(() -> {
                HikariConfig config = new HikariConfig();
                config.setDataSource(own());
                config.setMaximumPoolSize(1);
                try (HikariDataSource pool = new HikariDataSource(config);
                        Connection connection = GuardedPool.wrap(pool).getConnection()) {
                    assertThat(connection.getMetaData().getURL()).startsWith("jdbc:postgresql://localhost:");
                }
            });
            leaksNothing();
        }
    }

    @Nested
    class Flyway_ {

        @TempDir
        private Path folder;

        @Test
        void migrates_by_a_guarded_source() throws IOException, SQLException {
            Files.writeString(folder.resolve("V1__one.sql"), "create table flyway_one (id int);");
            int migrated = Flyway.configure()
                    .dataSource(own())
                    .schemas("flyway_own")
                    .locations("filesystem:" + folder)
                    .load()
                    .migrate()
                    .migrationsExecuted;

            assertThat(migrated).isEqualTo(1);
            leaksNothing();
        }

        @Test
        void is_refused() {
            assertThatExceptionOfType(FlywayException.class)
                    .isThrownBy(
                            () -> Flyway.configure().dataSource(moved()).load().migrate())
                    .withMessageContaining(foreign())
                    .withRootCauseInstanceOf(RefusedSqlException.class);
            openedNothing();
        }

        @Test
        void takes_no_URL_that_it_does_not_know() {
            assertThatExceptionOfType(FlywayException.class)
                    .isThrownBy(() -> Flyway.configure()
                            .dataSource(tierguard(ownUrl()), "postgres", "")
                            .load()
                            .migrate())
                    .withMessageStartingWith("No Flyway database plugin found to handle jdbc:tierguard:");
            openedNothing();
        }
    }

    @Nested
    class Liquibase_by_a_URL_of_its_own {

        @TempDir
        private Path folder;

        private void update(String url) throws Exception {
            Files.writeString(
                    folder.resolve("changelog.sql"), "--liquibase formatted sql\n--changeset orders:1\nselect 1;\n");
            Map<String, Object> scope = Map.of(
                    Scope.Attr.resourceAccessor.name(),
                    new DirectoryResourceAccessor(folder),
                    Scope.Attr.ui.name(),
                    new LoggerUIService());
            Scope.child(scope, () -> {
                new CommandScope("update")
                        .addArgumentValue("url", url)
                        .addArgumentValue("driver", GuardedDriver.class.getName())
                        .addArgumentValue("username", "postgres")
                        .addArgumentValue("password", "")
                        .addArgumentValue("changelogFile", "changelog.sql")
                        .execute();
            });
        }

        @Test
        void updates_an_own_database() throws Exception {
            update(tierguard(ownUrl()));

            assertThat(relay.opened()).isPositive();
            leaksNothing();
        }

        @Test
        void is_refused() {
            assertThatExceptionOfType(CommandExecutionException.class)
                    .isThrownBy(() -> update(tierguard(foreignUrl())))
                    .withMessageContaining(foreign())
                    .withRootCauseInstanceOf(RefusedSqlException.class);
            openedNothing();
        }

        @Test
        void opens_nothing_by_a_URL_without_the_prefix() {
            assertThatExceptionOfType(CommandExecutionException.class).isThrownBy(() -> update(foreignUrl()));
            openedNothing();
        }
    }

    @Nested
    class JOOQ {

        JOOQ() {
            System.setProperty("org.jooq.no-logo", "true");
            System.setProperty("org.jooq.no-tips", "true");
        }

        @Test
        void queries_an_own_database() throws SQLException {
            assertThat(DSL.using(own(), SQLDialect.POSTGRES).fetchValue("select 1"))
                    .isEqualTo(1);
            leaksNothing();
        }

        @Test
        void is_refused() {
            assertThatExceptionOfType(DataAccessException.class)
                    .isThrownBy(() -> DSL.using(moved(), SQLDialect.POSTGRES).fetchValue("select 1"))
                    .havingCause()
                    .isInstanceOf(RefusedSqlException.class)
                    .withMessageStartingWith(foreign());
            openedNothing();
        }
    }

    @Nested
    class Hibernate {

        private void with(Map<String, Object> settings, Use use) {
            StandardServiceRegistry registry = new StandardServiceRegistryBuilder()
                    .applySetting("hibernate.bytecode.provider", "none")
                    .applySettings(settings)
                    .build();
            try (SessionFactory factory =
                    new MetadataSources(registry).buildMetadata().buildSessionFactory()) {
                use.of(factory);
            } finally {
                StandardServiceRegistryBuilder.destroy(registry);
            }
        }

        private interface Use {
            void of(SessionFactory factory);
        }

        private static int one(SessionFactory factory) {
            return factory.fromSession(session ->
                    session.createNativeQuery("select 1", Integer.class).getSingleResult());
        }

        private void allows(Map<String, Object> settings) {
            with(settings, factory -> assertThat(one(factory)).isEqualTo(1));
            assertThat(relay.opened()).isPositive();
            leaksNothing();
        }

        private void refuses(Map<String, Object> settings) {
            assertThatThrownBy(() -> with(settings, Hibernate::one))
                    .hasStackTraceContaining(foreign().strip());
            openedNothing();
        }

        @Test
        void uses_a_guarded_source() throws SQLException {
            allows(Map.of("jakarta.persistence.nonJtaDataSource", own()));
        }

        @Test
        void uses_a_guarded_URL() {
            allows(Map.of(
                    "jakarta.persistence.jdbc.url", tierguard(ownUrl()),
                    "jakarta.persistence.jdbc.driver", GuardedDriver.class.getName()));
        }

        @Test
        void is_refused_by_a_source() throws SQLException {
            refuses(Map.of(
                    "jakarta.persistence.nonJtaDataSource", moved(),
                    "hibernate.dialect", PostgreSQLDialect.class.getName()));
        }

        /** Its log alone has the refusal then. */
        @Test
        void speaks_of_a_dialect_where_none_is_configured() {
            assertThatThrownBy(() -> with(Map.of("jakarta.persistence.nonJtaDataSource", moved()), Hibernate::one))
                    .hasMessageContaining("Unable to determine Dialect without JDBC metadata");
            openedNothing();
        }

        @Test
        void is_refused_by_a_URL() {
            refuses(Map.of(
                    "jakarta.persistence.jdbc.url", tierguard(foreignUrl()),
                    "jakarta.persistence.jdbc.driver", GuardedDriver.class.getName()));
        }
    }
}
