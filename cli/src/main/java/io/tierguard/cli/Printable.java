package io.tierguard.cli;

import java.util.stream.Collectors;

/** Text for a terminal: what could move its cursor, or turn the reading direction, is replaced. */
final class Printable {

    private static final String REPLACEMENT = "\uFFFD";

    private Printable() {}

    static String line(String text) {
        return text.codePoints()
                .mapToObj(c -> isHarmless(c) ? Character.toString(c) : REPLACEMENT)
                .collect(Collectors.joining());
    }

    /** Each line, a step to the right. */
    static String indented(String text) {
        return text.lines().map(line -> "   " + line(line) + "\n").collect(Collectors.joining());
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
