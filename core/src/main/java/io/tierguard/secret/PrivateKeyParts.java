package io.tierguard.secret;

/**
 * Private keys in textual encoding (RFC 7468), their line ends being whatever a variable made of them: real ones, blanks,
 * or {@code \n} spelled out. The key is the base64 between the two marks, so that it is the same without marks.
 */
final class PrivateKeyParts {

    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";

    private PrivateKeyParts() {}

    static void find(String text, SecretParts parts) {
        for (int at = text.indexOf(BEGIN); at >= 0; at = text.indexOf(BEGIN, at + 1)) {
            int from = endOfLabel(text, at);
            int to = from < 0 ? -1 : text.indexOf(END, from);
            if (to < 0) {
                return;
            }
            if (isPrivate(text, at, from)) {
                parts.add("", withoutLineEnds(text.substring(from, to)));
            }
        }
    }

    /** Whether a text is keys, certificates and line ends only. */
    static boolean isNothingElse(String text) {
        int at = 0;
        while (at < text.length()) {
            int from = text.startsWith(BEGIN, at) ? endOfLabel(text, at) : -1;
            int to = from < 0 ? -1 : text.indexOf(END, from);
            int end = to < 0 ? -1 : endOfLabel(text, to);
            if (end < 0) {
                return false;
            }
            at = end;
            while (at < text.length() && (isLineEnd(text, at) || text.charAt(at) <= ' ')) {
                at += isLineEnd(text, at) ? 2 : 1;
            }
        }
        return !text.isEmpty();
    }

    private static int endOfLabel(String text, int mark) {
        int dashes = text.indexOf(DASHES, mark + DASHES.length());
        return dashes < 0 ? -1 : dashes + DASHES.length();
    }

    private static boolean isPrivate(String text, int mark, int endOfLabel) {
        String label = text.substring(mark, endOfLabel);
        return label.endsWith("PRIVATE KEY-----") || label.endsWith("PRIVATE KEY BLOCK-----");
    }

    private static String withoutLineEnds(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (isLineEnd(text, i)) {
                i++;
            } else if (!Character.isWhitespace(text.charAt(i))) {
                out.append(text.charAt(i));
            }
        }
        return out.toString();
    }

    /** A backslash has no place in base64: it is half of a line end that was never put right. */
    private static boolean isLineEnd(String text, int at) {
        return text.startsWith("\\n", at) || text.startsWith("\\r", at);
    }
}
