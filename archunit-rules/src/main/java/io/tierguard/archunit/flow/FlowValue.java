package io.tierguard.archunit.flow;

import java.util.List;
import org.objectweb.asm.tree.analysis.Value;

/**
 * The origins of what a variable or a place on the stack may hold, each once. Above a limit it is anything, or the
 * analysis of a method would not end.
 *
 * @param size in slots
 * @param origins in the order in which they were met
 * @param local the slot that it was last loaded from, or {@link #NO_LOCAL}
 */
// the same objects come by again and again: comparing them by value would cost more than it saves
@SuppressWarnings("ReferenceEquality")
record FlowValue(int size, List<Origin> origins, int local) implements Value {

    static final int NO_LOCAL = -1;

    static final Origin UNKNOWN = new Origin.Unknown();
    static final List<Origin> JUST_UNKNOWN = List.of(UNKNOWN);
    private static final FlowValue UNKNOWN_OF_ONE = new FlowValue(1, JUST_UNKNOWN, NO_LOCAL);
    private static final FlowValue UNKNOWN_OF_TWO = new FlowValue(2, JUST_UNKNOWN, NO_LOCAL);
    static final List<Origin> TOO_MANY = List.of(new Origin.TooMany());

    static FlowValue of(int size, Origin origin) {
        return new FlowValue(size, List.of(origin), NO_LOCAL);
    }

    static FlowValue unknown(int size) {
        return size == 2 ? UNKNOWN_OF_TWO : UNKNOWN_OF_ONE;
    }

    @Override
    public int getSize() {
        return size;
    }

    FlowValue sized(int other) {
        return size == other ? this : new FlowValue(other, origins, local);
    }

    FlowValue loadedFrom(int slot) {
        return local == slot ? this : new FlowValue(size, origins, slot);
    }

    FlowValue stored() {
        return local == NO_LOCAL ? this : new FlowValue(size, origins, NO_LOCAL);
    }

    /** The same object where the other one adds nothing: so the analysis sees that it is done. */
    FlowValue with(FlowValue other, OriginJoins joins) {
        if (this == other) {
            return this;
        }
        int smaller = Math.min(size, other.size);
        int same = local == other.local ? local : NO_LOCAL;
        List<Origin> both = joins.of(origins, other.origins);
        if (both == origins && size == smaller && local == same) {
            return this;
        }
        return new FlowValue(smaller, both, same);
    }

    boolean isTooMany() {
        return origins == TOO_MANY;
    }

    boolean isUnknown() {
        return origins.size() == 1 && origins.get(0) == UNKNOWN;
    }
}
