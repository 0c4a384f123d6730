package io.tierguard.settings;

/**
 * The text that a setting gets, and where it comes from.
 *
 * @param text the value before it is converted, secrets included
 * @param origin where it comes from
 */
record RawValue(String text, Origin origin) {

    @Override
    public String toString() {
        return "value of the " + origin;
    }
}
