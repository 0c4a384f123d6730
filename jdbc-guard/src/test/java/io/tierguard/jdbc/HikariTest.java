package io.tierguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import io.tierguard.guard.GuardSlot;
import io.tierguard.tier.Tier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** HikariCP on top: the pool that most applications have. */
class HikariTest {

    private final Listener production = new Listener();

    @AfterEach
    void close() throws IOException {
        production.close();
    }

    private static HikariConfig config() {
        HikariConfig config = new HikariConfig();
        config.setMaximumPoolSize(2);
        config.setConnectionTimeout(2_000);
        return config;
    }

    @Nested
    class On_an_own_database {

        @Test
        void pools_the_drivers_own_connections() throws SQLException {
            String yaml = "version: 1\nendpoints:\n  staging:\n    - localhost:" + Databases.postgres() + "\n";
            Properties properties = new Properties();
            properties.setProperty("user", "postgres");
            HikariConfig config = config();
            config.setDataSource(GuardedDataSource.of(
                    "jdbc:postgresql://localhost:" + Databases.postgres() + "/postgres",
                    properties,
                    Guards.of(Tier.STAGING, yaml)));

            try (HikariDataSource pool = new HikariDataSource(config);
                    Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet one = statement.executeQuery("select 1")) {
                assertThat(one.next()).isTrue();
                assertThat(connection
                                .unwrap(org.postgresql.PGConnection.class)
                                .getClass()
                                .getName())
                        .isEqualTo("org.postgresql.jdbc.PgConnection");
            }
        }
    }

    @Nested
    class Closed_while_a_connection_is_opened {

        @Test
        void waits_for_it_as_with_any_driver() throws Exception {
            PrintStream before = System.err;
            ByteArrayOutputStream log = new ByteArrayOutputStream();
            CountDownLatch called = new CountDownLatch(1);
            CountDownLatch over = new CountDownLatch(1);
            try (FakeServer silent = new FakeServer("127.0.0.1", caller -> {
                called.countDown();
                try {
                    over.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            })) {
                System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
                HikariConfig config = config();
                config.setInitializationFailTimeout(-1);
                config.setMaximumPoolSize(1);
                config.setDataSource(GuardedDataSource.of(
                        "jdbc:postgresql://localhost:" + silent.port() + "/postgres?user=postgres",
                        Guards.of(
                                Tier.STAGING,
                                "version: 1\nendpoints:\n  staging:\n    - localhost:" + silent.port() + "\n")));
                HikariDataSource pool = new HikariDataSource(config);
                called.await();
                Thread closing = new Thread(pool::close);
                closing.start();

                while (closing.isAlive() && closing.getState() != Thread.State.TIMED_WAITING) {
                    Thread.onSpinWait();
                }
                over.countDown();
                closing.join();
            } finally {
                System.setErr(before);
            }

            assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain("Timed-out waiting for add connection");
        }
    }

    @Nested
    class On_a_foreign_database {

        private void refuses(HikariConfig config) {
            assertThatExceptionOfType(HikariPool.PoolInitializationException.class)
                    .isThrownBy(() -> new HikariDataSource(config).close())
                    .withMessageContaining("TG-2001 refused: this process is staging, and db.prod.example.com:"
                            + production.port() + "/orders belongs to production\n")
                    .satisfies(failure -> assertThat(failure.getCause()).isInstanceOf(RefusedSqlException.class));
            assertThat(production.accepted()).isZero();
        }

        @Test
        void is_refused_before_there_is_a_pool() {
            assertThatExceptionOfType(RefusedSqlException.class)
                    .isThrownBy(() -> config().setDataSource(GuardedDataSource.of(
                            "jdbc:postgresql://db.prod.example.com:" + production.port() + "/orders",
                            Guards.staging())));
            assertThat(production.accepted()).isZero();
        }

        @Test
        void does_not_start_by_the_guarded_driver() {
            HikariConfig config = config();
            config.setDriverClassName(GuardedDriver.class.getName());
            config.setJdbcUrl("jdbc:tierguard:postgresql://db.prod.example.com:" + production.port() + "/orders");

            try (GuardSlot.Publication published = GuardSlot.publish(Guards.staging())) {
                refuses(config);
            }
        }

        @Test
        void does_not_start_by_a_wrapped_source_that_was_moved() throws SQLException {
            JdbcDataSource bean = new JdbcDataSource();
            bean.setURL("jdbc:h2:mem:hikari");
            HikariConfig config = config();
            config.setDataSource(GuardedDataSource.wrap(bean, Guards.staging()));
            bean.setURL("jdbc:h2:tcp://db.prod.example.com:" + production.port() + "/orders");

            refuses(config);
        }

        @Test
        void is_refused_to_a_running_pool_with_the_reason_as_the_cause() throws SQLException {
            JdbcDataSource bean = new JdbcDataSource();
            bean.setURL("jdbc:h2:mem:hikari");
            HikariConfig config = config();
            config.setConnectionTimeout(300);
            config.setDataSource(GuardedDataSource.wrap(bean, Guards.staging()));

            try (HikariDataSource pool = new HikariDataSource(config);
                    Connection first = pool.getConnection();
                    Connection second = pool.getConnection()) {
                bean.setURL("jdbc:h2:tcp://db.prod.example.com:" + production.port() + "/orders");
                pool.evictConnection(first);

                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(pool::getConnection)
                        .satisfies(failure -> assertThat(failure.getSQLState()).isEqualTo("08004"))
                        .withCauseInstanceOf(RefusedSqlException.class);
                assertThat(second.isValid(1)).isTrue();
            }
            assertThat(production.accepted()).isZero();
        }
    }
}
