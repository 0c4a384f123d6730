package io.tierguard.secret;

/**
 * What stands behind the prefix of a key. A prefix that is a word of its own ({@code live_}) says nothing without it.
 *
 * <p>Each looks at a bounded number of characters, so that a long value costs no more than its length.
 */
enum CredentialBody {
    /** The prefix alone tells: keys that are cut short count too. */
    ANY(""),
    /** The prefix tells where no words follow, as they do in {@code shippo_test_database}. */
    OPAQUE("16 random characters or more"),
    /** As Plaid and Stytch write them; the first group is enough. */
    UUID("a UUID"),
    /** A UUID to its end, where the prefix is short. */
    WHOLE_UUID("a whole UUID"),
    /** Checkout.com's alphabet: Base32 in small letters, and a check character. */
    CHECKED_BASE32("27 of a-z, 2-7, the last also * # $ ="),
    /** Adyen's client keys. */
    BASE32("32 of A-Z, 2-7"),
    /** Paddle's client-side tokens. */
    ALPHANUMERIC_27("27 letters and digits"),
    /** Mollie's API keys. */
    ALPHANUMERIC_30("30 letters and digits, or more of both cases"),
    /** iyzico's keys of the sandbox; a digest is none. */
    ALPHANUMERIC_32("32 letters and digits, not all hexadecimal"),
    /** Omise's live keys. */
    SMALL_ALPHANUMERIC("16 to 40 small letters and digits"),
    /** Lob's secret keys. */
    HEX_35("35 of 0-9, a-f"),
    /** Lob's publishable keys. */
    HEX_31("31 of 0-9, a-f"),
    /** Easyship's tokens, as documented before 2024. */
    HEX_49("49 of 0-9, a-f"),
    /** Easyship's tokens: 32 bytes in Base64. */
    BASE64_OF_32_BYTES("44 of Base64, the last ="),
    /** Nexi's keys. */
    HEX_LONG("16 or more of 0-9, a-f"),
    /** GoCardless' access tokens; of 40 random characters few are separators. */
    ALPHANUMERIC_40("40 letters, digits, - and _, not all hexadecimal"),
    /** Braintree's tokenization keys: a key, and the merchant's id. */
    KEY_AND_MERCHANT("8 small letters and digits, _, 16 of them");

    private static final int SMALL = 1;
    private static final int CAPITALS = 2;
    private static final int DIGITS = 4;
    private static final int TWO_TO_SEVEN = 8;
    private static final int HEX = 16;
    private static final int HEX_CAPITALS = 32;
    private static final int SEPARATORS = 64;
    private static final int PLUS_SLASH = 128;
    private static final int LETTERS = SMALL | CAPITALS;

    private static final int LEAST_OPAQUE = 16;
    private static final int MOST_READ = 64;

    /** Of 40 random characters one or two are separators; names have one behind every word. */
    private static final int MOST_SEPARATORS = 8;

    /** Among 40 random characters about sixteen begin what no word goes on with, and among 16 six; of a name few do. */
    private static final int LEAST_JUMBLED_OF_40 = 4;

    private static final int LEAST_JUMBLED_OF_16 = 2;

    private final String description;

    CredentialBody(String description) {
        this.description = description;
    }

    /** Whether a text goes on so, from an index that may be its end. */
    boolean fits(String text, int at) {
        return switch (this) {
            case ANY -> isAnything(text, at);
            case OPAQUE -> isOpaque(text, at);
            case UUID -> run(text, at, HEX | HEX_CAPITALS, 9) == 8 && isAt(text, at + 8, '-');
            case WHOLE_UUID -> isUuid(text, at);
            case CHECKED_BASE32 -> isCheckedBase32(text, at);
            case BASE32 -> isRun(text, at, CAPITALS | TWO_TO_SEVEN, 32);
            case ALPHANUMERIC_27 -> isRun(text, at, LETTERS | DIGITS, 27);
            case ALPHANUMERIC_30 -> isRun(text, at, LETTERS | DIGITS, 30) || isLong(text, at);
            case SMALL_ALPHANUMERIC -> isRun(text, at, SMALL | DIGITS, 16, 40);
            case ALPHANUMERIC_32 -> isRun(text, at, LETTERS | DIGITS, 32) && run(text, at, HEX, 32) < 32;
            case ALPHANUMERIC_40 -> isToken(text, at);
            case HEX_31 -> isRun(text, at, HEX, 31);
            case HEX_35 -> isRun(text, at, HEX, 35);
            case HEX_49 -> isRun(text, at, HEX, 49);
            case HEX_LONG -> run(text, at, HEX, 16) == 16;
            case BASE64_OF_32_BYTES ->
                run(text, at, LETTERS | DIGITS | PLUS_SLASH, 44) == 43 && isAt(text, at + 43, '=');
            case KEY_AND_MERCHANT ->
                run(text, at, SMALL | DIGITS, 9) == 8
                        && isAt(text, at + 8, '_')
                        && isRun(text, at + 9, SMALL | DIGITS, 16);
        };
    }

    private static boolean isAnything(String text, int at) {
        if (at >= text.length()) {
            return false;
        }
        char next = text.charAt(at);
        return isPartOfWord(next) || next == '+' || next == '/' && isOpaque(text, at + 1);
    }

