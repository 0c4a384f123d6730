package io.tierguard.archunit.names;

/** Tells text that a machine drew from text that somebody wrote, in one pass. */
final class Randomness {

    private static final int SHORTEST = 8;
    private static final int SHORTEST_TOKEN = 16;

    /** For each letter, those that follow it in words of European languages and in names of technology. */
    private static final String[] FOLLOWERS = {
        "abcdefghiklmnpqrstuvwxyz",
        "abdeijlorstuy",
        "acehikloqrstuy",
        "abdefgijlmnorstuvwy",
        "abcdefghijklmnopqrstuvwxyz",
        "aefilorstuy",
        "aeghilmnorstuyg",
        "aehilmnorstuwy",
        "abcdefgklmnopqrstuvxz",
        "aeiou",
        "aehikloprstuwy",
        "abcdefgiklmnoprstuvwyz",
        "abeilmnopsuyp",
        "abcdefghijklmnopqrstuvxyz",
        "abcdefghijklmnoprstuvwxyz",
        "adefhilmoprstuwy",
        "u",
        "abcdefghiklmnoprstuvwyz",
        "abcdefghiklmnopqrstuvwy",
        "acefhilmnoprstuwyz",
        "abcdefgiklmnoprstvxyz",
        "aeiorsuy",
        "abdehiklnorsty",
        "aceilmopstuy",
        "abcdegilmnoprstwz",
        "aeiouyz"
    };

    private Randomness() {}

    /** A token of letters and digits that change all the time, long enough for a key. */
    static boolean isToken(String text) {
        int length = text.length();
        if (length < SHORTEST_TOKEN) {
            return false;
        }
        int digits = 0;
        int letters = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c > '~') {
                return false;
            }
            digits += isDigit(c) ? 1 : 0;
            letters += isLetter(c) ? 1 : 0;
        }
        boolean inPieces = letters * 5 <= SecretWords.split(text).size() * 13 || hasOddPairs(text);
        return digits >= 2 && letters >= 4 && (digits + letters) * 10 >= length * 8 && inPieces;
    }

    /** Letters and digits in an order that no word has. */
    static boolean isDrawn(String text) {
        return text.length() >= SHORTEST
                && (changes(text) * 3 >= text.length()
                        || hasOddPairs(text)
                        || isOneWordInPieces(text)
                        || isToken(text));
    }

    private static boolean isOneWordInPieces(String text) {
        int end = text.endsWith("=") ? text.indexOf('=') : text.length();
        for (int i = 0; i < end; i++) {
            if (!isLetter(text.charAt(i)) && !isDigit(text.charAt(i))) {
                return false;
            }
        }
        int pieces = SecretWords.split(text).size();
        return pieces >= 4 && (end >= SHORTEST_TOKEN ? end <= pieces * 3 : end * 5 <= pieces * 13);
    }

    /** How often small letters, capitals, digits and other signs follow each other; a capitalised word is no change. */
    private static int changes(String text) {
        int changes = 0;
        int before = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '-' || c == '_' || c == '.' || c == '/') {
                continue;
            }
            int at = sort(c);
            if (before >= 0 && before != at && !(before == 1 && at == 0)) {
                changes++;
            }
            before = at;
        }
        return changes;
    }

    private static int sort(char c) {
        if (c >= 'a' && c <= 'z') {
            return 0;
        }
        if (c >= 'A' && c <= 'Z') {
            return 1;
        }
        return isDigit(c) ? 2 : 3;
    }

    private static boolean hasOddPairs(String text) {
        int pairs = 0;
        int odd = 0;
        for (int i = 1; i < text.length(); i++) {
            char before = text.charAt(i - 1);
            char at = text.charAt(i);
            boolean hump = isLower(before) && !isLower(at);
            if (isLetter(before) && isLetter(at) && !hump) {
                pairs++;
                odd += FOLLOWERS[lower(before) - 'a'].indexOf(lower(at)) < 0 ? 1 : 0;
            }
        }
        return odd >= 2 && odd * 5 >= pairs;
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isLetter(char c) {
        return isLower(c) || c >= 'A' && c <= 'Z';
    }

    private static char lower(char c) {
        return isLower(c) ? c : (char) (c + 'a' - 'A');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
