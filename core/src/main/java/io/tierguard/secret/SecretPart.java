package io.tierguard.secret;

import java.util.Locale;

/**
 * A secret, taken out of the text that it stands in: decoded, and without blanks, line ends and quotes around it.
 *
 * @param user who logs in with it, or empty where that is not told beside it
 * @param text the secret itself, not empty
 */
record SecretPart(String user, String text) {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    static SecretPart of(String text) {
        return new SecretPart("", text);
    }

    boolean isUserItself() {
        return text.toLowerCase(Locale.ROOT).equals(user.toLowerCase(Locale.ROOT));
    }

    /** Without what a file, a shell or an editor leaves around a secret. */
    static String bare(String text) {
        int from = 0;
        int to = text.length();
        while (true) {
            while (from < to && isBlank(text.charAt(from))) {
                from++;
            }
            while (to > from && isBlank(text.charAt(to - 1))) {
                to--;
            }
            boolean quoted = to - from >= 2
                    && (text.charAt(from) == '"' || text.charAt(from) == '\'')
                    && text.charAt(to - 1) == text.charAt(from);
            if (!quoted) {
                return text.substring(from, to);
            }
            from++;
            to--;
        }
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == BYTE_ORDER_MARK || c == 0;
    }

    /** A record would print the secret. */
    @Override
    public String toString() {
        return "<secret>";
    }
}
