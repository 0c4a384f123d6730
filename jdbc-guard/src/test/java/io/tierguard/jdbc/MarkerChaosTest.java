package io.tierguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.guard.Guard;
import io.tierguard.guard.Judgement;
import io.tierguard.jdbc.marker.MarkerCheck;
import io.tierguard.jdbc.marker.MarkerOutcome;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that dies, locks, hangs, or is another one, while it is asked. Always a coded answer, and nothing is left. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class MarkerChaosTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    private PostgresDatabase database;

    @BeforeEach
    void create() throws SQLException {
        database = new PostgresDatabase();
        DriverManager.setLoginTimeout(3);
    }

    @AfterEach
    void drop() throws SQLException {
        DriverManager.setLoginTimeout(0);
        database.close();
    }

    private String shown(int port) {
        return "localhost:" + port + "/" + database.name();
    }

    private static void isNotRead(GuardedDataSource source, String shown, String reason) {
        assertThatExceptionOfType(SQLTransientConnectionException.class)
                .isThrownBy(source::getConnection)
                .withMessage("TG-3020 refused: " + shown + " did not tell which environment it serves: " + reason
                        + "\n  to fix     see whether the database answers, and whether somebody locks its marker;"
                        + " then try again")
                .satisfies(failure -> {
                    assertThat(failure.getSQLState()).isEqualTo("08006");
                    assertThat(failure.getErrorCode()).isEqualTo(880_400);
                    assertThat(failure.getCause()).isNull();
                });
    }

    private GuardedDataSource source(int port) throws SQLException {
        return GuardedDataSource.of(
                PostgresDatabase.url(port, database.name()),
                PostgresDatabase.login(PostgresDatabase.APPLICATION),
                PostgresDatabase.staging(port, ""));
    }

    @Nested
    class A_locked_marker {

        private Connection locking;

        @BeforeEach
        void lock() throws SQLException {
            database.stampServer("staging");
            database.stampData("staging");
            locking = database.connect();
            locking.setAutoCommit(false);
            try (Statement statement = locking.createStatement()) {
                statement.execute("lock table tierguard.marker in access exclusive mode");
            }
        }

        @AfterEach
        void unlock() throws SQLException {
            locking.close();
        }

        @Test
        void is_given_up_by_the_server_itself() throws SQLException {
            isNotRead(
                    source(Databases.postgres()),
                    shown(Databases.postgres()),
                    "the database or its driver failed with SQLState 55P03");
            // while the lock is still held
            database.awaitNobody();

            locking.rollback();
            try (Connection connection = source(Databases.postgres()).getConnection()) {
                assertThat(PostgresDatabase.ask(connection, "show lock_timeout"))
                        .isEqualTo("0");
            }
        }

        @Test
        void is_given_up_when_the_session_is_ended_meanwhile() throws Exception {
            FutureTask<Void> asking = new FutureTask<>(() -> {
                isNotRead(
                        source(Databases.postgres()),
                        shown(Databases.postgres()),
                        "the database or its driver failed with SQLState 57P01");
                return null;
            });
            DriverManager.setLoginTimeout(10);
            new Thread(asking).start();
            database.await("exists (select from pg_stat_activity where datname = '" + database.name()
                    + "' and usename = '" + PostgresDatabase.APPLICATION + "' and wait_event_type = 'Lock')");
            database.run("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + database.name()
                    + "' and usename = '" + PostgresDatabase.APPLICATION + "'");

            asking.get();
            database.awaitNobody();
        }
    }

    @Test
    void a_server_that_is_stopped_while_it_is_asked_is_not_read() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
            String url = PostgresDatabase.url(server.getPort(), "postgres");
            CountDownLatch locked = new CountDownLatch(1);
            try (Connection locking = PostgresDatabase.connect(url, "postgres");
                    Statement statement = locking.createStatement()) {
                statement.execute("create schema tierguard");
                statement.execute("create table tierguard.marker (kind text, document text)");
                locking.setAutoCommit(false);
                statement.execute("lock table tierguard.marker in access exclusive mode");
                locked.countDown();
                FutureTask<Throwable> asking = new FutureTask<>(() -> {
                    try {
                        GuardedDataSource.of(
                                        url,
                                        PostgresDatabase.login("postgres"),
                                        PostgresDatabase.staging(server.getPort(), ""))
                                .getConnection()
                                .close();
                        return null;
                    } catch (SQLException e) {
                        return e;
                    }
                });
                DriverManager.setLoginTimeout(10);
                new Thread(asking).start();
                while (PostgresDatabase.ask(
                                locking, "select count(*) from pg_stat_activity where wait_event_type = 'Lock'")
                        .equals("0")) {
                    try (Statement snapshot = locking.createStatement()) {
                        snapshot.execute("select pg_stat_clear_snapshot()");
                    }
                }
                server.close();

                assertThat(asking.get())
                        .isInstanceOf(SQLTransientConnectionException.class)
                        .hasMessageStartingWith("TG-3020 refused: localhost:" + server.getPort()
                                + "/postgres did not tell which environment it serves: the database or its driver failed"
                                + " with SQLState ");
            } catch (SQLException e) {
                // the one that held the lock went down with the server
                assertThat(e.getSQLState()).startsWith("08");
            }
        }
    }

    @Nested
    class A_wire {

        private void isNotRead(FakeWire.Fate fate, String reason) throws SQLException, IOException {
            try (FakeWire wire = new FakeWire(Databases.postgres(), fate)) {
                MarkerChaosTest.isNotRead(source(wire.port()), shown(wire.port()), reason);
                while (wire.open() > 0) {
                    LockSupport.parkNanos(1_000_000);
                }
            }
            database.awaitNobody();
        }

        @Test
        void that_swallows_the_question_is_given_up() throws Exception {
            isNotRead((driver, question) -> {}, "no answer within 3000 ms");
        }

        @Test
        void that_breaks_is_given_up() throws Exception {
            isNotRead((driver, question) -> driver.close(), "the database or its driver failed with SQLState 08006");
        }

        @Test
        void that_goes_on_dripping_for_ever_is_given_up() throws Exception {
            isNotRead(MarkerChaosTest::drip, "no answer within 3000 ms");
        }
    }

    /** A notice each twentieth of a second: to a timeout of each packet a server that is alive. */
    private static void drip(Socket driver, byte[] question) {
        Thread thread = new Thread(
                () -> {
                    byte[] notice = {'N', 0, 0, 0, 5, 0};
                    try {
                        OutputStream out = driver.getOutputStream();
                        while (!driver.isClosed()) {
                            out.write(notice);
                            out.flush();
                            LockSupport.parkNanos(50_000_000);
                        }
                    } catch (IOException e) {
                        // the driver hung up
                    }
                },
                "drip");
        thread.setDaemon(true);
        thread.start();
    }

    @Test
    void a_pooler_that_hands_the_question_to_another_server_gets_that_one_judged() throws Exception {
        database.stampServer("staging");
        try (PostgresDatabase other = new PostgresDatabase()) {
            other.stampServer("production");
            FakeWire.Fate fate = (driver, question) -> FakeWire.askAnother(
                    Databases.postgres(), PostgresDatabase.APPLICATION, other.name(), driver, question);
            try (FakeWire pooler = new FakeWire(Databases.postgres(), fate)) {
                GuardedDataSource source = source(pooler.port());

                assertThatExceptionOfType(RefusedSqlException.class)
                        .isThrownBy(source::getConnection)
                        .withMessageStartingWith("TG-3026 refused: this process is staging, and " + shown(pooler.port())
                                + " says of itself that it serves production\n");
                while (pooler.open() > 0) {
                    LockSupport.parkNanos(1_000_000);
                }
            }
            other.awaitNobody();
        }
        database.awaitNobody();
    }

    @Nested
    class What_the_session_was {

        private Connection connection;
        private Judgement judgement;
        private Guard guard;

        @BeforeEach
        void open() throws SQLException {
            database.stampServer("staging");
            database.stampData("staging");
            connection = PostgresDatabase.connect(database.url(), PostgresDatabase.APPLICATION);
            guard = PostgresDatabase.staging();
            judgement = guard.judge(database.url());
        }

        @AfterEach
        void close() throws SQLException {
            connection.close();
        }

        private List<String> state() throws SQLException {
            List<String> state = new ArrayList<>();
            state.add("network timeout " + connection.getNetworkTimeout());
            state.add("auto-commit " + connection.getAutoCommit());
            state.add("read-only " + connection.isReadOnly());
            state.add("isolation " + connection.getTransactionIsolation());
            state.add("holdability " + connection.getHoldability());
            state.add("warnings " + connection.getWarnings());
            state.add("closed " + connection.isClosed());
            boolean commits = connection.getAutoCommit();
            for (String setting : List.of(
                    "lock_timeout",
                    "statement_timeout",
                    "search_path",
                    "default_transaction_read_only",
                    "application_name")) {
                state.add(setting + " " + PostgresDatabase.ask(connection, "show " + setting));
            }
            if (!commits) {
                connection.rollback();
            }
            return state;
        }

        private String onTheServer() throws SQLException {
            try (Connection other = database.connect()) {
                return PostgresDatabase.ask(
                        other,
                        "select state from pg_stat_activity where datname = '" + database.name() + "' and usename = '"
                                + PostgresDatabase.APPLICATION + "'");
            }
        }

        private void isAfterwards() throws SQLException {
            List<String> before = state();

            assertThat(MarkerCheck.of(connection, judgement, guard, SHORT.multipliedBy(20)))
                    .isEqualTo(new MarkerOutcome.Fits());
            assertThat(onTheServer()).isEqualTo("idle");
            assertThat(state()).isEqualTo(before);
        }

        @Test
        void it_is_afterwards() throws SQLException {
            isAfterwards();
        }

        @Test
        void it_is_afterwards_where_it_does_not_commit_by_itself() throws SQLException {
            connection.setAutoCommit(false);

            isAfterwards();
        }

        @Test
        void it_is_afterwards_where_everything_was_set_to_something_else() throws SQLException {
            connection.setNetworkTimeout(Runnable::run, 25_000);
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            connection.setReadOnly(true);
            try (Statement statement = connection.createStatement()) {
                statement.execute("set lock_timeout = 1234");
                statement.execute("set statement_timeout = 30000");
                statement.execute("set search_path = pg_temp");
            }
            isAfterwards();
            connection.setNetworkTimeout(Runnable::run, 100);
            isAfterwards();
        }
    }

    @Test
    void a_driver_that_fails_in_its_own_way_is_told_by_the_kind_of_failure_only() throws SQLException {
        Guard guard = PostgresDatabase.staging();
        Connection failing = (Connection) java.lang.reflect.Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    throw new UncheckedIOException("fake-secret", new IOException("fake-secret"));
                });

        MarkerOutcome outcome = MarkerCheck.of(failing, guard.judge(database.url()), guard, SHORT);

        assertThat(outcome).isInstanceOf(MarkerOutcome.Refused.class);
        assertThat(((MarkerOutcome.Refused) outcome).judgement().message())
                .startsWith("TG-3021 refused: the server or data marker of " + shown(Databases.postgres())
                        + " cannot be read: its driver failed with java.io.UncheckedIOException\n")
                .doesNotContain("fake-secret");
    }
}
