package io.tierguard.signed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tierguard.testing.Forge;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentReaderTest {

    private static final String TYPE = "env-identity+jwt";
    private static final String CLAIMS = "{\"iss\":\"ci\",\"exp\":1700000000}";
    private static final Forge FORGE = Forge.of("ci-1");
    private static final Forge OTHER = Forge.of("ci-2");
    private static final Forge STRANGER = Forge.of("ci-1");

    private final DocumentReader reader = DocumentReader.of(TYPE, List.of(FORGE.trusted(), OTHER.trusted()));

    private DocumentReader.Result read(String document) {
        return reader.read(document);
    }

    private Flaw flaw(String document) {
        return ((DocumentReader.Rejected) read(document)).flaw();
    }

    private Flaw flawOfHeader(String header) {
        return flaw(FORGE.sign(header, CLAIMS));
    }

    private Flaw flawOfClaims(String claims) {
        return flaw(FORGE.sign(FORGE.header(TYPE), claims));
    }

    @Nested
    class A_document_of_a_trusted_key {
        @Test
        void is_what_it_says() {
            DocumentReader.Verified verified =
                    (DocumentReader.Verified) read(FORGE.sign(FORGE.header(TYPE), " {\"iss\" : \"ci\" }\n"));

            assertThat(verified.kid()).isEqualTo("ci-1");
            assertThat(verified.claims().text("iss")).contains("ci");
            assertThat(verified.claims().names()).containsExactly("iss");
        }

        @Test
        void may_be_of_either_key_during_a_rotation() {
            assertThat(read(OTHER.sign(OTHER.header(TYPE), CLAIMS)))
                    .isInstanceOfSatisfying(
                            DocumentReader.Verified.class,
                            verified -> assertThat(verified.kid()).isEqualTo("ci-2"));
        }

        @Test
        void may_have_its_header_in_any_order() {
            assertThat(read(FORGE.sign("{\"typ\":\"" + TYPE + "\", \"kid\":\"ci-1\", \"alg\":\"EdDSA\"}", CLAIMS)))
                    .isInstanceOf(DocumentReader.Verified.class);
        }

        @Test
        void may_be_as_long_as_the_bound_and_no_longer() {
            assertThat(read(ofLength(DocumentReader.MAX_LENGTH))).isInstanceOf(DocumentReader.Verified.class);
            assertThat(flaw(ofLength(DocumentReader.MAX_LENGTH + 1))).isEqualTo(Flaw.TOO_LARGE);
        }

        /** Base64url has no text of every length, so that blanks in the header have to help. */
        private String ofLength(int length) {
            for (int blanks = 0; blanks < 4; blanks++) {
                String header = FORGE.header(TYPE) + " ".repeat(blanks);
                int payload = length - Forge.base64(header).length() - 2 - 86;
                if (payload % 4 != 1) {
                    int claims = payload * 3 / 4;
                    return FORGE.sign(header, "{\"iss\":\"" + "i".repeat(claims - 10) + "\"}");
                }
            }
            throw new AssertionError("no such length");
        }

        @Test
        void shows_nothing_of_what_it_says() {
            assertThat(read(FORGE.sign(FORGE.header(TYPE), "{\"iss\":\"zqx\"}")))
                    .hasToString("Verified[kid=ci-1, claims=claims]");
            assertThat(reader).hasToString("reader of env-identity+jwt by [ci-1, ci-2]");
        }
    }

    @Nested
    class The_shape {
        private final String right = FORGE.sign(FORGE.header(TYPE), CLAIMS);

        @Test
        void is_three_parts() {
            assertThat(flaw("")).isEqualTo(Flaw.EMPTY);
            assertThat(flaw("garbage")).isEqualTo(Flaw.SHAPE);
            assertThat(flaw(right + ".")).isEqualTo(Flaw.SHAPE);
            assertThat(flaw("." + right)).isEqualTo(Flaw.SHAPE);
            assertThat(flaw(right.substring(0, right.lastIndexOf('.')))).isEqualTo(Flaw.SHAPE);
            assertThat(flaw("..")).isEqualTo(Flaw.HEADER_SYNTAX);
            assertThat(flaw(right.substring(0, right.lastIndexOf('.') + 1))).isEqualTo(Flaw.SIGNATURE);
        }

        @Test
        void is_not_the_json_form() {
            String[] parts = right.split("\\.");
            assertThat(flaw("{\"payload\":\"" + parts[1] + "\",\"protected\":\"" + parts[0] + "\",\"signature\":\""
                            + parts[2] + "\"}"))
                    .isEqualTo(Flaw.SHAPE);
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 2})
        void has_one_spelling_of_each_part(int part) {
            for (String tail : List.of("=", "==", " ", "\n", "+", "/", "\u00e9", "\u0000", "*", "%3D")) {
                String[] parts = right.split("\\.");
                parts[part] += tail;
                assertThat(flaw(String.join(".", parts))).as(tail).isEqualTo(Flaw.ENCODING);
                parts = right.split("\\.");
                parts[part] = tail + parts[part];
                assertThat(flaw(String.join(".", parts))).as(tail).isEqualTo(Flaw.ENCODING);
            }
            assertThat(flaw(" " + right)).isEqualTo(Flaw.ENCODING);
            assertThat(flaw(right + "\n")).isEqualTo(Flaw.ENCODING);
            assertThat(flaw('"' + right + '"')).isEqualTo(Flaw.ENCODING);
        }

        @Test
        void has_no_bits_that_a_decoder_drops() {
            // the last of 86 characters carries four bits that no byte takes
            String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
            char last = right.charAt(right.length() - 1);
            int block = alphabet.indexOf(last) / 16 * 16;
            for (int i = 1; i < 16; i++) {
                String other = right.substring(0, right.length() - 1) + alphabet.charAt(block + i);
                assertThat(flaw(other)).isEqualTo(Flaw.ENCODING);
            }
        }

        @Test
        void is_not_repaired_where_the_same_spelling_fault_was_signed() {
            String padded =
                    Base64.getUrlEncoder().encodeToString((FORGE.header(TYPE) + " ").getBytes(StandardCharsets.UTF_8));
            String padded2 =
                    Base64.getUrlEncoder().encodeToString((FORGE.header(TYPE) + "  ").getBytes(StandardCharsets.UTF_8));
            String odd = padded.endsWith("=") ? padded : padded2;
            assertThat(odd).endsWith("=");

            assertThat(flaw(FORGE.signParts(odd + "." + Forge.base64(CLAIMS)))).isEqualTo(Flaw.ENCODING);
        }
    }

    @Nested
    class The_header {
        @ParameterizedTest
        @ValueSource(
                strings = {"", "[]", "\"EdDSA\"", "null", "{", "{}x", "{\"alg\":\"EdDSA\",}", "\ufeff{}", "{'alg':1}"})
        void is_a_json_object(String header) {
            assertThat(flawOfHeader(header)).isEqualTo(Flaw.HEADER_SYNTAX);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\"crit\":[\"exp\"]",
                    "\"b64\":false",
                    "\"b64\":false,\"crit\":[\"b64\"]",
                    "\"jwk\":{\"kty\":\"OKP\"}",
                    "\"jku\":\"https://127.0.0.1/keys\"",
                    "\"x5u\":\"https://127.0.0.1/chain\"",
                    "\"x5c\":[]",
                    "\"x5t\":\"\"",
                    "\"zip\":\"DEF\"",
                    "\"cty\":\"JWT\"",
                    "\"enc\":\"A256GCM\"",
                    "\"iss\":\"ci\"",
                    "\"ALG\":\"none\"",
                    "\"\":1"
                })
        void has_no_member_that_could_steer_a_reader(String member) {
            String header = FORGE.header(TYPE);
            assertThat(flawOfHeader("{" + member + "," + header.substring(1))).isEqualTo(Flaw.HEADER_MEMBER);
            assertThat(flawOfHeader(header.substring(0, header.length() - 1) + "," + member + "}"))
                    .isEqualTo(Flaw.HEADER_MEMBER);
        }

        @ParameterizedTest
        @ValueSource(strings = {"\"alg\":\"EdDSA\"", "\"alg\":\"none\"", "\"\\u0061lg\":\"EdDSA\"", "\"kid\":\"ci-1\""})
        void names_no_member_twice(String member) {
            String header = FORGE.header(TYPE);
            assertThat(flawOfHeader("{" + member + "," + header.substring(1))).isEqualTo(Flaw.HEADER_REPEATS);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{\"alg\":\"EdDSA\",\"kid\":\"ci-1\"}",
                    "{\"alg\":\"EdDSA\",\"kid\":\"ci-1\",\"typ\":\"JWT\"}",
                    "{\"alg\":\"EdDSA\",\"kid\":\"ci-1\",\"typ\":\"ENV-IDENTITY+JWT\"}",
                    "{\"alg\":\"EdDSA\",\"kid\":\"ci-1\",\"typ\":\"application/env-identity+jwt\"}",
                    "{\"alg\":\"EdDSA\",\"kid\":\"ci-1\",\"typ\":[\"env-identity+jwt\"]}",
                    "{\"alg\":\"EdDSA\",\"kid\":\"ci-1\",\"typ\":null}",
                    "{\"alg\":\"EdDSA\",\"kid\":\"ci-1\",\"typ\":\"\"}"
                })
        void names_the_type_that_is_expected(String header) {
            assertThat(flawOfHeader(header)).isEqualTo(Flaw.TYPE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", ",\"kid\":1", ",\"kid\":null", ",\"kid\":[\"ci-1\"]"})
        void names_a_key(String kid) {
            assertThat(flawOfHeader("{\"alg\":\"EdDSA\",\"typ\":\"" + TYPE + "\"" + kid + "}"))
                    .isEqualTo(Flaw.NO_KEY_NAMED);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "ci-3", "CI-1", "ci-1 ", "../ci-1"})
        void names_a_trusted_key(String kid) {
            assertThat(flaw(new Forge(kid, FORGE.keys()).sign(new Forge(kid, FORGE.keys()).header(TYPE), CLAIMS)))
                    .isEqualTo(Flaw.UNKNOWN_KEY);
        }
    }

    @Nested
    class The_algorithm {
        private String input(String algorithm) {
            return Forge.base64(FORGE.header(TYPE).replace("EdDSA", algorithm)) + "." + Forge.base64(CLAIMS);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"none", "None", "NONE", "", "eddsa", "Ed25519", "Ed448", "RS256", "PS256", "HS512", "dir"})
        void is_not_the_documents_to_choose(String algorithm) {
            assertThat(flaw(input(algorithm) + ".")).isEqualTo(Flaw.ALGORITHM);
            assertThat(flaw(FORGE.signParts(input(algorithm)))).isEqualTo(Flaw.ALGORITHM);
        }

        @Test
        void is_not_left_out() {
            assertThat(flawOfHeader("{\"kid\":\"ci-1\",\"typ\":\"" + TYPE + "\"}"))
                    .isEqualTo(Flaw.ALGORITHM);
            assertThat(flawOfHeader("{}")).isEqualTo(Flaw.ALGORITHM);
            assertThat(flawOfHeader("{\"alg\":[\"EdDSA\"],\"kid\":\"ci-1\",\"typ\":\"" + TYPE + "\"}"))
                    .isEqualTo(Flaw.ALGORITHM);
        }

        @Test
        void is_not_a_secret_that_everybody_knows() throws GeneralSecurityException {
            byte[] encoded = FORGE.keys().getPublic().getEncoded();
            List<byte[]> secrets = List.of(
                    encoded,
                    Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length),
                    FORGE.x().getBytes(StandardCharsets.US_ASCII));
            for (byte[] secret : secrets) {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(secret, "HmacSHA256"));
                String input = input("HS256");
                byte[] signature = mac.doFinal(input.getBytes(StandardCharsets.US_ASCII));
                assertThat(flaw(input + "." + Forge.base64(signature))).isEqualTo(Flaw.ALGORITHM);
                // and the same under the right name
                assertThat(flaw(input("EdDSA") + "." + Forge.base64(signature))).isEqualTo(Flaw.SIGNATURE);
            }
        }

        @Test
        void is_not_es256() throws GeneralSecurityException {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            byte[] signature = Forge.signature("SHA256withECDSAinP1363Format", pair.getPrivate(), input("ES256"));

            assertThat(flaw(input("ES256") + "." + Forge.base64(signature))).isEqualTo(Flaw.ALGORITHM);
        }
    }

    @Nested
    class The_signature {
        private final String header = FORGE.header(TYPE);

        @Test
        void is_by_the_key_that_is_named() {
            assertThat(flaw(STRANGER.sign(header, CLAIMS))).isEqualTo(Flaw.SIGNATURE);
            assertThat(flaw(OTHER.sign(header, CLAIMS))).isEqualTo(Flaw.SIGNATURE);
            assertThat(flaw(FORGE.sign(OTHER.header(TYPE), CLAIMS))).isEqualTo(Flaw.SIGNATURE);
            assertThat(flaw(Forge.of("ci-1", "Ed448").sign(header, CLAIMS))).isEqualTo(Flaw.SIGNATURE);
        }

        @Test
        void is_of_this_very_header_and_payload() {
            String[] right = FORGE.sign(header, CLAIMS).split("\\.");
            String[] later = FORGE.sign(header, CLAIMS.replace("17", "27")).split("\\.");
            String[] spaced = FORGE.sign(header + " ", CLAIMS).split("\\.");

            assertThat(flaw(right[0] + "." + later[1] + "." + right[2])).isEqualTo(Flaw.SIGNATURE);
            assertThat(flaw(spaced[0] + "." + right[1] + "." + right[2])).isEqualTo(Flaw.SIGNATURE);
            assertThat(flaw(right[0] + "." + right[1] + "." + later[2])).isEqualTo(Flaw.SIGNATURE);
            assertThat(flaw(right[0] + ".." + right[2])).isEqualTo(Flaw.SIGNATURE);
        }

        /** RFC 8032, 5.1.7: S is below the order of the group, else a signature has many spellings. */
        @Test
        void has_one_spelling() {
            BigInteger order = BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
            String[] parts = FORGE.sign(header, CLAIMS).split("\\.");
            byte[] signature = Base64.getUrlDecoder().decode(parts[2]);
            BigInteger s = littleEndian(Arrays.copyOfRange(signature, 32, 64));
            for (int times = 1; times < 15; times++) {
                byte[] larger = s.add(order.multiply(BigInteger.valueOf(times))).toByteArray();
                byte[] other = Arrays.copyOf(signature, 64);
                Arrays.fill(other, 32, 64, (byte) 0);
                for (int i = 0; i < Math.min(32, larger.length); i++) {
                    other[32 + i] = larger[larger.length - 1 - i];
                }
                assertThat(flaw(parts[0] + "." + parts[1] + "." + Forge.base64(other)))
                        .isEqualTo(Flaw.SIGNATURE);
            }
        }

        private BigInteger littleEndian(byte[] bytes) {
            BigInteger sum = BigInteger.ZERO;
            for (int i = bytes.length - 1; i >= 0; i--) {
                sum = sum.shiftLeft(8).or(BigInteger.valueOf(bytes[i] & 0xFF));
            }
            return sum;
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 32, 63, 65, 66, 96, 128})
        void is_64_bytes(int length) {
            String[] parts = FORGE.sign(header, CLAIMS).split("\\.");
            byte[] other = Arrays.copyOf(Base64.getUrlDecoder().decode(parts[2]), length);

            assertThat(flaw(parts[0] + "." + parts[1] + "." + Forge.base64(other)))
                    .isEqualTo(Flaw.SIGNATURE);
        }

        @Test
        void is_looked_at_before_the_claims() {
            assertThat(flaw(STRANGER.sign(header, "not JSON"))).isEqualTo(Flaw.SIGNATURE);
        }

        @Test
        void is_nobodys_where_no_key_is_trusted() {
            assertThat(DocumentReader.of(TYPE, List.of()).read(FORGE.sign(header, CLAIMS)))
                    .isEqualTo(new DocumentReader.Rejected(Flaw.NO_TRUSTED_KEYS));
        }
    }

    @Nested
    class The_claims {
        @ParameterizedTest
        @ValueSource(
                strings = {"", "[]", "1", "null", "\"a\"", "{\"a\":1", "{\"a\":1}{}", "{\"a\":1,,\"b\":2}", "{\"a\":01}"
                })
        void are_a_json_object(String claims) {
            assertThat(flawOfClaims(claims)).isEqualTo(Flaw.CLAIMS_SYNTAX);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"tier\":\"staging\",\"tier\":\"production\"}",
                    "{\"tier\":\"staging\",\"tier\":\"staging\"}",
                    "{\"tier\":null,\"tier\":\"staging\"}",
                    "{\"tier\":\"staging\",\"t\\u0069er\":\"production\"}",
                    "{\"bind\":{\"k8s_ns\":\"a\",\"k8s_ns\":\"b\"}}",
                    "{\"a\":[[{\"b\":{\"c\":1,\"d\":2,\"c\":1}}]]}"
                })
        void name_no_member_twice_at_any_depth(String claims) {
            assertThat(flawOfClaims(claims)).isEqualTo(Flaw.CLAIMS_REPEAT);
        }
    }

    @Test
    void two_keys_of_one_kid_are_a_mistake_of_the_caller() {
        List<TrustedKey> keys = List.of(FORGE.trusted(), STRANGER.trusted());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DocumentReader.of(TYPE, keys))
                .withMessage("two keys have one kid");
    }

    @Nested
    class One_that_remembers {
        private final DocumentReader remembering = reader.remembering(2);

        private String document(int number) {
            return FORGE.sign(FORGE.header(TYPE), "{\"iss\":\"ci\",\"n\":" + number + "}");
        }

        @Test
        void verifies_a_text_once_while_it_is_among_the_latest() {
            String first = document(1);
            DocumentReader.Result verified = remembering.read(first);

            assertThat(verified).isInstanceOf(DocumentReader.Verified.class);
            assertThat(remembering.read(document(2))).isNotSameAs(verified);
            assertThat(remembering.read(first)).isSameAs(verified);
            remembering.read(document(3));
            assertThat(remembering.read(first)).isSameAs(verified);
            remembering.read(document(4));
            remembering.read(document(5));
            assertThat(remembering.read(first)).isNotSameAs(verified).isInstanceOf(DocumentReader.Verified.class);
        }

        @Test
        void takes_no_other_text_for_one_that_it_knows() {
            String document = document(1);
            remembering.read(document);

            assertThat(remembering.read(document + "A")).isEqualTo(new DocumentReader.Rejected(Flaw.SIGNATURE));
            assertThat(remembering.read(document + "A")).isEqualTo(new DocumentReader.Rejected(Flaw.SIGNATURE));
            assertThat(remembering.read(STRANGER.sign(STRANGER.header(TYPE), "{}")))
                    .isEqualTo(new DocumentReader.Rejected(Flaw.SIGNATURE));
        }

        @Test
        void remembers_nothing_for_the_one_that_it_was_made_of() {
            String document = document(1);

            assertThat(reader.read(document)).isNotSameAs(reader.read(document));
            assertThatIllegalArgumentException().isThrownBy(() -> reader.remembering(0));
        }
    }
}
