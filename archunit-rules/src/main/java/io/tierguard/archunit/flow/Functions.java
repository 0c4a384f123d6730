package io.tierguard.archunit.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lambdas and method references: which ones a value may be, and who calls one. */
final class Functions {

    private static final int MOST = 64;

    /** A place that makes a function; its method is null where it is not among the analysed ones. */
    record Body(Site site, Scope scope, @Nullable MethodSummary method) {}

    private record At(Scope scope, Origin origin) {}

    private final Program program;

    Functions(Program program) {
        this.program = program;
    }

    /** The functions that a value may be, as far as they come from the method itself, its callers and fields. */
    List<Body> of(Scope scope, FlowValue value) {
        List<Body> bodies = new ArrayList<>();
        Set<At> seen = new HashSet<>();
        Deque<At> open = new ArrayDeque<>();
        value.origins().forEach(origin -> open.add(new At(scope, origin)));
        while (!open.isEmpty() && seen.size() < MOST) {
            At at = open.remove();
            if (seen.add(at)) {
                before(at, open, bodies);
            }
        }
        return bodies;
    }

    private void before(At at, Deque<At> open, List<Body> bodies) {
        Scope scope = at.scope();
        if (at.origin() instanceof Origin.Made made) {
            Site site = scope.site(made.site());
            if (site != null && site.kind() == Site.Kind.FUNCTION && site.body() != null) {
                bodies.add(new Body(site, scope, program.method(site.body())));
            }
        } else if (at.origin() instanceof Origin.Field field) {
            program.storesTo(field)
                    .forEach(place ->
                            add(scope.in(place.method()), place.site().values().get(0), open));
        } else if (at.origin() instanceof Origin.Parameter parameter) {
            Calling calling = scope.calling();
            if (calling != null && calling.function() == null) {
                add(calling.from(), scope.argument(parameter, calling.place().site(), 0), open);
            } else if (calling == null) {
                program.callersOf(scope.method().key())
                        .forEach(place -> add(scope.calledBy(place), scope.argument(parameter, place.site(), 0), open));
            }
        } else if (at.origin() instanceof Origin.Result result) {
            Site site = scope.site(result.site());
            if (site != null && site.isCall()) {
                program.targets(site)
                        .methods()
                        .forEach(target -> target.returns()
                                .forEach(end ->
                                        add(scope.in(target), end.values().get(0), open)));
            }
        }
    }

    private static void add(Scope scope, @Nullable FlowValue value, Deque<At> open) {
        if (value != null) {
            value.origins().forEach(origin -> open.add(new At(scope, origin)));
        }
    }

    /** What those hand over who call a function that is made at a place. */
    void given(
            Program.Place maker,
            MethodSummary body,
            Origin.Parameter parameter,
            Scope scope,
            Question.Want want,
            Search search) {
        int argument = body.slots().indexOf(parameter.position())
                - maker.site().values().size();
        Set<At> seen = new HashSet<>();
        Deque<At> open = new ArrayDeque<>();
        open.add(new At(scope, new Origin.Made(maker.number())));
        while (!open.isEmpty() && seen.size() < MOST) {
            At at = open.remove();
            if (seen.add(at)) {
                after(at, maker.site(), argument, open, want, search);
            }
        }
    }

    private void after(At at, Site function, int argument, Deque<At> open, Question.Want want, Search search) {
        Scope scope = at.scope();
        for (int number : program.usesOf(scope.method(), at.origin())) {
            Site site = scope.method().sites().get(number);
            if (site == null) {
                continue;
            }
            int position = position(site, at.origin());
            if (site.kind() == Site.Kind.FIELD_STORE && position == 0) {
                program.callsOn(Origin.Field.of(site.owner(), site.name())).stream()
                        .filter(place -> place.site().name().equals(function.name()))
                        .forEach(place -> handedOver(scope.in(place.method()), place.site(), argument, want, search));
            } else if (site.isCall() && position == 0 && site.name().equals(function.name())) {
                handedOver(scope, site, argument, want, search);
            } else if (site.isCall() && Models.handsOverElements(site) && position > 0) {
                search.ask(scope, site.values().get(0), Question.Want.ELEMENTS);
            } else if (site.isCall()) {
                for (MethodSummary target : program.targets(site).methods()) {
                    if (position < target.slots().size()) {
                        Origin inner = new Origin.Parameter(target.slots().get(position));
                        Program.Place place = new Program.Place(scope.method(), number, site);
                        Calling calling = Calling.of(place, scope, null, MOST);
                        if (calling != null) {
                            open.add(new At(scope.into(target, calling), inner));
                        }
                    }
                }
            }
        }
    }

    private static void handedOver(Scope scope, Site call, int argument, Question.Want want, Search search) {
        if (argument + 1 < call.values().size()) {
            search.ask(scope, call.values().get(argument + 1), want);
        }
    }

    private static int position(Site site, Origin origin) {
        for (int i = 0; i < site.values().size(); i++) {
            if (site.values().get(i).origins().contains(origin)) {
                return i;
            }
        }
        return -1;
    }
}
