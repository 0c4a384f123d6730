package io.tierguard.registry;

import io.tierguard.internal.Printable;
import io.tierguard.internal.Redaction;

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
        return text(Redaction.ofPattern(text));
    }
}
