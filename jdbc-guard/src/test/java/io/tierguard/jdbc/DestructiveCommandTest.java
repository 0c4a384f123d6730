package io.tierguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierguard.guard.Guard;
import io.tierguard.tier.Tier;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A connection that is asked in the middle of its life goes on as if it had not been asked. */
class DestructiveCommandTest {

    private static final Guard GUARD = Guards.of(Tier.DEVELOPMENT, "version: 1\npolicy: {protect: [production]}\n");

    abstract static class Engine {

        abstract Connection connect() throws SQLException;

        /** A marker that nobody can rely on. */
        abstract void spoil(Statement statement) throws SQLException;

        abstract void mend(Statement statement) throws SQLException;

        @AfterEach
        void tidy() throws SQLException {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("drop table if exists reset_of");
                mend(statement);
            }
        }

        private void ask(Connection connection) throws SQLException {
            DestructiveCommand.of("the reset of the test data", GUARD).on(connection);
        }

        /** With a row that is not committed, and then with another one. */
        private List<Integer> rowsAfter(boolean spoilt) throws SQLException {
            try (Connection connection = connect();
                    Connection witness = connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("create table reset_of (id int)");
                if (spoilt) {
                    spoil(statement);
                }
                connection.setAutoCommit(false);
                connection.setNetworkTimeout(Runnable::run, 60_000);
                int timeout = connection.getNetworkTimeout();
                statement.execute("insert into reset_of values (1)");
                if (spoilt) {
                    assertThatThrownBy(() -> ask(connection))
                            .isInstanceOf(RefusedSqlException.class)
                            .hasMessageMatching("(?s)TG-3021 refused: the (server|data) marker of .*");
                } else {
                    ask(connection);
                }
                assertThat(connection.getAutoCommit()).isFalse();
                assertThat(connection.getNetworkTimeout()).isEqualTo(timeout);
                assertThat(rows(witness)).isZero();
                statement.execute("insert into reset_of values (2)");
                connection.commit();
                return List.of(rows(witness));
            }
        }

        private static int rows(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("select count(*) from reset_of")) {
                result.next();
                return result.getInt(1);
            }
        }

        @Test
        void keeps_a_transaction_that_has_begun() throws SQLException {
            assertThat(rowsAfter(false)).containsExactly(2);
        }

        @Test
        void keeps_it_where_the_command_is_refused() throws SQLException {
            assertThat(rowsAfter(true)).containsExactly(2);
        }
    }

    @Nested
    class On_postgresql extends Engine {

        private final MarkedOrders orders = new MarkedOrders("destructive_command");

        @Override
        Connection connect() throws SQLException {
            Properties properties = new Properties();
            properties.setProperty("user", "postgres");
            return DriverManager.getConnection(
                    "jdbc:postgresql://localhost:" + Databases.postgres() + "/" + orders.database(), properties);
        }

        @Override
        void spoil(Statement statement) {
            orders.spoil();
        }

        @Override
        void mend(Statement statement) {
            orders.mend();
        }

        @Test
        void tells_a_transaction_that_has_failed_already_and_leaves_it() throws SQLException {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                assertThatThrownBy(() -> statement.execute("select 1 / 0")).isInstanceOf(SQLException.class);

                assertThatThrownBy(
                                () -> DestructiveCommand.of("the reset", GUARD).on(connection))
                        .isInstanceOf(RefusedSqlException.class)
                        .hasMessageContaining("the database or its driver failed with SQLState 25P02");

                assertThat(connection.isClosed()).isFalse();
            }
        }
    }

    @Nested
    class On_h2 extends Engine {

        @Override
        Connection connect() throws SQLException {
            return DriverManager.getConnection(
                    "jdbc:h2:tcp://localhost:" + Databases.h2() + "/mem:destructive_command;DB_CLOSE_DELAY=-1",
                    "sa",
                    "");
        }

        @Override
        void spoil(Statement statement) throws SQLException {
            statement.execute("create schema tierguard");
            statement.execute("create table tierguard.marker (kind varchar(16), document varchar(8192))");
            statement.execute("insert into tierguard.marker values ('server', 'spoilt')");
        }

        @Override
        void mend(Statement statement) throws SQLException {
            statement.execute("drop schema if exists tierguard cascade");
        }
    }

    @Test
    void a_crossing_that_covers_a_marker_is_no_permission_to_destroy() throws SQLException {
        String url = "jdbc:h2:tcp://localhost:" + Databases.h2() + "/mem:destructive_crossed;DB_CLOSE_DELAY=-1";
        MarkedCopies.stamp(url, "sa", Tier.PRODUCTION);
        Guard guard = MarkedCopies.guardThatCrosses(Databases.h2());
        Properties login = new Properties();
        login.setProperty("user", "sa");
        GuardedDataSource source = GuardedDataSource.of(url, login, guard);

        try (Connection connection = source.getConnection()) {
            DestructiveCommand reset = DestructiveCommand.of("the reset of the test data", guard);
            String refusal = "TG-3026 refused: this process is staging, and localhost:" + Databases.h2()
                    + "/mem:destructive_crossed says of itself that it serves production\n";

            assertThatThrownBy(() -> reset.on(connection))
                    .isInstanceOf(RefusedSqlException.class)
                    .hasMessageStartingWith(refusal);
            assertThatThrownBy(() -> reset.on(source, connection))
                    .isInstanceOf(RefusedSqlException.class)
                    .hasMessageStartingWith(refusal);
            assertThat(connection.isValid(5)).isTrue();
        }
    }

    @Nested
    class On_mariadb extends Engine {

        @Override
        Connection connect() throws SQLException {
            Properties properties = new Properties();
            properties.setProperty("user", "root");
            return DriverManager.getConnection(
                    "jdbc:mariadb://localhost:" + Databases.mariadb() + "/orders?sslMode=disable", properties);
        }

        @Override
        void spoil(Statement statement) throws SQLException {
            statement.execute("create table tierguard_marker (kind varchar(16), document text)");
            statement.execute("insert into tierguard_marker values ('data', 'spoilt')");
        }

        @Override
        void mend(Statement statement) throws SQLException {
            statement.execute("drop table if exists tierguard_marker");
        }
    }
}
