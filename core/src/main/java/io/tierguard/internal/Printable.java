package io.tierguard.internal;

/** Text for a terminal or a log: what could move a cursor, break a line, or turn the reading direction, is replaced. */
public final class Printable {

    private static final int REPLACEMENT = 0xFFFD;

    private Printable() {}

    /**
     * One line of harmless characters.
     *
     * @param text any text
     * @return the text, each harmful character replaced by U+FFFD
     */
    public static String line(String text) {
        if (isLine(text)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            out.appendCodePoint(isHarmless(c) ? c : REPLACEMENT);
            i += Character.charCount(c);
        }
        return out.toString();
    }

    /**
     * Whether a text is one line of harmless characters.
     *
     * @param text any text
     * @return true where {@link #line} would leave it as it is
     */
    public static boolean isLine(String text) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (!isHarmless(c)) {
                return false;
            }
            i += Character.charCount(c);
        }
        return true;
    }

    private static boolean isHarmless(int c) {
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
}
