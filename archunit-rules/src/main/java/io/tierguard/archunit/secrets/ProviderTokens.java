package io.tierguard.archunit.secrets;

import java.util.List;
import java.util.stream.Stream;

/**
 * The table of tokens that tell by themselves whose they are, from what the providers publish about their formats.
 * Identifiers and publishable keys are no secrets and are left out, unless they come with a secret that looks like any
 * other word.
 */
final class ProviderTokens {

    static final List<Shape> ALL = Stream.of(
                    CloudTokens.ALL, CodeTokens.ALL, PaymentTokens.ALL, ModelTokens.ALL, ServiceTokens.ALL)
            .flatMap(List::stream)
            .toList();

    private ProviderTokens() {}

    static boolean fourthIsDigit(String token) {
        return Character.isDigit(token.charAt(3));
    }

    /** 32 bytes in Base64, as parameters of URLs are escaped or not. */
    static boolean isSignature(String body) {
        String plain = body.replace("%2B", "+")
                .replace("%2b", "+")
                .replace("%2F", "/")
                .replace("%2f", "/")
                .replace("%3D", "=")
                .replace("%3d", "=");
        return plain.length() == 44 && plain.endsWith("=") && Alphabet.BASE64.run(plain, 0, 44) == 43;
    }

    /** 32 digits, and one more behind a dash. */
    static boolean isNumberedHex(String body) {
        return body.length() == 34 && body.charAt(32) == '-' && Alphabet.HEX.run(body, 0, 34) == 32;
    }

    /** Alone, or behind the identifier of an installation. */
    static boolean isSourcegraph(String body) {
        int underline = body.lastIndexOf('_');
        boolean known = underline < 0 || underline == 16 && Alphabet.HEX.run(body, 0, 16) == 16 || underline == 5;
        return known && body.length() - underline == 41 && Alphabet.HEX.run(body, underline + 1, 41) == 40;
    }

    /** Groups of capitals and digits, 32 in all. */
    static boolean isSecretKey(String body) {
        return body.matches("[A-Z0-9]{5,6}(-[A-Z0-9]{5,6}){5}|[A-Z0-9]{6}-[A-Z0-9]{11}(-[A-Z0-9]{5}){3}");
    }
}
