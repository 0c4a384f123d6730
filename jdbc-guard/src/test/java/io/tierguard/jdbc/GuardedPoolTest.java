package io.tierguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import io.tierguard.guard.Guard;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTransientConnectionException;
import java.sql.Wrapper;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.sql.CommonDataSource;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.commons.dbcp2.BasicDataSourceMXBean;
import org.apache.tomcat.jdbc.pool.PoolProperties;
import org.apache.tomcat.jdbc.pool.jmx.ConnectionPoolMBean;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** The latch, on a pool whose every step is seen; what real pools do with it is in {@link PoolsTest}. */
class GuardedPoolTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String OWN = "jdbc:h2:mem:latched";
    private static final String FOREIGN = "jdbc:h2:tcp://db.prod.example.com/orders";

    private final Guard guard = Guards.staging();
    private final JdbcDataSource bean = new JdbcDataSource();
    private final AtomicLong now = new AtomicLong(42);
    private final GuardedDataSource source;
    private final HandMade pool;
    private final GuardedPool guarded;

    GuardedPoolTest() throws SQLException {
        bean.setURL(OWN);
        source = GuardedDataSource.wrap(bean, guard);
        pool = new HandMade(source);
        guarded = GuardedPool.wrap(pool).checkedEvery(MINUTE, now::get);
    }

    /** A pool that keeps nothing, and wraps failures as HikariCP does. */
    public static final class HandMade implements DataSource, AutoCloseable {

        private final Object source;
        private int asked;
        private boolean down;
        private boolean closed;
        private PrintWriter log;
        private int timeout;

        HandMade(Object source) {
            this.source = source;
        }

        public Object getDataSource() {
            return source;
        }

        public int getMaximumPoolSize() {
            return 1;
        }

        @Override
        public Connection getConnection() throws SQLException {
            asked++;
            if (down) {
                throw new SQLTransientConnectionException("the pool is exhausted");
            }
            try {
                return ((DataSource) source).getConnection();
            } catch (SQLException e) {
                throw new SQLTransientConnectionException("no connection in time", e.getSQLState(), e);
            }
        }

        @Override
        public Connection getConnection(String username, String password) throws SQLException {
            return getConnection();
        }

        @Override
        public void close() {
            closed = true;
        }

        @Override
        public PrintWriter getLogWriter() {
            return log;
        }

        @Override
        public void setLogWriter(PrintWriter writer) {
            log = writer;
        }

        @Override
        public void setLoginTimeout(int seconds) {
            timeout = seconds;
        }

        @Override
        public int getLoginTimeout() {
            return timeout;
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getLogger("handmade");
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            if (type.isInstance(this)) {
                return type.cast(this);
            }
            // as careless as most
            return type == CharSequence.class ? type.cast("its own") : type.cast(new JdbcDataSource());
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return type != GuardedDataSource.class;
        }
    }

    private void refusesWithoutAskingThePool() {
        int before = pool.asked;
        assertThatExceptionOfType(RefusedSqlException.class)
                .isThrownBy(guarded::getConnection)
                .withMessageStartingWith(
                        "TG-2001 refused: this process is staging, and db.prod.example.com:9092/orders ")
                .withNoCause();
        assertThatExceptionOfType(RefusedSqlException.class).isThrownBy(() -> guarded.getConnection("sa", ""));
        assertThat(pool.asked).isEqualTo(before);
    }

    private void move() {
        bean.setURL(FOREIGN);
    }

    @Nested
    class A_refusal {

        @Test
        void comes_out_as_it_is_and_is_told_to_later_callers_at_once() {
            move();
            assertThatExceptionOfType(RefusedSqlException.class)
                    .isThrownBy(guarded::getConnection)
                    .withNoCause();
            assertThat(pool.asked).isEqualTo(1);

            refusesWithoutAskingThePool();
            assertThat(guarded.refusal()).containsInstanceOf(RefusedSqlException.class);
        }

        @Test
        void has_the_stack_of_each_caller() {
            move();
            assertThatExceptionOfType(RefusedSqlException.class).isThrownBy(guarded::getConnection);

            StackTraceElement[] stack = catchThrowable(guarded::getConnection).getStackTrace();
            assertThat(stack).extracting(StackTraceElement::getMethodName).contains("has_the_stack_of_each_caller");
        }

        @Test
        void is_known_as_soon_as_the_pool_itself_met_it() {
            move();
            // as the thread that fills a pool does
            assertThatExceptionOfType(RefusedSqlException.class).isThrownBy(source::getConnection);

            refusesWithoutAskingThePool();
            assertThat(pool.asked).isZero();
        }

        @Test
        void stays_although_a_connection_was_opened_meanwhile() throws SQLException {
            move();
            assertThatExceptionOfType(RefusedSqlException.class).isThrownBy(guarded::getConnection);
            bean.setURL(OWN);
            source.getConnection().close();

            refusesWithoutAskingThePool();
        }

        @Test
        void stays_where_the_check_is_refused_again() {
            move();
            assertThatExceptionOfType(RefusedSqlException.class).isThrownBy(guarded::getConnection);
            assertThatExceptionOfType(RefusedSqlException.class).isThrownBy(guarded::getConnection);
            now.addAndGet(MINUTE.toNanos());

            refusesWithoutAskingThePool();
            bean.setURL(OWN);
            refusesWithoutAskingThePool();
        }

        @Test
        void stays_where_the_pool_fails_after_the_check() throws SQLException {
            move();
            assertThatExceptionOfType(RefusedSqlException.class).isThrownBy(guarded::getConnection);
            assertThatExceptionOfType(RefusedSqlException.class).isThrownBy(guarded::getConnection);
            bean.setURL(OWN);
            pool.down = true;
            now.addAndGet(MINUTE.toNanos());

            assertThatExceptionOfType(SQLTransientConnectionException.class).isThrownBy(guarded::getConnection);
            refusesWithoutAskingThePool();
        }

        @Test
        void is_released_by_a_check_that_is_due_and_passes() throws SQLException {
            move();
            assertThatExceptionOfType(RefusedSqlException.class).isThrownBy(guarded::getConnection);
            assertThatExceptionOfType(RefusedSqlException.class).isThrownBy(guarded::getConnection);
            bean.setURL(OWN);
            now.addAndGet(MINUTE.toNanos() - 1);
            refusesWithoutAskingThePool();
            now.incrementAndGet();

            guarded.getConnection().close();
            assertThat(guarded.refusal()).isEmpty();
            guarded.getConnection().close();
        }

        @Test
        void is_looked_into_by_the_next_caller_however_late_that_comes() throws SQLException {
            move();
            assertThatExceptionOfType(RefusedSqlException.class).isThrownBy(guarded::getConnection);
            bean.setURL(OWN);
            now.addAndGet(MINUTE.toNanos());

            assertThatCode(() -> guarded.getConnection().close()).doesNotThrowAnyException();
        }

        @Test
        void is_also_what_else_the_guard_cannot_allow() {
            bean.setURL("jdbc:tierguard:jdbc:h2:mem:latched");
            assertThatExceptionOfType(SQLException.class).isThrownBy(guarded::getConnection);
            int before = pool.asked;

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(guarded::getConnection)
                    .matches(refusal -> refusal.getErrorCode() == RefusedSqlException.VENDOR_CODE);
            assertThat(pool.asked).isEqualTo(before);
        }
    }

    @Test
    void other_failures_are_the_pools_own() {
        pool.down = true;

        assertThatExceptionOfType(SQLTransientConnectionException.class)
                .isThrownBy(guarded::getConnection)
                .withMessage("the pool is exhausted");
        assertThat(guarded.refusal()).isEmpty();
        pool.down = false;
        assertThatCode(() -> guarded.getConnection().close()).doesNotThrowAnyException();
    }

    @Test
    void a_check_less_often_than_a_millisecond_is_none() {
        assertThatIllegalArgumentException().isThrownBy(() -> guarded.checkedEvery(Duration.ofNanos(999_999)));
        assertThat(guarded.checkedEvery(Duration.ofMillis(1))).hasToString(guarded.toString());
    }

    @Test
    void a_login_is_handed_to_the_pool() throws SQLException {
        guarded.getConnection("sa", "").close();

        assertThat(pool.asked).isEqualTo(1);
    }

    /** A pool by URL: where it fails it is asked again itself, by one caller. */
    public static final class ByUrl extends AbstractDataSource {

        private SQLException failure;
        private int asked;

        public String getJdbcUrl() {
            return "jdbc:tierguard:h2:mem:latched";
        }

        public int getMaximumPoolSize() {
            return 1;
        }

        public void close() throws IOException {
            throw new IOException("the network is gone");
        }

        @Override
        public Connection getConnection() throws SQLException {
            asked++;
            if (failure != null) {
                throw failure;
            }
            return new org.h2.Driver().connect(OWN, new Properties());
        }

        @Override
        public Connection getConnection(String username, String password) throws SQLException {
            return getConnection();
        }
    }

    @Nested
    class A_pool_by_URL {

        private final ByUrl byUrl = new ByUrl();
        private final GuardedPool around = GuardedPool.wrap(byUrl).checkedEvery(MINUTE, now::get);

        A_pool_by_URL() throws SQLException {}

        @Test
        void is_asked_by_one_caller_when_a_check_is_due() throws SQLException {
            byUrl.failure = new SQLTransientConnectionException("no connection in time", refusal());
            assertThatExceptionOfType(RefusedSqlException.class).isThrownBy(around::getConnection);
            assertThatExceptionOfType(RefusedSqlException.class).isThrownBy(around::getConnection);
            assertThat(byUrl.asked).isEqualTo(1);

            now.addAndGet(MINUTE.toNanos());
            assertThatExceptionOfType(RefusedSqlException.class).isThrownBy(around::getConnection);
            assertThatExceptionOfType(RefusedSqlException.class).isThrownBy(around::getConnection);
            assertThat(byUrl.asked).isEqualTo(2);

            byUrl.failure = null;
            now.addAndGet(MINUTE.toNanos());
            around.getConnection().close();
            around.getConnection().close();
            assertThat(byUrl.asked).isEqualTo(4);
        }

        private SQLException refusal() {
            return assertThrows(RefusedSqlException.class, () -> GuardedDataSource.of(FOREIGN, guard));
        }

        @Test
        void tells_the_pools_own_failure_whose_causes_are_a_circle() {
            SQLException first = new SQLException("first");
            SQLException second = new SQLException("second", first);
            first.initCause(second);
            byUrl.failure = first;

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(around::getConnection)
                    .withMessage("first");
            assertThat(around.refusal()).isEmpty();
        }

        @Test
        void says_where_it_cannot_be_closed() {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(around::close)
                    .withMessage(ByUrl.class.getName() + " could not be closed")
                    .havingCause()
                    .withMessage("the network is gone");
        }
    }

    @Nested
    class A_pool_is_taken {

        @Test
        void over_a_guarded_source_or_by_a_guarded_URL() throws SQLException {
            HikariDataSource hikari = new HikariDataSource();
            hikari.setJdbcUrl("jdbc:tierguard:h2:mem:latched");
            BasicDataSource dbcp = new BasicDataSource();
            dbcp.setUrl("jdbc:tierguard:h2:mem:latched");
            PoolProperties tomcat = new PoolProperties();
            tomcat.setDataSource(source);

            for (DataSource taken :
                    new DataSource[] {hikari, dbcp, new org.apache.tomcat.jdbc.pool.DataSource(tomcat)}) {
                assertThatCode(() -> GuardedPool.wrap(taken)).doesNotThrowAnyException();
                assertThatCode(() -> GuardedPool.wrap(taken, source)).doesNotThrowAnyException();
            }
        }

        private void refuses(DataSource taken, String from) {
            String message = "TG-3063 refused: " + taken.getClass().getName() + " does not take its connections from "
                    + from + "\n  to fix     give it the guarded source, and wrap the pool that has it";
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> GuardedPool.wrap(taken))
                    .withMessage(message);
        }

        @Test
        void never_over_another_source_or_URL() {
            HikariDataSource byUrl = new HikariDataSource();
            byUrl.setJdbcUrl("jdbc:h2:mem:latched");
            HikariDataSource byClass = new HikariDataSource();
            byClass.setJdbcUrl("jdbc:tierguard:h2:mem:latched");
            byClass.setDataSourceClassName(JdbcDataSource.class.getName());
            HikariDataSource bySource = new HikariDataSource();
            bySource.setDataSource(bean);

            refuses(byUrl, "a guarded source");
            refuses(byClass, "a guarded source");
            refuses(bySource, "a guarded source");
            refuses(JdbcConnectionPool.create(bean), "a guarded source");
        }

        @Test
        void never_where_there_is_none() {
            refuses(bean, "a guarded source, and is no pool");
            refuses(source, "a guarded source, and is no pool");
        }

        @Test
        void never_over_another_source_than_the_named_one() throws SQLException {
            GuardedDataSource other = GuardedDataSource.named("other").of("jdbc:h2:mem:other", guard);

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> GuardedPool.wrap(pool, other))
                    .withMessageStartingWith("TG-3063 refused: " + HandMade.class.getName()
                            + " does not take its connections from GuardedDataSource 'other'\n");
        }
    }

    @Nested
    class What_is_unwrapped {

        @Test
        void is_the_pool_with_all_its_interfaces_for_metrics() throws SQLException {
            HikariConfig config = new HikariConfig();
            config.setDataSource(source);
            BasicDataSource dbcp = new BasicDataSource();
            dbcp.setUrl("jdbc:tierguard:h2:mem:latched");
            PoolProperties properties = new PoolProperties();
            properties.setDataSource(source);
            org.apache.tomcat.jdbc.pool.DataSource tomcat = new org.apache.tomcat.jdbc.pool.DataSource(properties);
            try (HikariDataSource hikari = new HikariDataSource(config)) {
                assertThat(DataSourceUnwrapper.unwrap(
                                GuardedPool.wrap(hikari), HikariConfigMXBean.class, HikariDataSource.class))
                        .isSameAs(hikari);
                assertThat(GuardedPool.wrap(hikari).unwrap(GuardedDataSource.class))
                        .isSameAs(source);
            }
            assertThat(DataSourceUnwrapper.unwrap(
                            GuardedPool.wrap(dbcp), BasicDataSourceMXBean.class, BasicDataSource.class))
                    .isSameAs(dbcp);
            assertThat(DataSourceUnwrapper.unwrap(
                            GuardedPool.wrap(tomcat),
                            ConnectionPoolMBean.class,
                            org.apache.tomcat.jdbc.pool.DataSource.class))
                    .isSameAs(tomcat);
        }

        @ParameterizedTest
        @ValueSource(
                classes = {Object.class, Wrapper.class, CommonDataSource.class, DataSource.class, AutoCloseable.class})
        void is_the_guarded_pool_itself(Class<?> type) throws SQLException {
            assertThat(guarded.isWrapperFor(type)).isTrue();
            assertThat(guarded.unwrap(type)).isSameAs(guarded);
        }

        @Test
        void is_what_the_pool_tells_of_its_own() throws SQLException {
            assertThat(guarded.unwrap(HandMade.class)).isSameAs(pool);
            assertThat(guarded.unwrap(CharSequence.class)).isEqualTo("its own");
        }

        @ParameterizedTest
        @ValueSource(
                classes = {JdbcDataSource.class, javax.sql.XADataSource.class, javax.sql.ConnectionPoolDataSource.class
                })
        void is_never_a_source_that_the_pool_hands_out_carelessly(Class<?> type) {
            assertThat(guarded.isWrapperFor(type)).isFalse();
            assertThatExceptionOfType(SQLFeatureNotSupportedException.class)
                    .isThrownBy(() -> guarded.unwrap(type))
                    .withMessageStartingWith("TG-3006 refused: " + type.getName() + " is not handed out");
        }
    }

    static Stream<Method> methods() {
        return Stream.of(DataSource.class, CommonDataSource.class, Wrapper.class)
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(method -> !Modifier.isStatic(method.getModifiers()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("methods")
    void each_method_is_its_own(Method method) throws ReflectiveOperationException {
        assertThat(GuardedPool.class
                        .getMethod(method.getName(), method.getParameterTypes())
                        .getDeclaringClass())
                .isEqualTo(GuardedPool.class);
    }

    @Test
    void the_rest_is_the_pools() throws SQLException {
        PrintWriter writer = new PrintWriter(System.out);
        guarded.setLoginTimeout(7);
        guarded.setLogWriter(writer);

        assertThat(pool.timeout).isEqualTo(7);
        assertThat(guarded.getLoginTimeout()).isEqualTo(7);
        assertThat(guarded.getLogWriter()).isSameAs(writer);
        assertThat(guarded.getParentLogger().getName()).isEqualTo("handmade");
        assertThat(guarded).hasToString("GuardedPool of " + HandMade.class.getName());
        assertThatExceptionOfType(SQLFeatureNotSupportedException.class).isThrownBy(guarded::createConnectionBuilder);
        assertThatExceptionOfType(SQLFeatureNotSupportedException.class).isThrownBy(guarded::createShardingKeyBuilder);
        guarded.close();
        assertThat(pool.closed).isTrue();
    }

    @Test
    void a_pool_that_is_not_closeable_is_closed_all_the_same() throws SQLException {
        PoolProperties properties = new PoolProperties();
        properties.setDataSource(source);
        org.apache.tomcat.jdbc.pool.DataSource tomcat = new org.apache.tomcat.jdbc.pool.DataSource(properties);
        GuardedPool around = GuardedPool.wrap(tomcat);
        around.getConnection().close();
        org.apache.tomcat.jdbc.pool.ConnectionPool inner = tomcat.getPool();
        around.close();

        assertThat(inner.isClosed()).isTrue();
    }
}
