package io.tierguard.archunit.secrets;

import io.tierguard.archunit.constants.Constant;

/** Base64 as it stands in texts: in lines, with line ends that a second language escaped, with header lines before it. */
final class Armour {

    private Armour() {}

    /** Where the Base64 that begins here ends, header lines of PEM included. */
    static int endOf(String text, int from, int furthest) {
        int limit = Math.min(text.length(), from + furthest);
        int at = from;
        while (at < limit && text.charAt(at) != '-') {
            int header = isLineBegin(text, at) ? header(text, at, limit) : -1;
            if (header >= 0) {
                at = header;
            } else if (isPart(text.charAt(at))) {
                at++;
            } else {
                break;
            }
        }
        return at;
    }

    private static boolean isPart(char c) {
        // what is only known at run time stands between the lines where the line separator is asked for
        return Alphabet.PADDED.has(c)
                || Character.isWhitespace(c)
                || c == Constant.UNKNOWN
                || "\\\"',|:".indexOf(c) >= 0;
    }

    private static boolean isLineBegin(String text, int at) {
        return at == 0 || text.charAt(at - 1) == '\n' || text.charAt(at - 1) == '\r';
    }

    /** The line behind {@code Name: value}, or -1. */
    private static int header(String text, int at, int limit) {
        int name = Alphabet.WORD.run(text, at, 40);
        int colon = at + name;
        if (name == 0 || colon + 1 >= limit || text.charAt(colon) != ':' || text.charAt(colon + 1) != ' ') {
            return -1;
        }
        int end = text.indexOf('\n', colon);
        return end < 0 || end >= limit ? limit : end + 1;
    }

    /** The Base64 letters in a piece of text, without line ends, escapes and header lines. */
    static String letters(String text, int from, int to) {
        StringBuilder letters = new StringBuilder();
        int at = from;
        while (at < to) {
            int header = isLineBegin(text, at) ? header(text, at, to) : -1;
            if (header >= 0) {
                at = header;
                continue;
            }
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < to && "nrt".indexOf(text.charAt(at + 1)) >= 0) {
                at++;
            } else if (Alphabet.BASE64.has(c)) {
                letters.append(c);
            }
            at++;
        }
        return letters.toString();
    }

    static int longestWord(String text, int from, int to) {
        int longest = 0;
        int at = from;
        while (at < to) {
            int word = Alphabet.BASE64.run(text, at, to - at);
            longest = Math.max(longest, word);
            at += word + 1;
        }
        return longest;
    }
}
