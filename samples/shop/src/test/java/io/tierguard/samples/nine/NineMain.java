package io.tierguard.samples.nine;

import io.tierguard.Tierguard;

/** Starts with these settings, or does not. */
public final class NineMain {

    private NineMain() {}

    public static void main(String[] arguments) {
        Tierguard.start().load(NineSettings.class);
    }
}
