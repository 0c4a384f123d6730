package io.tierguard.secret;

/**
 * How the keys of one kind and mode look.
 *
 * @param prefix how they begin
 * @param body how they go on
 * @param mode what they tell
 */
record KeyShape(String prefix, KeyBody body, CredentialMode mode) {

    static KeyShape live(String prefix, KeyBody body) {
        return new KeyShape(prefix, body, CredentialMode.LIVE);
    }

    static KeyShape test(String prefix, KeyBody body) {
        return new KeyShape(prefix, body, CredentialMode.TEST);
    }

    /** Whether the prefix alone tells, so that nothing shorter may speak for what it begins. */
    boolean isTelling() {
        return body == KeyBody.ANY;
    }
}
