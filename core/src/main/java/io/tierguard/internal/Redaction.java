package io.tierguard.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What may be shown of a text that nobody could read. */
public final class Redaction {

    private static final Pattern JDBC = Pattern.compile("(?i)jdbc(?:-secretsmanager)?:[a-z][a-z0-9_+.-]{0,30}:");
    /** Where no slashes follow, only words that can be nobody's name or password. */
    private static final Pattern SCHEME = Pattern.compile(
            "(?i)[a-z][a-z0-9+.-]{0,30}:(?=//)|(?:https?|wss?|ftp|file|mailto|urn|tel|data|about|blob|classpath|javascript):");

    private static final Pattern PARAMETERS = Pattern.compile("[?#;]");

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

    /**
     * A pattern, or what stands where one should, without what it has no place for: user info before the last {@code @},
     * and whatever begins with {@code ?}, {@code #} or {@code ;} behind it.
     *
     * @param text one that cannot be used, secrets included
     * @return such as {@code https://…@a.example.com/x?…}
     */
    public static String ofPattern(String text) {
        int at = text.lastIndexOf('@');
        int protocol = text.indexOf("://");
        String before = at < 0 ? "" : (protocol >= 0 && protocol < at ? text.substring(0, protocol + 3) : "") + "…";
        String shown = text.substring(Math.max(at, 0));
        Matcher parameters = PARAMETERS.matcher(shown);
        return before + (parameters.find() ? shown.substring(0, parameters.end()) + "…" : shown);
    }
}
