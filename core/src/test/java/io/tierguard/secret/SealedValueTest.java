package io.tierguard.secret;

import static io.tierguard.secret.Seals.PRODUCTION;
import static io.tierguard.secret.Seals.SECRET;
import static io.tierguard.secret.Seals.VARIABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.tier.Environment;
import io.tierguard.tier.EnvironmentName;
import io.tierguard.tier.Tier;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The form of a seal, read without any key. */
class SealedValueTest {

    private static final String SEAL = Seals.seal(PRODUCTION, VARIABLE, SECRET).text();
    private static final String TEXT = SEAL.substring(SEAL.lastIndexOf(':') + 1);

    private static void assertRefused(String text, String message) {
        assertThatExceptionOfType(SealException.class)
                .isThrownBy(() -> SealedValue.parse(VARIABLE, text))
                .withMessage(message)
                .withNoCause();
    }

    private static void assertMalformed(String text, String reason) {
        assertRefused(text, """
                TG-8010 SHOP_PAYMENT_KEY: is no whole seal: %s
                  to fix     set it to exactly what sealing gave, with nothing before, inside or behind it""".formatted(reason));
    }

    @Test
    void tells_tier_and_key_and_gives_itself_back() throws SealException {
        SealedValue sealed = SealedValue.parse(VARIABLE, SEAL);

        assertThat(sealed.tier()).isEqualTo(Tier.PRODUCTION);
        assertThat(sealed.key()).isEqualTo("k1");
        assertThat(sealed.text()).isEqualTo(SEAL);
    }

    @Test
    void tells_without_any_key_that_it_is_for_another_tier() throws SealException {
        SealedValue sealed = SealedValue.parse(VARIABLE, SEAL);
        Environment qa = new Environment(new EnvironmentName("qa-eu"), Tier.STAGING);

        sealed.requireFor(VARIABLE, Environment.of(Tier.PRODUCTION));
        assertThatExceptionOfType(SealException.class)
                .isThrownBy(() -> sealed.requireFor(VARIABLE, qa))
                .withMessage("""
                        TG-8013 SHOP_PAYMENT_KEY: is sealed for production, and this process is qa-eu (staging)
                          to fix     set it to a secret of staging, sealed with a public key of staging""");
    }

