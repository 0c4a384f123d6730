package io.tierguard.settings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * A secret from a variable. It shows itself to {@link #reveal()} only: not to {@code toString}, not to a log.
 *
 * <p>Two secrets are compared in constant time, and the hash code is the same for all, so that neither tells anything.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class SecretText {

    private final String text;

    private SecretText(String text) {
        this.text = text;
    }

    /**
     * Keeps a text as a secret.
     *
     * @param text the secret, not empty
     * @return the secret
     * @throws IllegalArgumentException where the text is empty
     */
    public static SecretText of(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a secret is not empty");
        }
        return new SecretText(text);
    }

    /**
     * The secret itself. Do not print it.
     *
     * @return the text exactly as the variable held it
     */
    public String reveal() {
        return text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SecretText that
                && MessageDigest.isEqual(
                        text.getBytes(StandardCharsets.UTF_8), that.text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int hashCode() {
        return SecretText.class.hashCode();
    }

    @Override
    public String toString() {
        return "<secret>";
    }
}
