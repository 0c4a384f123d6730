package io.tierguard.registry;

/** What a message may quote of a file: one line, not too long, and no user info or query of a URL. */
final class Shown {

    private static final int LONGEST = 120;

    private Shown() {}

    static String text(String text) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), LONGEST + 1));
        text.codePoints().limit(LONGEST).forEach(c -> out.appendCodePoint(isPrintable(c) ? c : '\uFFFD'));
        return text.codePointCount(0, text.length()) > LONGEST ? out.append('…').toString() : out.toString();
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
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
