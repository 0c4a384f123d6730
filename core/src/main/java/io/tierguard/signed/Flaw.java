package io.tierguard.signed;

/**
 * Why a text is not a signed document that anybody may rely on. Each text tells the kind, and nothing of the document.
 *
 * @since 0.1
 */
public enum Flaw {
    /** There is no text at all. */
    EMPTY("it is empty"),
    /** Larger than {@link DocumentReader#MAX_LENGTH}. */
    TOO_LARGE("it is longer than " + DocumentReader.MAX_LENGTH + " characters"),
    /** Not three parts. */
    SHAPE("it is not exactly three parts with dots between them"),
    /** Not base64url, or a spelling of it that decoders read differently. */
    ENCODING("a part of it is not base64url in its one spelling without padding"),
    /** The header is no JSON object. */
    HEADER_SYNTAX("its header is not a JSON object"),
    /** The header names a member twice. */
    HEADER_REPEATS("its header names a member twice"),
    /** The header holds what could steer a reader: {@code crit}, {@code b64}, {@code jwk}, {@code jku}, {@code x5u}, … */
    HEADER_MEMBER("its header has a member other than alg, kid and typ"),
    /** {@code none}, or any other than the key's own. */
    ALGORITHM("its header does not name EdDSA as alg"),
    /** It was signed to be another kind of document, or no kind. */
    TYPE("its header does not name the type that is expected here as typ"),
    /** No {@code kid}. */
    NO_KEY_NAMED("its header does not name a key as kid"),
    /** No key is trusted at all. */
    NO_TRUSTED_KEYS("no key is trusted to sign one"),
    /** The {@code kid} is none of the trusted ones. */
    UNKNOWN_KEY("its header names a key that is not trusted"),
    /** Altered, or signed by another key than it names. */
    SIGNATURE("its signature is not that of the key that it names"),
    /** Signed, and no JSON object. */
    CLAIMS_SYNTAX("its claims are not a JSON object"),
    /** Signed, and a member stands twice in one object. */
    CLAIMS_REPEAT("its claims name a member twice");

    private final String reason;

    Flaw(String reason) {
        this.reason = reason;
    }

    /**
     * The reason, for messages.
     *
     * @return such as {@code it is empty}
     */
    public String reason() {
        return reason;
    }
}
