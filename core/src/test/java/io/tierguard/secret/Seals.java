package io.tierguard.secret;

import io.tierguard.tier.Tier;
import java.util.List;

/** A key pair for each tier, and what is made with it. */
final class Seals {

    static final String VARIABLE = "SHOP_PAYMENT_KEY";

    /** Made up, and shaped like nobody's. */
    static final String SECRET = "a-made-up-secret";

    static final SealPrivateKey PRODUCTION = generate(Tier.PRODUCTION, "k1");
    static final SealPrivateKey STAGING = generate(Tier.STAGING, "k1");

    private Seals() {}

    static SealPrivateKey generate(Tier tier, String name) {
        try {
            return SealKeys.generate(tier, name);
        } catch (SealException e) {
            throw new AssertionError(e);
        }
    }

    static SealedValue seal(SealPrivateKey key, String variable, String secret) {
        try {
            return Sealer.of(key.publicKey()).seal(variable, secret);
        } catch (SealException e) {
            throw new AssertionError(e);
        }
    }

    /** Reads and opens, as a process of production does. */
    static String open(String variable, String text, SealPrivateKey... keys) throws SealException {
        return Opener.of(Tier.PRODUCTION, List.of(keys)).open(variable, SealedValue.parse(variable, text));
    }
}
