package io.tierguard.archunit.flow;

import io.tierguard.archunit.constants.Member;
import java.util.List;

/** What an origin itself may be: a text, a number, or an array that is filled with constants. */
final class Values {

    private final Program program;
    private final Paths paths;
    private final Keys keys;
    private final Texts texts;
    private final FilledArrays arrays;

    Values(Program program, Resolver resolver, Paths paths) {
        this.program = program;
        this.paths = paths;
        this.keys = new Keys(program);
        this.texts = new Texts(program, resolver, paths);
        this.arrays = new FilledArrays(program, resolver, paths);
    }

    void answer(Question question, Search search) {
        Origin origin = question.origin();
        if (origin instanceof Origin.Text text) {
            add(question, text.line(), text.value(), Literal.Kind.TEXT, search);
        } else if (origin instanceof Origin.Numeral number) {
            add(question, number.line(), number.digits(), Literal.Kind.NUMBER, search);
        } else if (origin instanceof Origin.Nothing) {
            add(question, 0, "", Literal.Kind.TEXT, search);
        } else if (origin instanceof Origin.Field field) {
            program.valueOf(field)
                    .ifPresent(value ->
                            search.add(Found.of(question.scope(), program.member(field), 0, value, Literal.Kind.TEXT)));
            paths.field(question, field, search);
        } else if (origin instanceof Origin.Parameter parameter) {
            paths.parameter(question, parameter, search);
        } else if (origin instanceof Origin.Result result) {
            Site site = question.scope().site(result.site());
            if (site != null) {
                result(question, result.site(), site, search);
            }
        } else if (origin instanceof Origin.Made made) {
            Site site = question.scope().site(made.site());
            if (site != null) {
                made(question, made, site, search);
            }
        }
    }

    private static void add(Question question, int line, String value, Literal.Kind kind, Search search) {
        Member field = question.field();
        Member member = field == null ? question.scope().method().member() : field;
        search.add(Found.of(question.scope(), member, line, value, kind));
    }

    private void result(Question question, int number, Site site, Search search) {
        Scope scope = question.scope();
        List<FlowValue> values = site.values();
        if (site.kind() == Site.Kind.CONCATENATION) {
            texts.concatenation(scope, site, question.field()).ifPresent(search::add);
        } else if (site.kind() == Site.Kind.ELEMENT_LOAD) {
            search.ask(scope, values.get(0), Question.Want.elements(keys.of(scope, site)));
        } else if (Models.isFormat(site)) {
            texts.format(scope, site, question.field()).ifPresent(search::add);
        } else if (Models.isJoin(site) || Texts.isJoining(scope, site)) {
            texts.join(scope, site, question.field()).ifPresent(search::add);
        } else if (Accumulators.isMadeBy(site)) {
            texts.accumulated(scope, new Origin.Result(number), site, question.field())
                    .ifPresent(search::add);
        } else if (Accumulators.passesOn(site)) {
            search.ask(scope, values.get(0), Question.Want.ITSELF, question.field());
        } else {
            call(question, number, site, search);
        }
    }

    private void call(Question question, int number, Site site, Search search) {
        Scope scope = question.scope();
        List<FlowValue> values = site.values();
        List<Integer> takes = Models.takes(site);
        for (int position : takes) {
            if (position < values.size()) {
                search.ask(scope, values.get(position), Question.Want.ITSELF, question.field());
            }
        }
        Program.Place place = new Program.Place(scope.method(), number, site);
        if (Collecting.takesOut(site)) {
            search.ask(scope, values.get(0), Question.Want.elements(keys.of(scope, site)));
            if (values.size() > 1) {
                FlowValue last = values.get(values.size() - 1);
                if (Collecting.hasDefault(site)) {
                    search.ask(scope, last, Question.Want.ITSELF, question.field());
                }
                paths.function(Question.Want.ITSELF, place, scope, last, search);
            }
        } else if (Collecting.takesKeyOut(site)) {
            search.ask(scope, values.get(0), Question.Want.KEYS);
        } else if (takes.isEmpty()) {
            paths.called(question, number, site, search);
        } else if (site.name().equals("requireNonNullElseGet")) {
            paths.function(Question.Want.ITSELF, place, scope, values.get(1), search);
        }
    }

    private void made(Question question, Origin.Made made, Site site, Search search) {
        Scope scope = question.scope();
        if (site.kind() == Site.Kind.ARRAY) {
            arrays.found(scope, made, site, question.field(), search);
            // an argument that may be given several times comes as an array of texts
            if (site.owner().equals("java/lang/String") || site.owner().equals("java/lang/Object")) {
                search.ask(question.with(Question.Want.ELEMENTS));
            }
        } else if (site.kind() == Site.Kind.NEW) {
            if (Accumulators.isOne(site.owner())) {
                texts.accumulated(scope, made, site, question.field()).ifPresent(search::add);
            } else {
                wrapped(question, made, search);
            }
        }
    }

    private void wrapped(Question question, Origin.Made made, Search search) {
        Scope scope = question.scope();
        Site constructor = program.constructorOf(scope.method(), made);
        if (constructor == null) {
            return;
        }
        for (int position : Models.takes(constructor)) {
            if (position < constructor.values().size()) {
                search.ask(scope, constructor.values().get(position), Question.Want.ITSELF, question.field());
            }
        }
    }
}
