package io.tierguard.archunit.flow;

import io.tierguard.archunit.constants.Member;

/**
 * A value that stands in the code. It may be a secret, so {@code toString} does not show it.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param member what its author wrote it in: a field where it is the field's value, else the method
 * @param line its line in the source; 0 where the class file does not tell
 * @param value the text; of bytes one character for each; of a number its decimal digits
 * @param kind what it is
 * @since 0.1
 */
public record Literal(Member member, int line, String value, Kind kind) {

    /** What a value is written as. */
    public enum Kind {
        /** A String, or one that is put together from constant pieces only. */
        TEXT,
        /** An array of characters or bytes, each of them given. */
        ARRAY,
        /** A number. */
        NUMBER
    }

    @Override
    public String toString() {
        return kind + " in " + member.describe() + ", line " + line;
    }
}
