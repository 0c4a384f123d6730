package io.tierguard.archunit.secrets;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Consumer;

/**
 * Signed tokens in the compact form of RFC 7515, told from other dotted words by a header that decodes to JSON with an
 * algorithm. One that is not signed opens nothing.
 */
final class JsonWebTokens implements Detector {

    private static final String WHAT = "JSON web token";
    /** An opening brace and a quote, in Base64. */
    private static final String BEGINNING = "eyJ";

    private static final int LONGEST_HEADER = 2048;
    private static final int LONGEST = 1 << 15;
    private static final int SHORTEST_SIGNATURE = 20;

    @Override
    public void detect(String text, Consumer<Secret> sink) {
        int at = text.indexOf(BEGINNING);
        while (at >= 0) {
            int end = Alphabet.beginsAt(text, at) ? end(text, at) : -1;
            if (end > 0) {
                sink.accept(new Secret(Secret.Family.JSON_WEB_TOKEN, WHAT, at, text.substring(at, end)));
            }
            at = text.indexOf(BEGINNING, end > 0 ? end : at + BEGINNING.length());
        }
    }

    private static int end(String text, int at) {
        int header = Alphabet.WORD.run(text, at, LONGEST_HEADER);
        int payload = at + header + 1;
        if (!hasDot(text, payload - 1) || !isHeader(text.substring(at, at + header))) {
            return -1;
        }
        int signature = payload + Alphabet.WORD.run(text, payload, LONGEST) + 1;
        if (signature == payload + 1 || !hasDot(text, signature - 1)) {
            return -1;
        }
        int length = Alphabet.WORD.run(text, signature, LONGEST);
        boolean masked = Placeholders.isToken(text.substring(signature, signature + length));
        return length < SHORTEST_SIGNATURE || masked ? -1 : signature + length;
    }

    private static boolean hasDot(String text, int at) {
        return at < text.length() && text.charAt(at) == '.';
    }

    private static boolean isHeader(String encoded) {
        try {
            String json = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
            return json.endsWith("}") && json.contains("\"alg\"");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
