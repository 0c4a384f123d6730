package io.tierguard.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.report.Problem;
import io.tierguard.report.Report;
import io.tierguard.tier.Environment;
import io.tierguard.tier.EnvironmentName;
import io.tierguard.tier.Tier;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final Environment PRODUCTION = Environment.of(Tier.PRODUCTION);
    private static final Environment STAGING = Environment.of(Tier.STAGING);
    private static final Environment TEST = Environment.of(Tier.TEST);
    private static final Environment QA = new Environment(new EnvironmentName("qa-eu"), Tier.STAGING);
    private static final Set<Fingerprint> A = Peppers.ONE.fingerprints("fake-a");
    private static final Set<Fingerprint> B = Peppers.ONE.fingerprints("fake-b");

    private final FingerprintLock empty = FingerprintLock.empty(Peppers.ONE);

    private static Comparison compare(FingerprintLock lock, String... sharings) {
        return Comparison.of(lock, "tierguard.lock", sharings(sharings), TODAY);
    }

    private static Sharings sharings(String... lines) {
        return Sharings.parse((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8), "shared.txt");
    }

    private static String text(List<Problem> problems) {
        return Report.of("", problems).text();
    }

    @Test
    void a_credential_of_production_elsewhere_is_an_error() {
        Comparison comparison =
                compare(empty.with(PRODUCTION, Map.of("SHOP_KEY", A)).with(STAGING, Map.of("SHOP_TOKEN", A)));

        assertThat(comparison.warnings()).isEmpty();
        assertThat(text(comparison.errors())).isEqualTo("""
                : 1 problem

                TG-8030 production SHOP_KEY: staging SHOP_TOKEN holds the same credential
                  production SHOP_KEY  tierguard.lock:2
                  staging SHOP_TOKEN   tierguard.lock:3
                  to fix               use another credential in staging, and replace production's, which has been elsewhere
                """);
    }

    @Test
    void a_credential_of_two_other_tiers_is_a_warning() {
        Comparison comparison = compare(empty.with(TEST, Map.of("SHOP_KEY", A)).with(QA, Map.of("SHOP_KEY", A)));

        assertThat(comparison.errors()).isEmpty();
        assertThat(text(comparison.warnings())).isEqualTo("""
                : 1 problem

                TG-8031 qa-eu (staging) SHOP_KEY: test SHOP_KEY holds the same credential
                  qa-eu (staging) SHOP_KEY  tierguard.lock:2
                  test SHOP_KEY             tierguard.lock:3
                  to fix                    give each tier a credential of its own
                """);
    }

    @Test
    void all_variables_with_a_credential_are_told_at_once() {
        Comparison comparison = compare(empty.with(PRODUCTION, Map.of("A", A, "B", A))
                .with(STAGING, Map.of("A", A))
                .with(TEST, Map.of("C", A)));

        assertThat(comparison.errors())
                .singleElement()
                .extracting(Problem::text)
                .isEqualTo("production B, staging A and test C hold the same credential");
        assertThat(comparison.errors().get(0).fix())
                .isEqualTo("use another credential in test and staging,"
                        + " and replace production's, which has been elsewhere");
    }

    @Test
    void one_tier_may_have_a_credential_twice() {
        assertThat(compare(empty.with(STAGING, Map.of("A", A, "B", A)).with(QA, Map.of("A", A))))
                .isEqualTo(new Comparison(List.of(), List.of()));
    }

    @Test
    void different_credentials_are_nothing_to_tell() {
        assertThat(compare(empty.with(PRODUCTION, Map.of("A", A)).with(STAGING, Map.of("A", B))))
                .isEqualTo(new Comparison(List.of(), List.of()));
    }

    @Test
    void several_secrets_of_the_same_variables_are_told_once() {
        Set<Fingerprint> both = Peppers.ONE.fingerprints("redis://:fake-a@h");

        assertThat(compare(empty.with(PRODUCTION, Map.of("A", both)).with(TEST, Map.of("A", both)))
                        .errors())
                .hasSize(1);
    }

    @Nested
    class A_present_environment {

        private final FingerprintLock lock = empty.with(PRODUCTION, Map.of("P", A))
                .with(STAGING, Map.of("OLD", A))
                .with(TEST, Map.of("A", B, "B", A));

        @Test
        void is_compared_with_the_lines_of_others_and_not_with_its_own() {
            Comparison comparison =
                    Comparison.of(lock, "tierguard.lock", STAGING, Map.of("NEW", B), Sharings.NONE, TODAY);

            assertThat(comparison.errors()).isEmpty();
            assertThat(text(comparison.warnings())).isEqualTo("""
                    : 1 problem

                    TG-8031 staging NEW: test A holds the same credential
                      staging NEW  environment variable
                      test A       tierguard.lock:4
                      to fix       give each tier a credential of its own
                    """);
        }
    }

    @Nested
    class A_permission {

        private final FingerprintLock lock =
                empty.with(PRODUCTION, Map.of("KEY", A)).with(STAGING, Map.of("KEY", A));

        @ParameterizedTest
        @CsvSource({"2026-12-31", "2027-01-31"})
        void lets_two_variables_share_until_its_day(LocalDate until) {
            assertThat(compare(lock, "# maps", "", "production KEY = staging KEY until " + until + ": one account"))
                    .isEqualTo(new Comparison(List.of(), List.of()));
            assertThat(compare(lock, "staging KEY = production KEY until " + until + ": one account"))
                    .isEqualTo(new Comparison(List.of(), List.of()));
        }

        @ParameterizedTest
        @CsvSource({"2026-11-24", "2026-12-07"})
        void warns_before_its_day(LocalDate until) {
            Comparison comparison = compare(lock, "production KEY = staging KEY until " + until + ": one account");

            assertThat(comparison.errors()).isEmpty();
            assertThat(text(comparison.warnings())).isEqualTo("""
                    : 1 problem

                    TG-8039 shared.txt:1: ends on %s
                      to fix     give each tier a credential of its own, or renew the line with a reason
                    """.formatted(until));
        }

        @Test
        void holds_no_longer_behind_its_day() {
            Comparison comparison = compare(lock, "production KEY = staging KEY until 2026-11-23: one account");

            assertThat(comparison.warnings()).isEmpty();
            assertThat(text(comparison.errors())).isEqualTo("""
                    : 1 problem

                    TG-8030 production KEY: staging KEY holds the same credential
                      production KEY  tierguard.lock:2
                      staging KEY     tierguard.lock:3
                      permitted       until 2026-11-23, which is past  shared.txt:1
                      to fix          use another credential in staging, and replace production's, which has been elsewhere
                    """);
        }

        @Test
        void is_for_these_two_only() {
            Comparison comparison = compare(
                    lock.with(TEST, Map.of("KEY", A)), "production KEY = staging KEY until 2027-03-31: one account");

            assertThat(comparison.errors())
                    .extracting(Problem::text)
                    .containsExactly("staging KEY and test KEY hold the same credential");
        }

        @Test
        void that_nothing_needs_is_told() {
            Comparison comparison = compare(
                    lock.with(STAGING, Map.of("KEY", B)), "", "production KEY = staging KEY until 2027-03-31: x");

            assertThat(text(comparison.warnings())).isEqualTo("""
                    : 1 problem

                    TG-8038 shared.txt:2: permits what is not there
                      to fix     remove the line
                    """);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                production KEY = staging KEY until 2027-03-31          | this is not two variables, an end and a reason
                production KEY = staging KEY until 2027-03-31:         | this is not two variables, an end and a reason
                production KEY staging KEY until 2027-03-31: x         | this is not two variables, an end and a reason
                production KEY = staging KEY until 2027-02-30: x       | the end is no date, such as 2027-03-31
                production KEY = staging KEY until 31.03.2027: x       | the end is no date, such as 2027-03-31
                prod KEY = staging KEY until 2027-03-31: x             | an environment is written as staging, or staging:qa-eu
                production KEY = qa-eu KEY until 2027-03-31: x         | an environment is written as staging, or staging:qa-eu
                staging:qa-eu KEY = staging KEY until 2027-03-31: x    | both variables are of one tier, which needs no permission
                """)
        void that_cannot_be_read_is_refused(String line, String what) {
            assertThatExceptionOfType(InvalidFingerprintsException.class)
                    .isThrownBy(() -> sharings("", line))
                    .withMessage("""
                            shared.txt cannot be used: 1 problem

                            TG-8037 shared.txt:2: %s
                              to fix     write it as: production SHOP_KEY = staging SHOP_KEY until 2027-03-31: the reason
                            """.formatted(what));
        }

        @Test
        void that_stands_there_twice_or_in_another_encoding_is_refused() {
            assertThatExceptionOfType(InvalidFingerprintsException.class)
                    .isThrownBy(() -> sharings(
                            "production KEY = staging KEY until 2027-03-31: x",
                            "staging KEY = production KEY until 2027-04-30: y"))
                    .withMessageContaining("TG-8037 shared.txt:2: these two are permitted already, at shared.txt:1\n");
            assertThatExceptionOfType(InvalidFingerprintsException.class)
                    .isThrownBy(() -> Sharings.parse(new byte[] {(byte) 0xFF}, "shared.txt"))
                    .withMessageContaining("TG-8037 shared.txt: the file is not UTF-8\n");
        }
    }
}
