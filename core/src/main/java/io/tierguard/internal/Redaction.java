package io.tierguard.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What may be shown of a text that nobody could read. */
public final class Redaction {

    private static final Pattern JDBC = Pattern.compile("(?i)jdbc:[a-z][a-z0-9_+.-]{0,30}:");
    private static final Pattern SCHEME = Pattern.compile("(?i)[a-z][a-z0-9+.-]{0,30}:(?=//)");

    private Redaction() {}

    /**
     * Scheme or sub-protocol and an ellipsis, nothing else.
     *
     * @param target a target that cannot be read, secrets included
     * @return such as {@code jdbc:postgresql:…}, {@code https:…}, or {@code …} where not even that can be told
     */
    public static String schemeOf(String target) {
        Matcher jdbc = JDBC.matcher(target);
        if (jdbc.lookingAt()) {
            return jdbc.group() + "…";
        }
        Matcher scheme = SCHEME.matcher(target);
        return scheme.lookingAt() ? scheme.group() + "…" : "…";
    }
}
