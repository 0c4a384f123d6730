package io.tierguard.archunit.secrets;

import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A token that its provider gave a beginning to recognise it by.
 *
 * @param what provider and kind
 * @param prefix how it begins
 * @param alphabet what follows
 * @param min how much of it, at least
 * @param max and at most, or {@link #OPEN}
 * @param body what must hold of what follows the prefix
 */
record TokenShape(String what, String prefix, Alphabet alphabet, int min, int max, Predicate<String> body)
        implements Detector {

    /** A token of any length; looking at so much of it is enough, and keeps odd texts cheap. */
    static final int OPEN = 1024;

    /** At least so many characters. */
    static TokenShape open(String what, String prefix, Alphabet alphabet, int min) {
        return new TokenShape(what, prefix, alphabet, min, OPEN, body -> true);
    }

    /** Exactly so many characters. */
    static TokenShape exact(String what, String prefix, Alphabet alphabet, int length) {
        return new TokenShape(what, prefix, alphabet, length, length, body -> true);
    }

    TokenShape where(Predicate<String> condition) {
        return new TokenShape(what, prefix, alphabet, min, max, condition);
    }

    @Override
    public void detect(String text, Consumer<Secret> sink) {
        int at = text.indexOf(prefix);
        while (at >= 0) {
            int from = at + prefix.length();
            int end = from + alphabet.run(text, from, max + 1);
            boolean found = Alphabet.beginsAt(text, at) && fits(text, from, end);
            if (found) {
                sink.accept(new Secret(Secret.Family.TOKEN, what, at, text.substring(at, end)));
            }
            at = text.indexOf(prefix, found ? end : from);
        }
    }

    private boolean fits(String text, int from, int end) {
        int length = end - from;
        if (length < min || max != OPEN && (length > max || !Alphabet.endsAt(text, end))) {
            return false;
        }
        String token = text.substring(from, end);
        return !Placeholders.isToken(token) && body.test(token);
    }
}
