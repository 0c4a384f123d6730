package io.tierguard.secret;

import io.tierguard.tier.Tier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The public half of a tier's key. It seals and opens nothing, and is checked in.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class SealPublicKey {

    /** What its line in a file begins with. */
    static final String BEGIN = "tierguard-public:v1:";

    private final Tier tier;
    private final String name;
    private final byte[] bytes;

    SealPublicKey(Tier tier, String name, byte[] bytes) {
        this.tier = tier;
        this.name = name;
        this.bytes = bytes.clone();
    }

    /**
     * Whose key it is.
     *
     * @return the tier that can open what it seals
     */
    public Tier tier() {
        return tier;
    }

    /**
     * What seals call it by.
     *
     * @return the name, as {@link SealKeys#isName} has it
     */
    public String name() {
        return name;
    }

    /** The point. Not to be changed. */
    byte[] bytes() {
        return bytes;
    }

    /**
     * Its line in a file of public keys.
     *
     * @return {@code tierguard-public:v1:TIER:NAME:KEY}, without a line feed
     */
    public String line() {
        return BEGIN + tier.text() + ":" + name + ":" + new String(Base64Url.encode(bytes), StandardCharsets.US_ASCII);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SealPublicKey that
                && tier == that.tier
                && name.equals(that.name)
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "public key " + name + " of " + tier;
    }
}
