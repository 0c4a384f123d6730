package io.tierguard.secret;

/**
 * Whether a credential acts on the real world. Providers use one host for both, so that only the credential tells.
 *
 * @since 0.1
 */
public enum CredentialMode {
    /** Real effects, real money. It belongs to production. */
    LIVE,
    /** No real effects. It has no place in production. */
    TEST
}
