package io.tierguard.archunit.flow;

import org.jspecify.annotations.Nullable;

/**
 * The call that led into a method, and the calls that led to it. Two of them that came the same way are equal.
 *
 * @param place the call
 * @param from the method that the call stands in, and how that was come to
 * @param function where the method is the body of a lambda, or one that is referred to: where that was made
 * @param depth how many calls
 */
record Calling(Program.Place place, Scope from, @Nullable Function function, int depth) {

    /** A place that makes a function, and how its method was come to: what it captured is known there. */
    record Function(Site site, Scope scope) {}

    /** Not of the whole way here: it would be walked again for each question. */
    @Override
    public int hashCode() {
        return 31 * (31 * place.hashCode() + from.method().hashCode()) + depth;
    }

    static @Nullable Calling of(Program.Place place, Scope from, @Nullable Function function, int deepest) {
        int depth = from.calling() == null ? 1 : from.calling().depth() + 1;
        // a method that calls itself has no other values on its second turn
        return depth > deepest || from.isWithin(place) ? null : new Calling(place, from, function, depth);
    }
}
