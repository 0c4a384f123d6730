package io.tierguard.archunit.secrets;

import java.util.function.Consumer;

/** The private member of a JSON Web Key (RFC 7517, RFC 7518): {@code d}, or {@code k} of a symmetric one. */
final class JsonWebKeys implements Detector {

    private static final String WHAT = "private JSON web key";
    private static final int SHORTEST = 20;

    @Override
    public void detect(String text, Consumer<Secret> sink) {
        if (text.contains("\"kty\"")) {
            member(text, "\"d\"", sink);
            if (text.contains("\"oct\"")) {
                member(text, "\"k\"", sink);
            }
        }
    }

    private static void member(String text, String name, Consumer<Secret> sink) {
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length())) {
            int colon = skip(text, at + name.length());
            int quote = colon < text.length() && text.charAt(colon) == ':' ? skip(text, colon + 1) : text.length();
            if (quote < text.length() && text.charAt(quote) == '"') {
                int length = Alphabet.WORD.run(text, quote + 1, 4096);
                String value = text.substring(quote + 1, quote + 1 + length);
                if (length >= SHORTEST && !Placeholders.isToken(value)) {
                    sink.accept(new Secret(Secret.Family.PRIVATE_KEY, WHAT, quote + 1, value));
                }
            }
        }
    }

    private static int skip(String text, int from) {
        int at = from;
        while (at < text.length() && at - from < 64 && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
