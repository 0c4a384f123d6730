package io.tierguard.archunit.flow;

import io.tierguard.archunit.constants.Member;
import org.jspecify.annotations.Nullable;

/**
 * Something to find out about an origin.
 *
 * @param scope the method that the origin is told by
 * @param origin the origin
 * @param want what about it
 * @param field the field whose initial value is looked for, as long as it is looked for where the field gets it
 * @param forward whether only what is done with it counts, since it is known where it comes from
 */
record Question(
        Scope scope, Origin origin, Want want, @Nullable Member field, boolean forward) {

    /**
     * What one wants to know.
     *
     * @param part of the origin
     * @param key only the elements that are stored under it; null where any counts
     * @param inner where the elements are collections themselves, only what is stored in them under it; null where they need
     *     not be
     */
    record Want(Part part, @Nullable String key, @Nullable String inner) {

        static final Want ITSELF = new Want(Part.ITSELF, null, null);
        static final Want ELEMENTS = new Want(Part.ELEMENTS, null, null);

        static final Want KEYS = new Want(Part.KEYS, null, null);

        static Want elements(@Nullable String key) {
            return key == null ? ELEMENTS : new Want(Part.ELEMENTS, key, null);
        }

        /** What is to be known of a collection out of which a thing is taken, of which this is to be known. */
        Want takenOut(@Nullable String under) {
            return part == Part.ELEMENTS && key != null ? new Want(Part.ELEMENTS, under, key) : elements(under);
        }

        boolean isItself() {
            return part == Part.ITSELF;
        }
    }

    enum Part {
        ITSELF,
        /** Of an array or a collection; the values of a map. */
        ELEMENTS,
        KEYS
    }

    Question with(Want other) {
        return new Question(scope, origin, other, field, forward);
    }
}
