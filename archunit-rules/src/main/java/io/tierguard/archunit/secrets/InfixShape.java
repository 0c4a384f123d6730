package io.tierguard.archunit.secrets;

import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A token that its provider marked in the middle.
 *
 * @param what provider and kind
 * @param before what stands before the mark
 * @param minBefore how much of it, at least
 * @param maxBefore and at most
 * @param mark the mark
 * @param after what stands behind it
 * @param minAfter how much of it, at least
 * @param maxAfter and at most
 * @param token what must hold of the whole
 */
record InfixShape(
        String what,
        Alphabet before,
        int minBefore,
        int maxBefore,
        String mark,
        Alphabet after,
        int minAfter,
        int maxAfter,
        Predicate<String> token)
        implements Detector {

    @Override
    public void detect(String text, Consumer<Secret> sink) {
        int at = text.indexOf(mark);
        while (at >= 0) {
            int head = before.runBefore(text, at, maxBefore);
            int from = at + mark.length();
            int tail = after.run(text, from, maxAfter + 1);
            boolean found = fits(text, at - head, head, from + tail, tail);
            if (found) {
                sink.accept(new Secret(Secret.Family.TOKEN, what, at - head, text.substring(at - head, from + tail)));
            }
            at = text.indexOf(mark, found ? from + tail : at + 1);
        }
    }

    private boolean fits(String text, int start, int head, int end, int tail) {
        if (head < minBefore || tail < minAfter || tail > maxAfter) {
            return false;
        }
        String whole = text.substring(start, end);
        return Alphabet.beginsAt(text, start)
                && Alphabet.endsAt(text, end)
                && !Placeholders.isToken(whole)
                && token.test(whole);
    }
}
