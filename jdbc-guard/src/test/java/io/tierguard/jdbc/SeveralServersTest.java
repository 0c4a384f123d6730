package io.tierguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.guard.Guard;
import io.tierguard.guard.GuardListener;
import io.tierguard.guard.Judgement;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Drivers that go on at another server in one connection: each server is asked who it is before it is used. The servers are
 * relays to one real MariaDB, with a database of staging behind one and a database of production behind the other.
 */
class SeveralServersTest {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final String FRONT = "jdbc:mariadb://localhost:" + Databases.mariadb() + "/";
    private static final String NO_TLS = "?sslMode=disable";

    private final String own = "several_own_" + NEXT.incrementAndGet();
    private final String foreign = "several_foreign_" + NEXT.get();
    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
    private final Guard guard = MarkedCopies.guard(Tier.STAGING).with(new GuardListener() {
        @Override
        public void judged(Judgement judgement) {
            judgement.code().ifPresent(code -> refusals.add(code.id()));
        }
    });
    private final Relay first = new Relay("127.0.0.1", Databases.mariadb());
    private final Relay second = new Relay("127.0.0.1", Databases.mariadb());

    @BeforeEach
    void stamp() throws SQLException {
        execute("create database " + own);
        execute("create database " + foreign);
        MarkedCopies.stamp(FRONT + own + NO_TLS, "root", Tier.STAGING);
        MarkedCopies.stamp(FRONT + foreign + NO_TLS, "root", Tier.PRODUCTION);
    }

    @AfterEach
    void drop() throws SQLException, IOException {
        first.close();
        second.close();
        execute("drop database " + own);
        execute("drop database " + foreign);
    }

    private static void execute(String text) throws SQLException {
        Properties root = new Properties();
        root.setProperty("user", "root");
        try (Connection connection = new org.mariadb.jdbc.Driver().connect(FRONT + NO_TLS, root);
                Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    private Connection open(String url) throws SQLException {
        Properties root = new Properties();
        root.setProperty("user", "root");
        return GuardedDataSource.of(url, root, guard).getConnection();
    }

    private static String block(Relay relay, String database) {
        return "address=(host=localhost)(port=" + relay.port() + ")(dbname=" + database + ")";
    }

    private String mysql(String mode, String... hosts) {
        return "jdbc:mysql:" + mode + "//" + String.join(",", hosts)
                + "/?sslMode=DISABLED&retriesAllDown=1&ha.loadBalanceStrategy=serverAffinity"
                + "&serverAffinityOrder=localhost:" + first.port();
    }

    private static String database(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select database()")) {
            row.next();
            return row.getString(1);
        }
    }

    /** Drivers tell that a server is lost, and go on at the next one then or at the next statement. */
    private static String afterLoss(Connection connection) {
        for (int i = 0; i < 3; i++) {
            try {
                return database(connection);
            } catch (SQLException e) {
                // tried again
            }
        }
        return "none";
    }

    /** Nobody but the driver holds what its connection needs to dial again. */
    private static void forgetTheSource() {
        WeakReference<Object> canary = new WeakReference<>(new Object());
        for (int i = 0; i < 50 && canary.get() != null; i++) {
            System.gc();
        }
        assertThat(canary.get()).isNull();
    }

    @Nested
    class When_a_connection_is_opened {

        @Test
        void it_is_to_a_server_of_its_own_wherever_that_stands() throws SQLException {
            try (Connection connection = open(mysql("", block(first, foreign), block(second, own)))) {
                assertThat(database(connection)).isEqualTo(own);
            }
            assertThat(refusals).containsOnly("TG-3026");
        }

        @ParameterizedTest(name = "jdbc:mysql:{0}")
        @ValueSource(strings = {"", "loadbalance:", "replication:"})
        void it_is_refused_where_all_are_anothers(String mode) {
            String url = mysql(mode, block(first, foreign), block(second, foreign));

            assertThatExceptionOfType(RefusedSqlException.class)
                    .isThrownBy(() -> open(url))
                    .withMessageStartingWith("TG-3026 refused: ")
                    .withNoCause()
                    .matches(refusal -> refusal.getSQLState().equals("08004"));
        }

        @Test
        void a_login_that_fails_is_told_as_the_driver_does() {
            Properties nobody = new Properties();
            nobody.setProperty("user", "nobody");
            nobody.setProperty("password", "documented-fake");
            String url = mysql("", block(first, own), block(second, own));

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> GuardedDataSource.of(url, nobody, guard).getConnection())
                    .matches(failure -> failure.getSQLState().equals("28000"));
        }

        @Test
        void each_server_is_asked_once_and_not_for_each_connection() throws SQLException {
            Properties root = new Properties();
            root.setProperty("user", "root");
            GuardedDataSource source =
                    GuardedDataSource.of(mysql("", block(first, own), block(second, own)), root, guard);
            for (int i = 0; i < 3; i++) {
                source.getConnection().close();
            }

            assertThat(first.accepted()).isEqualTo(1 + 3);
            assertThat(second.accepted()).isZero();
        }

        @Test
        void a_single_server_is_asked_on_the_connection_itself() throws SQLException {
            open(mysql("", block(first, own))).close();

            assertThat(first.accepted()).isEqualTo(1);
        }
    }

    @Nested
    class When_the_server_is_lost {

