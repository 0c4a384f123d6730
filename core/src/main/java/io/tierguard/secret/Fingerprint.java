package io.tierguard.secret;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What may be written down of a secret: 128 bits by which two secrets are found to be the same, and nothing else.
 *
 * <p>{@code hm1:<kid>:<code>}, the code being the first half of an HMAC-SHA-256 (RFC 2104) under a {@link Pepper}, in
 * base64url without padding (RFC 4648). Fingerprints of different peppers say nothing of each other. There is no salt:
 * that equal secrets have equal fingerprints is the point.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param kid which pepper it was made with
 * @param code 22 characters of base64url
 * @since 0.1
 */
public record Fingerprint(String kid, String code) implements Comparable<Fingerprint> {

    static final String FORMAT = "hm1";

    private static final Pattern GRAMMAR = Pattern.compile(FORMAT + ":([0-9a-f]{12}):([A-Za-z0-9_-]{21}[AQgw])");

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException where they do not make a fingerprint
     */
    public Fingerprint {
        if (!GRAMMAR.matcher(FORMAT + ":" + kid + ":" + code).matches()) {
            throw new IllegalArgumentException("not a fingerprint");
        }
    }

    static Fingerprint of(String kid, byte[] bits) {
        return new Fingerprint(kid, Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /**
     * Reads a fingerprint.
     *
     * @param text as {@link #text()} writes it
     * @return the fingerprint, or empty where the text is none, in this format
     */
    public static Optional<Fingerprint> parse(String text) {
        Matcher parts = GRAMMAR.matcher(text);
        return parts.matches() ? Optional.of(new Fingerprint(parts.group(1), parts.group(2))) : Optional.empty();
    }

    /**
     * As it stands in a lock file.
     *
     * @return {@code hm1:<kid>:<code>}
     */
    public String text() {
        return FORMAT + ":" + kid + ":" + code;
    }

    @Override
    public int compareTo(Fingerprint other) {
        return text().compareTo(other.text());
    }

    @Override
    public String toString() {
        return text();
    }
}
