package io.tierguard.archunit.secrets;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A token that its provider gave a beginning to recognise it by.
 *
 * @param what provider and kind
 * @param mark how it begins
 * @param alphabet what follows
 * @param min how much of it, at least
 * @param max and at most, or {@link #OPEN}
 * @param floor how many bits of entropy each character of it has, at least
 * @param body what must hold of what follows the mark
 */
record TokenShape(String what, String mark, Alphabet alphabet, int min, int max, double floor, Predicate<String> body)
        implements Shape {

    /** A token of any length; looking at so much of it is enough, and keeps odd texts cheap. */
    static final int OPEN = 1024;

    /** Less have only words that somebody typed by holding two or three keys. */
    private static final double FLOOR = 1.6;

    /** At least so many characters. */
    static TokenShape open(String what, String mark, Alphabet alphabet, int min) {
        return between(what, mark, alphabet, min, OPEN);
    }

    /** Exactly so many characters. */
    static TokenShape exact(String what, String mark, Alphabet alphabet, int length) {
        return between(what, mark, alphabet, length, length);
    }

    static TokenShape between(String what, String mark, Alphabet alphabet, int min, int max) {
        return new TokenShape(what, mark, alphabet, min, max, FLOOR, body -> true);
    }

    TokenShape where(Predicate<String> condition) {
        return new TokenShape(what, mark, alphabet, min, max, floor, body.and(condition));
    }

    /** For marks that other texts have, too. */
    TokenShape random(double bits) {
        return new TokenShape(what, mark, alphabet, min, max, bits, body);
    }

    @Override
    public @Nullable Secret around(String text, int at) {
        if (!Alphabet.beginsAt(text, at)) {
            return null;
        }
        int from = at + mark.length();
        int end = from + alphabet.run(text, from, max + 1);
        return fits(text, from, end) ? new Secret(Secret.Family.TOKEN, what, at, text.substring(at, end)) : null;
    }

    private boolean fits(String text, int from, int end) {
        int length = end - from;
        if (length < min || max != OPEN && (length > max || !Alphabet.endsAt(text, end))) {
            return false;
        }
        String token = text.substring(from, end);
        return body.test(token)
                && Entropy.bits(token) >= floor
                && !Placeholders.isToken(token)
                && !Placeholders.isSequence(token);
    }
}
