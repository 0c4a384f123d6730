package io.tierguard.jdbc.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.tierguard.Tierguard;
import io.tierguard.guard.Guard;
import io.tierguard.guard.GuardSlot;
import io.tierguard.jdbc.DestructiveCommand;
import io.tierguard.jdbc.GuardedDataSource;
import io.tierguard.jdbc.GuardedPool;
import io.tierguard.jdbc.RefusedSqlException;
import io.tierguard.jdbc.flyway.CleanProtection;
import io.tierguard.registry.Registry;
import io.tierguard.settings.JdbcUrl;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** What the pages in docs show: between the marks of a region, a page's own lines. */
class PagesTest {

    private final Settings settings = new Settings(JdbcUrl.parse("jdbc:h2:mem:pages"));
    private final Tierguard tierguard = started();
    private final Guard guard = tierguard.guard();

    record Settings(JdbcUrl databaseUrl) {}

    private static Tierguard started() {
        Registry registry = Registry.parse("tierguard.yaml", """
                version: 1
                endpoints:
                  staging: ["*.staging.example.com"]
                policy:
                  protect: [test]
                """);
        Tierguard.Resolution resolution =
                Tierguard.resolve(Tierguard.Sources.of(Map.of("TIERGUARD_ENVIRONMENT", "test"), registry));
        assertThat(resolution).isInstanceOf(Tierguard.Resolved.class);
        return ((Tierguard.Resolved) resolution).tierguard();
    }

    @Test
    void gives_a_guarded_source_to_a_pool() throws SQLException {
        // region pool
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(GuardedDataSource.named("orders").of(settings.databaseUrl(), tierguard.guard()));
        // endregion
        try (pool;
                Connection connection = pool.getConnection()) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }

    @Test
    void asks_the_driver_for_a_url_with_the_prefix() {
        GuardSlot.Publication published = GuardSlot.publish(guard);
        try {
            assertThatExceptionOfType(RefusedSqlException.class)
                    .isThrownBy(PagesTest::byUrl)
                    .withMessageStartingWith("TG-2001 refused: this process is test, and"
                            + " orders-db.staging.example.com:5432/orders belongs to staging\n");
        } finally {
            published.close();
        }
    }

    private static void byUrl() throws SQLException {
        // region url
        String url = "jdbc:tierguard:postgresql://orders-db.staging.example.com/orders";
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.setReadOnly(true);
        }
        // endregion
    }

    @Test
    void asks_before_there_is_a_pool() throws SQLException {
        // region probe
        GuardedDataSource orders = GuardedDataSource.named("orders").of(settings.databaseUrl(), guard); // opens nothing
        orders.probe(); // asks the database too
        // endregion
        assertThat(orders.toString()).contains("orders");
    }

    @Test
    void goes_around_a_pool() throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setDataSource(GuardedDataSource.named("orders").of(settings.databaseUrl(), guard));
        // region around
        DataSource orders = GuardedPool.wrap(new HikariDataSource(config));
        // endregion
        try (Connection connection = orders.getConnection()) {
            assertThat(connection.isValid(1)).isTrue();
        }
        ((GuardedPool) orders).close();
    }

    @Test
    void protects_data_from_flyway() throws SQLException {
        GuardedDataSource orders = GuardedDataSource.named("orders").of(settings.databaseUrl(), guard);
        // region flyway
        Flyway flyway = Flyway.configure()
                .dataSource(orders)
                .callbacks(new CleanProtection(tierguard.guard()))
                .load();
        // endregion
        assertThat(flyway.getConfiguration().getCallbacks()).hasAtLeastOneElementOfType(CleanProtection.class);
    }

    @Test
    void protects_data_from_whatever_asks() throws SQLException {
        GuardedDataSource dataSource = GuardedDataSource.named("orders").of(settings.databaseUrl(), guard);
        assertThatExceptionOfType(RefusedSqlException.class)
                .isThrownBy(() -> reset(dataSource, guard))
                .withMessageStartingWith("TG-3060 refused: this process is test, where the registry protects data");
    }

    private static void reset(GuardedDataSource dataSource, Guard guard) throws SQLException {
        // region destructive
        DestructiveCommand reset = DestructiveCommand.of("the reset of the test data", guard);
        reset.on(dataSource); // opens nothing, and so asks for no marker
        try (Connection connection = dataSource.getConnection()) {
            reset.on(dataSource, connection); // a GuardedDataSource, and a connection of it
            reset.on(connection); // one of another source
        }
        // endregion
    }
}
