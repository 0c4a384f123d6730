package io.tierguard.secret;

import static io.tierguard.secret.Seals.PRODUCTION;
import static io.tierguard.secret.Seals.SECRET;
import static io.tierguard.secret.Seals.STAGING;
import static io.tierguard.secret.Seals.VARIABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tierguard.report.Code;
import io.tierguard.tier.Tier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret opens as it was sealed, under its own tier, key and variable; anything else is refused. */
class SealingTest {

    private static final String SEAL = Seals.seal(PRODUCTION, VARIABLE, SECRET).text();
    private static final String NOT_OPENED =
            "TG-8020 %s: cannot be opened: it was altered, sealed for another variable,"
                    + " or sealed with another key named k1\n"
                    + "  to fix     seal the secret again, for exactly this variable, with the public key k1 of production";

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatExceptionOfType(SealException.class)
                .isThrownBy(call)
                .withMessage(message)
                .withNoCause();
    }

    @Property(tries = 100)
    void opens_to_what_was_sealed(@ForAll("secrets") String secret) throws SealException {
        String seal = Seals.seal(PRODUCTION, VARIABLE, secret).text();

        assertThat(Seals.open(VARIABLE, seal, PRODUCTION)).isEqualTo(secret);
        assertThat(seal).doesNotContain(secret.length() > 4 ? secret : "$").doesNotContain("$");
    }

    @Property(tries = 100)
    void opens_after_no_change_of_a_bit(@ForAll("secrets") String secret, @ForAll @IntRange(max = 1 << 20) int any) {
        String seal = Seals.seal(PRODUCTION, VARIABLE, secret).text();
        int bit = any % (seal.length() * 8);

        assertThatExceptionOfType(SealException.class)
                .isThrownBy(() -> Seals.open(VARIABLE, flipped(seal, bit), PRODUCTION))
                .withNoCause();
    }

    @Provide
    Arbitrary<String> secrets() {
        Arbitrary<String> unicode = Arbitraries.strings().ofMinLength(1).ofMaxLength(60);
        Arbitrary<String> ascii = Arbitraries.strings().ascii().ofMinLength(1).ofMaxLength(300);
        return Arbitraries.oneOf(unicode, ascii)
                .filter(text -> StandardCharsets.UTF_8.newEncoder().canEncode(text))
                .filter(text -> !SealedValue.isClaimedBy(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pa$$w${x:y}\\",
                " blanks at both ends ",
                "line\nline\r\n",
                "null \0 inside",
                "ключ-🔑-クレ",
                "{}[]:,\"'#%&+=",
                "x"
            })
    void keeps_every_character(String secret) throws SealException {
        assertThat(Seals.open(VARIABLE, Seals.seal(PRODUCTION, VARIABLE, secret).text(), PRODUCTION))
                .isEqualTo(secret);
    }

    @Test
    void seals_up_to_a_bound_and_nothing_above() throws SealException {
        String most = "я".repeat(SealedValue.MOST_BYTES / 2);

        assertThat(Seals.open(VARIABLE, Seals.seal(PRODUCTION, VARIABLE, most).text(), PRODUCTION))
                .isEqualTo(most);
        assertRefused(() -> Sealer.of(PRODUCTION.publicKey()).seal(VARIABLE, most + "x"), """
                TG-8026 SHOP_PAYMENT_KEY: is too long to be sealed
                  to fix     seal at most 65536 bytes""");
    }

    @Test
    void seals_the_same_secret_differently_each_time() {
        Set<String> seals = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            seals.add(Seals.seal(PRODUCTION, VARIABLE, SECRET).text());
        }

        assertThat(seals).hasSize(20);
    }

    @Nested
    class Refuses_to_open {

        @Test
        void what_was_moved_to_another_variable() {
            for (String other : List.of("SHOP_PAYMENT_KEY_", "SHOP_PAYMENT_KE", "_SHOP_PAYMENT_KEY", "ORDERS_KEY")) {
                assertRefused(() -> Seals.open(other, SEAL, PRODUCTION), NOT_OPENED.formatted(other));
            }
        }

        @Test
        void what_was_relabelled_as_of_another_tier() {
            String relabelled = Seals.seal(STAGING, VARIABLE, SECRET).text().replace(":staging:", ":production:");
            SealPrivateKey same = new SealPrivateKey(
                    new SealPublicKey(Tier.PRODUCTION, "k1", STAGING.publicKey().bytes()), STAGING.bytes());

            assertRefused(() -> Seals.open(VARIABLE, relabelled, PRODUCTION), NOT_OPENED.formatted(VARIABLE));
            assertRefused(() -> Seals.open(VARIABLE, relabelled, same), NOT_OPENED.formatted(VARIABLE));
        }

        @Test
        void what_was_relabelled_as_of_another_key_though_both_keys_are_one() {
            SealPrivateKey twin = new SealPrivateKey(
                    new SealPublicKey(
                            Tier.PRODUCTION, "k2", PRODUCTION.publicKey().bytes()),
                    PRODUCTION.bytes());

            assertRefused(
                    () -> Seals.open(VARIABLE, SEAL.replace(":k1:", ":k2:"), PRODUCTION, twin),
                    NOT_OPENED.formatted(VARIABLE).replace("k1", "k2"));
        }

        @Test
        void what_another_key_of_the_same_name_sealed() {
            SealPrivateKey other = Seals.generate(Tier.PRODUCTION, "k1");

            assertRefused(() -> Seals.open(VARIABLE, SEAL, other), NOT_OPENED.formatted(VARIABLE));
        }

        @Test
        void what_a_key_sealed_that_is_not_there() {
            assertRefused(
                    () -> Seals.open(
                            VARIABLE,
                            SEAL,
                            Seals.generate(Tier.PRODUCTION, "2027-03"),
                            Seals.generate(Tier.PRODUCTION, "2026-03")),
                    """
                    TG-8014 SHOP_PAYMENT_KEY: is sealed with the key k1, and the key file holds 2026-03, 2027-03
                      to fix     seal the secret again with a key that the file holds, or add the private half of k1 to the file""");
        }

        @Test
        void what_was_sealed_for_another_tier() {
            assertRefused(
                    () -> Seals.open(
                            VARIABLE, Seals.seal(STAGING, VARIABLE, SECRET).text(), PRODUCTION),
                    """
                    TG-8013 SHOP_PAYMENT_KEY: is sealed for staging, and this process is production
                      to fix     set it to a secret of production, sealed with a public key of production""");
        }

        @Test
        void every_single_changed_bit() {
            List<Code> codes = new ArrayList<>();
            for (int bit = 0; bit < SEAL.length() * 8; bit++) {
                String flipped = flipped(SEAL, bit);
                assertThatExceptionOfType(SealException.class)
                        .as("bit %d", bit)
                        .isThrownBy(() -> Seals.open(VARIABLE, flipped, PRODUCTION))
                        .withNoCause()
                        .satisfies(e -> codes.add(e.problem().code()));
            }

            assertThat(codes).hasSize(SEAL.length() * 8);
            assertThat(Set.copyOf(codes))
                    .containsExactlyInAnyOrder(
                            Code.SEAL_MALFORMED,
                            Code.SEAL_VERSION_UNKNOWN,
                            Code.SEAL_TIER_UNKNOWN,
                            Code.SEAL_KEY_UNKNOWN,
                            Code.SEAL_NOT_OPENED);
        }

        @Test
        void every_single_changed_bit_of_what_is_encrypted() {
            SealedValue whole = Seals.seal(PRODUCTION, VARIABLE, SECRET);
            for (int bit = 0; bit < whole.payload().length * 8; bit++) {
                byte[] payload = whole.payload().clone();
                payload[bit / 8] ^= (byte) (1 << bit % 8);
                String altered = new SealedValue(Tier.PRODUCTION, "k1", payload).text();

                assertRefused(() -> Seals.open(VARIABLE, altered, PRODUCTION), NOT_OPENED.formatted(VARIABLE));
            }
        }

        @Test
        void what_was_cut_at_any_length_from_either_end() {
            for (int length = 0; length < SEAL.length(); length++) {
                String head = SEAL.substring(0, length);
                String tail = SEAL.substring(SEAL.length() - length);
                assertThatExceptionOfType(SealException.class)
                        .as("cut to %d", length)
                        .isThrownBy(() -> Seals.open(VARIABLE, head, PRODUCTION));
                assertThatExceptionOfType(SealException.class)
                        .as("the last %d", length)
                        .isThrownBy(() -> Seals.open(VARIABLE, tail, PRODUCTION));
            }
        }

        @Test
        void what_was_lengthened() {
            for (String more : List.of("A", "AA", "AAAA", "=", "==", "\n", " ", ":", ":x", "\0")) {
                assertThatExceptionOfType(SealException.class)
                        .isThrownBy(() -> Seals.open(VARIABLE, SEAL + more, PRODUCTION));
            }
        }

        @Test
        void a_name_that_no_variable_has() {
            for (String name : List.of("", "shop_payment_key", "SHOP.PAYMENT", "SHOP PAYMENT", "A".repeat(256), "Ä")) {
                assertRefused(() -> Seals.open(name, SEAL, PRODUCTION), """
                        TG-8025 %s: is no name that a secret can be sealed for
                          to fix     give the variable's name in A-Z, 0-9 and _, as docs/settings.md forms it""".formatted(name));
                assertThatExceptionOfType(SealException.class)
                        .isThrownBy(() -> Sealer.of(PRODUCTION.publicKey()).seal(name, SECRET))
                        .satisfies(e -> assertThat(e.problem().code()).isEqualTo(Code.SEAL_NAME_UNUSABLE));
            }
        }
    }

    /** Sealed by another program, since ours refuses to seal such. */
    @Nested
    class Refuses_what_is_inside {

        private String foreign(byte[] text) {
            byte[] aad = SealBinding.aad(Tier.PRODUCTION, "k1", VARIABLE);
            byte[] payload = HpkeSuite.seal(PRODUCTION.publicKey().bytes(), SealBinding.info(), aad, text);
            return new SealedValue(Tier.PRODUCTION, "k1", payload).text();
        }

        private void assertRefusedBothWays(String text, String message) {
            assertRefused(() -> Sealer.of(PRODUCTION.publicKey()).seal(VARIABLE, text), message);
            assertRefused(
                    () -> Seals.open(VARIABLE, foreign(text.getBytes(StandardCharsets.UTF_8)), PRODUCTION), message);
        }

        @Test
        void nothing_at_all() {
            assertRefusedBothWays("", """
                    TG-8021 SHOP_PAYMENT_KEY: is sealed with nothing inside
                      to fix     seal the secret itself""");
        }

        @Test
        void another_seal() {
            assertRefusedBothWays(SEAL, """
                    TG-8023 SHOP_PAYMENT_KEY: is sealed with a seal inside
                      to fix     seal the secret itself, once""");
            assertRefusedBothWays(" Sealed:V1:x", """
                    TG-8023 SHOP_PAYMENT_KEY: is sealed with a seal inside
                      to fix     seal the secret itself, once""");
        }

        @Test
        void what_is_no_text() {
            String message = """
                    TG-8022 SHOP_PAYMENT_KEY: is sealed with something inside that is not text
                      to fix     seal valid Unicode; encode bytes as base64 first""";

            assertRefused(() -> Sealer.of(PRODUCTION.publicKey()).seal(VARIABLE, "half of a pair \uD83D"), message);
            for (byte[] bytes : List.of(
                    new byte[] {(byte) 0xC3, 0x28}, new byte[] {(byte) 0xC0, (byte) 0x80}, new byte[] {'a', (byte) 0xFF
                    })) {
                assertRefused(() -> Seals.open(VARIABLE, foreign(bytes), PRODUCTION), message);
            }
        }
    }

    @Test
    void a_variable_has_any_name_of_its_alphabet() throws SealException {
        for (String name : List.of("AZ_09", "_", "0", "A".repeat(255))) {
            assertThat(Seals.open(name, Seals.seal(PRODUCTION, name, SECRET).text(), PRODUCTION))
                    .isEqualTo(SECRET);
        }
    }

    @Test
    void one_opener_serves_many_threads() throws Exception {
        Opener opener = Opener.of(Tier.PRODUCTION, List.of(PRODUCTION));
        Sealer sealer = Sealer.of(PRODUCTION.publicKey());
        List<Callable<String>> tasks = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            String variable = "V_" + i;
            SealedValue sealed = sealer.seal(variable, SECRET + i);
            tasks.add(() -> opener.open(variable, sealed));
        }

        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<String>> opened = threads.invokeAll(tasks);
            for (int i = 0; i < opened.size(); i++) {
                assertThat(opened.get(i).get()).isEqualTo(SECRET + i);
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void an_opener_takes_no_key_of_another_tier_and_no_name_twice() {
        assertThatIllegalArgumentException().isThrownBy(() -> Opener.of(Tier.PRODUCTION, List.of(PRODUCTION, STAGING)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Opener.of(Tier.PRODUCTION, List.of(PRODUCTION, PRODUCTION)));
    }

    @Test
    void nothing_shows_a_key_or_a_secret() throws SealException {
        assertThat(SealedValue.parse(VARIABLE, SEAL)).hasToString("sealed for production with the key k1");
        assertThat(PRODUCTION).hasToString("private key k1 of production");
        assertThat(PRODUCTION.publicKey()).hasToString("public key k1 of production");
        assertThat(Opener.of(Tier.PRODUCTION, List.of(PRODUCTION)))
                .hasToString("Opener for production with the keys [k1]");
        assertThat(Sealer.of(PRODUCTION.publicKey())).hasToString("Sealer with the public key k1 of production");
    }

    @Test
    void binds_parts_with_their_lengths() {
        assertThat(SealBinding.info())
                .startsWith(0, 18, 't', 'i', 'e', 'r')
                .endsWith(0, 2, 'v', '1', 0, 10, 'H', 'P', 'K', 'E', 0, 0x20, 0, 1, 0, 3)
                .hasSize(2 + 18 + 2 + 2 + 2 + 10);
        assertThat(SealBinding.aad(Tier.TEST, "k1", "A"))
                .isEqualTo("\0\tsealed:v1\0\4test\0\2k1\0\1A".getBytes(StandardCharsets.US_ASCII));
        assertThat(SealBinding.aad(Tier.TEST, "k1", "A".repeat(0x1234)))
                .startsWith("\0\tsealed:v1\0\4test\0\2k1\22\64A".getBytes(StandardCharsets.US_ASCII));
        assertThat(SealBinding.aad(Tier.TEST, "k1", "A".repeat(0xFFFF))).hasSize(23 + 0xFFFF);
        assertThatIllegalArgumentException().isThrownBy(() -> SealBinding.aad(Tier.TEST, "k1", "A".repeat(0x10000)));
        assertThat(SealBinding.aad(Tier.TEST, "k", "1A")).isNotEqualTo(SealBinding.aad(Tier.TEST, "k1", "A"));
    }

    /** Each character of a seal is one byte. */
    private static String flipped(String seal, int bit) {
        byte[] bytes = seal.getBytes(StandardCharsets.US_ASCII);
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        assertThat(Arrays.equals(bytes, seal.getBytes(StandardCharsets.US_ASCII)))
                .isFalse();
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
