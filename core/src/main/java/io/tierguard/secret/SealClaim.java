package io.tierguard.secret;

import java.util.regex.Pattern;

/**
 * Tells a value that is meant to be a seal, also where blanks, quotes, capitals, a list around it or one wrong character
 * keep it from being one.
 */
final class SealClaim {

    private static final String WORD = "sealed";
    private static final int LONG = 64;

    private SealClaim() {}

    static boolean isMadeBy(String text) {
        return hasWord(text) && Patterns.WORD_AND_VERSION.matcher(text).find()
                || text.length() > LONG
                        && text.indexOf(':') >= 0
                        && Patterns.HEADER.matcher(text).find();
    }

    /** Without an expression, since every value of every start comes along here. */
    private static boolean hasWord(String text) {
        int last = text.length() - WORD.length();
        for (int i = 0; i <= last; i++) {
            if (text.regionMatches(true, i, WORD, 0, WORD.length())) {
                return true;
            }
        }
        return false;
    }

    /** Not before they are needed. */
    private static final class Patterns {

        /** Also as properties files, JSON and other alphabets write it. */
        private static final String COLON =
                "\\s*(?:\\\\{0,3}[:\uFF1A\uFE55\u2236\uA789]|%(?:25){0,2}3a|\\\\{1,2}u003a)\\s*";

        /** At the beginning the word alone will do. */
        static final Pattern WORD_AND_VERSION = Pattern.compile(
                "^[^\\p{L}\\p{N}]*sealed" + COLON + "|sealed" + COLON + "v\\s*[0-9]",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

        /** The rest of a header and a long text behind it, whatever became of the word before. */
        static final Pattern HEADER = Pattern.compile(
                "v[0-9]{1,3}:(?:development|test|staging|production):[a-z0-9-]{1,32}:[A-Za-z0-9_-]{60}");
    }
}
