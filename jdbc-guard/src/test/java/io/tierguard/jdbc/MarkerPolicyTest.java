package io.tierguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.guard.Guard;
import io.tierguard.guard.GuardListener;
import io.tierguard.guard.Judgement;
import io.tierguard.jdbc.marker.MarkerCheck;
import io.tierguard.jdbc.marker.MarkerOutcome;
import io.tierguard.jdbc.marker.Stamps;
import io.tierguard.report.Code;
import io.tierguard.testing.ChildJvm;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the policy asks of a database that says nothing of itself. */
class MarkerPolicyTest {

    /** Whatever asks it anything fails. */
    private static final Connection UNTOUCHED = (Connection) java.lang.reflect.Proxy.newProxyInstance(
            MarkerPolicyTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                throw new AssertionError("asked for " + method.getName());
            });

    private static Guard guard(Tier tier, String more) {
        return Guards.of(tier, """
                version: 1
                endpoints:
                  "test, staging, production": [localhost, db_1, "*.example.com", local]
                  shared: [c.example.com]
                """ + more);
    }

    private static String url(String host) {
        return "jdbc:h2:tcp://" + host + ":" + Databases.h2() + "/mem:policy;DB_CLOSE_DELAY=-1";
    }

    private static Properties login() {
        Properties login = new Properties();
        login.setProperty("user", "sa");
        login.setProperty("password", "");
        return login;
    }

    @Nested
    class A_database_that_cannot_be_asked {

        private MarkerOutcome check(String url, Guard guard) {
            Judgement judgement = guard.judge(url);
            assertThat(judgement.isAllowed()).isTrue();
            return MarkerCheck.of(UNTOUCHED, judgement, guard, Duration.ofSeconds(1));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"jdbc:h2:mem:orders", "jdbc:h2:file:./orders", "jdbc:sqlite:orders.db", "jdbc:hsqldb:mem:x"})
        void needs_no_marker_where_it_is_local(String url) {
            assertThat(check(url, guard(Tier.PRODUCTION, "policy: {marker: required}\n" + Stamps.TRUST)))
                    .isEqualTo(new MarkerOutcome.Fits());
        }

        @Test
        void is_refused_where_a_marker_is_asked_for() {
            MarkerOutcome outcome = check(
                    "jdbc:sqlserver://db.staging.example.com;databaseName=orders",
                    guard(Tier.PRODUCTION, "policy: {marker: {production: required}}\n"));

            assertThat(outcome).isInstanceOf(MarkerOutcome.Refused.class);
            assertThat(((MarkerOutcome.Refused) outcome).judgement().message()).isEqualTo("""
                            TG-3029 refused: this process is production, which asks for a server marker, and none can be read from databases of the protocol sqlserver yet
                              to fix     take the policy marker: required out for production, or use a database that docs/markers.md lists""");
        }

        @Test
        void passes_where_none_is_asked_for() {
            String url = "jdbc:sqlserver://db.staging.example.com;databaseName=orders";

            assertThat(check(url, guard(Tier.PRODUCTION, ""))).isEqualTo(new MarkerOutcome.Fits());
            assertThat(check(url, guard(Tier.PRODUCTION, "policy: {marker: {staging: required}}\n")))
                    .isEqualTo(new MarkerOutcome.Fits());
            assertThat(check(
                            url,
                            guard(Tier.PRODUCTION, "policy: {marker: required, mode: {observe-until: 2027-01-31}}\n")))
                    .isEqualTo(new MarkerOutcome.Fits());
        }
    }

    @Test
    void what_is_only_observed_is_told_to_whoever_listens() throws SQLException {
        List<Judgement> told = new ArrayList<>();
        Guard guard = guard(Tier.STAGING, "policy: {marker: required, mode: {observe-until: 2027-01-31}}\n")
                .with(new GuardListener() {
                    @Override
                    public void judged(Judgement judgement) {
                        told.add(judgement);
                    }
                });

        GuardedDataSource.of(url("localhost"), login(), guard).getConnection().close();

        assertThat(told).hasSize(3);
        assertThat(told.get(2).wouldRefuse()).isTrue();
        assertThat(told.get(2).code()).contains(Code.MARKER_MISSING);
        assertThat(told.get(2).target()).isEqualTo("jdbc:h2:tcp://localhost:" + Databases.h2() + "/mem:policy");
    }

    @Test
    void what_is_refused_is_told_to_whoever_listens() {
        List<Judgement> told = new ArrayList<>();
        Guard guard = guard(Tier.STAGING, "policy: {marker: required}\n").with(new GuardListener() {
            @Override
            public void judged(Judgement judgement) {
                told.add(judgement);
            }
        });

        assertThatExceptionOfType(RefusedSqlException.class)
                .isThrownBy(() ->
                        GuardedDataSource.of(url("localhost"), login(), guard).getConnection())
                .satisfies(refusal -> assertThat(told).last().isSameAs(refusal.judgement()));
    }

    @Nested
    class A_name_that_anybody_may_bear {

        private static List<String> warned(Tier tier, String... hosts) throws IOException, InterruptedException {
            List<String> urls = new ArrayList<>(List.of(tier.name(), url("localhost")));
            for (String host : hosts) {
                urls.add(url(host));
            }
            ChildJvm.Outcome outcome = new ChildJvm()
                    .option("-Dorg.slf4j.simpleLogger.log.io.tierguard.guard.Guard=warn")
                    .run(Visitor.class, urls.toArray(new String[0]));
            assertThat(outcome.out()).isEqualTo("fits\n".repeat(2 * hosts.length));
            return outcome.err()
                    .lines()
                    .filter(line -> line.contains("tierguard.decision=not-confirmed"))
                    .map(line -> line.replaceAll(".*not confirmed: this process is |:\\d+/mem:policy.*", ""))
                    .toList();
        }

        @ParameterizedTest
        @EnumSource(names = {"STAGING", "PRODUCTION"})
        void is_told_once_where_no_server_marker_tells_more(Tier tier) throws Exception {
            assertThat(warned(
                            tier, "localhost", "127.0.0.1", "[::1]", "db_1", "c.example.com", "db.staging.example.com"))
                    .containsExactly(
                            tier + ", localhost",
                            tier + ", 127.0.0.1",
                            tier + ", [::1]",
                            tier + ", db_1",
                            tier + ", c.example.com");
        }

        @Test
        void is_not_told_in_the_lower_tiers() throws Exception {
            assertThat(warned(Tier.TEST, "localhost", "db_1", "c.example.com")).isEmpty();
        }
    }

    /** A process that opens each target twice, at the server that is there, and has it checked. */
    static final class Visitor {
        private Visitor() {}

        public static void main(String[] arguments) throws SQLException {
            Guard guard = guard(Tier.valueOf(arguments[0]), "");
            for (int i = 2; i < arguments.length; i++) {
                Judgement judgement = guard.judge(arguments[i]);
                for (int opened = 0; opened < 2; opened++) {
                    try (Connection connection = new org.h2.Driver().connect(arguments[1], login())) {
                        boolean fits = MarkerCheck.of(connection, judgement, guard, Duration.ofSeconds(5))
                                instanceof MarkerOutcome.Fits;
                        System.out.println(fits && judgement.isAllowed() ? "fits" : "does not");
                    }
                }
            }
        }
    }
}
