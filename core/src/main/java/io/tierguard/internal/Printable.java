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
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.appendCodePoint(isHarmless(c) ? c : REPLACEMENT));
        return out.toString();
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
