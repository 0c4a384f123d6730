package io.tierguard.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PepperTest {

    private static final byte[] BYTES = bytes();

    @TempDir
    Path directory;

    private static byte[] bytes() {
        byte[] bytes = new byte[32];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (200 + 11 * i);
        }
        return bytes;
    }

    private Path file(byte[] content, String permissions) throws IOException {
        Path file = Files.write(directory.resolve("pepper"), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    @Test
    void a_fingerprint_is_half_a_keyed_hash_with_a_name_in_front() throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(BYTES, "HmacSHA256"));
        byte[] expected = Arrays.copyOf(mac.doFinal("tier-fp/1\0s3c-ü".getBytes(StandardCharsets.UTF_8)), 16);

        assertThat(Pepper.of(BYTES).fingerprints("s3c-ü\n"))
                .singleElement()
                .isEqualTo(new Fingerprint(
                        Pepper.of(BYTES).kid(),
                        Base64.getUrlEncoder().withoutPadding().encodeToString(expected)));
    }

    @Test
    void two_peppers_are_told_apart_and_tell_nothing() {
        assertThat(Peppers.ONE.kid()).matches("[0-9a-f]{12}").isNotEqualTo(Peppers.OTHER.kid());
        assertThat(Peppers.ONE.fingerprints("s3c")).doesNotContainAnyElementsOf(Peppers.OTHER.fingerprints("s3c"));
        assertThat(Peppers.ONE).hasToString("pepper " + Peppers.ONE.kid());
        assertThat(HexFormat.of().formatHex(BYTES))
                .doesNotContain(Pepper.of(BYTES).kid());
    }

    @Test
    void a_text_that_is_no_secret_itself_gives_what_is_inside() {
        assertThat(Peppers.ONE.fingerprintsInside("redis://:s3c@h")).isEqualTo(Peppers.ONE.fingerprints("s3c"));
        assertThat(Peppers.ONE.fingerprints("redis://:s3c@h")).hasSize(2).containsAll(Peppers.ONE.fingerprints("s3c"));
        assertThat(Peppers.ONE.fingerprints(" \n")).isEmpty();
    }

    static byte[][] spellings() {
        String base64 = Base64.getEncoder().encodeToString(BYTES);
        return new byte[][] {
            BYTES,
            (HexFormat.of().formatHex(BYTES) + "\n").getBytes(StandardCharsets.US_ASCII),
            HexFormat.of().withUpperCase().formatHex(BYTES).getBytes(StandardCharsets.US_ASCII),
            (base64 + "\r\n").getBytes(StandardCharsets.US_ASCII),
            Base64.getUrlEncoder().withoutPadding().encode(BYTES)
        };
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void is_read_as_bytes_hexadecimal_or_base64(byte[] content) throws IOException {
        assertThat(Pepper.read(file(content, "rw-------")).kid())
                .isEqualTo(Pepper.of(BYTES).kid());
    }

    @Test
    void is_generated_for_its_owner_alone() throws IOException {
        Path file = directory.resolve("new");

        Pepper pepper = Pepper.generate(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Pepper.read(file).kid()).isEqualTo(pepper.kid());
        assertThat(Pepper.generate(directory.resolve("another")).kid()).isNotEqualTo(pepper.kid());
    }

    @Nested
    class Is_refused {

        private static String refusal(String why) {
            return """
                    the pepper cannot be used: 1 problem

                    TG-8036 the pepper file: %s
                      to fix     write one with 'tierguard fingerprint pepper FILE', and have it readable by its owner only
                    """.formatted(why);
        }

        @ParameterizedTest
        @ValueSource(strings = {"rw-r--r--", "rw----r--", "rw-r-----", "rw--w----", "rw------x"})
        void where_others_may_read_or_write_it(String permissions) throws IOException {
            Path file = file(BYTES, permissions);

            assertThatExceptionOfType(InvalidFingerprintsException.class)
                    .isThrownBy(() -> Pepper.read(file))
                    .withMessage(refusal("it is not its owner's alone: its permissions are " + permissions));
        }

        @Test
        void where_a_link_leads_to_a_file_of_others() throws IOException {
            Path link = Files.createSymbolicLink(directory.resolve("link"), file(BYTES, "rw-r--r--"));

            assertThatExceptionOfType(InvalidFingerprintsException.class)
                    .isThrownBy(() -> Pepper.read(link))
                    .withMessage(refusal("it is not its owner's alone: its permissions are rw-r--r--"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "short",
                    "typed-by-somebody-at-a-keyboard.",
                    "0000000000000000000000000000000000000000000000000000000000000000",
                    "0123456789abcdef0123456789abcdef",
                    "xyzxyzxyzxyzxyzxyzxyzxyzxyzxyzxyzxyzxyzxyzxyzxyzxyzxyzxyzxyzxyzx"
                })
        void where_it_holds_no_random_bytes(String content) throws IOException {
            Path file = file(content.getBytes(StandardCharsets.UTF_8), "rw-------");

            assertThatExceptionOfType(InvalidFingerprintsException.class)
                    .isThrownBy(() -> Pepper.read(file))
                    .withMessage(refusal("it holds no 32 random bytes, as they are or in hexadecimal or base64"));
        }

        @Test
        void where_it_is_not_there_is_a_directory_or_is_too_long() throws IOException {
            String text = refusal("it is not there, cannot be read, or is longer than a pepper");

            assertThatExceptionOfType(InvalidFingerprintsException.class)
                    .isThrownBy(() -> Pepper.read(directory.resolve("none")))
                    .withMessage(text);
            assertThatExceptionOfType(InvalidFingerprintsException.class)
                    .isThrownBy(() -> Pepper.read(directory))
                    .withMessage(text);
            Path file = file(new byte[129], "rw-------");
            assertThatExceptionOfType(InvalidFingerprintsException.class)
                    .isThrownBy(() -> Pepper.read(file))
                    .withMessage(text);
        }

        @Test
        void where_one_would_be_overwritten() throws IOException {
            Path file = file(BYTES, "rw-------");

            assertThatExceptionOfType(InvalidFingerprintsException.class)
                    .isThrownBy(() -> Pepper.generate(file))
                    .withMessage(refusal("there is a file already, which is left as it is"));
            assertThat(file).hasBinaryContent(BYTES);
            assertThatExceptionOfType(InvalidFingerprintsException.class)
                    .isThrownBy(() -> Pepper.generate(directory.resolve("no/such")))
                    .withMessage(refusal("it cannot be written there, for its owner alone to read"));
        }

        @Test
        void where_bytes_are_few_or_alike() {
            assertThatIllegalArgumentException().isThrownBy(() -> Pepper.of(new byte[32]));
            assertThatIllegalArgumentException().isThrownBy(() -> Pepper.of(Arrays.copyOf(BYTES, 31)));
        }
    }

    @Nested
    class A_fingerprint {

        @Test
        void is_read_as_it_was_written() {
            Fingerprint fingerprint = Peppers.ONE.fingerprints("s3c").iterator().next();

            assertThat(Fingerprint.parse(fingerprint.text())).contains(fingerprint);
            assertThat(fingerprint).hasToString(fingerprint.text());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "hm1:0c79ff99910c:mBVla5LzBSFV5SsMDhv1E",
                    "hm1:0c79ff99910c:mBVla5LzBSFV5SsMDhv1Eh",
                    "hm1:0c79ff99910c:mBVla5LzBSFV5SsMDhv1EgA",
                    "hm1:0c79ff99910c:mBVla5LzBSFV5SsMDhv1E+",
                    "hm1:0C79ff99910c:mBVla5LzBSFV5SsMDhv1Eg",
                    "hm2:0c79ff99910c:mBVla5LzBSFV5SsMDhv1Eg",
                    "hm1:0c79ff99910c:mBVla5LzBSFV5SsMDhv1Eg ",
                    "hm1:0c79ff99910c:mBVla5LzBSFV5SsMDhv1Eg\n"
                })
        void is_nothing_else(String text) {
            assertThat(Fingerprint.parse(text)).isEmpty();
        }
    }
}
