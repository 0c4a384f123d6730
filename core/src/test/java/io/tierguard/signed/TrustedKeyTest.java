package io.tierguard.signed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.testing.Forge;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedKeyTest {

    private static Map<String, Object> jwk(String x) {
        Map<String, Object> jwk = new LinkedHashMap<>();
        jwk.put("kty", "OKP");
        jwk.put("crv", "Ed25519");
        jwk.put("kid", "a");
        jwk.put("x", x);
        return jwk;
    }

    private static void refused(Map<String, Object> jwk, String reason) {
        assertThatExceptionOfType(TrustedKey.InvalidKeyException.class)
                .isThrownBy(() -> TrustedKey.parse(jwk))
                .withMessage(reason)
                .withNoCause();
    }

    @Test
    void is_read_from_a_jwk() throws TrustedKey.InvalidKeyException {
        Forge forge = Forge.of("a");

        assertThat(TrustedKey.parse(jwk(forge.x()))).isEqualTo(forge.trusted());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0000000000000000000000000000000000000000000000000000000000000080",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000080",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85"
            })
    void is_no_point_that_anybody_can_sign_for(String point) {
        refused(jwk(Forge.base64(HexFormat.of().parseHex(point))), "x is a point that anybody can sign for");
    }

    /** No x belongs to the first two; the others spell a smaller y, the last two the y of points of small order. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0200000000000000000000000000000000000000000000000000000000000000",
                "0200000000000000000000000000000000000000000000000000000000000080",
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
            })
    void is_a_point_of_the_curve_in_its_one_spelling(String point) {
        refused(jwk(Forge.base64(HexFormat.of().parseHex(point))), "x is not an Ed25519 point");
    }

    @RepeatedTest(20)
    void may_be_any_that_is_generated() throws TrustedKey.InvalidKeyException {
        Forge forge = Forge.of("a");

        assertThat(TrustedKey.parse(jwk(forge.x()))).isEqualTo(forge.trusted());
    }

    /** Why the test above the last two is there: the JDK takes a signature that nobody had a key for. */
    @Test
    void of_zeros_would_be_forged() throws GeneralSecurityException, JoseException {
        PublicKey zeros = (PublicKey)
                JsonWebKey.Factory.newJwk(jwk(Forge.base64(new byte[32]))).getKey();
        byte[] forged = new byte[64];
        forged[0] = 1;
        int taken = 0;
        for (int i = 0; i < 64; i++) {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(zeros);
            signature.update((byte) i);
            taken += signature.verify(forged) ? 1 : 0;
        }
        assertThat(taken).isPositive();
    }

    @Test
    void is_nothing_but_a_public_ed25519_key_with_a_name() {
        String x = Forge.of("a").x();
        for (String other : List.of("", "AAAA", x + "=", x + "A", x.substring(1), " " + x)) {
            refused(jwk(other), "x is not an Ed25519 point");
        }
        Map<String, Object> named = jwk(x);
        named.put("kid", " ");
        refused(named, "kid is missing");
        Map<String, Object> secret = jwk(x);
        secret.put("d", x);
        refused(secret, "it holds a private key, which has no place in this file");
    }

    @ParameterizedTest
    @CsvSource({
        "kty,EC,kty must be OKP and crv must be Ed25519",
        "crv,Ed448,kty must be OKP and crv must be Ed25519",
        "crv,X25519,kty must be OKP and crv must be Ed25519",
        "alg,ES256,alg must be EdDSA",
        "alg,none,alg must be EdDSA"
    })
    void is_of_one_algorithm(String member, String value, String reason) {
        Map<String, Object> jwk = jwk(Forge.of("a").x());
        jwk.put(member, value);
        refused(jwk, reason);
    }
}
