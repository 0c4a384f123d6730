package io.tierguard.secret;

import io.tierguard.report.Code;
import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Opens what was sealed for a tier, with the private halves of its keys.
 *
 * <p><b>Refuses</b> a seal of another tier, of a key that it does not have, that was altered in any bit, or that was
 * sealed for another variable; and what is empty, no text, or sealed once more inside.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class Opener {

    private final Tier tier;
    private final Map<String, SealPrivateKey> keys;

    private Opener(Tier tier, Map<String, SealPrivateKey> keys) {
        this.tier = tier;
        this.keys = keys;
    }

    /**
     * An opener with some keys.
     *
     * @param tier whom it opens for
     * @param keys private halves, all of this tier and each with a name of its own, as {@link SealKeyFile#privateKeys}
     *     reads them
     * @return the opener
     * @throws IllegalArgumentException where a key is of another tier, or two have the same name
     */
    public static Opener of(Tier tier, Collection<SealPrivateKey> keys) {
        Map<String, SealPrivateKey> byName = new TreeMap<>();
        for (SealPrivateKey key : keys) {
            if (key.tier() != tier || byName.put(key.name(), key) != null) {
                throw new IllegalArgumentException("a key of another tier, or two of the same name");
            }
        }
        return new Opener(tier, byName);
    }

    /**
     * Opens a seal.
     *
     * @param variable the variable that holds it, in upper case with {@code _}, as it was sealed for
     * @param sealed the seal
     * @return the secret, exactly as it was sealed
     * @throws SealException where it does not open
     */
    public String open(String variable, SealedValue sealed) throws SealException {
        Sealer.requireName(variable);
        sealed.requireFor(variable, Environment.of(tier));
        SealPrivateKey key = keys.get(sealed.key());
        if (key == null) {
            throw SealException.of(
                    Code.SEAL_KEY_UNKNOWN,
                    variable,
                    sealed.key(),
                    keys.isEmpty() ? "no key" : String.join(", ", keys.keySet()));
        }
        byte @Nullable [] text = HpkeSuite.open(
                key.bytes(),
                key.publicKey().bytes(),
                SealBinding.info(),
                SealBinding.aad(sealed.tier(), sealed.key(), variable),
                sealed.payload());
        if (text == null) {
            throw SealException.of(Code.SEAL_NOT_OPENED, variable, sealed.key(), tier);
        }
        try {
            return SealText.decode(variable, text);
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    @Override
    public String toString() {
        return "Opener for " + tier + " with the keys " + keys.keySet();
    }
}
