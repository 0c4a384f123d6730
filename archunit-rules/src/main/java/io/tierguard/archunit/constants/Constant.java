package io.tierguard.archunit.constants;

/**
 * One text in a class file. It may be a secret, so {@code toString} does not show it.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param member what it belongs to
 * @param line its line in the source; 0 where the class file does not tell, as of constant fields and of most annotations
 * @param place where in the class file it was found
 * @param text the text, with {@link #UNKNOWN} for what is only known at run time
 * @since 0.1
 */
public record Constant(Member member, int line, Place place, String text) {

    /** Stands in a text for a piece that is only known at run time, as in {@code "user=" + name}. */
    public static final char UNKNOWN = '\u0001';

    /** Where in a class file a text can stand. */
    public enum Place {
        /** The fixed value of a {@code final} field, which the compiler copies to wherever the field is used. */
        FIELD_VALUE,
        /** The same of a field that only its package sees: nobody else can have copied it. */
        FIELD_VALUE_OF_PACKAGE,
        /** The same of a private field, which only the classes around and in its own see. */
        FIELD_VALUE_OF_CLASS,
        /** The body of a method, constructor or initialiser. */
        CODE,
        /** A value of an annotation, or the default of an annotation's element. */
        ANNOTATION;

        /**
         * Whether it is the fixed value of a field, whoever sees that.
         *
         * @return whether the compiler copies it
         */
        public boolean isFieldValue() {
            return this == FIELD_VALUE || this == FIELD_VALUE_OF_PACKAGE || this == FIELD_VALUE_OF_CLASS;
        }
    }

    /**
     * The same text on another line.
     *
     * @param otherLine the line
     * @return a copy
     */
    public Constant at(int otherLine) {
        return new Constant(member, otherLine, place, text);
    }

    Constant of(Member other) {
        return new Constant(other, line, place, text);
    }

    @Override
    public String toString() {
        return place + " of " + member.describe() + ", line " + line;
    }
}
