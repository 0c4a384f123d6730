package io.tierguard.secret;

import io.tierguard.report.Code;
import io.tierguard.tier.Tier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Makes key pairs, and finds the one to seal with.
 *
 * <p><b>Thread safety:</b> has no state.
 *
 * @since 0.1
 */
public final class SealKeys {

    static final String NAME_GRAMMAR = "1 to 32 of a-z, 0-9 and -, beginning with a letter or digit";

    private static final int LONGEST_NAME = 32;

    private SealKeys() {}

    /**
     * Whether a text may name a key: 1 to 32 of {@code a-z}, {@code 0-9} and {@code -}, beginning with a letter or digit.
     * Names are not secret; seals and messages show them.
     *
     * @param text any text
     * @return true where it may
     */
    public static boolean isName(String text) {
        boolean plain = !text.isEmpty() && text.length() <= LONGEST_NAME && text.charAt(0) != '-';
        for (int i = 0; i < text.length() && plain; i++) {
            char c = text.charAt(i);
            plain = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-';
        }
        return plain;
    }

    /**
     * Makes a key pair.
     *
     * @param tier whose it is
     * @param name what seals call it by: of a date, say, such as {@code 2027-03}
     * @return the private half, with the public one
     * @throws IllegalArgumentException where the name is none
     * @throws SealException where Bouncy Castle is missing or too old
     */
    public static SealPrivateKey generate(Tier tier, String name) throws SealException {
        if (!isName(name)) {
            throw new IllegalArgumentException("a key's name is " + NAME_GRAMMAR);
        }
        requireLibrary("class path", SealKeys.class.getClassLoader());
        byte[] bytes = HpkeSuite.generate();
        SealPrivateKey key = new SealPrivateKey(new SealPublicKey(tier, name, HpkeSuite.publicHalf(bytes)), bytes);
        Arrays.fill(bytes, (byte) 0);
        return key;
    }

    /**
     * The key to seal with for a tier: the last of its in the file, so that a new one is added below the old.
     *
     * @param keys as {@link SealKeyFile#publicKeys()} reads them
     * @param tier for whom to seal
     * @return empty where the tier has none
     */
    public static Optional<SealPublicKey> newest(List<SealPublicKey> keys, Tier tier) {
        return keys.stream().filter(key -> key.tier() == tier).reduce((older, newer) -> newer);
    }

    /** Before it fails by {@code NoSuchMethodError} in the middle of something: a BOM may have set it back. */
    static void requireLibrary(String where, ClassLoader loader) throws SealException {
        try {
            Class<?> type = Class.forName("org.bouncycastle.crypto.hpke.HPKE", false, loader);
            type.getMethod("deserializePrivateKey", byte[].class, byte[].class);
        } catch (ClassNotFoundException e) {
            throw SealException.of(Code.SEAL_LIBRARY_UNUSABLE, where, "no");
        } catch (NoSuchMethodException e) {
            throw SealException.of(Code.SEAL_LIBRARY_UNUSABLE, where, "an older");
        }
    }
}