        @ParameterizedTest(name = "jdbc:mysql:{0}")
        @ValueSource(strings = {"", "loadbalance:"})
        void the_driver_goes_on_at_one_that_was_asked(String mode) throws SQLException, IOException {
            Connection connection = open(mysql(mode, block(first, own), block(second, own)));
            assertThat(database(connection)).isEqualTo(own);
            forgetTheSource();
            first.close();

            assertThat(afterLoss(connection)).isEqualTo(own);
            assertThat(second.accepted()).isPositive();
            connection.close();
        }

        @ParameterizedTest(name = "jdbc:mysql:{0}")
        @ValueSource(strings = {"", "loadbalance:"})
        void it_does_not_go_on_at_anothers(String mode) throws SQLException, IOException {
            Connection connection = open(mysql(mode, block(first, own), block(second, foreign)));
            refusals.clear();
            first.close();

            assertThat(afterLoss(connection)).isEqualTo("none");
            assertThat(refusals).contains("TG-3026").containsOnly("TG-3026");
        }

        @Test
        void a_replica_of_another_environment_is_not_read_from() throws SQLException {
            Connection connection = open(mysql("replication:", block(first, own), block(second, foreign))
                    + "&allowReplicaDownConnections=true&readFromSourceWhenNoReplicas=true");
            connection.setReadOnly(true);

            assertThat(database(connection)).isEqualTo(own);
            assertThat(refusals).contains("TG-3026").containsOnly("TG-3026");
            connection.close();
        }

        @Test
        void the_server_itself_is_asked_again_before_the_driver_reconnects() throws SQLException, IOException {
            String url = mysql("", block(first, own)) + "&autoReconnect=true&maxReconnects=1&initialTimeout=1";
            Connection connection = open(url);
            MarkedCopies.restamp(FRONT + own + NO_TLS, "root", Tier.PRODUCTION, Tier.STAGING);
            first.hangUp();

            assertThat(afterLoss(connection)).isEqualTo("none");
            assertThat(refusals).contains("TG-3026");
        }
    }

    @Nested
    class With_the_driver_of_MariaDB {

        private String url(String mode) {
            return "jdbc:mariadb:" + mode + "://localhost:" + first.port() + ",localhost:" + second.port() + "/" + own
                    + "?sslMode=disable&retriesAllDown=3";
        }

        @Test
        void the_next_server_is_asked_before_it_is_used() throws SQLException, IOException {
            Connection connection = open(url("sequential"));
            forgetTheSource();
            first.close();

            assertThat(afterLoss(connection)).isEqualTo(own);
            assertThat(second.accepted()).isEqualTo(2);
            connection.close();
        }

        @Test
        void a_server_that_has_become_anothers_is_not_used() throws SQLException, IOException {
            Connection connection = open(url("sequential"));
            MarkedCopies.restamp(FRONT + own + NO_TLS, "root", Tier.PRODUCTION, Tier.STAGING);
            first.close();

            assertThat(afterLoss(connection)).isEqualTo("none");
            assertThat(refusals).contains("TG-3026").containsOnly("TG-3026");
        }

        @Test
        void both_servers_of_a_replication_are_asked_at_once() throws SQLException {
            open(url("replication")).close();

            assertThat(first.accepted()).isEqualTo(2);
            assertThat(second.accepted()).isEqualTo(2);
        }
    }

    @Nested
    class Where_sockets_are_not_watched {

        private static final String MESSAGE = "TG-3055 refused: the driver of %s:… goes on at other servers within one "
                + "connection, and its sockets are not watched here\n"
                + "  to fix     use GuardedDataSource.of(url, properties, guard), and see docs/jdbc.md, At the socket";

        private com.mysql.cj.jdbc.MysqlDataSource bean(String... hosts) {
            com.mysql.cj.jdbc.MysqlDataSource bean = new com.mysql.cj.jdbc.MysqlDataSource();
            bean.setUrl(mysql("", hosts));
            bean.setUser("root");
            return bean;
        }

        @Test
        void a_wrapped_source_of_several_servers_is_refused() {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> GuardedDataSource.wrap(bean(block(first, own), block(second, own)), guard))
                    .withMessage(MESSAGE.formatted("jdbc:mysql"));
            assertThat(first.accepted() + second.accepted()).isZero();
        }

        @Test
        void a_wrapped_source_that_was_given_several_later_is_refused() throws SQLException {
            com.mysql.cj.jdbc.MysqlDataSource bean = bean(block(first, own));
            GuardedDataSource source = GuardedDataSource.wrap(bean, guard);
            source.getConnection().close();
            bean.setUrl(mysql("", block(first, own), block(second, foreign)));

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(source::getConnection)
                    .withMessage(MESSAGE.formatted("jdbc:mysql"));
            assertThat(second.accepted()).isZero();
        }

        @Test
        void the_drivers_own_pool_of_several_servers_is_refused() {
            String url = "jdbc:mariadb:sequential://localhost:" + first.port() + ",localhost:" + second.port() + "/"
                    + own + "?sslMode=disable&pool=true";

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> open(url))
                    .withMessage(MESSAGE.formatted("jdbc:mariadb"));
            assertThat(first.accepted() + second.accepted()).isZero();
        }

        @Test
        void a_registry_that_knows_of_no_markers_lets_them_be() throws SQLException {
            Guard unmarked = Guards.staging();

            GuardedDataSource source = GuardedDataSource.wrap(bean(block(first, own), block(second, own)), unmarked);
            assertThat(source.toString()).isEqualTo("GuardedDataSource");
        }
    }
}
