package io.tierguard.cli;

import java.util.Map;

/** The colours of a terminal (ECMA-48), or none. They repeat what words say. */
enum DoctorInk {
    PLAIN,
    COLOURED;

    /** No colours where anybody asked for none (no-color.org). */
    static boolean isWanted(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "dumb").equals("dumb");
    }

    String heading(String text) {
        return in("1", text);
    }

    /** The first word of a line, if it is a verdict. */
    String verdict(String line) {
        if (this == PLAIN) {
            return line;
        }
        return line.replaceFirst("^refused(?= )", in("31", "refused"))
                .replaceFirst("^observed(?= )", in("33", "observed"))
                .replaceFirst("^allowed(?= )", in("32", "allowed"));
    }

    private String in(String style, String text) {
        return this == PLAIN ? text : "\u001b[" + style + 'm' + text + "\u001b[0m";
    }
}
