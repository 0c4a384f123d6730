package io.tierguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tierguard.guard.Guard;
import io.tierguard.guard.GuardSlot;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.XADataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * What every pool keeps to, on a real PostgreSQL: whose connections are used, a refusal that comes out with its text, nothing
 * that leaks, nothing unguarded that can be unwrapped.
 */
abstract class PoolContract {

    private static final Duration TIME = Duration.ofSeconds(10);

    private final MarkedOrders orders = new MarkedOrders("pooled_orders");
    private final CountingRelay relay = new CountingRelay(Databases.postgres());
    private final Guard guard = Guards.of(
            Tier.STAGING,
            "version: 1\nendpoints:\n  staging:\n    - localhost:" + relay.port()
                    + "\n  production:\n    - db.prod.example.com\n");
    private final GuardSlot.Publication published = GuardSlot.publish(guard);

    /**
     * A pool of at most two connections, which makes them when they are asked for, and waits half a second for one.
     *
     * @param url without {@code jdbc:tierguard:}
     * @param source the same target, guarded
     */
    abstract DataSource pool(String url, GuardedDataSource source) throws Exception;

    /** Closes what {@link #pool} made. */
    abstract void close(DataSource pool) throws Exception;

    /** Goes around what {@link #pool} made. */
    GuardedPool guarded(DataSource pool, GuardedDataSource source) throws SQLException {
        return GuardedPool.wrap(pool);
    }

    static String tierguard(String url) {
        return url.replace("jdbc:", "jdbc:tierguard:");
    }

    @BeforeEach
    void mend() {
        orders.mend();
    }

    @AfterEach
    void stop() throws IOException {
        published.close();
        relay.close();
        orders.mend();
    }

    private String url(String host) {
        return "jdbc:postgresql://" + host + ":" + relay.port() + "/" + orders.database()
                + "?user=postgres&sslmode=disable";
    }

    private GuardedDataSource source() throws SQLException {
        return GuardedDataSource.of(url("localhost"), new Properties(), guard);
    }

    private interface Use {
        void of(DataSource pool) throws Exception;
    }

    private void with(GuardedDataSource source, Use use) throws Exception {
        DataSource pool = pool(url("localhost"), source);
        try {
            use.of(pool);
        } finally {
            close(pool);
        }
    }

    private static int one(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select 1")) {
            result.next();
            return result.getInt(1);
        }
    }

    /** The refusal's text, which the pool may have wrapped. */
    private static String refusalIn(Throwable failure) {
        return RefusalLatch.refusalIn(failure)
                .map(SQLException::getMessage)
                .orElseThrow(() -> new AssertionError("no refusal", failure));
    }

    @Test
    void pools_the_drivers_own_connections_and_closes_them() throws Exception {
        with(source(), pool -> {
            try (Connection first = pool.getConnection();
                    Connection second = pool.getConnection()) {
                assertThat(one(first) + one(second)).isEqualTo(2);
                assertThat(first.unwrap(PGConnection.class).getClass().getName())
                        .isEqualTo("org.postgresql.jdbc.PgConnection");
            }
            int opened = relay.opened();
            try (Connection again = pool.getConnection()) {
                assertThat(one(again)).isEqualTo(1);
            }
            assertThat(relay.opened()).isEqualTo(opened);
        });
        assertThat(relay.openAtMost(0)).isZero();
    }

    @Test
    void a_foreign_target_is_refused_before_there_is_a_pool() {
        assertThatExceptionOfType(RefusedSqlException.class)
                .isThrownBy(() -> pool(url("localhost"), GuardedDataSource.of(url("db.prod.example.com"), guard)))
                .withMessageStartingWith("TG-2001 refused: this process is staging, and db.prod.example.com:"
                        + relay.port() + "/pooled_orders belongs to production\n");
        assertThat(relay.opened()).isZero();
    }

    @Test
    void what_the_database_says_is_known_before_there_is_a_pool() throws SQLException {
        orders.spoil();
        GuardedDataSource source = source();

        assertThatExceptionOfType(RefusedSqlException.class)
                .isThrownBy(source::probe)
                .withMessageStartingWith("TG-3021 refused: the server marker of localhost:");
        assertThat(relay.opened()).isEqualTo(1);
        assertThat(relay.openAtMost(0)).isZero();
    }

    @Test
    void a_refusal_at_the_start_comes_out_and_nothing_leaks() throws Exception {
        orders.spoil();
        GuardedDataSource source = source();

        Throwable failure =
                catchThrowable(() -> with(source, pool -> pool.getConnection().close()));

        assertThat(refusalIn(failure)).startsWith("TG-3021 refused: the server marker of localhost:");
        assertThat(relay.opened()).isPositive();
        assertThat(relay.openAtMost(0)).isZero();
    }

    @Test
    void a_refusal_while_running_comes_out_and_nothing_leaks() throws Exception {
        with(source(), pool -> {
            try (Connection kept = pool.getConnection()) {
                orders.spoil();

                assertThat(refusalIn(catchThrowable(pool::getConnection)))
                        .startsWith("TG-3021 refused: the server marker of localhost:");
                assertThat(one(kept)).isEqualTo(1);
            }
        });
        assertThat(relay.opened()).isGreaterThanOrEqualTo(2);
        assertThat(relay.openAtMost(0)).isZero();
    }

    @Test
    void a_guarded_pool_tells_each_caller_itself_until_a_check_has_passed() throws Exception {
        GuardedDataSource source = source();
        AtomicLong now = new AtomicLong();
        with(source, pool -> {
            GuardedPool guarded = guarded(pool, source).checkedEvery(TIME, now::get);
            try (Connection kept = guarded.getConnection()) {
                orders.spoil();
                for (int caller = 0; caller < 3; caller++) {
                    assertThatExceptionOfType(RefusedSqlException.class)
                            .isThrownBy(guarded::getConnection)
                            .withMessageStartingWith("TG-3021 refused: the server marker of localhost:");
                }
                orders.mend();
                assertThatExceptionOfType(RefusedSqlException.class).isThrownBy(guarded::getConnection);
                now.addAndGet(TIME.toNanos());
                try (Connection again = guarded.getConnection()) {
                    assertThat(one(again) + one(kept)).isEqualTo(2);
                }
                assertThat(guarded.refusal()).isEmpty();
            }
        });
        assertThat(relay.openAtMost(0)).isZero();
    }

    @Test
    void nothing_unguarded_is_unwrapped() throws Exception {
        GuardedDataSource source = source();
        with(source, pool -> {
            for (DataSource asked : new DataSource[] {pool, guarded(pool, source)}) {
                for (Class<?> type : new Class<?>[] {
                    PGSimpleDataSource.class,
                    org.postgresql.Driver.class,
                    Driver.class,
                    XADataSource.class,
                    ConnectionPoolDataSource.class,
                    DataSource.class
                }) {
                    assertThat(unwrapped(asked, type))
                            .satisfiesAnyOf(
                                    nothing -> assertThat(nothing).isNull(),
                                    found -> assertThat(found).isSameAs(pool),
                                    found -> assertThat(found).isSameAs(asked),
                                    found -> assertThat(found).isSameAs(source));
                }
            }
        });
    }

    private static Object unwrapped(DataSource pool, Class<?> type) {
        try {
            return pool.unwrap(type);
        } catch (SQLException | ClassCastException e) {
            return null;
        }
    }
}
