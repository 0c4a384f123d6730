package io.tierguard.secret;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.jspecify.annotations.Nullable;

/**
 * HPKE in base mode (RFC 9180): DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20-Poly1305.
 *
 * <p>ChaCha20-Poly1305 rather than AES-256-GCM: Appendix A.2 of the RFC has vectors for exactly this suite, and its
 * software form looks up no tables by secret bytes.
 *
 * <p>Bouncy Castle's {@code HPKE} keeps the key of its last agreement, so that each call has an instance of its own.
 */
final class HpkeSuite {

    /** Bytes of an encapsulated key. */
    static final int ENCAPSULATED = 32;

    /** Bytes of a tag. */
    static final int TAG = 16;

    /** Bytes of either half of a key pair. */
    static final int KEY = 32;

    /** {@code suite_id} of RFC 9180, section 5.1: {@code "HPKE"}, then KEM, KDF and AEAD. */
    private static final byte[] ID = {'H', 'P', 'K', 'E', 0x00, 0x20, 0x00, 0x01, 0x00, 0x03};

    private HpkeSuite() {}

    private static HPKE hpke() {
        return new HPKE(HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_CHACHA20_POLY1305);
    }

    static byte[] id() {
        return ID.clone();
    }

    /** The encapsulated key, then the encrypted text with its tag. */
    static byte[] seal(byte[] publicKey, byte[] info, byte[] aad, byte[] text) {
        HPKE hpke = hpke();
        try {
            // it returns the text before the encapsulated key
            byte[][] sealed = hpke.seal(hpke.deserializePublicKey(publicKey), info, aad, text, null, null, null);
            return ByteBuffer.allocate(sealed[0].length + sealed[1].length)
                    .put(sealed[1])
                    .put(sealed[0])
                    .array();
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("Bouncy Castle does not seal");
        }
    }

    /** Null where it does not open, for whatever reason. */
    static byte @Nullable [] open(byte[] privateKey, byte[] publicKey, byte[] info, byte[] aad, byte[] payload) {
        if (payload.length < ENCAPSULATED + TAG) {
            return null;
        }
        byte[] encapsulated = Arrays.copyOf(payload, ENCAPSULATED);
        byte[] text = Arrays.copyOfRange(payload, ENCAPSULATED, payload.length);
        HPKE hpke = hpke();
        try {
            AsymmetricCipherKeyPair pair = hpke.deserializePrivateKey(privateKey, publicKey);
            return hpke.open(encapsulated, pair, info, aad, text, null, null, null);
        } catch (InvalidCipherTextException | RuntimeException e) {
            // it throws what it likes: IllegalStateException for a point of low order
            return null;
        }
    }

    /** A new private half. */
    static byte[] generate() {
        byte[] privateKey = new byte[KEY];
        X25519.generatePrivateKey(new SecureRandom(), privateKey);
        return privateKey;
    }

    static byte[] publicHalf(byte[] privateKey) {
        byte[] publicKey = new byte[KEY];
        X25519.generatePublicKey(privateKey, 0, publicKey, 0);
        return publicKey;
    }

    /** Whether sealing with a public half hides anything: with a point of low order, everybody knows the secret. */
    static boolean hides(byte[] publicKey) {
        byte[] any = new byte[KEY];
        any[0] = 8;
        any[KEY - 1] = 64;
        return X25519.calculateAgreement(any, 0, publicKey, 0, new byte[KEY], 0);
    }
}
