package io.tierguard.archunit.flow;

/** Where a value can come from, as its own method sees it. */
sealed interface Origin {

    /** A String that stands in the code. */
    record Text(String value, int line) implements Origin {

        @Override
        public String toString() {
            return "text of line " + line;
        }
    }

    /** A number that stands in the code. */
    record Numeral(String digits, int line) implements Origin {

        @Override
        public String toString() {
            return "number of line " + line;
        }
    }

    /** What is never a secret: null, and the empty String. */
    record Nothing() implements Origin {}

    /** A parameter, counted as slots of arguments are: the object itself is 0 where there is one. */
    record Parameter(int position) implements Origin {}

    /**
     * What a field holds.
     *
     * @param owner the class that it is looked for in
     * @param name its own
     * @param site where it is read, which tells of which object; {@link #STATIC}, or {@link #THIS}
     */
    record Field(String owner, String name, int site) implements Origin {

        static final int STATIC = -1;
        static final int THIS = -2;

        static Field of(String owner, String name) {
            return new Field(owner, name, STATIC);
        }
    }

    /** What a call at an instruction gives back. */
    record Result(int site) implements Origin {}

    /** An array or object that is made at an instruction. */
    record Made(int site) implements Origin {}

    /** More than can be told apart. It stays that whatever is added, or the analysis of a loop would not end. */
    record TooMany() implements Origin {}

    /** Anything else. */
    record Unknown() implements Origin {}
}
