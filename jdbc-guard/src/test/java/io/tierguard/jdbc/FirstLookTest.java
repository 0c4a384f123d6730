package io.tierguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.PooledConnection;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.ds.common.BaseDataSource;
import org.postgresql.xa.PGXADataSource;

/** What each kind of physical connection must pass before anybody has it, on a real server. */
class FirstLookTest {

    private static final String COUNTING = "first_look_test";

    /** What the check saw. */
    private final List<Connection> seen = new ArrayList<>();

    private final ConnectionCheck passing = (connection, judged) -> {
        seen.add(connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute("select 1");
        }
    };

    private final ConnectionCheck failing = (connection, judged) -> {
        passing.pass(connection, judged);
        throw new SQLException("not ours");
    };

    private static <T extends BaseDataSource> T bean(T bean) {
        bean.setPortNumbers(new int[] {Databases.postgres()});
        bean.setDatabaseName("postgres");
        bean.setUser("postgres");
        bean.setApplicationName(COUNTING);
        return bean;
    }

    private <T> Gate<T> gate(BeanSource<T> source, ConnectionCheck check) {
        return new Gate<>(source, Guards.staging(), "test", check);
    }

    /** How many connections the server still has; one that says goodbye is gone a moment later. */
    private static void noneIsLeftOpen() throws SQLException {
        try (Connection connection = Servers.postgres();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(10);
            statement.execute("do $$ begin while exists (select from pg_stat_activity where application_name = '"
                    + COUNTING + "') loop perform pg_stat_clear_snapshot(), pg_sleep(0.01); end loop; end $$");
        }
    }

    /** The real server of the tests. */
    private static final class Servers {
        static Connection postgres() throws SQLException {
            PGSimpleDataSource other = bean(new PGSimpleDataSource());
            other.setApplicationName("counting");
            return other.getConnection();
        }
    }

    @Nested
    class That_passes {

        @Test
        void hands_out_the_connection_that_was_seen() throws SQLException {
            try (Connection connection = gate(
                            BeanSource.plain(bean(new PGSimpleDataSource()), Guards.staging()), passing)
                    .open(null)) {
                assertThat(seen).containsExactly(connection);
            }
        }

        @Test
        void leaves_a_pooled_connection_fresh() throws SQLException {
            PooledConnection pooled = gate(
                            BeanSource.pooled(bean(new PGConnectionPoolDataSource()), Guards.staging()), passing)
                    .open(null);
            try (Connection handle = pooled.getConnection();
                    Statement statement = handle.createStatement()) {
                assertThat(seen).hasSize(1);
                assertThat(seen.get(0).isClosed()).isTrue();
                assertThat(handle.getAutoCommit()).isTrue();
                assertThatCode(() -> statement.execute("select 1")).doesNotThrowAnyException();
            } finally {
                pooled.close();
            }
        }

        @Test
        void leaves_a_connection_for_distributed_transactions_fresh() throws SQLException {
            javax.sql.XAConnection distributed = gate(
                            BeanSource.distributed(bean(new PGXADataSource()), Guards.staging()), passing)
                    .open(null);
            try (Connection handle = distributed.getConnection();
                    Statement statement = handle.createStatement()) {
                assertThat(seen).hasSize(1);
                assertThat(handle.getAutoCommit()).isTrue();
                assertThatCode(() -> statement.execute("select 1")).doesNotThrowAnyException();
            } finally {
                distributed.close();
            }
        }
    }

    @Nested
    class That_fails {

        private void closes(Gate<?> gate) throws SQLException {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> gate.open(null))
                    .withMessage("not ours");
            assertThat(seen).hasSize(1);
            assertThat(seen.get(0).isClosed()).isTrue();
            noneIsLeftOpen();
        }

        @Test
        void leaves_no_plain_connection_open() throws SQLException {
            closes(gate(BeanSource.plain(bean(new PGSimpleDataSource()), Guards.staging()), failing));
        }

        @Test
        void leaves_no_pooled_connection_open() throws SQLException {
            closes(gate(BeanSource.pooled(bean(new PGConnectionPoolDataSource()), Guards.staging()), failing));
        }

        @Test
        void leaves_no_connection_for_distributed_transactions_open() throws SQLException {
            closes(gate(BeanSource.distributed(bean(new PGXADataSource()), Guards.staging()), failing));
        }

        @Test
        void is_told_also_where_closing_fails() {
            SQLException first = new SQLException("not ours");

            FirstLook.close(
                    () -> {
                        throw new SQLException("closed twice");
                    },
                    first);
            assertThat(first.getSuppressed())
                    .singleElement()
                    .matches(e -> e.getMessage().equals("closed twice"));
        }
    }

    @Test
    void a_driver_that_hands_out_no_handle_is_told() throws SQLException {
        PooledConnection without = new PooledConnectionWithoutHandle();

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> FirstLook.at(without, Guards.staging().judge("jdbc:h2:mem:x"), passing))
                .withMessage("the driver hands out no connection of "
                        + without.getClass().getName());
        assertThat(((PooledConnectionWithoutHandle) without).closed).isTrue();
        assertThat(seen).isEmpty();
    }

    private static final class PooledConnectionWithoutHandle implements PooledConnection {

        private boolean closed;

        @Override
        public Connection getConnection() {
            return null;
        }

        @Override
        public void close() {
            closed = true;
        }

        @Override
        public void addConnectionEventListener(javax.sql.ConnectionEventListener listener) {}

        @Override
        public void removeConnectionEventListener(javax.sql.ConnectionEventListener listener) {}

        @Override
        public void addStatementEventListener(javax.sql.StatementEventListener listener) {}

        @Override
        public void removeStatementEventListener(javax.sql.StatementEventListener listener) {}
    }
}
