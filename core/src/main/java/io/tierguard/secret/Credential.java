package io.tierguard.secret;

/**
 * What a credential tells of itself. Nothing of the credential is kept.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param provider who issued it, for messages
 * @param mode live or test
 * @since 0.1
 */
public record Credential(String provider, CredentialMode mode) {}
