package io.tierguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.Tierguard;
import io.tierguard.guard.Guard;
import io.tierguard.registry.Registry;
import io.tierguard.testing.ChildJvm;
import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What observing lets through, and what it does not, at a real server: the same registry, with and without it. */
class ObserveTest {

    private static final String REGISTRY = """
            version: 1
            endpoints:
              production:
                - "*.prod.example.com"
                - c.example.com/orders
              staging:
                - "*.staging.example.com"
                - c.example.com
              test:
                - d.example.com
              shared:
                - localhost
            crossings:
              - from: staging
                to: test
                endpoint: d.example.com:%1$d
                reason: it was needed last year
                expires: 2025-12-31
            """;
    private static final String OBSERVING = REGISTRY + "policy: {mode: {observe-until: 2027-01-31}}\n";
    private static final Instant DAY = Instant.parse("2026-11-24T12:00:00Z");

    private static String url(String host) {
        return "jdbc:h2:tcp://" + host + ":" + Databases.h2() + "/mem:observed;DB_CLOSE_DELAY=-1";
    }

    private static Properties login() {
        Properties login = new Properties();
        login.setProperty("user", "sa");
        login.setProperty("password", "");
        return login;
    }

    private static Guard guard(String registry, Instant now) {
        return Guard.of(
                Environment.of(Tier.STAGING),
                Registry.parse("tierguard.yaml", registry.formatted(Databases.h2())),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    /** Writes a row there, which shows afterwards that it was reached. */
    private static void visit(String url, Guard guard) throws SQLException {
        visit(GuardedDataSource.of(url, login(), guard).getConnection());
    }

    private static void visit(Connection opened) throws SQLException {
        try (Connection connection = opened;
                Statement statement = connection.createStatement()) {
            statement.execute("insert into visits values (1)");
        }
    }

    /** The server itself, by the bare driver. */
    private static int visits(String... before) throws SQLException {
        try (Connection direct = new org.h2.Driver().connect(url("127.0.0.1"), login());
                Statement statement = direct.createStatement()) {
            for (String sql : before) {
                statement.execute(sql);
            }
            try (ResultSet rows = statement.executeQuery("select count(*) from visits")) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    @BeforeEach
    void nobody_was_there_yet() throws SQLException {
        assertThat(visits("create table if not exists visits (id int)", "delete from visits"))
                .isZero();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "TG-2001, db.prod.example.com",
        "TG-2002, a.example.com",
        "TG-2004, d.example.com",
    })
    void what_an_owner_refuses_is_reached_and_refused_once_enforced(String code, String host) throws SQLException {
        Guard observing = guard(OBSERVING, DAY);

        visit(url(host), observing);

        assertThat(visits()).isEqualTo(1);
        assertThat(observing.judge(url(host)).wouldRefuse()).isTrue();
        assertThatExceptionOfType(RefusedSqlException.class)
                .isThrownBy(() -> visit(url(host), guard(REGISTRY, DAY)))
                .withMessageStartingWith(code + " refused: this process is staging, ");
        assertThat(visits()).isEqualTo(1);
    }

    @Test
    void what_an_address_refuses_is_reached_and_refused_once_enforced() throws SQLException {
        String production = "    - 127.0.0.1\n";
        String own = url("db.staging.example.com");

        visit(own, guard(OBSERVING.replace("  staging:\n", production + "  staging:\n"), DAY));

        assertThat(visits()).isEqualTo(1);
        assertThatExceptionOfType(RefusedSqlException.class)
                .isThrownBy(() -> visit(own, guard(REGISTRY.replace("  staging:\n", production + "  staging:\n"), DAY)))
                .withMessageStartingWith("TG-2003 refused: this process is staging, and ");
        assertThat(visits()).isEqualTo(1);
    }

    @Test
    void what_depends_on_what_the_driver_chooses_is_dialled_and_not_once_enforced() throws IOException {
        try (Listener listener = new Listener()) {
            String open = "jdbc:postgresql://c.example.com:" + listener.port() + "/";

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> visit(open, guard(REGISTRY, DAY)))
                    .withMessageStartingWith("TG-2005 refused: ");
            assertThat(listener.accepted()).isZero();
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> visit(open, guard(OBSERVING, DAY)))
                    .isNotInstanceOf(RefusedSqlException.class);
            assertThat(listener.accepted()).isPositive();
        }
    }

    @Test
    void a_bean_and_a_login_of_the_call_are_observed_too() throws SQLException {
        JdbcDataSource bean = new JdbcDataSource();
        bean.setURL(url("db.prod.example.com"));
        GuardedDataSource source = GuardedDataSource.wrap(bean, guard(OBSERVING, DAY));

        visit(source.getConnection("sa", ""));

        assertThat(visits()).isEqualTo(1);
        assertThatExceptionOfType(RefusedSqlException.class)
                .isThrownBy(
                        () -> GuardedDataSource.wrap(bean, guard(REGISTRY, DAY)).getConnection("sa", ""));
        assertThat(visits()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "TG-2008, 'jdbc:h2:tcp://db.prod.example.com:%d/mem:observed;INIT=select 1'",
        "TG-2008, jdbc:h2:tcp://db.staging.example.com:%d",
        "TG-2008, jdbc:unheard-of://db.prod.example.com:%d/mem:observed",
        "TG-2006, jdbc:h2:tcp://127.1:%d/mem:observed",
        "TG-2008, jdbc:h2:tcp://0x7f000001:%d/mem:observed",
    })
    void what_cannot_be_told_is_refused_all_the_same(String code, String url) throws SQLException {
        assertThatExceptionOfType(RefusedSqlException.class)
                .isThrownBy(() -> visit(url.formatted(Databases.h2()), guard(OBSERVING, DAY)))
                .withMessageStartingWith(code + " refused: ")
                .satisfies(
                        refusal -> assertThat(refusal.judgement().wouldRefuse()).isFalse());
        assertThat(visits()).isZero();
    }

    @Nested
    class Until_a_date {
        private static final String LAST_MOMENT = "2027-01-31T23:59:59.999999999Z";
        private static final String TOO_LATE = "2027-02-01T00:00:00Z";

        @Test
        void it_lasts_to_the_end_of_that_day() throws SQLException {
            visit(url("db.prod.example.com"), guard(OBSERVING, Instant.parse(LAST_MOMENT)));

            assertThat(visits()).isEqualTo(1);
            assertThatExceptionOfType(RefusedSqlException.class)
                    .isThrownBy(() -> visit(url("db.prod.example.com"), guard(OBSERVING, Instant.parse(TOO_LATE))));
            assertThat(visits()).isEqualTo(1);
        }

        @Test
        void which_is_read_once_when_the_guard_is_made() throws SQLException {
            AtomicInteger read = new AtomicInteger();
            Clock midnight = new Clock() {
                @Override
                public Instant instant() {
                    return Instant.parse(read.getAndIncrement() == 0 ? LAST_MOMENT : TOO_LATE);
                }

                @Override
                public ZoneId getZone() {
                    return ZoneId.of("Pacific/Kiritimati");
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }
            };
            Guard guard = Guard.of(
                    Environment.of(Tier.STAGING),
                    Registry.parse("tierguard.yaml", OBSERVING.formatted(Databases.h2())),
                    midnight);
            GuardedDataSource source = GuardedDataSource.of(url("db.prod.example.com"), login(), guard);

            visit(source.getConnection());
            visit(source.getConnection());

            assertThat(read).hasValue(1);
            assertThat(visits()).isEqualTo(2);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{staging: {observe-until: 2027-01-31}}",
                    "{default: {observe-until: 2027-01-31}}",
                    "{staging: {observe-until: 2027-01-31}, default: enforce}",
                })
        void is_by_tier(String mode) throws SQLException {
            visit(url("db.prod.example.com"), guard(REGISTRY + "policy: {mode: " + mode + "}\n", DAY));

            assertThat(visits()).isEqualTo(1);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{production: {observe-until: 2027-01-31}}",
                    "{default: {observe-until: 2027-01-31}, staging: enforce}",
                    "enforce",
                })
        void is_of_no_other_tier(String mode) throws SQLException {
            assertThatExceptionOfType(RefusedSqlException.class)
                    .isThrownBy(() ->
                            visit(url("db.prod.example.com"), guard(REGISTRY + "policy: {mode: " + mode + "}\n", DAY)));
            assertThat(visits()).isZero();
        }
    }

    @Nested
    class A_whole_process {

        @TempDir
        private Path directory;

        private ChildJvm.Outcome run(String registry) throws IOException, InterruptedException {
            Path file = Files.writeString(directory.resolve("tierguard.yaml"), registry.formatted(Databases.h2()));
            return new ChildJvm()
                    .variable("TIERGUARD_ENVIRONMENT", "staging")
                    .option("-Dtierguard.registry=" + file)
                    .option("-Dorg.slf4j.simpleLogger.log.io.tierguard.guard.Guard=warn")
                    .option("-Dorg.slf4j.simpleLogger.showThreadName=false")
                    .option("-Dorg.slf4j.simpleLogger.showLogName=false")
                    .run(Shop.class, url("db.prod.example.com"), url("a.example.com"), url("db.staging.example.com"));
        }

        private List<String> log(ChildJvm.Outcome outcome) {
            return outcome.err()
                    .lines()
                    .filter(line -> line.contains("[tierguard."))
                    .toList();
        }

        @Test
        void reaches_and_tells_each_once_with_the_line_for_the_registry() throws Exception {
            ChildJvm.Outcome outcome = run(REGISTRY + "policy: {mode: {observe-until: 2999-12-31}}\n");

            assertThat(outcome.out()).isEqualTo("""
                    check 0
                    visited
                    visited
                    visited
                    visited
                    visited
                    visited
                    """);
            assertThat(visits()).isEqualTo(6);
            int port = Databases.h2();
            assertThat(log(outcome))
                    .containsExactly(
                            ("WARN TG-2001 would refuse: this process is staging, and db.prod.example.com:%d/mem:observed"
                                            + " belongs to production [tierguard.decision=would-refuse"
                                            + " tierguard.code=TG-2001 tierguard.environment=staging"
                                            + " tierguard.tier=staging"
                                            + " tierguard.endpoint=db.prod.example.com:%1$d/mem:observed"
                                            + " tierguard.owner=production tierguard.rule=tierguard.yaml:4"
                                            + " tierguard.count=1 tierguard.usedBy=SHOP_DB], for crossings in"
                                            + " tierguard.yaml: - {from: \"staging\", to: \"production\", endpoint:"
                                            + " \"db.prod.example.com:%1$d\", reason: FILL IN, expires: FILL IN}")
                                    .formatted(port),
                            ("WARN TG-2002 would refuse: this process is staging, and a.example.com:%d/mem:observed"
                                            + " belongs to nobody [tierguard.decision=would-refuse"
                                            + " tierguard.code=TG-2002 tierguard.environment=staging"
                                            + " tierguard.tier=staging tierguard.endpoint=a.example.com:%1$d/mem:observed"
                                            + " tierguard.owner=- tierguard.rule=- tierguard.count=1"
                                            + " tierguard.usedBy=GuardedDataSource], for endpoints in tierguard.yaml:"
                                            + " - \"a.example.com:%1$d/mem:observed\"")
                                    .formatted(port));
        }

        @Test
        void reaches_its_own_only_once_it_is_enforced() throws Exception {
            ChildJvm.Outcome outcome = run(REGISTRY);

            assertThat(outcome.out()).isEqualTo("""
                    check 1
                    TG-2001
                    TG-2001
                    TG-2002
                    TG-2002
                    visited
                    visited
                    """);
            assertThat(visits()).isEqualTo(2);
            assertThat(log(outcome))
                    .hasSize(2)
                    .allSatisfy(line -> assertThat(line)
                            .contains(" refused: ", "[tierguard.decision=refused ")
                            .doesNotContain("tierguard.yaml: "));
        }
    }

    /** An application that starts, has its settings checked, and uses each database by both doors. */
    static final class Shop {
        private Shop() {}

        public static void main(String[] urls) throws SQLException {
            try (Tierguard tierguard = Tierguard.start()) {
                System.out.println("check "
                        + tierguard.check(Map.of("SHOP_DB", urls[0])).problems().size());
                for (String url : urls) {
                    visitOrTell(() -> GuardedDataSource.of(url, login(), tierguard.guard())
                            .getConnection());
                    visitOrTell(() ->
                            DriverManager.getConnection("jdbc:tierguard:" + url.substring("jdbc:".length()), login()));
                }
            }
        }

        private interface Door {
            Connection open() throws SQLException;
        }

        private static void visitOrTell(Door door) throws SQLException {
            try {
                visit(door.open());
                System.out.println("visited");
            } catch (RefusedSqlException refusal) {
                System.out.println(refusal.judgement().code().orElseThrow().id());
            }
        }
    }
}
