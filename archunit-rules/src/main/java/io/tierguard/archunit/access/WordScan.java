package io.tierguard.archunit.access;

import java.util.Set;

/** A quick look whether a text may have one of a few words in it, in whatever form: {@code pre-prod} has {@code preprod}. */
final class WordScan {

    private static final int ASCII = 128;

    private final String[] words;
    /** Which ASCII characters some word begins with; others are always looked at. */
    private final boolean[] begins = new boolean[ASCII];

    WordScan(Set<String> words) {
        this.words = words.stream().filter(word -> !word.isEmpty()).sorted().toArray(String[]::new);
        for (String word : this.words) {
            char first = word.charAt(0);
            if (first < ASCII) {
                begins[first] = true;
                begins[Character.toUpperCase(first)] = true;
            }
        }
    }

    boolean mayFind(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= ASCII || begins[c]) && isAnyAt(text, i)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAnyAt(String text, int from) {
        char c = Character.toLowerCase(text.charAt(from));
        for (String word : words) {
            if (c == word.charAt(0) && isAt(text, from, word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(String text, int from, String word) {
        int next = 1;
        for (int at = from + 1; next < word.length() && at < text.length(); at++) {
            char c = text.charAt(at);
            if (Character.toLowerCase(c) == word.charAt(next)) {
                next++;
            } else if (Character.isLetter(c)) {
                return false;
            }
        }
        return next == word.length();
    }
}
