package io.tierguard.report;

/** How a report is written: plainly, or with the colours of a terminal (ECMA-48, Select Graphic Rendition). */
enum Ink {
    PLAIN,
    COLOURED;

    String bold(String text) {
        return in("1", text);
    }

    String red(String text) {
        return in("31", text);
    }

    String green(String text) {
        return in("32", text);
    }

    private String in(String style, String text) {
        return this == PLAIN ? text : "\u001b[" + style + 'm' + text + "\u001b[0m";
    }
}
