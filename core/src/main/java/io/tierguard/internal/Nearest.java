package io.tierguard.internal;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that somebody most likely meant. */
public final class Nearest {

    private Nearest() {}

    /**
     * The candidate closest to a misspelled word, whatever its case: by Damerau-Levenshtein distance (optimal string
     * alignment), if one is within two edits or a sixth of the word's length; else the shortest that the word abbreviates.
     *
     * @param word what was written
     * @param candidates what would have been right
     * @return the nearest candidate; of two equally near the first in natural order
     */
    public static Optional<String> to(String word, Collection<String> candidates) {
        String lower = word.toLowerCase(Locale.ROOT);
        int limit = Math.max(2, word.length() / 6);
        String nearest = null;
        int least = limit;
        for (String candidate : candidates) {
            if (Math.abs(candidate.length() - lower.length()) > least) {
                continue;
            }
            int most = Math.min(least, Math.max(1, candidate.length() / 2));
            int distance = distance(lower, lowerCase(candidate), most);
            if (distance <= most && (nearest == null || distance < least || candidate.compareTo(nearest) < 0)) {
                nearest = candidate;
                least = distance;
            }
        }
        return nearest != null ? Optional.of(nearest) : abbreviated(lower, candidates);
    }

    /** Two letters at least, and all but the last of them the candidate's beginning: {@code prod}, {@code stage}. */
    private static Optional<String> abbreviated(String word, Collection<String> candidates) {
        return candidates.stream()
                .filter(candidate -> commonPrefix(word, lowerCase(candidate)) >= Math.max(2, word.length() - 1))
                .min(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
    }

    private static int commonPrefix(String a, String b) {
        int length = 0;
        while (length < a.length() && length < b.length() && a.charAt(length) == b.charAt(length)) {
            length++;
        }
        return length;
    }

    private static String lowerCase(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Their distance where it is at most so many edits, else any greater number. */
    private static int distance(String a, String b, int most) {
        int from = 0;
        int shorter = Math.min(a.length(), b.length());
        while (from < shorter && a.charAt(from) == b.charAt(from)) {
            from++;
        }
        int equal = 0;
        while (equal < shorter - from && a.charAt(a.length() - 1 - equal) == b.charAt(b.length() - 1 - equal)) {
            equal++;
        }
        return distanceInBand(a.substring(from, a.length() - equal), b.substring(from, b.length() - equal), most);
    }

    /** Only places that are at most so many edits apart are looked at. */
    private static int distanceInBand(String a, String b, int most) {
        int[] beforePrevious = new int[b.length() + 1];
        int[] previous = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        Arrays.fill(beforePrevious, most + 1);
        for (int i = 1; i <= a.length(); i++) {
            int from = Math.max(1, i - most);
            int to = Math.min(b.length(), i + most);
            Arrays.fill(current, most + 1);
            current[0] = i;
            int smallest = current[0];
            for (int j = from; j <= to; j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int best = Math.min(Math.min(current[j - 1] + 1, previous[j] + 1), previous[j - 1] + cost);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    best = Math.min(best, beforePrevious[j - 2] + 1);
                }
                current[j] = best;
                smallest = Math.min(smallest, best);
            }
            if (smallest > most + 1) {
                return smallest;
            }
            int[] oldest = beforePrevious;
            beforePrevious = previous;
            previous = current;
            current = oldest;
        }
        return previous[b.length()];
    }
}
