package io.tierguard.archunit.flow;

import io.tierguard.archunit.constants.Member;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a value may be.
 *
 * @param literal what stands in the code; an empty value is one that is never a secret, but may be a piece of one
 * @param caller who of several callers it comes from; null where there was nothing to choose
 * @param stored whether it came through a field or a collection that any of its kind may be
 */
record Found(Literal literal, Program.@Nullable Place caller, boolean stored) {

    static Found of(Scope scope, Member member, int line, String value, Literal.Kind kind) {
        return new Found(new Literal(member, line, value, kind), scope.caller(), scope.stored());
    }

    boolean isEmpty() {
        return literal.value().isEmpty();
    }
}
