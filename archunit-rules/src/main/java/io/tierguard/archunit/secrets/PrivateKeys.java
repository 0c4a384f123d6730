package io.tierguard.archunit.secrets;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * Private keys in their text armour (RFC 7468, RFC 4880, OpenSSH, PuTTY). A header alone is what parsers hold, and
 * passes; there must be key material behind it.
 */
final class PrivateKeys implements Detector {

    private static final String MARK = "PRIVATE KEY";
    private static final String BEGIN = "BEGIN ";
    private static final String PUTTY = "PuTTY-User-Key-File-";
    private static final String PUTTY_BODY = "Private-Lines:";
    private static final int LONGEST_KIND = 24;
    private static final int SHORTEST_LINE = 32;
    private static final int SHORTEST_BLOCK = 20;
    private static final int FURTHEST = 1 << 15;

    @Override
    public void detect(String text, Consumer<Secret> sink) {
        int at = text.indexOf(MARK);
        while (at >= 0) {
            int from = at + MARK.length();
            Optional<String> kind = kind(text, at);
            int body = kind.isPresent() ? afterHeader(text, from) : -1;
            int next = from;
            if (body >= 0) {
                int end = Armour.endOf(text, body, FURTHEST);
                if (isKey(text, body, end)) {
                    boolean encrypted =
                            kind.get().contains("ENCRYPTED") || text.startsWith("Proc-Type", skip(text, body));
                    sink.accept(new Secret(
                            Secret.Family.PRIVATE_KEY,
                            encrypted ? PrivateKeyDer.ENCRYPTED : PrivateKeyDer.WHAT,
                            body,
                            text.substring(body, end)));
                    next = end;
                }
            }
            at = text.indexOf(MARK, next);
        }
        putty(text, sink);
    }

    /** The words between BEGIN and PRIVATE KEY, where this is the line that begins one. */
    private static Optional<String> kind(String text, int mark) {
        // no further back than the longest kind, or a text full of such words would take a time that grows with its
        // square
        int furthest = Math.max(0, mark - LONGEST_KIND - BEGIN.length());
        int inWindow = text.substring(furthest, mark).lastIndexOf(BEGIN);
        int begin = furthest + inWindow;
        boolean dashes = inWindow >= 0
                && begin >= 4
                && text.substring(Math.max(0, begin - 5), begin).contains("---");
        return dashes ? Optional.of(text.substring(begin, mark)) : Optional.empty();
    }

    private static int afterHeader(String text, int from) {
        int furthest = Math.min(text.length(), from + " BLOCK---".length());
        int dashes = text.substring(from, furthest).indexOf("---");
        if (dashes < 0) {
            return -1;
        }
        int at = from + dashes;
        while (at < text.length() && text.charAt(at) == '-') {
            at++;
        }
        return at;
    }

    /** Prose behind a header is made of letters too, but not of such words; a block with an end is no prose. */
    private static boolean isKey(String text, int from, int end) {
        int enough = text.startsWith("---", end) ? SHORTEST_BLOCK : SHORTEST_LINE;
        return Armour.longestWord(text, from, end) >= enough && !Placeholders.isToken(Armour.letters(text, from, end));
    }

    private static int skip(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static void putty(String text, Consumer<Secret> sink) {
        int body = text.startsWith(PUTTY) ? text.indexOf(PUTTY_BODY) : -1;
        if (body >= 0) {
            int from = body + PUTTY_BODY.length();
            int end = Armour.endOf(text, from, FURTHEST);
            if (isKey(text, from, end)) {
                sink.accept(new Secret(Secret.Family.PRIVATE_KEY, PrivateKeyDer.WHAT, from, text.substring(from, end)));
            }
        }
    }
}
