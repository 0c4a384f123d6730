package io.tierguard.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tierguard.tier.Environment;
import io.tierguard.tier.EnvironmentName;
import io.tierguard.tier.Tier;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FingerprintLockTest {

    private static final Environment PRODUCTION = Environment.of(Tier.PRODUCTION);
    private static final Environment STAGING = Environment.of(Tier.STAGING);
    private static final Environment QA = new Environment(new EnvironmentName("qa/eu"), Tier.STAGING);

    private static final String KID = Peppers.ONE.kid();
    private static final String A = fingerprint("fake-a");
    private static final String B = fingerprint("fake-b");

    private final FingerprintLock lock = FingerprintLock.empty(Peppers.ONE)
            .with(STAGING, Map.of("SHOP_URL", secret("fake-b"), "SHOP_KEY", secret("fake-a")))
            .with(QA, Map.of("SHOP_KEY", secret("fake-a")))
            .with(PRODUCTION, Map.of("SHOP_KEY", secret("fake-b")));

    private static Set<Fingerprint> secret(String text) {
        return Peppers.ONE.fingerprints(text);
    }

    private static String fingerprint(String text) {
        return secret(text).iterator().next().text();
    }

    private static FingerprintLock parse(String text) {
        return FingerprintLock.parse(text.getBytes(StandardCharsets.UTF_8), "tierguard.lock");
    }

    @Test
    void is_one_sorted_line_a_secret_below_the_peppers_mark() {
        assertThat(lock.text()).isEqualTo("""
                tierguard-fingerprints hm1:%1$s
                production\tSHOP_KEY\t%3$s
                staging\tSHOP_KEY\t%2$s
                staging\tSHOP_URL\t%3$s
                staging:qa/eu\tSHOP_KEY\t%2$s
                """.formatted(KID, A, B));
    }

    @Test
    void is_read_as_it_was_written_whatever_became_of_line_ends() {
        assertThat(parse(lock.text()).text()).isEqualTo(lock.text());
        assertThat(parse(lock.text().replace("\n", "\r\n")).text()).isEqualTo(lock.text());
        assertThat(parse(lock.text()).lines().get(3).environment()).isEqualTo(QA);
    }

    @Test
    void gets_other_lines_of_one_environment_and_keeps_the_rest() {
        FingerprintLock rotated = lock.with(STAGING, Map.of("SHOP_NEW", secret("fake-a")));

        assertThat(rotated.text()).isEqualTo("""
                tierguard-fingerprints hm1:%1$s
                production\tSHOP_KEY\t%3$s
                staging\tSHOP_NEW\t%2$s
                staging:qa/eu\tSHOP_KEY\t%2$s
                """.formatted(KID, A, B));
        assertThat(lock.with(QA, Map.of()).lines()).hasSize(3);
    }

    @Test
    void does_not_depend_on_the_order_of_writing() {
        FingerprintLock other = FingerprintLock.empty(Peppers.ONE)
                .with(PRODUCTION, Map.of("SHOP_KEY", secret("fake-b")))
                .with(QA, Map.of("SHOP_KEY", secret("fake-a")))
                .with(
                        STAGING,
                        Map.of("SHOP_KEY", List.of(secret("fake-a").iterator().next())))
                .with(STAGING, Map.of("SHOP_KEY", secret("fake-a"), "SHOP_URL", secret("fake-b")));

        assertThat(other.text()).isEqualTo(lock.text());
    }

    @Test
    void takes_no_name_that_would_break_a_line_and_no_fingerprint_of_another_pepper() {
        assertThatIllegalArgumentException().isThrownBy(() -> lock.with(QA, Map.of("A\tB", secret("fake-a"))));
        assertThatIllegalArgumentException().isThrownBy(() -> lock.with(QA, Map.of("A\n", secret("fake-a"))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lock.with(QA, Map.of("A", Peppers.OTHER.fingerprints("fake-a"))));
    }

    @Test
    void is_not_compared_with_fingerprints_of_another_pepper() {
        lock.requirePepper(Peppers.ONE, "tierguard.lock");

        assertThatExceptionOfType(InvalidFingerprintsException.class)
                .isThrownBy(() -> lock.requirePepper(Peppers.OTHER, "tierguard.lock"))
                .withMessage("""
                        tierguard.lock cannot be used: 1 problem

                        TG-8035 tierguard.lock:1: its fingerprints are of the pepper %1$s, and this is the pepper %2$s
                          to fix     use the pepper %1$s; or, to change it, remove the file and let every deploy job write its lines again
                        """.formatted(KID, Peppers.OTHER.kid()));
    }

    static Stream<Arguments> damaged_files() {
        String header = "tierguard-fingerprints hm1:" + KID + "\n";
        String a = "production\tSHOP_KEY\t" + A + "\n";
        String b = "staging\tSHOP_KEY\t" + B + "\n";
        String none = "this is not tier, variable and fingerprint, with a tab between them";
        String first = "this is not the first line of a file of fingerprints: tierguard-fingerprints hm1:<pepper>";
        return Stream.of(
                Arguments.of("", 1, first),
                Arguments.of(a, 1, first),
                Arguments.of("\uFEFF" + header, 1, first),
                Arguments.of(header.replace("hm1", "hm2"), 1, first),
                Arguments.of(header + b + a, 3, "this line belongs before the one above it"),
                Arguments.of(header + a + a, 3, "this line stands here twice"),
                Arguments.of(header + a + "\n", 3, none),
                Arguments.of(header + "# my lines\n" + a, 2, none),
                Arguments.of(header + a.replace('\t', ' '), 2, none),
                Arguments.of(header + a.replace("production", "prod"), 2, none),
                Arguments.of(header + a.replace("production", "staging:production"), 2, none),
                Arguments.of(header + a.replace("production", "qa:eu"), 2, none),
                Arguments.of(header + a.replace("SHOP", "SHÖP"), 2, none),
                Arguments.of(header + a.replace("\n", "\tx\n"), 2, none),
                Arguments.of(header + a.replace("\n", "\r\r\n"), 2, none),
                Arguments.of(
                        header + a.replace(KID, Peppers.OTHER.kid()),
                        2,
                        "this fingerprint is of another pepper than the first line says"),
                Arguments.of(header + "<<<<<<< ours\n" + a, 2, "this marks a merge that was not finished"),
                Arguments.of(header + a + "=======\n" + b, 3, "this marks a merge that was not finished"),
                Arguments.of(header + a + ">>>>>>> theirs\n", 3, "this marks a merge that was not finished"),
                Arguments.of(
                        header + a + b.stripTrailing(), 3, "the last line has no end, as if the file had been cut off"),
                Arguments.of(header + a + "stag", 3, "the last line has no end, as if the file had been cut off"));
    }

    @ParameterizedTest(name = "{2} {index}")
    @MethodSource("damaged_files")
    void is_refused_where_it_is_damaged(String text, int line, String what) {
        assertThatExceptionOfType(InvalidFingerprintsException.class)
                .isThrownBy(() -> parse(text))
                .withMessage("""
                        tierguard.lock cannot be used: 1 problem

                        TG-8034 tierguard.lock:%d: %s
                          to fix     take the file as version control has it, and let the deploy jobs write their lines again
                        """.formatted(line, what));
    }

    @Test
    void is_refused_with_every_damaged_line() {
        assertThatExceptionOfType(InvalidFingerprintsException.class)
                .isThrownBy(() -> parse("tierguard-fingerprints hm1:" + KID + "\nx\ny\n"))
                .satisfies(refused -> assertThat(refused.report().problems()).hasSize(2));
    }
}
