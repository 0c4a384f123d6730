package io.tierguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.tierguard.guard.Guard;
import io.tierguard.guard.GuardListener;
import io.tierguard.guard.Judgement;
import io.tierguard.net.JvmWideGuard;
import io.tierguard.testing.CountedPort;
import io.tierguard.tier.Tier;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The net under the whole JVM below guarded sources, below drivers, and below a pool that nobody guarded. */
class NetBelowSourcesTest {

    private static final String YAML = """
            version: 1
            endpoints:
              production: [127.0.0.2, "*.prod.example.com"]
              staging: [127.0.0.3, 127.0.0.1, "*.staging.example.com"]
            """;

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final Guard guard = Guards.of(Tier.STAGING, YAML).with(new GuardListener() {
        @Override
        public void judged(Judgement judgement) {
            told.add(judgement.usedBy() + ": " + judgement);
        }
    });
    private final CountedPort production = new CountedPort("127.0.0.2");
    private final CountedPort staging = new CountedPort("127.0.0.3");

    @AfterEach
    void close() {
        production.close();
        staging.close();
    }

    /** Drivers whose sockets are guarded, so that the net has nothing to add. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://127.0.0.3:{port}/orders?user=orders",
                "jdbc:mariadb://127.0.0.3:{port}/orders?user=orders&retriesAllDown=1",
                "jdbc:mysql://127.0.0.3:{port}/orders?user=orders",
                "jdbc:sqlserver://127.0.0.3:{port};user=orders;loginTimeout=2;connectRetryCount=0"
            })
    void a_guarded_source_is_told_of_as_without_it(String url) {
        String own = url.replace("{port}", String.valueOf(staging.port()));
        Class<?> without = opened(own);
        List<String> toldWithout = List.copyOf(told);
        int dialled = staging.accepted();
        told.clear();
        try (JvmWideGuard net = JvmWideGuard.install(guard)) {
            assertThat(net.isActive()).isTrue();
            assertThat(opened(own)).isEqualTo(without);
        }

        assertThat(told).containsExactlyElementsOf(toldWithout).isNotEmpty();
        assertThat(staging.accepted()).isEqualTo(2 * dialled).isPositive();
    }

    /** What becomes of a connection to a server that hangs up. */
    private Class<?> opened(String url) {
        return catchThrowableOfType(
                        SQLException.class,
                        () -> GuardedDataSource.of(url, guard).getConnection().close())
                .getClass();
    }

    @Test
    void a_guarded_source_refuses_by_itself_first() {
        try (JvmWideGuard net = JvmWideGuard.install(guard)) {
            assertThat(net.isActive()).isTrue();
            assertThatExceptionOfType(RefusedSqlException.class)
                    .isThrownBy(() -> GuardedDataSource.of(
                                    "jdbc:postgresql://127.0.0.2:" + production.port() + "/orders", guard)
                            .getConnection())
                    .withMessageContaining("  used by        GuardedDataSource");
        }
        assertThat(told).hasSize(1);
        assertThat(production.accepted()).isZero();
    }

    @Test
    void the_net_of_another_guard_refuses_a_guarded_source_in_its_own_type() {
        Guard elsewhere = Guards.of(Tier.PRODUCTION, YAML);
        try (JvmWideGuard net = JvmWideGuard.install(elsewhere)) {
            assertThat(net.isActive()).isTrue();
            assertThatExceptionOfType(RefusedSqlException.class)
                    .isThrownBy(() -> GuardedDataSource.of(
                                    "jdbc:postgresql://127.0.0.3:" + staging.port() + "/orders", guard)
                            .getConnection())
                    .withMessageStartingWith("TG-2001 refused: this process is production, and 127.0.0.3:"
                            + staging.port() + " belongs to staging\n");
        }
        assertThat(staging.accepted()).isZero();
    }

    @Test
    void a_driver_that_nobody_wrapped_dials_its_own_and_nothing_else() {
        try (JvmWideGuard net = JvmWideGuard.install(guard)) {
            assertThat(net.isActive()).isTrue();
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> DriverManager.getConnection(
                            "jdbc:postgresql://127.0.0.3:" + staging.port() + "/orders", "orders", ""));
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> DriverManager.getConnection(
                            "jdbc:postgresql://127.0.0.2:" + production.port() + "/orders", "orders", ""))
                    .havingRootCause()
                    .withMessageStartingWith(
                            "TG-2001 refused: this process is staging, and 127.0.0.2:" + production.port()
                                    + " belongs to production\n  used by        a socket of org.postgresql.");
        }
        assertThat(staging.accepted()).isPositive();
        assertThat(production.accepted()).isZero();
    }

    @Test
    void a_pool_that_nobody_wrapped_tells_the_reason_when_it_gives_up() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:postgresql://127.0.0.2:" + production.port() + "/orders");
        config.setUsername("orders");
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(500);
        try (JvmWideGuard net = JvmWideGuard.install(guard);
                HikariDataSource pool = new HikariDataSource(config)) {
            assertThat(net.isActive()).isTrue();
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> pool.getConnection().close())
                    .havingRootCause()
                    .withMessageStartingWith("TG-2001 refused: this process is staging, and 127.0.0.2:");
        }
        assertThat(production.accepted()).isZero();
    }
}
