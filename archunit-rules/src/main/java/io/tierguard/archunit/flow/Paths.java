package io.tierguard.archunit.flow;

import io.tierguard.archunit.constants.Member;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The ways back that every value can have come: from a field, from whoever called, and out of a called method. */
final class Paths {

    private static final int MOST_CALLERS = 64;
    private static final int DEEPEST = 16;

    private final Program program;
    private final Resolver resolver;
    private final Functions functions;
    private final Objects objects;

    Paths(Program program, Resolver resolver) {
        this.program = program;
        this.resolver = resolver;
        this.functions = new Functions(program);
        this.objects = new Objects(program, this);
    }

    /** To whatever is stored in it: by the constructors of the very objects, where they are known. */
    void field(Question question, Origin.Field field, Search search) {
        MethodSummary asks = question.scope().method();
        Member member = program.member(field);
        List<Program.Place> stores = program.storesTo(field);
        Optional<List<Objects.Made>> owners = stores.isEmpty() || !resolver.isOfWholeProgram()
                ? Optional.empty()
                : objects.ownersOf(question.scope(), field);
        for (Program.Place place : stores) {
            MethodSummary method = place.method();
            if (!resolver.isOfWholeProgram()
                    && !method.key().owner().equals(asks.key().owner())) {
                continue;
            }
            boolean initialises = method.key().name().startsWith("<")
                    && ClassSummary.dotted(method.key().owner()).equals(member.owner());
            FlowValue value = place.site().values().get(0);
            Member initialised = initialises ? member : null;
            if (owners.isPresent() && objects.isOnItself(place)) {
                owners.get().stream()
                        .flatMap(made -> objects.constructing(made, method).stream())
                        .forEach(scope -> search.ask(scope, value, question.want(), initialised));
            } else if (owners.isEmpty() || !objects.isOnOther(place, owners.get())) {
                search.ask(question.scope().storedBy(method), value, question.want(), initialised);
            }
        }
    }

    /** To the call that led here, or to every call of the method. */
    void parameter(Question question, Origin.Parameter parameter, Search search) {
        Scope scope = question.scope();
        if (!resolver.isOfWholeProgram() || !scope.method().slots().contains(parameter.position())) {
            return;
        }
        Calling calling = scope.calling();
        if (calling != null) {
            argument(question, parameter, calling, search);
            return;
        }
        List<Program.Place> callers = program.callersOf(scope.method().key());
        if (callers.size() > MOST_CALLERS) {
            resolver.giveUp();
            return;
        }
        for (Program.Place place : callers) {
            Scope from = callers.size() == 1 ? scope.in(place.method()) : scope.calledBy(place);
            FlowValue value = scope.argument(parameter, place.site(), 0);
            if (value != null) {
                search.ask(from, value, question.want());
            } else if (place.site().kind() == Site.Kind.FUNCTION) {
                functions.given(place, scope.method(), parameter, from, question.want(), search);
            }
        }
    }

    private static void argument(Question question, Origin.Parameter parameter, Calling calling, Search search) {
        Scope scope = question.scope();
        Calling.Function function = calling.function();
        FlowValue value;
        if (function == null) {
            value = scope.argument(parameter, calling.place().site(), 0);
        } else {
            FlowValue captured = scope.argument(parameter, function.site(), 0);
            if (captured != null) {
                search.ask(function.scope(), captured, question.want());
                return;
            }
            Site call = calling.place().site();
            // what a method of a collection hands to a function is in the collection
            if (Models.handsOverElements(call)) {
                search.ask(calling.from(), call.values().get(0), Question.Want.ELEMENTS);
                return;
            }
            // the object of the call is the function itself
            value = scope.argument(parameter, call, function.site().values().size() - 1);
        }
        if (value != null) {
            search.ask(calling.from(), value, question.want());
        }
    }

    /** Into the methods that a call may get to, and to what they give back. */
    void called(Question question, int number, Site site, Search search) {
        if (!resolver.isOfWholeProgram()) {
            return;
        }
        Program.Targets targets = program.targets(site);
        if (targets.tooMany()) {
            resolver.giveUp();
        }
        Scope from = question.scope();
        Program.Place place = new Program.Place(from.method(), number, site);
        for (MethodSummary target : targets.methods()) {
            returns(question.want(), place, from, target, null, search);
        }
        if (targets.methods().isEmpty() && site.kind() == Site.Kind.CALL) {
            function(question.want(), place, from, site.values().get(0), search);
        }
    }

    /** Into the functions that a value may be. */
    void function(Question.Want want, Program.Place place, Scope from, FlowValue value, Search search) {
        if (!resolver.isOfWholeProgram()) {
            return;
        }
        for (Functions.Body body : functions.of(from, value)) {
            Calling.Function function = new Calling.Function(body.site(), body.scope());
            if (body.method() != null) {
                returns(want, place, from, body.method(), function, search);
            } else if (Models.referredPassesOn(body.site())) {
                FlowValue given = Models.handsOverElements(place.site())
                        ? place.site().values().get(0)
                        : place.site().values().size() > 1
                                ? place.site().values().get(1)
                                : null;
                if (given != null) {
                    search.ask(from, given, Models.handsOverElements(place.site()) ? Question.Want.ELEMENTS : want);
                }
            }
        }
    }

    private void returns(
            Question.Want want,
            Program.Place place,
            Scope from,
            MethodSummary target,
            Calling.@Nullable Function function,
            Search search) {
        Optional<Scope> inner = inner(place, from, target, function);
        if (inner.isPresent()) {
            target.returns().forEach(end -> search.ask(inner.get(), end.values().get(0), want));
        }
    }

    /** Empty where it was entered by the same call before, or where it is too deep. */
    Optional<Scope> inner(Program.Place place, Scope from, MethodSummary target, Calling.@Nullable Function function) {
        Calling calling = Calling.of(place, from, function, DEEPEST);
        if (calling == null) {
            if (!from.isWithin(place)) {
                resolver.giveUp();
            }
            return Optional.empty();
        }
        return Optional.of(from.into(target, calling));
    }
}
