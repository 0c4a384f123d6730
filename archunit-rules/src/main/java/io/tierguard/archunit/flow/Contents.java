package io.tierguard.archunit.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was put into an array or a collection: where it was made, where it came by, and wherever it was handed to. */
final class Contents {

    private final Program program;
    private final Resolver resolver;
    private final Paths paths;
    private final Keys keys;
    private final PutByOthers others;

    Contents(Program program, Resolver resolver, Paths paths) {
        this.program = program;
        this.resolver = resolver;
        this.paths = paths;
        this.keys = new Keys(program);
        this.others = new PutByOthers(program, resolver);
    }

    void answer(Question question, Search search) {
        Origin origin = question.origin();
        if (origin instanceof Origin.Field field) {
            inField(question, field, search);
            paths.field(question, field, search);
            return;
        }
        if (origin instanceof Origin.Made || origin instanceof Origin.Parameter || origin instanceof Origin.Result) {
            uses(question, search);
        }
        if (question.forward()) {
            return;
        }
        if (origin instanceof Origin.Parameter parameter) {
            paths.parameter(question, parameter, search);
        } else if (origin instanceof Origin.Result result) {
            Site site = question.scope().site(result.site());
            if (site != null) {
                result(question, result.site(), site, search);
            }
        } else if (origin instanceof Origin.Made made) {
            Site site = question.scope().site(made.site());
            if (site != null && site.kind() == Site.Kind.NEW && Collecting.isOne(site.owner())) {
                constructed(question, made, site, search);
            }
        }
    }

    private void result(Question question, int number, Site site, Search search) {
        Scope scope = question.scope();
        List<FlowValue> values = site.values();
        Program.Place place = new Program.Place(scope.method(), number, site);
        if (site.kind() == Site.Kind.ELEMENT_LOAD) {
            search.ask(scope, values.get(0), question.want().takenOut(null));
        } else if (Models.handsOverElements(site)) {
            paths.function(Question.Want.ITSELF, place, scope, values.get(values.size() - 1), search);
            paths.function(Question.Want.ELEMENTS, place, scope, values.get(values.size() - 1), search);
        } else if (Collecting.makes(site)) {
            made(question, site, search);
        } else if (Collecting.callsBack(site)) {
            paths.function(Question.Want.ITSELF, place, scope, values.get(values.size() - 1), search);
        } else if (Collecting.looksThrough(site)) {
            search.ask(scope, values.get(0), Collecting.isOfKeys(site) ? Question.Want.KEYS : question.want());
        } else if (Collecting.takesOut(site)) {
            search.ask(scope, values.get(0), question.want().takenOut(keys.of(scope, site)));
        } else {
            List<Integer> takes = Models.takes(site);
            for (int position : takes) {
                if (position < values.size()) {
                    FlowValue value = values.get(position);
                    search.ask(scope, value, question.want());
                    if (Models.takesApart(site)) {
                        search.ask(scope, value, Question.Want.ITSELF);
                    }
                }
            }
            if (takes.isEmpty()) {
                paths.called(question, number, site, search);
            }
        }
    }

    private void made(Question question, Site site, Search search) {
        Scope scope = question.scope();
        List<FlowValue> values = site.values();
        if (!Collecting.isOfPairs(site)) {
            values.forEach(value -> both(scope, value, question.want(), search));
            return;
        }
        boolean keys = question.want().part() == Question.Part.KEYS;
        for (int i = 0; i + 1 < values.size(); i += 2) {
            if (keys) {
                search.ask(scope, values.get(i), Question.Want.ITSELF);
            } else if (matches(
                    question.want().key(), program.text(values.get(i)).orElse(null))) {
                both(scope, values.get(i + 1), question.want(), search);
            }
        }
    }

    private void constructed(Question question, Origin.Made made, Site site, Search search) {
        Scope scope = question.scope();
        Site constructor = program.constructorOf(scope.method(), made);
        if (constructor == null || constructor.values().size() < 2) {
            return;
        }
        List<FlowValue> values = constructor.values();
        if (Collecting.isEntry(site.owner()) && values.size() > 2) {
            boolean keys = question.want().part() == Question.Part.KEYS;
            search.ask(scope, values.get(keys ? 1 : 2), Question.Want.ITSELF);
        } else if (Collecting.isReference(site.owner())) {
            both(scope, values.get(1), Question.Want.ELEMENTS, search);
        } else {
            // a copy of another collection
            search.ask(scope, values.get(1), question.want());
        }
    }

    private void uses(Question question, Search search) {
        Scope scope = question.scope();
        for (int number : program.usesOf(scope.method(), question.origin())) {
            Site site = scope.site(number);
            if (site == null) {
                continue;
            }
            boolean first = site.values().get(0).origins().contains(question.origin());
            if (first
                    && (Collecting.putsIn(site)
                            || Collecting.putsAll(site)
                            || site.kind() == Site.Kind.ELEMENT_STORE)) {
                put(scope, site, question.want(), search);
            } else if (first && site.kind() == Site.Kind.FIELD_STORE) {
                inField(question, Origin.Field.of(site.owner(), site.name()), search);
            } else if (site.isCall() && resolver.isOfWholeProgram()) {
                handed(question, number, site, search);
            }
        }
    }

    /** Into the methods that get it as an argument, and may put something in. */
    private void handed(Question question, int number, Site site, Search search) {
        Scope scope = question.scope();
        Program.Place place = new Program.Place(scope.method(), number, site);
        for (MethodSummary target : program.targets(site).methods()) {
            for (int i = 0; i < site.values().size() && i < target.slots().size(); i++) {
                Origin inside = new Origin.Parameter(target.slots().get(i));
                if (site.values().get(i).origins().contains(question.origin())
                        && !program.usesOf(target, inside).isEmpty()) {
                    paths.inner(place, scope, target, null)
                            .ifPresent(inner -> search.askForward(inner, inside, question.want()));
                }
            }
        }
    }

    /** What is put into a field's collection: by a method that puts in what it is given, only what its callers give for the key. */
    private void inField(Question question, Origin.Field field, Search search) {
        for (Program.Place place : program.putsInto(field)) {
            if (others.is(place)) {
                others.ask(question, place, search);
            } else {
                put(question.scope().storedBy(place.method()), place.site(), question.want(), search);
            }
        }
    }

    private void put(Scope scope, Site site, Question.Want want, Search search) {
        List<FlowValue> values = site.values();
        if (Collecting.putsAll(site)) {
            for (FlowValue value : values.subList(1, values.size())) {
                search.ask(scope, value, want);
            }
            return;
        }
        if (want.part() == Question.Part.KEYS) {
            if (values.size() > 2) {
                search.ask(scope, values.get(1), Question.Want.ITSELF);
            }
            return;
        }
        String own = values.size() > 2 ? keys.of(scope, site) : null;
        // a value under a key that is not known is that of a table, which is asked for others
        boolean table = own == null && values.size() > 2 && Collecting.putsUnderKey(site);
        if (table ? want.key() == null : matches(want.key(), own)) {
            both(scope, values.get(values.size() - 1), want, search);
        }
    }

    /** What is in a collection may be one itself. */
    static void both(Scope scope, FlowValue value, Question.Want want, Search search) {
        if (want.inner() != null) {
            search.ask(scope, value, Question.Want.elements(want.inner()));
            return;
        }
        search.ask(scope, value, Question.Want.ITSELF);
        search.ask(scope, value, want.part() == Question.Part.KEYS ? want : Question.Want.ELEMENTS);
    }

    private static boolean matches(@Nullable String wanted, @Nullable String own) {
        return wanted == null || own == null || wanted.equals(own);
    }
}
