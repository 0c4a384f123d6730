package io.tierguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.ConnectionBuilder;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Wrapper;
import java.util.stream.Stream;
import javax.sql.CommonDataSource;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the interfaces of the JDK let a caller do: a method that a later JDK adds must be guarded before it passes. */
class SurfaceTest {

    private static final String URL = "jdbc:h2:mem:surface";

    static Stream<Method> methods() {
        return Stream.of(DataSource.class, CommonDataSource.class, Wrapper.class, Driver.class, ConnectionBuilder.class)
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(method -> !Modifier.isStatic(method.getModifiers()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("methods")
    void each_method_is_our_own(Method method) throws ReflectiveOperationException {
        Class<?> ours = method.getDeclaringClass() == Driver.class
                ? GuardedDriver.class
                : method.getDeclaringClass() == ConnectionBuilder.class
                        ? GuardedConnectionBuilder.class
                        : GuardedDataSource.class;

        assertThat(ours.getMethod(method.getName(), method.getParameterTypes()).getDeclaringClass())
                .isEqualTo(ours);
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
    void log_and_timeout_are_the_drivers() throws SQLException {
        GuardedDataSource source = GuardedDataSource.of(URL, Guards.staging());
        source.setLoginTimeout(0);
        source.setLogWriter(null);

        assertThat(source.getLoginTimeout()).isZero();
        assertThat(source.getLogWriter()).isNull();
        assertThat(source.getParentLogger().getName()).isEqualTo("io.tierguard.jdbc");
        assertThatExceptionOfType(SQLFeatureNotSupportedException.class).isThrownBy(() -> source.setLoginTimeout(1));
        assertThatExceptionOfType(SQLFeatureNotSupportedException.class)
                .isThrownBy(() -> source.setLogWriter(new java.io.PrintWriter(System.out)));
    }
}
