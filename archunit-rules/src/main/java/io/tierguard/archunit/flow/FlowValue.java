package io.tierguard.archunit.flow;

import java.util.LinkedHashSet;
import java.util.Set;
import org.objectweb.asm.tree.analysis.Value;

/**
 * The origins of what a variable or a place on the stack may hold. Above a limit it is anything, or the analysis of a
 * method would not end.
 */
record FlowValue(int size, Set<Origin> origins) implements Value {

    private static final int LIMIT = 16;
    private static final Origin UNKNOWN = new Origin.Unknown();

    FlowValue {
        origins = Set.copyOf(origins);
    }

    static FlowValue of(int size, Origin origin) {
        return new FlowValue(size, Set.of(origin));
    }

    static FlowValue unknown(int size) {
        return of(size, UNKNOWN);
    }

    @Override
    public int getSize() {
        return size;
    }

    /** The same object where the other one adds nothing: so the analysis sees that it is done. */
    FlowValue with(FlowValue other) {
        if (origins.containsAll(other.origins) && size <= other.size) {
            return this;
        }
        Set<Origin> both = new LinkedHashSet<>(origins);
        both.addAll(other.origins);
        int smaller = Math.min(size, other.size);
        // anything stays anything: one known branch beside many is not told apart again
        return both.size() > LIMIT ? unknown(smaller) : new FlowValue(smaller, both);
    }

    boolean isUnknown() {
        return origins.size() == 1 && origins.contains(UNKNOWN);
    }
}
