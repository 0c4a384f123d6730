package io.tierguard.settings;

import io.tierguard.internal.JdbcScheme;
import io.tierguard.internal.Redaction;
import org.jspecify.annotations.Nullable;

/**
 * A JDBC URL from a variable. It may hold a password, so that {@code toString} shows its sub-protocol only.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class JdbcUrl {

    private final String text;

    private JdbcUrl(String text) {
        this.text = text;
    }

    /**
     * Reads a JDBC URL. Where it leads is judged by the guard, not here.
     *
     * @param text beginning with {@code jdbc:}, or {@code jdbc-secretsmanager:}, and a sub-protocol
     * @return the URL
     * @throws IllegalArgumentException where it is no JDBC URL; the message does not quote it
     */
    public static JdbcUrl parse(String text) {
        int scheme = JdbcScheme.lengthIn(text);
        if (scheme == 0 || text.indexOf(':', scheme) <= scheme) {
            throw new IllegalArgumentException("not a JDBC URL");
        }
        return new JdbcUrl(text);
    }

    /**
     * The URL itself, secrets included. Do not print it.
     *
     * @return the text exactly as the variable held it
     */
    public String text() {
        return text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JdbcUrl that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return Redaction.schemeOf(text);
    }
}