    @ParameterizedTest
    @ValueSource(strings = {" %s", "\t%s", "\"%s\"", "'%s'", "\uFEFF%s", "a,%s", "key=%s", "{cipher}%s"})
    void nothing_may_stand_before_it(String form) {
        assertMalformed(
                form.formatted(SEAL), "something stands before it, or it does not begin with sealed: in lower case");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sealed:", "SEALED:", "sealed :", "sealed%3A", "sealed\uFF1A", "seal:", "sea\u200Bled:"})
    void its_word_has_one_spelling(String begin) {
        assertMalformed(
                SEAL.replace("sealed:", begin),
                "something stands before it, or it does not begin with sealed: in lower case");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sealed:",
                "sealed:v1",
                "sealed:v1:",
                "sealed:v1:production:k1",
                "sealed:v1:production:k1:AA:",
                "sealed:v1:production::k1:AA",
                "sealed:V1:production:k1:AA",
                "sealed:1:production:k1:AA",
                "sealed:v01:production:k1:AA",
                "sealed:v:production:k1:AA",
                "sealed:v1a:production:k1:AA",
                "sealed:v12345:production:k1:AA",
                "sealed:a-made-up-secret:production:k1:AA"
            })
    void it_has_five_fields(String text) {
        assertMalformed(text, "it has not the five fields of sealed:v1:TIER:KEY:TEXT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "K1", "k_1", "-k", "k 1", "k1\n", "кл", "123456789012345678901234567890123"})
    void its_key_has_a_plain_name(String name) {
        assertMalformed(
                "sealed:v1:production:" + name + ":" + TEXT,
                "its key has no name of 1 to 32 of a-z, 0-9 and -, beginning with a letter or digit");
    }

    @Test
    void its_text_has_one_spelling() {
        String reason = "its last field is cut, or not unpadded base64url, or something stands behind it";

        for (String end : new String[] {"=", "==", " ", "\n", "\r\n", "\"", ",", "+", "/", "é", "\0", "?x=y"}) {
            assertMalformed(SEAL + end, reason);
        }
        // 48 + 16 bytes end in four bits that say nothing
        assertThat(TEXT).endsWith(TEXT.substring(0, 0)).hasSize(86);
        String stray = TEXT.substring(0, 85) + (char) (TEXT.charAt(85) + 1);
        assertMalformed("sealed:v1:production:k1:" + stray, reason);
        assertMalformed("sealed:v1:production:k1:" + TEXT + "A".repeat(3), reason);
        assertMalformed("sealed:v1:production:k1:" + TEXT.substring(0, 40) + "\n" + TEXT.substring(40), reason);
    }

    @Test
    void its_text_is_neither_shorter_nor_longer_than_any_seal() throws SealException {
        assertMalformed(
                "sealed:v1:production:k1:",
                "its last field is cut, or not unpadded base64url, or something stands behind it");
        assertMalformed(
                "sealed:v1:production:k1:" + "A".repeat(63 - 1),
                "its last field is cut, or not unpadded base64url, or something stands behind it");
        assertThat(SealedValue.parse(VARIABLE, "sealed:v1:production:k1:" + "A".repeat(64)))
                .hasToString("sealed for production with the key k1");
        assertThat(SealedValue.parse(VARIABLE, "sealed:v1:production:k1:" + "A".repeat(65_584 / 3 * 4 + 2)))
                .hasToString("sealed for production with the key k1");
        assertMalformed("sealed:v1:production:k1:" + "A".repeat(65_584 / 3 * 4 + 4), "it is longer than any seal");
    }

    @Test
    void other_versions_are_told_as_such_whatever_their_fields() {
        for (String rest : new String[] {"", ":x", ":production:k1:AA", ":production:k1:AA:BB"}) {
            assertRefused("sealed:v2" + rest, """
                    TG-8011 SHOP_PAYMENT_KEY: is sealed in the form v2, and this version knows v1 only
                      to fix     use a version of Tierguard that knows v2, or seal the secret again""");
        }
        for (String version : new String[] {"v9", "v10", "v999"}) {
            assertThatExceptionOfType(SealException.class)
                    .isThrownBy(() -> SealedValue.parse(VARIABLE, "sealed:" + version + ":x"))
                    .withMessageStartingWith(
                            "TG-8011 SHOP_PAYMENT_KEY: is sealed in the form " + version + ", and this version knows");
        }
    }

    @ParameterizedTest
    @CsvSource({"prod, production", "Production, production", "stage, staging", "dev, development"})
    void a_tier_is_spelled_in_full(String word, String tier) {
        assertRefused("sealed:v1:" + word + ":k1:" + TEXT, """
                TG-8012 SHOP_PAYMENT_KEY: is sealed for something that is not a tier
                  to fix     seal the secret again, for %s if that was meant""".formatted(tier));
    }

    @Test
    void a_word_that_is_no_tier_is_not_shown() {
        assertRefused("sealed:v1:a-made-up-secret:k1:" + TEXT, """
                TG-8012 SHOP_PAYMENT_KEY: is sealed for something that is not a tier
                  to fix     seal the secret again, for one of development, test, staging, production""");
    }

    @Nested
    class What_is_meant_to_be_a_seal {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "%s",
                    " %s",
                    "%s\n",
                    "\"%s\"",
                    "'%s'",
                    "\uFEFF%s",
                    "a,%s,b",
                    "jdbc:postgresql://a.staging.example.com/orders?password=%s",
                    "https://user:%s@a.staging.example.com/",
                    "{cipher}%s",
                    "KEY=%s"
                })
        void is_told_wherever_it_stands(String form) {
            assertThat(SealedValue.isClaimedBy(form.formatted(SEAL))).isTrue();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "sealed:",
                    "Sealed:V1:",
                    "SEALED:V1:PRODUCTION",
                    "  sealed:x",
                    "\"sealed:",
                    "sealed : v1",
                    "sealed\n:v1",
                    "sealed%3Av1%3Aproduction",
                    "sealed%3a",
                    "sealed%253Av1%253Aproduction",
                    "sealed\\:v1\\:production",
                    "x sealed\\u003av1\\u003aproduction",
                    "sealed\uFF1Av1\uFF1Aproduction",
                    ":sealed:v1",
                    "%sealed%3a",
                    "x sealed:v1",
                    "a,sealed:v2:"
                })
        void is_told_by_its_beginning(String text) {
            assertThat(SealedValue.isClaimedBy(text)).isTrue();
        }

        @Test
        void is_told_after_every_change_of_a_single_bit() {
            for (int bit = 0; bit < SEAL.length() * 8; bit++) {
                byte[] bytes = SEAL.getBytes(StandardCharsets.US_ASCII);
                bytes[bit / 8] ^= (byte) (1 << bit % 8);
                assertThat(SealedValue.isClaimedBy(new String(bytes, StandardCharsets.ISO_8859_1)))
                        .as("bit %d", bit)
                        .isTrue();
            }
        }

        @Test
        void is_told_as_soon_as_its_first_colon_is_there() {
            for (int length = "sealed:".length(); length <= SEAL.length(); length++) {
                assertThat(SealedValue.isClaimedBy(SEAL.substring(0, length))).isTrue();
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "sealed",
                    "unsealed",
                    "sealed-envelope",
                    "the letter was sealed: by hand",
                    "https://sealed.example.com:8443/v1",
                    "registry.example.com/sealed:1.2",
                    "cache:v1:staging:orders",
                    "app-v1:test:a-path-that-is-not-so-long",
                    "pa$$w${x:y}\\"
                })
        void is_not_found_in_other_text(String text) {
            assertThat(SealedValue.isClaimedBy(text)).isFalse();
        }
    }
}
