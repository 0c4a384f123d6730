package io.tierguard.secret;

import java.util.Locale;

/**
 * Whether a credential acts on the real world. Providers use one host for both, so that only the credential tells.
 *
 * @since 0.1
 */
public enum CredentialMode {
    /** Real effects, real money. It belongs to production. */
    LIVE,
    /** No real effects. It has no place in production. */
    TEST;

    /** The word for messages. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
