package io.tierguard.archunit.secrets;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** What must hold of a token's body, apart from its alphabet and its length. */
final class Body {

    private static final int UUID = 36;

    private Body() {}

    static Predicate<String> hasDigit() {
        return body -> has(body, c -> c >= '0' && c <= '9');
    }

    /** Upper case, lower case and digits: words of a language or of a program are seldom written so. */
    static Predicate<String> isMixed() {
        return hasDigit()
                .and(body -> has(body, c -> c >= 'A' && c <= 'Z'))
                .and(body -> has(body, c -> c >= 'a' && c <= 'z'));
    }

    static Predicate<String> isHex() {
        return body -> body.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    }

    /** The text form of RFC 9562, or one at the beginning. */
    static Predicate<String> isUuid() {
        return body -> {
            for (int i = 0; i < UUID; i++) {
                boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
                if (dash != (body.charAt(i) == '-') || !dash && Character.digit(body.charAt(i), 16) < 0) {
                    return false;
                }
            }
            return Alphabet.endsAt(body, UUID);
        };
    }

    /** At least so many parts, the last of them longer than so much. */
    static Predicate<String> hasParts(char separator, int count, int lastLength) {
        return body -> {
            long parts = 1 + body.chars().filter(c -> c == separator).count();
            return parts >= count && body.length() - body.lastIndexOf(separator) > lastLength;
        };
    }

    /** Parts of exactly these lengths. */
    static Predicate<String> hasLengths(char separator, int... lengths) {
        return body -> {
            int from = 0;
            for (int i = 0; i < lengths.length; i++) {
                int end = body.indexOf(separator, from);
                boolean last = i == lengths.length - 1;
                if (last != end < 0 || (last ? body.length() : end) - from != lengths[i]) {
                    return false;
                }
                from = end + 1;
            }
            return true;
        };
    }

    /** Three parts: a number in Base64, written behind two letters of it that the mark holds, then time and signature. */
    static Predicate<String> startsWithDigits() {
        return body -> {
            int first = body.indexOf('.');
            int second = body.indexOf('.', first + 1);
            if (first < 20 || second < 0 || body.indexOf('.', second + 1) >= 0 || body.length() - second < 28) {
                return false;
            }
            // from the fifth letter of the whole on, where the next three bytes begin
            int whole = 2 + (first - 2) / 4 * 4;
            byte[] number;
            try {
                number = Base64.getUrlDecoder().decode(body.substring(2, whole));
            } catch (IllegalArgumentException e) {
                return false;
            }
            return new String(number, StandardCharsets.ISO_8859_1).chars().allMatch(c -> c >= '0' && c <= '9');
        };
    }

    private static boolean has(String body, IntPredicate wanted) {
        return body.chars().anyMatch(wanted);
    }
}
