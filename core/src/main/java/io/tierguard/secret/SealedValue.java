package io.tierguard.secret;

import io.tierguard.internal.Nearest;
import io.tierguard.report.Code;
import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A sealed secret as a variable holds it: {@code sealed:v1:TIER:KEY:TEXT}. Its header is plain, so that whom it was
 * sealed for can be told without any key.
 *
 * <p>Exactly five fields and nothing around them. The tier is spelled as {@link Tier#text()} spells it, the key's name
 * as {@link SealKeys#isName} has it, and the text is unpadded base64url (RFC 4648, section 5) of what HPKE gave, without
 * stray bits.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class SealedValue {

    /** The most bytes that a secret may have: a variable of 128 KiB is the most that Linux passes on. */
    static final int MOST_BYTES = 65_536;

    private static final String BEGIN = "sealed:";
    private static final String VERSION = "v1";
    private static final int FIELDS = 5;
    private static final int LEAST_PAYLOAD = HpkeSuite.ENCAPSULATED + HpkeSuite.TAG;
    private static final int MOST_PAYLOAD = LEAST_PAYLOAD + MOST_BYTES;

    private final Tier tier;
    private final String key;
    private final byte[] payload;

    SealedValue(Tier tier, String key, byte[] payload) {
        this.tier = tier;
        this.key = key;
        this.payload = payload;
    }

    /**
     * Whether a value is meant to be a seal, whole or not: what claims so and is none is never taken for plain text.
     *
     * @param text a value of a variable
     * @return true where it begins, after blanks and quotes and in whatever case, as seals begin, or holds a seal's header
     *     anywhere
     */
    public static boolean isClaimedBy(String text) {
        return SealClaim.isMadeBy(text);
    }

    /**
     * Reads a seal's form. Nothing is opened.
     *
     * @param variable the variable that holds it, for the problem
     * @param text its value
     * @return the seal
     * @throws SealException where it is no whole seal, of an unknown version, or for something that is not a tier
     */
    public static SealedValue parse(String variable, String text) throws SealException {
        if (!text.startsWith(BEGIN)) {
            throw malformed(variable, "something stands before it, or it does not begin with sealed: in lower case");
        }
        String[] fields = text.split(":", -1);
        String version = fields[1];
        if (!version.equals(VERSION) && isVersion(version)) {
            throw SealException.of(Code.SEAL_VERSION_UNKNOWN, variable, version);
        }
        if (fields.length != FIELDS || !version.equals(VERSION)) {
            throw malformed(variable, "it has not the five fields of sealed:v1:TIER:KEY:TEXT");
        }
        if (!SealKeys.isName(fields[3])) {
            throw malformed(variable, "its key has no name of " + SealKeys.NAME_GRAMMAR);
        }
        byte[] payload = payload(variable, fields[4]);
        Optional<Tier> tier = Tier.parse(fields[2]);
        if (tier.isEmpty()) {
            throw SealException.of(Code.SEAL_TIER_UNKNOWN, variable, fixOfTier(fields[2]));
        }
        return new SealedValue(tier.get(), fields[3], payload);
    }

    private static byte[] payload(String variable, String text) throws SealException {
        if (text.length() > (MOST_PAYLOAD * 4 + 2) / 3) {
            throw malformed(variable, "it is longer than any seal");
        }
        byte @Nullable [] payload = Base64Url.decode(text.getBytes(StandardCharsets.UTF_8));
        if (payload == null || payload.length < LEAST_PAYLOAD) {
            // where it was cut, chance has it whether the rest is still well-formed: one text for all
            throw malformed(
                    variable, "its last field is cut, or not unpadded base64url, or something stands behind it");
        }
        return payload;
    }

    private static boolean isVersion(String text) {
        boolean digits = text.length() >= 2 && text.length() <= 4 && text.charAt(0) == 'v' && text.charAt(1) != '0';
        for (int i = 1; i < text.length(); i++) {
            digits &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        return digits;
    }

    /** The word is not shown: where the fields are mixed up, it is the secret. */
    private static String fixOfTier(String word) {
        return Nearest.to(word, Tier.names())
                .map(near -> "seal the secret again, for " + near + " if that was meant")
                .orElse("seal the secret again, for one of " + String.join(", ", Tier.names()));
    }

    private static SealException malformed(String variable, String reason) {
        return SealException.of(Code.SEAL_MALFORMED, variable, reason);
    }

    /**
     * Refuses a seal of another tier, by its header.
     *
     * @param variable the variable that holds it, for the problem
     * @param process who would open it
     * @throws SealException where it was sealed for another tier
     */
    public void requireFor(String variable, Environment process) throws SealException {
        if (tier != process.tier()) {
            throw SealException.of(Code.SEALED_FOR_ANOTHER_TIER, variable, tier, process.describe(), process.tier());
        }
    }

    /**
     * Whom it was sealed for.
     *
     * @return the tier that its header names
     */
    public Tier tier() {
        return tier;
    }

    /**
     * The key that it was sealed with.
     *
     * @return the name that its header has
     */
    public String key() {
        return key;
    }

    /** What HPKE gave: the encapsulated key, then the encrypted text with its tag. Not to be changed. */
    byte[] payload() {
        return payload;
    }

    /**
     * The seal itself, to set a variable to.
     *
     * @return exactly what {@link #parse} reads
     */
    public String text() {
        return BEGIN + VERSION + ":" + tier.text() + ":" + key + ":"
                + new String(Base64Url.encode(payload), StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return "sealed for " + tier + " with the key " + key;
    }
}
