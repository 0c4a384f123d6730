package io.tierguard.archunit.flow;

import io.tierguard.archunit.constants.Member;

/**
 * One thing that a value may be.
 *
 * @param literal what stands in the code; an empty value is one that is never a secret, but may be a piece of one
 */
record Found(Literal literal) {

    static Found of(Member member, int line, String value, Literal.Kind kind) {
        return new Found(new Literal(member, line, value, kind));
    }

    Found in(Member field) {
        return of(field, literal.line(), literal.value(), literal.kind());
    }

    boolean isEmpty() {
        return literal.value().isEmpty();
    }
}