    private static boolean isOpaque(String text, int at) {
        if (run(text, at, LETTERS | DIGITS, LEAST_OPAQUE) == LEAST_OPAQUE) {
            return true;
        }
        int run = run(text, at, LETTERS | DIGITS | SEPARATORS | PLUS_SLASH, MOST_READ);
        return run >= LEAST_OPAQUE && isMixed(text, at, run) && jumbled(text, at, run) >= LEAST_JUMBLED_OF_16;
    }

    /** Longer than what is documented, and yet no name and no digest. */
    private static boolean isLong(String text, int at) {
        return isRun(text, at, LETTERS | DIGITS, 31, MOST_READ) && isMixed(text, at, 31);
    }

    private static boolean isToken(String text, int at) {
        if (!isRun(text, at, LETTERS | DIGITS | SEPARATORS, 40)) {
            return false;
        }
        int separators = separators(text, at, 40);
        return separators == 0
                ? run(text, at, HEX, 40) < 40
                : separators <= MOST_SEPARATORS
                        && isMixed(text, at, 40)
                        && jumbled(text, at, 40) >= LEAST_JUMBLED_OF_40;
    }

    private static boolean isUuid(String text, int at) {
        int end = at;
        for (int length : new int[] {8, 4, 4, 4, 12}) {
            if (end > at && !isAt(text, end++, '-') || run(text, end, HEX | HEX_CAPITALS, 13) != length) {
                return false;
            }
            end += length;
        }
        return endsWord(text, end);
    }

    private static boolean isCheckedBase32(String text, int at) {
        int run = run(text, at, SMALL | TWO_TO_SEVEN, 28);
        return run == 27 && endsWord(text, at + 27)
                || run == 26 && at + 26 < text.length() && "*#$=".indexOf(text.charAt(at + 26)) >= 0;
    }

    /** For the documentation; empty where the prefix alone tells. */
    String description() {
        return description;
    }

    /** What a word is made of, so that a prefix in its middle is none. */
    static boolean isPartOfWord(char c) {
        return is(c, LETTERS | DIGITS | SEPARATORS);
    }

    private static boolean endsWord(String text, int at) {
        return at >= text.length() || !isPartOfWord(text.charAt(at));
    }

    private static boolean isAt(String text, int at, char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private static boolean isRun(String text, int at, int classes, int length) {
        return isRun(text, at, classes, length, length);
    }

    private static boolean isRun(String text, int at, int classes, int least, int most) {
        int run = run(text, at, classes, most + 1);
        return run >= least && run <= most && endsWord(text, at + run);
    }

    private static int separators(String text, int at, int length) {
        int count = 0;
        for (int i = at; i < at + length; i++) {
            count += is(text.charAt(i), SEPARATORS) ? 1 : 0;
        }
        return count;
    }

    /** How often a capital follows a small letter, a digit a letter, or a letter a digit. */
    private static int jumbled(String text, int at, int length) {
        int count = 0;
        for (int i = at + 1; i < at + length; i++) {
            char before = text.charAt(i - 1);
            char c = text.charAt(i);
            boolean jumbled = is(c, DIGITS) && is(before, LETTERS)
                    || is(c, LETTERS) && is(before, DIGITS)
                    || is(c, CAPITALS) && is(before, SMALL);
            count += jumbled ? 1 : 0;
        }
        return count;
    }

    /** How many characters of some classes stand there, counted no further than asked for. */
    private static int run(String text, int at, int classes, int most) {
        int length = 0;
        while (length < most && at + length < text.length() && is(text.charAt(at + length), classes)) {
            length++;
        }
        return length;
    }

    private static boolean isMixed(String text, int at, int length) {
        return has(text, at, length, SMALL) && has(text, at, length, CAPITALS) && has(text, at, length, DIGITS);
    }

    private static boolean has(String text, int at, int length, int classes) {
        for (int i = at; i < at + length; i++) {
            if (is(text.charAt(i), classes)) {
                return true;
            }
        }
        return false;
    }

    private static boolean is(char c, int classes) {
        return c < CLASSES.length && (CLASSES[c] & classes) != 0;
    }

    /** What each character of ASCII is. */
    private static final int[] CLASSES = classes();

    private static int[] classes() {
        int[] classes = new int[128];
        for (char c = 0; c < classes.length; c++) {
            classes[c] = classesOf(c);
        }
        return classes;
    }

    private static int classesOf(char c) {
        int own = 0;
        if (c >= 'a' && c <= 'z') {
            own = c <= 'f' ? SMALL | HEX : SMALL;
        } else if (c >= 'A' && c <= 'Z') {
            own = c <= 'F' ? CAPITALS | HEX_CAPITALS : CAPITALS;
        } else if (c >= '0' && c <= '9') {
            own = c >= '2' && c <= '7' ? DIGITS | HEX | TWO_TO_SEVEN : DIGITS | HEX;
        } else if (c == '_' || c == '-') {
            own = SEPARATORS;
        } else if (c == '+' || c == '/') {
            own = PLUS_SLASH;
        }
        return own;
    }
}
