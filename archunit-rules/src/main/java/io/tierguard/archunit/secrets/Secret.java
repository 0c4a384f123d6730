package io.tierguard.archunit.secrets;

/**
 * A secret in a text. Its value serves to tell copies from each other, and is for no message: {@code toString} leaves it
 * out.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param family what sort of secret it is, by which rules tell them apart
 * @param what the provider and the kind, for reports, such as {@code GitHub personal access token}
 * @param start where in the text the value begins
 * @param value the secret itself
 * @since 0.1
 */
public record Secret(Family family, String what, int start, String value) {

    /** The sorts of secrets. */
    public enum Family {
        /** A token that a provider issued. */
        TOKEN,
        /** A private key. */
        PRIVATE_KEY,
        /** A password in a URL or a connection string. */
        URL,
        /** A signed JSON Web Token. */
        JSON_WEB_TOKEN,
        /** User and password of an HTTP Basic header. */
        BASIC
    }

    int end() {
        return start + value.length();
    }

    /** One lies within the other. Where they only touch, the end of the first was taken too far, and both stand. */
    boolean isSameAs(Secret other) {
        return contains(other) || other.contains(this);
    }

    private boolean contains(Secret other) {
        return start <= other.start && other.end() <= end();
    }

    @Override
    public String toString() {
        return what;
    }
}
