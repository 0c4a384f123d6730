package io.tierguard.jdbc.marker;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.guard.Guard;
import io.tierguard.guard.Judgement;
import io.tierguard.guard.Resolver;
import io.tierguard.guard.Target;
import io.tierguard.registry.Registry;
import io.tierguard.report.Code;
import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The check, on H2 in this process in the place of a server, and what it does to the connection. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class MarkerCheckTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String URL = "jdbc:h2:tcp://db.staging.example.com/orders";

    private final MarkerEngine engine = MarkerEngine.of("h2").orElseThrow();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private Connection database;

    @BeforeEach
    void open() throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", "sa");
        login.setProperty("password", "");
        database = new org.h2.Driver().connect("jdbc:h2:mem:", login);
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    private static Guard guard(String more) {
        return Guard.of(
                Environment.of(Tier.STAGING),
                Registry.parse(
                        "tierguard.yaml",
                        "version: 1\nendpoints:\n  staging: [\"*.staging.example.com\"]\n" + Stamps.TRUST + more),
                Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC));
    }

    private static Judgement judgement(Guard guard) {
        return guard.judge(Target.of(URL).usedBy("'orders'"), Resolver.none());
    }

    private MarkerOutcome check(Connection connection, String more, Duration patience) {
        Guard guard = guard(more);
        return MarkerCheck.of(connection, judgement(guard), guard, patience);
    }

    private static Code code(MarkerOutcome outcome) {
        return ((MarkerOutcome.Refused) outcome).judgement().code().orElseThrow();
    }

    /** The database's connection, which answers some calls in a way of its own; all are noted. */
    private Connection watched(Answers answers) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    boolean tells = arguments != null && arguments[arguments.length - 1] instanceof Integer;
                    calls.add(method.getName() + (tells ? " " + arguments[arguments.length - 1] : ""));
                    Object answer = answers.answer(method.getName());
                    if (answer != null) {
                        return answer;
                    }
                    try {
                        return method.invoke(database, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Null where the database answers. */
    private interface Answers {
        Object answer(String method) throws Exception;
    }

    @Nested
    class The_outcome {

        @Test
        void is_that_it_fits() throws SQLException {
            assertThat(check(database, "", LONG)).isEqualTo(new MarkerOutcome.Fits());
            Stamps.store(
                    engine,
                    database,
                    MarkerKind.SERVER,
                    Stamps.server("staging", engine.read(database).database()));
            assertThat(check(database, "policy: {marker: required}\n", LONG)).isEqualTo(new MarkerOutcome.Fits());
        }

        @Test
        void is_a_refusal_with_its_evidence() throws SQLException {
            Stamps.store(engine, database, MarkerKind.DATA, Stamps.data("production"));
            MarkerOutcome.Refused refused = (MarkerOutcome.Refused) check(database, "", LONG);

            assertThat(code(refused)).isEqualTo(Code.DATA_MARKER_FOREIGN);
            assertThat(refused.judgement().usedBy()).isEqualTo("'orders'");
            assertThat(refused.judgement().target()).isEqualTo(URL);
            assertThat(refused.details())
                    .extracting(detail -> detail.label() + ": " + detail.text())
                    .containsExactly(
                            "target: " + URL + "  (credentials and parameters left out)",
                            "marker: data marker for production, signed at 2026-11-24T10:00:00Z");
        }

        @Test
        void is_a_refusal_where_the_marker_is_lacking_and_asked_for() {
            assertThat(code(check(database, "policy: {marker: required}\n", LONG)))
                    .isEqualTo(Code.MARKER_MISSING);
            assertThat(check(database, "policy: {marker: required, mode: {observe-until: 2027-01-31}}\n", LONG))
                    .isEqualTo(new MarkerOutcome.Fits());
        }

        @Test
        void is_a_contradiction_before_it_is_a_lack() throws SQLException {
            Stamps.store(engine, database, MarkerKind.DATA, Stamps.data("production"));

            assertThat(code(check(database, "policy: {marker: required, mode: {observe-until: 2027-01-31}}\n", LONG)))
                    .isEqualTo(Code.DATA_MARKER_FOREIGN);
        }

        @Test
        void is_that_it_was_not_read_where_another_time_it_may_be() {
            assertThat(check(
                            watched(method -> {
                                throw new SQLException("fake-secret", "08006");
                            }),
                            "",
                            LONG))
                    .isEqualTo(new MarkerOutcome.NotRead(
                            "db.staging.example.com:9092/orders",
                            "the database or its driver failed with SQLState 08006"));
            assertThat(check(
                            watched(method -> {
                                throw new SQLTimeoutException("fake-secret", "42000");
                            }),
                            "",
                            LONG))
                    .isEqualTo(new MarkerOutcome.NotRead(
                            "db.staging.example.com:9092/orders", "no answer within 30000 ms"));
        }

        @Test
        void is_a_refusal_where_it_will_not_be_read_another_time_either() {
            for (Exception failure :
                    List.of(new SQLException("fake-secret", "42501"), new IllegalStateException("x"))) {
                assertThat(code(check(
                                watched(method -> {
                                    throw failure;
                                }),
                                "policy: {mode: {observe-until: 2027-01-31}}\n",
                                LONG)))
                        .isEqualTo(Code.MARKER_UNREADABLE);
            }
        }
    }

    @Nested
    class The_connection {

        @Test
        void gets_its_network_timeout_back() {
            check(watched(method -> method.equals("getNetworkTimeout") ? 40_000 : null), "", LONG);

            assertThat(calls)
                    .containsExactly(
                            "getNetworkTimeout",
                            "setNetworkTimeout 30000",
                            "createStatement",
                            "getAutoCommit",
                            "setNetworkTimeout 40000");
        }

        @Test
        void keeps_a_network_timeout_that_is_as_tight() {
            for (int tight : List.of(29_999, 30_000)) {
                calls.clear();
                assertThat(check(watched(method -> method.equals("getNetworkTimeout") ? tight : null), "", LONG))
                        .isEqualTo(new MarkerOutcome.Fits());
                assertThat(calls).containsExactly("getNetworkTimeout", "createStatement", "getAutoCommit");
            }
        }

        @Test
        void without_a_network_timeout_is_asked_all_the_same() {
            for (Throwable lack : List.of(new SQLFeatureNotSupportedException(), new AbstractMethodError())) {
                assertThat(check(
                                watched(method -> {
                                    if (method.equals("getNetworkTimeout")) {
                                        if (lack instanceof AbstractMethodError error) {
                                            throw error;
                                        }
                                        throw (SQLException) lack;
                                    }
                                    return null;
                                }),
                                "",
                                LONG))
                        .isEqualTo(new MarkerOutcome.Fits());
            }
        }

        @Test
        void ends_a_transaction_only_where_one_was_begun() throws SQLException {
            check(watched(method -> null), "", LONG);
            assertThat(calls).doesNotContain("rollback");

            database.setAutoCommit(false);
            check(watched(method -> null), "", LONG);
            assertThat(calls).containsSubsequence("createStatement", "getAutoCommit", "rollback");
            assertThat(database.getAutoCommit()).isFalse();
        }

        @Test
        void that_never_answers_is_ended_when_the_time_is_over() {
            CountDownLatch ended = new CountDownLatch(1);
            MarkerOutcome outcome = check(
                    watched(method -> {
                        if (method.equals("abort")) {
                            ended.countDown();
                            return null;
                        }
                        if (method.equals("createStatement")) {
                            ended.await();
                            throw new SQLException("fake-secret", "42501");
                        }
                        return null;
                    }),
                    "",
                    Duration.ofMillis(50));

            assertThat(outcome)
                    .isEqualTo(
                            new MarkerOutcome.NotRead("db.staging.example.com:9092/orders", "no answer within 50 ms"));
        }

        @Test
        void that_answers_when_the_time_is_over_is_not_used() {
            CountDownLatch ended = new CountDownLatch(1);
            MarkerOutcome outcome = check(
                    watched(method -> {
                        if (method.equals("abort")) {
                            ended.countDown();
                            // an abort that does nothing
                            return true;
                        }
                        if (method.equals("getAutoCommit")) {
                            ended.await();
                        }
                        return null;
                    }),
                    "",
                    Duration.ofMillis(50));

            assertThat(outcome)
                    .isEqualTo(
                            new MarkerOutcome.NotRead("db.staging.example.com:9092/orders", "no answer within 50 ms"));
        }

        @Test
        void that_fits_is_not_ended_afterwards() throws SQLException {
            check(watched(method -> null), "", LONG);

            assertThat(calls).doesNotContain("abort", "close");
            assertThat(database.isValid(1)).isTrue();
        }
    }

    @Nested
    class Nobody_is_asked {

        private MarkerOutcome of(String url, String more) {
            Guard guard = guard(more);
            Connection untouched = watched(method -> {
                throw new AssertionError("asked");
            });
            return MarkerCheck.of(untouched, guard.judge(Target.of(url), Resolver.none()), guard, LONG);
        }

        @Test
        void where_the_database_is_in_this_process() {
            assertThat(of("jdbc:h2:mem:orders", "policy: {marker: required}\n")).isEqualTo(new MarkerOutcome.Fits());
        }

        @Test
        void where_nobody_knows_how() {
            String url = "jdbc:derby://db.staging.example.com/orders";
            MarkerOutcome refused = of(url, "policy: {marker: required}\n");

            assertThat(code(refused)).isEqualTo(Code.MARKER_UNSUPPORTED);
            assertThat(((MarkerOutcome.Refused) refused).judgement().message())
                    .startsWith(
                            "TG-3029 refused: this process is staging, which asks for a server marker, and none can be"
                                    + " read from databases of the protocol derby yet\n");
            assertThat(of(url, "")).isEqualTo(new MarkerOutcome.Fits());
        }

        @Test
        void where_nothing_was_judged() {
            Guard guard = guard("policy: {marker: required}\n");
            Judgement nothing = guard.undeterminable("x", "x", "x", "x");

            assertThat(code(MarkerCheck.of(database, nothing, guard, LONG))).isEqualTo(Code.MARKER_UNSUPPORTED);
        }
    }

    @Nested
    class Closing {

        @Test
        void says_goodbye() throws SQLException {
            MarkerCheck.close(watched(method -> null), LONG);

            assertThat(calls).containsExactly("close");
            assertThat(database.isClosed()).isTrue();
        }

        @Test
        void that_fails_ends_it_without_a_word() {
            MarkerCheck.close(
                    watched(method -> {
                        throw new SQLException("fake-secret");
                    }),
                    LONG);

            assertThat(calls).containsExactly("close", "abort");
        }

        @Test
        void that_takes_too_long_ends_it_without_a_word() {
            CountDownLatch ended = new CountDownLatch(1);
            MarkerCheck.close(
                    watched(method -> {
                        if (method.equals("abort")) {
                            ended.countDown();
                        } else {
                            ended.await();
                        }
                        return null;
                    }),
                    Duration.ofMillis(50));

            assertThat(calls).startsWith("close", "abort");
        }
    }
}
