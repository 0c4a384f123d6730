package io.tierguard.archunit.secrets;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

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
        implements Shape {

    static InfixShape infix(String what, Alphabet before, int lengthBefore, String mark, Alphabet after, int length) {
        return new InfixShape(what, before, lengthBefore, lengthBefore, mark, after, length, length, token -> true);
    }

    InfixShape where(Predicate<String> condition) {
        return new InfixShape(
                what, before, minBefore, maxBefore, mark, after, minAfter, maxAfter, token.and(condition));
    }

    @Override
    public @Nullable Secret around(String text, int at) {
        int start = at - before.runBefore(text, at, maxBefore);
        int from = at + mark.length();
        int end = from + after.run(text, from, maxAfter + 1);
        return fits(text, start, at, from, end)
                ? new Secret(Secret.Family.TOKEN, what, start, text.substring(start, end))
                : null;
    }

    private boolean fits(String text, int start, int at, int from, int end) {
        if (at - start < minBefore || end - from < minAfter || end - from > maxAfter) {
            return false;
        }
        String whole = text.substring(start, end);
        return Alphabet.beginsAt(text, start)
                && Alphabet.endsAt(text, end)
                && token.test(whole)
                && !Placeholders.isToken(whole)
                && !Placeholders.isSequence(whole);
    }
}
