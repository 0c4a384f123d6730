package io.tierguard.registry;

/**
 * How a provider's credentials tell their mode.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param provider its name, for messages
 * @param live how live credentials begin
 * @param test how test credentials begin
 * @since 0.1
 */
public record CredentialPrefixes(String provider, String live, String test) {
    /** Somebody may have written a whole key where its beginning should stand. */
    @Override
    public String toString() {
        return "prefixes of " + provider;
    }
}
