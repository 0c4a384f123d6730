package io.tierguard.samples.rules;

import java.net.PasswordAuthentication;

/** Breaks the rule on values that reach an API that takes a credential, with a documented fake and by a detour. */
final class Mail {

    PasswordAuthentication login() {
        return loginWith("documented-fake-2");
    }

    private static PasswordAuthentication loginWith(String word) {
        return new PasswordAuthentication("shop", word.toCharArray());
    }
}
