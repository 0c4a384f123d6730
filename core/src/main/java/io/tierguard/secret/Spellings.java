package io.tierguard.secret;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The other texts that a text may stand for: what percent-encoding, backslashes and Base64 hide. Each is made in one pass.
 */
final class Spellings {

    /** An encoder may have run over what an encoder made; nobody does so more often. */
    private static final int MOST_ROUNDS = 3;

    /** Six bytes: fewer can hardly tell a provider. */
    private static final int LEAST_BASE64 = 8;

    /** The plus stands for a blank there, and would be taken for a letter of Base64. */
    private static final String BASIC_IN_A_FORM = "Basic+";

    /** Opens an object of JSON, and its first name. */
    private static final String TOKEN = "eyJ";

    private static final byte[] SEXTETS = sextets();

    private Spellings() {}

    /**
     * Whether a text is only what it is spelled as, and has neither of the separators that prefixes of keys have: told in one
     * short pass, as most values and headers are such.
     */
    static boolean isPlain(String text) {
        int run = 0;
        boolean printable = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '-' || c == '_' || c == '%' || c == '\\' || c == '+') {
                return false;
            }
            if (sextet(c) < 0) {
                run = 0;
            } else {
                printable = run == 0 ? beginsPrintable(c) : printable;
                run++;
                if (run >= LEAST_BASE64 && printable) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The text first, then what it hides; each once. */
    static List<String> of(String text) {
        List<String> all = new ArrayList<>(2);
        all.add(text);
        String before = text;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            String plain = unescaped(before);
            if (plain.equals(before)) {
                break;
            }
            all.add(plain);
            before = plain;
        }
        addBase64(text, all);
        if (!before.equals(text)) {
            addBase64(before, all);
        }
        return all;
    }

    /** {@code %5F}, the escapes of JSON and properties; what is none stays. */
    private static String unescaped(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int code = -1;
            if (c == '%') {
                code = number(text, i + 1, 2);
                i += code < 0 ? 0 : 2;
            } else if (c == '\\' && i + 1 < text.length()) {
                char escaped = text.charAt(i + 1);
                code = escaped == 'u' ? number(text, i + 2, 4) : meaning(escaped);
                i += code < 0 ? 0 : escaped == 'u' ? 5 : 1;
            }
            out.append(code < 0 ? c : (char) code);
        }
        return out.toString();
    }

    private static int meaning(char escaped) {
        return switch (escaped) {
            case 'n', 'r', 't', 'b', 'f' -> ' ';
            case '"', '\'', '/', '\\', ':', '=', '#', '!', ' ' -> escaped;
            default -> -1;
        };
    }

    private static int number(String text, int at, int digits) {
        int number = 0;
        for (int i = at; i < at + digits; i++) {
            int digit = i < text.length() && text.charAt(i) < 128 ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                return -1;
            }
            number = number * 16 + digit;
        }
        return number;
    }

    /** User and password of Basic authentication, wherever they stand: every run that can be Base64. */
    private static void addBase64(String text, List<String> all) {
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || sextet(text.charAt(i)) < 0) {
                if (beginsToken(text, from, i)) {
                    i = endOfToken(text, i);
                } else {
                    addRun(text, from, i, all);
                }
                if (text.startsWith(BASIC_IN_A_FORM, from)) {
                    addRun(text, from + BASIC_IN_A_FORM.length(), i, all);
                }
                from = i + 1;
            }
        }
    }

    /**
     * Whether a JSON Web Token (RFC 7519) begins there: what its three long parts hide is an issuer's, and no key of a
     * provider.
     */
    private static boolean beginsToken(String text, int from, int end) {
        return end < text.length() && text.charAt(end) == '.' && text.startsWith(TOKEN, from);
    }

    private static int endOfToken(String text, int from) {
        int end = from;
        while (end < text.length() && (text.charAt(end) == '.' || sextet(text.charAt(end)) >= 0)) {
            end++;
        }
        return end;
    }

    private static void addRun(String text, int from, int end, List<String> all) {
        if (end - from >= LEAST_BASE64 && beginsPrintable(text.charAt(from))) {
            all.add(decoded(text, from, end));
        }
    }

    /** Whether the first byte can be a user's: between the blank and the end of ASCII. Most words are told apart by that. */
    private static boolean beginsPrintable(char first) {
        int high = sextet(first);
        return high >= ' ' >> 2 && high < 128 >> 2;
    }

    /** Each byte as one character: what is no text holds no key either. */
    private static String decoded(String text, int from, int end) {
        byte[] out = new byte[(int) ((end - from) * 3L / 4)];
        int bits = 0;
        int held = 0;
        int at = 0;
        for (int i = from; i < end; i++) {
            held = held << 6 | SEXTETS[text.charAt(i)];
            bits += 6;
            if (bits >= 8) {
                bits -= 8;
                out[at++] = (byte) (held >> bits);
                held &= (1 << bits) - 1;
            }
        }
        return new String(out, StandardCharsets.ISO_8859_1);
    }

    private static int sextet(char c) {
        return c < SEXTETS.length ? SEXTETS[c] : -1;
    }

    private static byte[] sextets() {
        byte[] sextets = new byte[128];
        for (char c = 0; c < sextets.length; c++) {
            sextets[c] = (byte) sextetOf(c);
        }
        return sextets;
    }

    /** Of either alphabet of Base64. */
    private static int sextetOf(char c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        }
        if (c >= '0' && c <= '9') {
            return c - '0' + 52;
        }
        return c == '+' || c == '-' ? 62 : c == '/' || c == '_' ? 63 : -1;
    }
}
