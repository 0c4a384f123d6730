package io.tierguard.jdbc.marker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.guard.Guard;
import io.tierguard.guard.Resolver;
import io.tierguard.guard.Target;
import io.tierguard.registry.Registry;
import io.tierguard.report.Code;
import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A connection that somebody works on is asked, and goes on as it was; on H2 in this process. */
class ConnectionInUseTest {

    private final List<String> calls = new ArrayList<>();
    private Connection database;

    @BeforeEach
    void open() throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", "sa");
        login.setProperty("password", "");
        database = new org.h2.Driver().connect("jdbc:h2:mem:", login);
        execute("create table work (what varchar(10))");
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> work() throws SQLException {
        List<String> work = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("select what from work order by what")) {
            while (rows.next()) {
                work.add(rows.getString(1));
            }
        }
        return work;
    }

    private static MarkerOutcome check(Connection connection) {
        Guard guard = Guard.of(
                Environment.of(Tier.STAGING),
                Registry.parse(
                        "tierguard.yaml",
                        "version: 1\nendpoints:\n  staging: [\"*.staging.example.com\"]\n" + Stamps.TRUST),
                Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC));
        Target target = Target.of("jdbc:h2:tcp://db.staging.example.com/orders");
        return MarkerCheck.beforeDestruction(
                connection, guard.judge(target, Resolver.none()), guard, Duration.ofSeconds(30));
    }

    /** The connection, with a network timeout of 40 s; all calls are noted. */
    private Connection watched(Answers answers) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    String call = method.getName();
                    calls.add(call.equals("setNetworkTimeout") ? call + " " + arguments[1] : call);
                    Object answer = call.equals("getNetworkTimeout") ? 40_000 : answers.answer(call);
                    try {
                        return answer == null ? method.invoke(database, arguments) : answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Null where the database answers. */
    private interface Answers {
        Object answer(String method) throws SQLException;
    }

    @Test
    void is_judged_by_its_markers_as_a_new_one_is() throws SQLException {
        assertThat(check(database)).isEqualTo(new MarkerOutcome.Fits());

        MarkerEngine engine = MarkerEngine.of("h2").orElseThrow();
        Stamps.store(engine, database, MarkerKind.DATA, Stamps.data("production"));

        assertThat(((MarkerOutcome.Refused) check(database)).judgement().code()).contains(Code.DATA_MARKER_FOREIGN);
    }

    @Test
    void gets_its_network_timeout_back() {
        assertThat(check(watched(method -> null))).isEqualTo(new MarkerOutcome.Fits());

        assertThat(calls).contains("setNetworkTimeout 30000").endsWith("setNetworkTimeout 40000");
    }

    @Test
    void gets_its_network_timeout_back_where_it_cannot_be_asked() {
        MarkerOutcome outcome = check(watched(method -> {
            if (method.equals("createStatement")) {
                throw new SQLException("fake", "42501");
            }
            return null;
        }));

        assertThat(((MarkerOutcome.Refused) outcome).judgement().code()).contains(Code.MARKER_UNREADABLE);
        assertThat(calls).endsWith("setNetworkTimeout 40000");
    }

    @Nested
    class In_a_transaction {

        @BeforeEach
        void begin() throws SQLException {
            database.setAutoCommit(false);
            execute("insert into work values ('begun')");
        }

        @Test
        void goes_on_with_it() throws SQLException {
            assertThat(check(watched(method -> null))).isEqualTo(new MarkerOutcome.Fits());

            assertThat(work()).containsExactly("begun");
            assertThat(calls)
                    .containsSubsequence("setSavepoint", "rollback", "releaseSavepoint")
                    .endsWith("setNetworkTimeout 40000");
            database.rollback();
            assertThat(work()).isEmpty();
        }

        @Test
        void loses_it_where_the_database_has_no_savepoints() throws SQLException {
            DatabaseMetaData none = (DatabaseMetaData) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {DatabaseMetaData.class},
                    (proxy, method, arguments) -> method.getName().equals("supportsSavepoints") ? false : null);

            assertThat(check(watched(method -> method.equals("getMetaData") ? none : null)))
                    .isEqualTo(new MarkerOutcome.Fits());

            assertThat(work()).isEmpty();
            assertThat(calls).doesNotContain("setSavepoint");
        }

        @Test
        void undoes_what_the_asking_began_and_no_more() throws SQLException {
            try (BegunTransaction begun = BegunTransaction.keep(database)) {
                execute("insert into work values ('asked')");
                begun.connection().rollback();
                assertThat(work()).containsExactly("begun");

                execute("insert into work values ('again')");
            }

            assertThat(work()).containsExactly("begun");
        }

        @Test
        void hands_on_everything_else_and_its_failures_as_they_are() throws SQLException {
            try (BegunTransaction begun = BegunTransaction.keep(database)) {
                assertThat(begun.connection().getAutoCommit()).isFalse();
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> begun.connection().prepareStatement("nonsense"));
                var later = database.setSavepoint();
                execute("insert into work values ('later')");
                execute("insert into work values ('latest')");
                begun.connection().rollback(later);
                assertThat(work()).containsExactly("begun");
            }
        }
    }
}
