package io.tierguard.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.tier.Tier;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContext;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9180, Appendix A: the vectors of the X25519 suites in base mode. */
class HpkeVectorsTest {

    private static final byte[] INFO = hex("4f6465206f6e2061204772656369616e2055726e");
    private static final byte[] TEXT = hex("4265617574792069732074727574682c20747275746820626561757479");

    /** A.2.1: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20Poly1305. */
    private static final byte[] SK_EM = hex("f4ec9b33b792c372c1d2c2063507b684ef925b8c75a42dbcbf57d63ccd381600");

    private static final byte[] PK_EM = hex("1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a");
    private static final byte[] SK_RM = hex("8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb");
    private static final byte[] PK_RM = hex("4310ee97d88cc1f088a5576c77ab0cf5c3ac797f3d95139c6c84b5429c59662a");

    /** Sequence numbers 0, 1 and 2. */
    private static final List<String> A_2_1 = List.of(
            "1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db21993c62ce81883d2dd1b51a28",
            "6b53c051e4199c518de79594e1c4ab18b96f081549d45ce015be002090bb119e85285337cc95ba5f59992dc98c",
            "71146bd6795ccc9c49ce25dda112a48f202ad220559502cef1f34271e0cb4b02b4f10ecac6f48c32f878fae86b");

    /**
     * A seal made elsewhere, by another implementation of HPKE and of the binding, with the pair of A.2.1 and its
     * ephemeral key. It pins the format.
     */
    private static final String PINNED = "sealed:v1:production:k1:"
            + "GvoI097AR6ZDiFFj8RgEdvp921TGqAKeoz-VeWvyrErOe5Fn9Do5UrKyoIK8ATazhEnjtFXnx-KVZZRKsj7jUA";

    @Test
    void opens_what_the_rfc_sealed_with_our_suite() {
        byte[] payload = hex(HexFormat.of().formatHex(PK_EM) + A_2_1.get(0));

        assertThat(HpkeSuite.open(SK_RM, PK_RM, INFO, aad(0), payload)).isEqualTo(TEXT);
        assertThat(HpkeSuite.publicHalf(SK_RM)).isEqualTo(PK_RM);
    }

    @Test
    void bouncy_castle_seals_as_the_rfc_does_in_our_suite() throws Exception {
        HPKE hpke = new HPKE(HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_CHACHA20_POLY1305);

        HPKEContextWithEncapsulation sender =
                hpke.setupBaseS(hpke.deserializePublicKey(PK_RM), INFO, hpke.deserializePrivateKey(SK_EM, PK_EM));

        assertThat(sender.getEncapsulation()).isEqualTo(PK_EM);
        for (int i = 0; i < A_2_1.size(); i++) {
            assertThat(sender.seal(aad(i), TEXT)).isEqualTo(hex(A_2_1.get(i)));
        }
    }

    /** A.1.1: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-128-GCM. Key agreement and schedule are those of our suite. */
    @Test
    void bouncy_castle_opens_as_the_rfc_does_in_the_other_suite_of_this_curve() throws Exception {
        HPKE hpke = new HPKE(HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM128);

        HPKEContext receiver = hpke.setupBaseR(
                hex("37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431"),
                hpke.deserializePrivateKey(
                        hex("4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8"),
                        hex("3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d")),
                INFO);

        assertThat(
                        receiver.open(
                                aad(0),
                                hex(
                                        "f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a")))
                .isEqualTo(TEXT);
    }

    @Test
    void opens_a_seal_that_was_made_elsewhere() throws Exception {
        Opener opener = Opener.of(
                Tier.PRODUCTION, List.of(new SealPrivateKey(new SealPublicKey(Tier.PRODUCTION, "k1", PK_RM), SK_RM)));

        assertThat(opener.open("SHOP_PAYMENT_KEY", SealedValue.parse("SHOP_PAYMENT_KEY", PINNED)))
                .isEqualTo("a-made-up-secret");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
                "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "0000000000000000000000000000000000000000000000000000000000000080",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
            })
    void takes_no_point_of_low_order(String point) {
        byte[] payload = hex(point + A_2_1.get(0));

        assertThat(HpkeSuite.open(SK_RM, PK_RM, INFO, aad(0), payload)).isNull();
        assertThat(HpkeSuite.hides(hex(point))).isFalse();
    }

    private static byte[] aad(int sequence) {
        return ("Count-" + sequence).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
