package io.tierguard.archunit.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which objects a value may be, so that two of one class are told apart by what their constructors were given. */
final class Objects {

    private static final int MOST = 64;
    private static final int MOST_CONSTRUCTORS = 8;
    private static final Origin THIS = new Origin.Parameter(0);

    /** An object that is made at a place. */
    record Made(Scope scope, Origin.Made origin) {}

    private record At(Scope scope, Origin origin) {}

    private final Program program;
    private final Paths paths;

    Objects(Program program, Paths paths) {
        this.program = program;
        this.paths = paths;
    }

    /** The objects whose field is read; empty where any may be. */
    Optional<List<Made>> ownersOf(Scope scope, Origin.Field field) {
        if (field.site() == Origin.Field.STATIC) {
            return Optional.empty();
        }
        if (field.site() == Origin.Field.THIS) {
            return of(scope, List.of(THIS));
        }
        Site load = scope.site(field.site());
        return load == null ? Optional.empty() : of(scope, load.values().get(0).origins());
    }

    private Optional<List<Made>> of(Scope scope, List<Origin> origins) {
        List<Made> found = new ArrayList<>();
        Set<At> seen = new HashSet<>();
        Deque<At> open = new ArrayDeque<>();
        origins.forEach(origin -> open.add(new At(scope, origin)));
        while (!open.isEmpty()) {
            At at = open.remove();
            if (seen.add(at) && (seen.size() > MOST || !before(at, open, found))) {
                return Optional.empty();
            }
        }
        return Optional.of(found);
    }

    /** Whether it is known at all where it comes from. */
    private boolean before(At at, Deque<At> open, List<Made> found) {
        Scope scope = at.scope();
        if (at.origin() instanceof Origin.Nothing) {
            return true;
        }
        if (at.origin() instanceof Origin.Made made) {
            Site constructor = program.constructorOf(scope.method(), made);
            found.add(new Made(scope, made));
            return constructor != null
                    && !program.targets(constructor).methods().isEmpty();
        }
        if (at.origin() instanceof Origin.Parameter parameter) {
            return parameter(scope, parameter, open);
        }
        if (at.origin() instanceof Origin.Result result) {
            Site site = scope.site(result.site());
            return site != null && site.isCall() && result(scope, result.site(), site, open);
        }
        return false;
    }

    private boolean parameter(Scope scope, Origin.Parameter parameter, Deque<At> open) {
        Calling calling = scope.calling();
        if (calling != null) {
            FlowValue value = calling.function() == null
                    ? scope.argument(parameter, calling.place().site(), 0)
                    : null;
            return add(calling.from(), value, open);
        }
        // an object may be handed to anybody, and its own method then be called from outside
        if (!scope.method().isStatic() && parameter.equals(THIS)) {
            return false;
        }
        List<Program.Place> callers = program.callersOf(scope.method().key());
        boolean known = !callers.isEmpty() && callers.size() <= MOST;
        for (Program.Place place : callers) {
            Scope from = callers.size() == 1 ? scope.in(place.method()) : scope.calledBy(place);
            known = known && place.site().isCall() && add(from, scope.argument(parameter, place.site(), 0), open);
        }
        return known;
    }

    private boolean result(Scope scope, int number, Site site, Deque<At> open) {
        Program.Targets targets = program.targets(site);
        boolean known = !targets.methods().isEmpty();
        Program.Place place = new Program.Place(scope.method(), number, site);
        for (MethodSummary target : targets.methods()) {
            Optional<Scope> inner = paths.inner(place, scope, target, null);
            known = known && inner.isPresent();
            for (Site end : target.returns()) {
                known = known
                        && inner.isPresent()
                        && add(inner.get(), end.values().get(0), open);
            }
        }
        return known;
    }

    private static boolean add(Scope scope, @Nullable FlowValue value, Deque<At> open) {
        if (value != null) {
            value.origins().forEach(origin -> open.add(new At(scope, origin)));
        }
        return value != null;
    }

    /** Whether a constructor stores it in its own object. */
    boolean isOnItself(Program.Place store) {
        List<FlowValue> values = store.site().values();
        return store.method().key().name().equals("<init>")
                && values.size() > 1
                && values.get(1).origins().equals(List.of(THIS));
    }

    /** Whether it is stored in objects that are made right there, and are none of some. */
    boolean isOnOther(Program.Place store, List<Made> some) {
        List<FlowValue> values = store.site().values();
        return values.size() > 1
                && values.get(1).origins().stream()
                        .allMatch(origin -> origin instanceof Origin.Made made
                                && some.stream()
                                        .noneMatch(one -> one.origin().equals(made)
                                                && one.scope().method().equals(store.method())));
    }

    /** A constructor as it is come to from the place that makes an object; empty where that one is not run there. */
    Optional<Scope> constructing(Made made, MethodSummary wanted) {
        Scope scope = made.scope();
        Origin object = made.origin();
        for (int i = 0; i < MOST_CONSTRUCTORS; i++) {
            Optional<Program.Place> call = constructorCall(scope, object);
            Optional<MethodSummary> target = call.flatMap(
                    place -> program.targets(place.site()).methods().stream().findFirst());
            if (call.isEmpty() || target.isEmpty()) {
                return Optional.empty();
            }
            Optional<Scope> inner = paths.inner(call.get(), scope, target.get(), null);
            if (inner.isEmpty() || target.get().equals(wanted)) {
                return inner;
            }
            scope = inner.get();
            object = THIS;
        }
        return Optional.empty();
    }

    private Optional<Program.Place> constructorCall(Scope scope, Origin object) {
        for (int number : program.usesOf(scope.method(), object)) {
            Site site = scope.site(number);
            if (site != null
                    && site.isCall()
                    && site.name().equals("<init>")
                    && site.values().get(0).origins().contains(object)) {
                return Optional.of(new Program.Place(scope.method(), number, site));
            }
        }
        return Optional.empty();
    }
}
