package io.tierguard.registry;

import io.tierguard.internal.Printable;

/** What a message may quote of a file: one line, not too long, and no user info or query of a URL. */
final class Shown {

    private static final int LONGEST = 120;

    private Shown() {}

    static String text(String text) {
        boolean tooLong = text.codePointCount(0, text.length()) > LONGEST;
        return tooLong
                ? Printable.line(text.substring(0, text.offsetByCodePoints(0, LONGEST))) + "…"
                : Printable.line(text);
    }

    /** A pattern that may be a whole URL, pasted with what belongs in no file. */
    static String pattern(String text) {
        int query = text.indexOf('?');
        String shown = query < 0 ? text : text.substring(0, query) + "?…";
        int at = shown.lastIndexOf('@');
        int protocol = shown.indexOf("://");
        if (at >= 0) {
            shown = shown.substring(0, protocol >= 0 && protocol < at ? protocol + 3 : 0) + "…" + shown.substring(at);
        }
        return text(shown);
    }
}
