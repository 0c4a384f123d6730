package io.tierguard.archunit.secrets;

/** The characters that a token is made of. */
enum Alphabet {
    UPPER("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"),
    DIGITS("0123456789"),
    HEX("0123456789abcdef"),
    HEXADECIMAL("0123456789abcdefABCDEF"),
    LOWER("abcdefghijklmnopqrstuvwxyz0123456789"),
    ALNUM(UPPER.characters + "abcdefghijklmnopqrstuvwxyz"),
    /** Base64url, and what providers join its pieces with. */
    WORD(ALNUM.characters + "_-"),
    DOTTED(WORD.characters + "."),
    TILDE(DOTTED.characters + "~"),
    BASE64(ALNUM.characters + "+/"),
    PADDED(BASE64.characters + "="),
    PATH(WORD.characters + "/"),
    SPLIT(DOTTED.characters + "%+/="),
    /** Pieces of digits and hexadecimal digits, and what joins them. */
    NUMBERED(HEX.characters + "/:"),
    DOLLARS(LOWER.characters + "$");

    private final String characters;
    /** A bit for each ASCII character, the lower half and the upper half. */
    private final long low;

    private final long high;

    Alphabet(String characters) {
        this.characters = characters;
        this.low =
                characters.chars().filter(c -> c < 64).mapToLong(c -> 1L << c).reduce(0, (a, b) -> a | b);
        this.high =
                characters.chars().filter(c -> c >= 64).mapToLong(c -> 1L << c).reduce(0, (a, b) -> a | b);
    }

    boolean has(char c) {
        // a shift counts modulo 64
        return c < 128 && ((c < 64 ? low : high) & 1L << c) != 0;
    }

    /** How many characters from here on belong, counted no further than the limit. */
    int run(String text, int from, int limit) {
        int end = (int) Math.min(text.length(), (long) from + limit);
        int at = from;
        while (at < end && has(text.charAt(at))) {
            at++;
        }
        return at - from;
    }

    /** How many characters before this place belong, counted no further than the limit. */
    int runBefore(String text, int to, int limit) {
        int start = Math.max(0, to - limit);
        int at = to;
        while (at > start && has(text.charAt(at - 1))) {
            at--;
        }
        return to - at;
    }

    /** Whether a token may begin here: after anything that is no letter or digit, or after an escape sequence. */
    static boolean beginsAt(String text, int at) {
        if (at == 0 || !ALNUM.has(text.charAt(at - 1))) {
            return true;
        }
        char before = text.charAt(at - 1);
        boolean lineEscape = at >= 2 && text.charAt(at - 2) == '\\' && "nrt".indexOf(before) >= 0;
        boolean percentEscape = at >= 3
                && text.charAt(at - 3) == '%'
                && Character.digit(text.charAt(at - 2), 16) >= 0
                && Character.digit(before, 16) >= 0;
        return lineEscape || percentEscape;
    }

    static boolean endsAt(String text, int at) {
        return at >= text.length() || !ALNUM.has(text.charAt(at));
    }
}
