package io.tierguard.archunit.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A method while a question is answered.
 *
 * @param method the method
 * @param calling how it was come to from the place that asks; null where that is not within it, and any caller counts
 * @param caller where a caller was chosen, the first one that was: values from different ones are told apart
 * @param stored whether the way led through a field or a collection: who filled that is no caller
 */
record Scope(MethodSummary method, @Nullable Calling calling, Program.@Nullable Place caller, boolean stored) {

    static Scope of(MethodSummary method) {
        return new Scope(method, null, null, false);
    }

    Scope in(MethodSummary other) {
        return new Scope(other, null, caller, stored);
    }

    Scope storedBy(MethodSummary other) {
        return new Scope(other, null, caller, true);
    }

    Scope calledBy(Program.Place place) {
        return new Scope(place.method(), null, caller == null && !stored ? place : caller, stored);
    }

    Scope into(MethodSummary target, Calling by) {
        return new Scope(target, by, caller, stored);
    }

    boolean isWithin(Program.Place place) {
        for (Calling at = calling; at != null; at = at.from().calling()) {
            if (at.place().equals(place)) {
                return true;
            }
        }
        return false;
    }

    @Nullable
    Site site(int number) {
        return method.sites().get(number);
    }

    /** What a parameter is given by the call that led here, or by a place that calls. */
    @Nullable
    FlowValue argument(Origin.Parameter parameter, Site call, int captured) {
        int index = method.slots().indexOf(parameter.position()) - captured;
        List<FlowValue> values = call.values();
        return index >= 0 && index < values.size() ? values.get(index) : null;
    }
}
