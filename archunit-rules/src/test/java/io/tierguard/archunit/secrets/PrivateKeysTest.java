package io.tierguard.archunit.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.archunit.fixture.Fakes;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that are made for the test and forgotten after it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrivateKeysTest {

    private static final String KEY = "private key";
    private static final String ENCRYPTED = "encrypted private key";

    private byte[] rsa = {};
    private byte[] publicRsa = {};
    private byte[] ec = {};
    private byte[] dsa = {};

    @BeforeAll
    void make_keys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        KeyPair pair = generator.generateKeyPair();
        rsa = pair.getPrivate().getEncoded();
        publicRsa = pair.getPublic().getEncoded();
        KeyPairGenerator curves = KeyPairGenerator.getInstance("EC");
        curves.initialize(new ECGenParameterSpec("secp256r1"));
        ec = curves.generateKeyPair().getPrivate().getEncoded();
        KeyPairGenerator signatures = KeyPairGenerator.getInstance("DSA");
        signatures.initialize(1024);
        dsa = signatures.generateKeyPair().getPrivate().getEncoded();
    }

    private static List<String> found(String text) {
        return SecretDetectors.forClass(List.of()).detect("", text).stream()
                .map(Secret::what)
                .toList();
    }

    /** PKCS#8 holds PKCS#1 behind 26 bytes, for keys of this size behind 22. */
    private byte[] pkcs1() {
        int inner = HexFormat.of().formatHex(rsa).indexOf("3082", 20) / 2;
        return Arrays.copyOfRange(rsa, inner, rsa.length);
    }

    private byte[] sec1() {
        int inner = HexFormat.of().formatHex(ec).indexOf("020101") / 2 - 2;
        return Arrays.copyOfRange(ec, inner, ec.length);
    }

    private static byte[] encrypted(byte[] key) throws Exception {
        String algorithm = "PBEWithSHA1AndDESede";
        SecretKey secret = SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec("fake".toCharArray()));
        Cipher cipher = Cipher.getInstance(algorithm);
        cipher.init(Cipher.ENCRYPT_MODE, secret);
        return new EncryptedPrivateKeyInfo(cipher.getParameters(), cipher.doFinal(key)).getEncoded();
    }

    private static String pem(String kind, byte[] der, String lineEnd) {
        String body =
                Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der).replace("\n", lineEnd);
        return "-----BEGIN " + kind + "-----" + lineEnd + body + lineEnd + "-----END " + kind + "-----" + lineEnd;
    }

    Stream<byte[]> keys() {
        return Stream.of(rsa, ec, dsa, pkcs1(), sec1(), Fakes.pkcs8(32));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void are_found_in_every_encoding(byte[] key) {
        String base64 = Base64.getEncoder().encodeToString(key);

        assertThat(found(base64)).containsExactly(KEY);
        assertThat(found("key=" + base64)).containsExactly(KEY);
        assertThat(found(Base64.getUrlEncoder().withoutPadding().encodeToString(key)))
                .containsExactly(KEY);
        assertThat(found(Base64.getMimeEncoder().encodeToString(key))).containsExactly(KEY);
        assertThat(found(HexFormat.of().formatHex(key))).containsExactly(KEY);
        assertThat(found(HexFormat.of().withUpperCase().formatHex(key))).containsExactly(KEY);
        assertThat(found(new String(key, StandardCharsets.ISO_8859_1))).containsExactly(KEY);
        assertThat(found(base64.substring(0, Math.min(64, base64.length())))).containsExactly(KEY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PRIVATE KEY",
                "RSA PRIVATE KEY",
                "EC PRIVATE KEY",
                "DSA PRIVATE KEY",
                "OPENSSH PRIVATE KEY",
                "PGP PRIVATE KEY BLOCK",
            })
    void are_found_in_armour(String kind) {
        for (String lineEnd : List.of("\n", "\r\n", "\\n", "\\r\\n", " ", "\n    ")) {
            assertThat(found("x = " + pem(kind, rsa, lineEnd).trim()))
                    .as(lineEnd)
                    .containsExactly(KEY);
        }
    }

    @Test
    void are_found_where_the_end_is_known_at_run_time_only() {
        String whole = pem("PRIVATE KEY", rsa, "\n");

        assertThat(found(whole.substring(0, 200) + "\1" + whole.substring(220))).contains(KEY);
        assertThat(found(whole.substring(0, 200) + "\1")).containsExactly(KEY);
        assertThat(found(whole.replace('\n', '\1'))).containsExactly(KEY);
        assertThat(found("\1" + whole.replace("\n", "\1\1") + "\1")).containsExactly(KEY);
    }

    @Test
    void are_found_when_the_block_is_short() {
        String body = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC";

        assertThat(found("-----BEGIN PRIVATE KEY-----\n" + body)).containsExactly(KEY);
        assertThat(found("-----BEGIN PRIVATE KEY-----\n" + body.substring(8) + "\n-----END PRIVATE KEY-----"))
                .containsExactly(KEY);
    }

    @Test
    void are_found_whatever_letters_are_in_them() {
        String body = "FAKExxxxfake1234567890ABCDEFabcdefGHIJKLMNghijkl".repeat(20);

        assertThat(found("-----BEGIN PRIVATE KEY-----\n" + body)).containsExactly(KEY);
    }

    @Test
    void do_not_hide_a_token_that_follows() {
        String text = Base64.getEncoder().encodeToString(rsa) + " " + Fakes.ONE.of("STRIPE");

        assertThat(found(text)).containsExactly(KEY, "Stripe secret key");
    }

    @Test
    void are_found_when_they_are_encrypted() throws Exception {
        byte[] der = encrypted(rsa);

        assertThat(found(Base64.getEncoder().encodeToString(der))).containsExactly(ENCRYPTED);
        assertThat(found(pem("ENCRYPTED PRIVATE KEY", der, "\n"))).containsExactly(ENCRYPTED);
        String old = pem("RSA PRIVATE KEY", rsa, "\n");
        assertThat(found(old.replaceFirst("\n", "\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,FA4E\n\n")))
                .containsExactly(ENCRYPTED);
    }

    @Test
    void are_found_in_the_forms_of_openssh_and_putty() {
        String openssh = Base64.getEncoder()
                .encodeToString(("openssh-key-v1\0" + "FAKE".repeat(20)).getBytes(StandardCharsets.US_ASCII));
        String body = Base64.getEncoder().encodeToString("FAKE key".repeat(8).getBytes(StandardCharsets.US_ASCII));

        assertThat(found(openssh)).containsExactly(KEY);
        assertThat(found("PuTTY-User-Key-File-2: ssh-rsa\nEncryption: none\nPrivate-Lines: 1\n" + body))
                .containsExactly(KEY);
    }

    @Test
    void are_found_in_json() {
        String json = "{\"private_key\": \"" + pem("PRIVATE KEY", rsa, "\\n") + "\"}";
        String jwk = "{\"kty\":\"OKP\", \"crv\":\"Ed25519\", \"d\" : \"" + "FAKEfake123".repeat(4) + "\"}";

        assertThat(found(json)).containsExactly(KEY);
        assertThat(found(jwk)).containsExactly("private JSON web key");
        assertThat(found(jwk.replace("\"d\"", "\"x\""))).isEmpty();
        assertThat(found("{\"kty\":\"oct\",\"k\":\"" + "FAKEfake123".repeat(4) + "\"}"))
                .containsExactly("private JSON web key");
    }

    @Nested
    class Nothing_is_found {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "-----BEGIN PRIVATE KEY-----",
                    "-----BEGIN RSA PRIVATE KEY-----\n",
                    "-----BEGIN PRIVATE KEY-----\n\1\n-----END PRIVATE KEY-----",
                    "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----",
                    "-----BEGIN PRIVATE KEY-----\1\1\1-----END PRIVATE KEY-----\1",
                    "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----",
                    "-----BEGIN PRIVATE KEY-----\nxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n-----END PRIVATE KEY-----",
                    "-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----",
                    "-----BEGIN PRIVATE KEY-----\n<base64>\n-----END PRIVATE KEY-----",
                    "-----BEGIN PRIVATE KEY-----\n${KEY}\n-----END PRIVATE KEY-----",
                    "-----BEGIN (?:RSA )?PRIVATE KEY-----([^-]+)-----END (?:RSA )?PRIVATE KEY-----",
                    "Expected -----BEGIN PRIVATE KEY----- at the beginning of the file, but found something else there",
                    "the PRIVATE KEY of the shop",
                    "BEGIN PRIVATE KEY",
                    "M",
                    "MIIE",
                    "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKc=",
                    "30",
                    "0",
                })
        void in_a_header_or_a_beginning_without_a_key(String text) {
            assertThat(found(text)).isEmpty();
        }

        @Test
        void in_a_public_key_or_a_digest() {
            assertThat(found(Base64.getEncoder().encodeToString(publicRsa))).isEmpty();
            assertThat(found(pem("PUBLIC KEY", publicRsa, "\n"))).isEmpty();
            assertThat(found(HexFormat.of().formatHex(publicRsa))).isEmpty();
        }

        @Test
        void in_long_text_that_only_begins_like_one() {
            assertThat(found("MII" + "FAKE".repeat(40))).isEmpty();
            assertThat(found("Must not be null: " + "M".repeat(200))).isEmpty();
        }
    }
}
