package io.tierguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.ConnectionBuilder;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Wrapper;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.CommonDataSource;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.PooledConnectionBuilder;
import javax.sql.XAConnectionBuilder;
import javax.sql.XADataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the interfaces of the JDK let a caller do: a method that a later JDK adds must be guarded before it passes. */
class SurfaceTest {

    private static final String URL = "jdbc:h2:mem:surface";

    private static final Map<Class<?>, List<Class<?>>> OURS = Map.of(
            CommonDataSource.class,
            List.of(GuardedDataSource.class, GuardedXADataSource.class, GuardedConnectionPoolDataSource.class),
            DataSource.class,
            List.of(GuardedDataSource.class),
            Wrapper.class,
            List.of(GuardedDataSource.class),
            XADataSource.class,
            List.of(GuardedXADataSource.class),
            ConnectionPoolDataSource.class,
            List.of(GuardedConnectionPoolDataSource.class),
            Driver.class,
            List.of(GuardedDriver.class),
            ConnectionBuilder.class,
            List.of(GuardedConnectionBuilder.class),
            XAConnectionBuilder.class,
            List.of(GuardedXAConnectionBuilder.class),
            PooledConnectionBuilder.class,
            List.of(GuardedPooledConnectionBuilder.class));

    static Stream<Method> methods() {
        return OURS.keySet().stream()
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(method -> !Modifier.isStatic(method.getModifiers()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("methods")
    void each_method_is_our_own(Method method) throws ReflectiveOperationException {
        for (Class<?> ours : OURS.get(method.getDeclaringClass())) {
            assertThat(ours.getMethod(method.getName(), method.getParameterTypes())
                            .getDeclaringClass())
                    .isEqualTo(ours);
        }
    }

    private static Stream<Class<?>> types() {
        return Stream.of(
                java.sql.Connection.class,
                java.sql.Driver.class,
                javax.sql.XADataSource.class,
                javax.sql.ConnectionPoolDataSource.class,
                javax.sql.PooledConnection.class,
                javax.sql.RowSet.class,
                org.h2.jdbcx.JdbcDataSource.class,
                org.postgresql.ds.PGSimpleDataSource.class,
                ConnectionSource.class,
                UrlSource.class,
                BeanSource.class,
                Gate.class,
                AutoCloseable.class,
                String.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void nothing_behind_the_source_is_unwrapped(Class<?> type) throws SQLException {
        org.h2.jdbcx.JdbcDataSource bean = new org.h2.jdbcx.JdbcDataSource();
        bean.setURL(URL);
        for (GuardedDataSource source : new GuardedDataSource[] {
            GuardedDataSource.of(URL, Guards.staging()), GuardedDataSource.wrap(bean, Guards.staging())
        }) {
            assertThat(source.isWrapperFor(type)).isFalse();
            assertThatExceptionOfType(SQLFeatureNotSupportedException.class)
                    .isThrownBy(() -> source.unwrap(type))
                    .withMessage("TG-3006 refused: " + type.getName()
                            + " is not handed out: its connections would not be judged\n"
                            + "  to fix     use the guarded source itself")
                    .matches(refusal -> refusal.getSQLState().equals("0A000"));
        }
    }

    /** There is no method to ask for what stands behind them, and what they hold is held by one private field. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(classes = {GuardedXADataSource.class, GuardedConnectionPoolDataSource.class})
    void nothing_behind_the_others_can_be_asked_for(Class<?> type) {
        assertThat(Wrapper.class.isAssignableFrom(type)).isFalse();
        assertThat(Stream.of(type.getDeclaredFields()).filter(field -> !Modifier.isStatic(field.getModifiers())))
                .singleElement()
                .matches(field -> field.getType() == Gate.class && Modifier.isPrivate(field.getModifiers()));
        assertThat(Stream.of(type.getMethods()).map(Method::getReturnType))
                .doesNotContain(DataSource.class, XADataSource.class, ConnectionPoolDataSource.class, Gate.class);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            classes = {Object.class, Wrapper.class, CommonDataSource.class, DataSource.class, GuardedDataSource.class})
    void the_source_itself_is(Class<?> type) throws SQLException {
        GuardedDataSource source = GuardedDataSource.of(URL, Guards.staging());

        assertThat(source.isWrapperFor(type)).isTrue();
        assertThat(source.unwrap(type)).isSameAs(source);
    }

    @Test
    void a_builder_hands_no_sharding_key_to_a_driver() throws SQLException {
        GuardedDataSource source = GuardedDataSource.of(URL, Guards.staging());
        java.sql.ShardingKey key = new java.sql.ShardingKey() {};

        assertThatExceptionOfType(SQLFeatureNotSupportedException.class)
                .isThrownBy(
                        () -> source.createConnectionBuilder().shardingKey(key).build());
        assertThatExceptionOfType(SQLFeatureNotSupportedException.class)
                .isThrownBy(() ->
                        source.createConnectionBuilder().superShardingKey(key).build());
        assertThatExceptionOfType(SQLFeatureNotSupportedException.class).isThrownBy(source::createShardingKeyBuilder);
    }

    @Test
    @SuppressWarnings("NullAway")
    void a_variable_that_is_not_set_is_told() {
        assertThatNullPointerException()
                .isThrownBy(
                        () -> GuardedDataSource.named("orders").of(System.getenv("NO_SUCH_VARIABLE"), Guards.staging()))
                .withMessage(
                        "GuardedDataSource 'orders' has no URL: most likely the variable that should hold it is not set");
    }

    @Test
    void log_and_timeout_are_the_drivers() throws SQLException {
        GuardedDataSource source = GuardedDataSource.of(URL, Guards.staging());
        source.setLoginTimeout(0);
        source.setLogWriter(null);

        assertThatExceptionOfType(SQLFeatureNotSupportedException.class)
                .isThrownBy(source::getLoginTimeout)
                .withMessage("the driver has a timeout of its own");
        assertThat(source.getLogWriter()).isNull();
        assertThat(source.getParentLogger().getName()).isEqualTo("io.tierguard.jdbc");
        assertThatExceptionOfType(SQLFeatureNotSupportedException.class).isThrownBy(() -> source.setLoginTimeout(1));
        assertThatExceptionOfType(SQLFeatureNotSupportedException.class)
                .isThrownBy(() -> source.setLogWriter(new java.io.PrintWriter(System.out)));
    }
}
