package io.tierguard.archunit.secrets;

import org.jspecify.annotations.Nullable;

/** What tokens of one kind look like. Each has a mark, which is looked for first. */
sealed interface Shape permits TokenShape, InfixShape {

    /** Provider and kind. */
    String what();

    /** At least two characters that every such token has. */
    String mark();

    /**
     * Looks at no more of the text than the longest token has.
     *
     * @param at where the mark stands
     * @return the token that the mark belongs to, if it is one
     */
    @Nullable
    Secret around(String text, int at);
}
