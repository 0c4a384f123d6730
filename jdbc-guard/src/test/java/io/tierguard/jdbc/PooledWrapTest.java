package io.tierguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mysql.cj.jdbc.MysqlConnectionPoolDataSource;
import com.mysql.cj.jdbc.MysqlXADataSource;
import io.tierguard.guard.Guard;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.ShardingKey;
import java.sql.Statement;
import java.util.stream.Stream;
import javax.sql.CommonDataSource;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.PooledConnection;
import javax.sql.XAConnection;
import javax.sql.XADataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.postgresql.ds.common.BaseDataSource;
import org.postgresql.xa.PGXADataSource;

/** The data sources of transaction managers and pools, by the real drivers and, where there is one, on a real server. */
class PooledWrapTest {

    private final Guard guard = Guards.staging();
    private final Listener production = new Listener();

    @AfterEach
    void close() throws IOException {
        production.close();
    }

    /** A driver's data source of both kinds, which leads to a host and port. */
    enum Beans {
        POSTGRESQL {
            @Override
            XADataSource distributed(String host, int port) {
                return postgres(new PGXADataSource(), host, port);
            }

            @Override
            ConnectionPoolDataSource pooled(String host, int port) {
                return postgres(new PGConnectionPoolDataSource(), host, port);
            }
        },
        MYSQL {
            @Override
            XADataSource distributed(String host, int port) {
                return mysql(new MysqlXADataSource(), host, port);
            }

            @Override
            ConnectionPoolDataSource pooled(String host, int port) {
                return mysql(new MysqlConnectionPoolDataSource(), host, port);
            }
        },
        MARIADB {
            @Override
            XADataSource distributed(String host, int port) throws SQLException {
                return new MariaDbDataSource("jdbc:mariadb://" + host + ":" + port + "/orders?user=u");
            }

            @Override
            ConnectionPoolDataSource pooled(String host, int port) throws SQLException {
                return new MariaDbDataSource("jdbc:mariadb://" + host + ":" + port + "/orders?user=u");
            }
        },
        H2 {
            @Override
            XADataSource distributed(String host, int port) {
                return h2(host, port);
            }

            @Override
            ConnectionPoolDataSource pooled(String host, int port) {
                return h2(host, port);
            }
        };

        abstract XADataSource distributed(String host, int port) throws SQLException;

        abstract ConnectionPoolDataSource pooled(String host, int port) throws SQLException;

        private static <T extends BaseDataSource> T postgres(T bean, String host, int port) {
            bean.setServerNames(new String[] {host});
            bean.setPortNumbers(new int[] {port});
            bean.setDatabaseName("orders");
            return bean;
        }

        private static <T extends com.mysql.cj.jdbc.MysqlDataSource> T mysql(T bean, String host, int port) {
            bean.setServerName(host);
            bean.setPort(port);
            bean.setDatabaseName("orders");
            return bean;
        }

