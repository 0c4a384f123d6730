package io.tierguard.secret;

/**
 * How the keys of one kind and mode look.
 *
 * @param prefix how they begin
 * @param body how they go on
 * @param mode what they tell
 */
record CredentialShape(String prefix, CredentialBody body, CredentialMode mode) {

    static CredentialShape live(String prefix, CredentialBody body) {
        return new CredentialShape(prefix, body, CredentialMode.LIVE);
    }

    static CredentialShape test(String prefix, CredentialBody body) {
        return new CredentialShape(prefix, body, CredentialMode.TEST);
    }

    /** Whether the prefix alone tells, so that nothing shorter may speak for what it begins. */
    boolean isTelling() {
        return body == CredentialBody.ANY;
    }
}
