package io.tierguard.identity;

import java.util.regex.Pattern;

/** What may be printed of a claim: a text that nobody could take for a secret's. */
final class Claims {

    private static final Pattern PRINTABLE = Pattern.compile("[A-Za-z0-9._/ -]{1,63}");

    private Claims() {}

    static String printable(String value) {
        return PRINTABLE.matcher(value).matches() ? value : "…";
    }
}
