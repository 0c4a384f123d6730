package io.tierguard.archunit.flow;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins the origins of two ways through one method. The analyzer comes by with the same two lists again and again, so
 * that each pair is joined once.
 */
// the lists are the same objects: comparing them by value is what this saves
@SuppressWarnings({"ReferenceEquality", "IdentityHashMapUsage"})
final class OriginJoins {

    private static final int LIMIT = 16;

    private final Map<List<Origin>, Map<List<Origin>, List<Origin>>> known = new IdentityHashMap<>();

    /** The first list itself where the other one adds nothing. */
    List<Origin> of(List<Origin> one, List<Origin> other) {
        if (one == other) {
            return one;
        }
        Map<List<Origin>, List<Origin>> joins = known.get(one);
        if (joins == null) {
            joins = new IdentityHashMap<>();
            known.put(one, joins);
        }
        List<Origin> both = joins.get(other);
        if (both == null) {
            both = join(one, other);
            joins.put(other, both);
        }
        return both;
    }

    /**
     * The first list itself where the other one adds nothing. A number stays one only as long as it is the only origin:
     * nobody asks what a counter may be, and the loops of a parser would be compared for long.
     */
    private static List<Origin> join(List<Origin> one, List<Origin> other) {
        if (one == FlowValue.TOO_MANY || other == FlowValue.TOO_MANY) {
            return FlowValue.TOO_MANY;
        }
        if (one.get(0) instanceof Origin.Numeral) {
            return one.equals(other) ? one : join(FlowValue.JUST_UNKNOWN, other);
        }
        List<Origin> both = one;
        for (int i = 0; i < other.size(); i++) {
            Origin each = other.get(i);
            Origin origin = each instanceof Origin.Numeral ? FlowValue.UNKNOWN : each;
            // most often both met the same ones in the same order
            boolean same = i < one.size() && one.get(i) == origin;
            if (!same && !both.contains(origin)) {
                both = both == one ? new ArrayList<>(one) : both;
                both.add(origin);
            }
        }
        return both.size() > LIMIT ? FlowValue.TOO_MANY : both;
    }
}
