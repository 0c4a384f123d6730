package io.tierguard.samples.rules;

/** Breaks the rule on what is named like a secret, with a documented fake. */
final class Archive {

    private String passphrase = "d0cumented-fake-3";

    boolean opensWith(String given) {
        return passphrase.contentEquals(given);
    }

    void change(String next) {
        passphrase = next;
    }
}
