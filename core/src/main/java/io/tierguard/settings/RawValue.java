package io.tierguard.settings;

/**
 * The text that a setting gets, and where it comes from.
 *
 * @param text the value before it is converted, secrets included
 * @param origin where it comes from
 * @param sealed whether it stood there sealed, and was opened
 */
record RawValue(String text, Origin origin, boolean sealed) {

    RawValue(String text, Origin origin) {
        this(text, origin, false);
    }

    /** What was inside of a sealed one. */
    RawValue opened(String secret) {
        return new RawValue(secret, new Origin(origin.kind(), origin.text() + ", sealed"), true);
    }

    @Override
    public String toString() {
        return "value of the " + origin;
    }
}