        private static JdbcDataSource h2(String host, int port) {
            JdbcDataSource bean = new JdbcDataSource();
            bean.setURL("jdbc:h2:tcp://" + host + ":" + port + "/orders");
            return bean;
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void a_foreign_database_is_refused_and_nobody_knocks(Beans beans) {
        assertThatExceptionOfType(RefusedSqlException.class)
                .isThrownBy(() -> GuardedXADataSource.named("orders")
                        .wrap(beans.distributed("db.prod.example.com", production.port()), guard))
                .withMessageStartingWith("TG-2001 refused: this process is staging, and db.prod.example.com")
                .withMessageContaining("used by        GuardedXADataSource 'orders'");
        assertThatExceptionOfType(RefusedSqlException.class)
                .isThrownBy(() -> GuardedConnectionPoolDataSource.named("orders")
                        .wrap(beans.pooled("db.prod.example.com", production.port()), guard))
                .withMessageContaining("used by        GuardedConnectionPoolDataSource 'orders'");
        assertThat(production.accepted()).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void an_own_database_is_dialled_when_a_connection_is_asked_for(Beans beans) throws SQLException {
        GuardedXADataSource distributed =
                GuardedXADataSource.wrap(beans.distributed("db.staging.example.com", production.port()), guard);
        GuardedConnectionPoolDataSource pooled =
                GuardedConnectionPoolDataSource.wrap(beans.pooled("db.staging.example.com", production.port()), guard);
        assertThat(production.accepted()).isZero();

        assertThatExceptionOfType(SQLException.class).isThrownBy(distributed::getXAConnection);
        int once = production.accepted();
        assertThat(once).isPositive();
        assertThatExceptionOfType(SQLException.class).isThrownBy(pooled::getPooledConnection);
        assertThat(production.accepted()).isGreaterThan(once);
    }

    @Nested
    class A_setter_that_is_called_later {

        private final PGXADataSource xa = new PGXADataSource();
        private final PGConnectionPoolDataSource pool = new PGConnectionPoolDataSource();

        @Test
        void is_seen_by_every_way_to_a_connection() throws SQLException {
            for (BaseDataSource bean : new BaseDataSource[] {xa, pool}) {
                bean.setServerNames(new String[] {"db.staging.example.com"});
                bean.setPortNumbers(new int[] {production.port()});
                bean.setDatabaseName("orders");
            }
            GuardedXADataSource distributed = GuardedXADataSource.wrap(xa, guard);
            GuardedConnectionPoolDataSource pooled = GuardedConnectionPoolDataSource.wrap(pool, guard);
            xa.setServerNames(new String[] {"db.prod.example.com"});
            pool.setServerNames(new String[] {"db.prod.example.com"});

            Stream<org.assertj.core.api.ThrowableAssert.ThrowingCallable> ways = Stream.of(
                    distributed::getXAConnection,
                    () -> distributed.getXAConnection("u", ""),
                    () -> distributed.createXAConnectionBuilder().build(),
                    () -> distributed.createXAConnectionBuilder().user("u").build(),
                    distributed::probe,
                    pooled::getPooledConnection,
                    () -> pooled.getPooledConnection("u", ""),
                    () -> pooled.createPooledConnectionBuilder().build(),
                    () -> pooled.createPooledConnectionBuilder().password("").build(),
                    pooled::probe);
            ways.forEach(
                    way -> assertThatExceptionOfType(RefusedSqlException.class).isThrownBy(way));
            assertThat(production.accepted()).isZero();
        }
    }

    @Nested
    class On_a_real_server {

        private void works(Connection handle) throws SQLException {
            try (Statement statement = handle.createStatement();
                    ResultSet result = statement.executeQuery("select 1")) {
                assertThat(result.next()).isTrue();
            }
        }

        private void works(XADataSource xa, String user, String password) throws SQLException {
            GuardedXADataSource source = GuardedXADataSource.wrap(xa, guard);
            source.probe();
            XAConnection plain = source.getXAConnection();
            try (Connection handle = plain.getConnection()) {
                works(handle);
                assertThat(plain.getXAResource()).isNotNull();
            } finally {
                plain.close();
            }
            XAConnection built = source.createXAConnectionBuilder()
                    .user(user)
                    .password(password)
                    .build();
            try (Connection handle = built.getConnection()) {
                works(handle);
            } finally {
                built.close();
            }
        }

        private void works(ConnectionPoolDataSource pool, String user, String password) throws SQLException {
            GuardedConnectionPoolDataSource source = GuardedConnectionPoolDataSource.wrap(pool, guard);
            source.probe();
            PooledConnection plain = source.getPooledConnection();
            try (Connection handle = plain.getConnection()) {
                works(handle);
            } finally {
                plain.close();
            }
            PooledConnection named = source.getPooledConnection(user, password);
            try (Connection handle = named.getConnection()) {
                works(handle);
            } finally {
                named.close();
            }
        }

        @Test
        void of_PostgreSQL() throws SQLException {
            PGXADataSource xa = new PGXADataSource();
            PGConnectionPoolDataSource pool = new PGConnectionPoolDataSource();
            for (BaseDataSource bean : new BaseDataSource[] {xa, pool}) {
                bean.setPortNumbers(new int[] {Databases.postgres()});
                bean.setDatabaseName("postgres");
                bean.setUser("postgres");
            }

            works((XADataSource) xa, "postgres", null);
            works((ConnectionPoolDataSource) pool, "postgres", null);
        }

        @Test
        void of_MariaDB_by_its_own_driver() throws SQLException {
            MariaDbDataSource bean = new MariaDbDataSource(
                    "jdbc:mariadb://localhost:" + Databases.mariadb() + "/orders?sslMode=disable&user=root");

            works((XADataSource) bean, "root", null);
            works((ConnectionPoolDataSource) bean, "root", null);
        }

        @Test
        void of_H2() throws SQLException {
            JdbcDataSource bean = new JdbcDataSource();
            bean.setURL("jdbc:h2:tcp://localhost:" + Databases.h2() + "/mem:pooled");
            bean.setUser("sa");

            works((XADataSource) bean, "sa", "");
            works((ConnectionPoolDataSource) bean, "sa", "");
        }
    }

    @Nested
    class What_cannot_be_read {

        private void refuses(CommonDataSource bean, org.assertj.core.api.ThrowableAssert.ThrowingCallable wrapping) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(wrapping)
                    .withMessage(
                            "TG-3012 refused: where " + bean.getClass().getName()
                                    + " leads cannot be read from its properties\n"
                                    + "  to fix     wrap the XADataSource or ConnectionPoolDataSource of the database's own driver");
        }

        @Test
        void is_refused() throws SQLException {
            JdbcDataSource h2 = new JdbcDataSource();
            h2.setURL("jdbc:h2:mem:guarded");
            XADataSource guarded = GuardedXADataSource.wrap(h2, guard);
            refuses(guarded, () -> GuardedXADataSource.wrap(guarded, guard));
            ConnectionPoolDataSource pooled = GuardedConnectionPoolDataSource.wrap(h2, guard);
            refuses(pooled, () -> GuardedConnectionPoolDataSource.wrap(pooled, guard));
            MariaDbDataSource without = new MariaDbDataSource();
            refuses(without, () -> GuardedXADataSource.wrap(without, guard));
        }
    }

    @Test
    void neither_hands_a_sharding_key_to_a_driver() throws SQLException {
        JdbcDataSource bean = new JdbcDataSource();
        bean.setURL("jdbc:h2:mem:sharded");
        GuardedXADataSource distributed = GuardedXADataSource.wrap(bean, guard);
        GuardedConnectionPoolDataSource pooled = GuardedConnectionPoolDataSource.wrap(bean, guard);
        ShardingKey key = new ShardingKey() {};

        Stream<org.assertj.core.api.ThrowableAssert.ThrowingCallable> ways = Stream.of(
                distributed::createShardingKeyBuilder,
                pooled::createShardingKeyBuilder,
                () -> distributed.createXAConnectionBuilder().shardingKey(key).build(),
                () -> distributed
                        .createXAConnectionBuilder()
                        .superShardingKey(key)
                        .build(),
                () -> pooled.createPooledConnectionBuilder().shardingKey(key).build(),
                () -> pooled.createPooledConnectionBuilder()
                        .superShardingKey(key)
                        .build());
        ways.forEach(way -> assertThatExceptionOfType(SQLFeatureNotSupportedException.class)
                .isThrownBy(way)
                .withMessage("sharding keys cannot be handed to a driver"));
    }

    @Test
    void log_and_timeout_are_set_before() throws SQLException {
        JdbcDataSource bean = new JdbcDataSource();
        bean.setURL("jdbc:h2:mem:settings");
        for (CommonDataSource source : new CommonDataSource[] {
            GuardedXADataSource.wrap(bean, guard), GuardedConnectionPoolDataSource.wrap(bean, guard)
        }) {
            source.setLoginTimeout(0);
            source.setLogWriter(null);

            assertThat(source.getLoginTimeout()).isZero();
            assertThat(source.getLogWriter()).isNull();
            assertThat(source.getParentLogger().getName()).isEqualTo("io.tierguard.jdbc");
            assertThatExceptionOfType(SQLFeatureNotSupportedException.class)
                    .isThrownBy(() -> source.setLoginTimeout(1))
                    .withMessage("set the timeout of the data source before it is wrapped");
            assertThatExceptionOfType(SQLFeatureNotSupportedException.class)
                    .isThrownBy(() -> source.setLogWriter(new PrintWriter(System.out)))
                    .withMessage("set the log of the data source before it is wrapped");
            assertThat(source).hasToString(source.getClass().getSimpleName());
        }
    }
}
