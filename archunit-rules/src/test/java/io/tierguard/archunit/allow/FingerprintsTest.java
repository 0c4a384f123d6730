package io.tierguard.archunit.allow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.archunit.constants.Member;
import io.tierguard.archunit.fixture.Fakes;
import io.tierguard.archunit.rule.Finding;
import io.tierguard.archunit.rule.Rule;
import io.tierguard.report.Code;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The letters stand in frozen lines and allow files that teams keep: they are the same for ever and on every machine. */
class FingerprintsTest {

    private static final String SALT = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private static Finding token(String className, Rule rule) {
        return new Finding(
                rule,
                Code.HARD_CODED_SECRET,
                Member.ofField(className, "one"),
                3,
                "Field <" + className + ".one> holds a hard-coded secret",
                Optional.of(Fakes.ONE.of("GITHUB")));
    }

    private static Finding region(int line) {
        return new Finding(
                Rule.CONFIG_ACCESS,
                Code.CONFIG_ACCESS,
                Member.ofField("shop.Keys", "region"),
                line,
                "Field <shop.Keys.region> calls java.lang.System.getenv() outside the packages of the configuration",
                Optional.empty());
    }

    /** Expected letters by Python's hashlib.pbkdf2_hmac and base64.b32encode. */
    @Test
    void of_a_value_come_from_pbkdf2() {
        assertThat(Fingerprints.withoutFile().of(token("shop.Keys", Rule.PROVIDER_TOKENS)))
                .isEqualTo("YI4STPHZQRBS");
        assertThat(Fingerprints.salted(SALT).of(token("shop.Keys", Rule.PROVIDER_TOKENS)))
                .isEqualTo("JIIXDZRM2LJ3");
    }

    /** Expected letters by Python's hashlib.sha256 and base64.b32encode. */
    @Test
    void of_a_finding_without_a_value_come_from_its_words_and_not_its_line() {
        assertThat(Fingerprints.withoutFile().of(region(4))).isEqualTo("QVFLIZOV444U");
        assertThat(Fingerprints.withoutFile().of(region(5))).isEqualTo("QVFLIZOV444U");
        assertThat(Fingerprints.salted(SALT).of(region(4))).isEqualTo("SWNSBZ5HKUX6");
    }

    @Test
    void with_a_file_the_same_value_has_the_same_letters_wherever_it_stands_and_whoever_finds_it() {
        Fingerprints fingerprints = Fingerprints.salted(SALT);

        assertThat(fingerprints.of(token("shop.Other", Rule.SECRET_NAMES))).isEqualTo("JIIXDZRM2LJ3");
    }

    @Test
    void without_a_file_a_value_has_others_in_each_class() {
        assertThat(Fingerprints.withoutFile().of(token("shop.Other", Rule.PROVIDER_TOKENS)))
                .isNotEqualTo("YI4STPHZQRBS");
    }

    @Test
    void show_nothing_of_what_they_know() {
        Fingerprints fingerprints = Fingerprints.salted(SALT);
        fingerprints.of(token("shop.Keys", Rule.PROVIDER_TOKENS));

        assertThat(fingerprints).hasToString("fingerprints of an allow file");
        assertThat(Fingerprints.withoutFile()).hasToString("fingerprints");
    }
}
