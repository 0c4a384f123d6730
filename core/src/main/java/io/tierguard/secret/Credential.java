package io.tierguard.secret;

import java.util.Objects;

/**
 * What a credential tells of itself. Nothing of the credential is kept.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param provider who issued it, for messages; several where they share one shape
 * @param mode live or test
 * @since 0.1
 */
public record Credential(String provider, CredentialMode mode) {

    /** Refuses to be half told. */
    public Credential {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(mode, "mode");
    }
}
