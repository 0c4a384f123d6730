package io.tierguard.secret;

import io.tierguard.internal.Printable;
import io.tierguard.report.Code;
import java.util.Arrays;

/**
 * Seals secrets with the public half of a tier's key: whoever has it may seal, and only a process of that tier can open.
 *
 * <p>A seal is bound to its tier, its key and the name of one variable: moved or relabelled, it does not open. HPKE
 * (RFC 9180) in base mode, with DHKEM(X25519, HKDF-SHA256), HKDF-SHA256 and ChaCha20-Poly1305. Base mode hides a secret
 * and does not say who sealed it. The length of the secret can be told from the seal's.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class Sealer {

    private static final int LONGEST_NAME = 255;

    private final SealPublicKey key;

    private Sealer(SealPublicKey key) {
        this.key = key;
    }

    /**
     * A sealer for a key's tier.
     *
     * @param key the public half, as {@link SealKeyFile#publicKeys()} reads it
     * @return the sealer
     */
    public static Sealer of(SealPublicKey key) {
        return new Sealer(key);
    }

    /**
     * Seals a secret. The same secret gives another seal each time.
     *
     * @param variable the one variable that may hold the seal, such as {@code SHOP_PAYMENT_KEY}
     * @param secret the secret, not empty, of valid Unicode, at most 65,536 bytes in UTF-8
     * @return the seal
     * @throws SealException where the name is no variable's, or the secret is none that can be sealed
     */
    public SealedValue seal(String variable, String secret) throws SealException {
        requireName(variable);
        byte[] text = SealText.encode(variable, secret);
        try {
            byte[] payload = HpkeSuite.seal(
                    key.bytes(), SealBinding.info(), SealBinding.aad(key.tier(), key.name(), variable), text);
            return new SealedValue(key.tier(), key.name(), payload);
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    static void requireName(String variable) throws SealException {
        boolean plain = !variable.isEmpty() && variable.length() <= LONGEST_NAME;
        for (int i = 0; i < variable.length() && plain; i++) {
            char c = variable.charAt(i);
            plain = c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
        }
        if (!plain) {
            throw SealException.of(Code.SEAL_NAME_UNUSABLE, Printable.line(variable));
        }
    }

    @Override
    public String toString() {
        return "Sealer with the " + key;
    }
}
