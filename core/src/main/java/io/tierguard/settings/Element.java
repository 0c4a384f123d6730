package io.tierguard.settings;

import org.jspecify.annotations.Nullable;

/**
 * One value, or one of a list, under the variable that holds it.
 *
 * @param name the variable
 * @param text the value, secrets included
 * @param converted what it became; null in an array, which is converted as a whole
 * @param origin where it comes from
 */
record Element(String name, String text, @Nullable Object converted, Origin origin) {
    @Override
    public String toString() {
        return name;
    }
}
