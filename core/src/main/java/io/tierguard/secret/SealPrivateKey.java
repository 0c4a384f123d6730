package io.tierguard.secret;

import io.tierguard.tier.Tier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The private half of a tier's key, with its public half. It leaves by {@link SealKeyFile#writePrivate} only.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class SealPrivateKey {

    /** What its line in a file begins with. Scanners may look for it. */
    static final String BEGIN = "tierguard-private:v1:";

    private static final String WORD = "tierguard-private:";

    private final SealPublicKey publicKey;
    private final byte[] bytes;

    SealPrivateKey(SealPublicKey publicKey, byte[] bytes) {
        this.publicKey = publicKey;
        this.bytes = bytes.clone();
    }

    /**
     * Whether a text holds a private key, as a line of a key file does. None belongs into a setting.
     *
     * @param text any text
     * @return true where a line of it begins so, whole or not
     */
    public static boolean isIn(String text) {
        return text.contains(WORD);
    }

    /**
     * Whose key it is.
     *
     * @return the tier that may have it
     */
    public Tier tier() {
        return publicKey.tier();
    }

    /**
     * What seals call it by.
     *
     * @return the name, as {@link SealKeys#isName} has it
     */
    public String name() {
        return publicKey.name();
    }

    /**
     * The half to seal with.
     *
     * @return what may be checked in
     */
    public SealPublicKey publicKey() {
        return publicKey;
    }

    /** The scalar. Not to be changed. */
    byte[] bytes() {
        return bytes;
    }

    /** {@code tierguard-private:v1:TIER:NAME:KEY:PUBLIC} and a line feed; the caller clears it. */
    byte[] line() {
        byte[] header = (BEGIN + tier().text() + ":" + name() + ":").getBytes(StandardCharsets.US_ASCII);
        byte[] secret = Base64Url.encode(bytes);
        byte[] open = Base64Url.encode(publicKey.bytes());
        byte[] line = Arrays.copyOf(header, header.length + secret.length + open.length + 2);
        System.arraycopy(secret, 0, line, header.length, secret.length);
        line[header.length + secret.length] = ':';
        System.arraycopy(open, 0, line, header.length + secret.length + 1, open.length);
        line[line.length - 1] = '\n';
        Arrays.fill(secret, (byte) 0);
        return line;
    }

    @Override
    public String toString() {
        return "private key " + name() + " of " + tier();
    }
}
