package io.tierguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierguard.guard.Guard;
import io.tierguard.guard.GuardSlot;
import io.tierguard.tier.Tier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.command.CommandScope;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.CommandExecutionException;
import liquibase.exception.DatabaseException;
import liquibase.exception.LiquibaseException;
import liquibase.integration.spring.SpringLiquibase;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.FileSystemResourceLoader;

/** Liquibase's dropAll on a real PostgreSQL, where the registry protects production. */
class LiquibaseDropAllTest {

    private static final String CHANGELOG = """
            --liquibase formatted sql
            --changeset orders:1
            insert into orders values (4);
            --rollback delete from orders;
            """;

    /** Kept, since a logger that nobody holds loses its level. */
    private static final Logger LOG = Logger.getLogger("liquibase");

    static {
        LOG.setLevel(Level.OFF);
    }

    private final ProtectedOrders orders = new ProtectedOrders("liquibase_orders");
    private final Guard development = orders.guard(Tier.DEVELOPMENT);

    @TempDir
    private Path folder;

    @BeforeEach
    void fill() throws Exception {
        orders.fill();
        Files.writeString(folder.resolve("changelog.sql"), CHANGELOG);
    }

    private interface Use {
        void of(Liquibase liquibase) throws LiquibaseException;
    }

    private void with(Connection opened, Use use) throws Exception {
        try (Connection connection = opened) {
            Database database =
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
            Liquibase liquibase = new Liquibase("changelog.sql", new DirectoryResourceAccessor(folder), database);
            Scope.child(Scope.Attr.ui, new LoggerUIService(), () -> use.of(liquibase));
        }
    }

    private String crossed(String command) {
        return """
                TG-3061 refused: %s belongs to production, whose data the registry protects, and Liquibase's %s would destroy it
                  used by    Liquibase's %s
                  to fix     run it on another database, or correct tierguard.yaml:4 if this one is not production's""".formatted(orders.endpoint(), command, command);
    }

    @Test
    void is_refused_in_a_protected_tier() throws Exception {
        Guard production = orders.guard(Tier.PRODUCTION);
        try (GuardSlot.Publication published = GuardSlot.publish(production)) {
            assertThatExceptionOfType(DatabaseException.class)
                    .isThrownBy(() -> with(orders.source(production).getConnection(), Liquibase::dropAll))
                    .havingRootCause()
                    .isInstanceOf(RefusedSqlException.class)
                    .withMessage("""
                    TG-3060 refused: this process is production, where the registry protects data, and Liquibase's dropAll would destroy it
                      used by    Liquibase's dropAll
                      to fix     run it where data may be lost; if that is so here, take production out of protect: in tierguard.yaml""");
        }
        assertThat(orders.count()).isEqualTo(3);
    }

    @Nested
    class From_development_by_a_crossing {

        private final GuardSlot.Publication published = GuardSlot.publish(development);

        @AfterEach
        void takeBack() {
            published.close();
        }

        private void refuses(String command, ThrowingCallable call) {
            assertThatThrownBy(call)
                    .hasMessageContaining(crossed(command))
                    .rootCause()
                    .isInstanceOf(RefusedSqlException.class)
                    .hasMessage(crossed(command));
            assertThat(orders.count()).isEqualTo(3);
        }

        @Test
        void is_refused_on_a_guarded_connection() {
            refuses("dropAll", () -> with(orders.source(development).getConnection(), Liquibase::dropAll));
        }

        @Test
        void is_refused_on_a_connection_that_no_guard_saw() {
            refuses("dropAll", () -> with(orders.unguarded().getConnection(), Liquibase::dropAll));
        }

        @Test
        void is_refused_as_a_command_with_a_URL_of_its_own() {
            CommandScope command = command("dropAll");
            assertThatExceptionOfType(CommandExecutionException.class)
                    .isThrownBy(command::execute)
                    .withMessage(crossed("dropAll"))
                    .withCauseInstanceOf(RefusedSqlException.class);
            assertThat(orders.count()).isEqualTo(3);
        }

        private CommandScope command(String name) {
            String url = orders.url().replace("jdbc:", "jdbc:tierguard:");
            try {
                return new CommandScope(name)
                        .addArgumentValue("url", url)
                        .addArgumentValue("driver", GuardedDriver.class.getName())
                        .addArgumentValue("username", "postgres")
                        .addArgumentValue("password", "");
            } catch (CommandExecutionException e) {
                throw new IllegalStateException(e);
            }
        }

        @Test
        void is_refused_to_a_testing_of_rollbacks() {
            refuses(
                    "updateTestingRollback",
                    () -> with(
                            orders.source(development).getConnection(),
                            liquibase -> liquibase.updateTestingRollback("")));
        }

        @Test
        void is_refused_to_Spring_that_drops_first() throws SQLException {
            SpringLiquibase spring = new SpringLiquibase();
            spring.setDataSource(orders.source(development));
            spring.setResourceLoader(new FileSystemResourceLoader());
            spring.setChangeLog("file:" + folder.resolve("changelog.sql"));
            spring.setDropFirst(true);

            refuses("dropAll", spring::afterPropertiesSet);
        }

        @Test
        void is_refused_where_the_source_hides_the_host() {
            assertThatThrownBy(() -> with(orders.hostless().getConnection(), Liquibase::dropAll))
                    .rootCause()
                    .hasMessage("""
                    TG-2008 refused: where jdbc:postgresql:… leads cannot be determined: its URL names no host, so that properties may have named one
                      used by    Liquibase's dropAll
                      to fix     run it on a GuardedDataSource, or write the host into the URL""");
            assertThat(orders.count()).isEqualTo(3);
        }

        @Test
        void is_refused_through_a_tunnel_by_what_the_database_says_of_itself() {
            orders.spoil();

            assertThatThrownBy(() ->
                            with(DriverManager.getConnection(orders.tunnelled(), "postgres", ""), Liquibase::dropAll))
                    .rootCause()
                    .isInstanceOf(RefusedSqlException.class)
                    .hasMessageStartingWith("TG-3021 refused: the server marker of localhost:");
            assertThat(orders.count()).isEqualTo(3);
        }

        @Test
        void updates_all_the_same() throws Exception {
            with(orders.source(development).getConnection(), liquibase -> liquibase.update(""));

            assertThat(orders.count()).isEqualTo(4);
        }
    }

    @Test
    void is_refused_where_nobody_knows_whose_the_data_is() {
        assertThatThrownBy(() -> with(orders.unguarded().getConnection(), Liquibase::dropAll))
                .rootCause()
                .hasMessageStartingWith("TG-3062 refused: Liquibase's dropAll would destroy a database, "
                        + "and no guard could be made that knows whose\n  TG-1001    ");
        assertThat(orders.count()).isEqualTo(3);
    }

    @Nested
    class Drops {

        private void drops(Guard guard) throws Exception {
            try (GuardSlot.Publication published = GuardSlot.publish(guard)) {
                with(orders.source(guard).getConnection(), Liquibase::dropAll);
            }
            assertThat(orders.exists()).isFalse();
        }

        @Test
        void where_the_owner_is_not_protected() throws Exception {
            drops(orders.guardOfStagingsOwn());
        }

        @Test
        void where_the_registry_protects_nothing() throws Exception {
            drops(orders.guardThatProtectsNothing(Tier.PRODUCTION));
        }
    }
}
