package io.tierguard.archunit.secrets;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Consumer;

/** User and password in an {@code Authorization: Basic} header (RFC 7617). */
final class BasicCredentials implements Detector {

    private static final String WHAT = "password in an HTTP Basic header";
    private static final String SCHEME = "Basic ";
    private static final int LONGEST = 1024;

    @Override
    public void detect(String text, Consumer<Secret> sink) {
        for (int at = text.indexOf(SCHEME); at >= 0; at = text.indexOf(SCHEME, at + SCHEME.length())) {
            int from = at + SCHEME.length();
            int end = from + Alphabet.PADDED.run(text, from, LONGEST);
            if (end - from >= 6 && Alphabet.beginsAt(text, at) && isCredentials(text.substring(from, end))) {
                sink.accept(new Secret(Secret.Family.BASIC, WHAT, from, text.substring(from, end)));
            }
        }
    }

    private static boolean isCredentials(String encoded) {
        String decoded;
        try {
            decoded = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return false;
        }
        int colon = decoded.indexOf(':');
        boolean printable = decoded.chars().noneMatch(c -> Character.isISOControl(c) || c == '\uFFFD');
        return colon >= 0
                && printable
                && !Placeholders.isPassword(decoded.substring(0, colon), decoded.substring(colon + 1));
    }
}
