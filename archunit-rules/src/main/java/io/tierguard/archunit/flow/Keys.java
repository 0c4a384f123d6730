package io.tierguard.archunit.flow;

import org.jspecify.annotations.Nullable;

/** The keys and indexes that values are stored and looked up under: the second value of the place, behind the collection. */
final class Keys {

    private static final int DEEPEST = 8;

    private final Program program;

    Keys(Program program) {
        this.program = program;
    }

    /** The text or number, also where it is an argument of the calls that led here; null where it is not known, or there is none. */
    @Nullable
    String of(Scope scope, Site place) {
        if (place.values().size() < 2) {
            return null;
        }
        Scope at = scope;
        FlowValue key = place.values().get(1);
        for (int i = 0; i < DEEPEST; i++) {
            String known = program.key(key);
            Calling calling = at.calling();
            if (known != null
                    || calling == null
                    || calling.function() != null
                    || key.origins().size() != 1
                    || !(key.origins().get(0) instanceof Origin.Parameter parameter)) {
                return known;
            }
            FlowValue argument = at.argument(parameter, calling.place().site(), 0);
            if (argument == null) {
                return null;
            }
            key = argument;
            at = calling.from();
        }
        return null;
    }
}
