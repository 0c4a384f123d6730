package io.tierguard.archunit.flow;

import io.tierguard.archunit.constants.Member;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Answers one question: what a value may be. It goes back through calls, fields and collections, and gives up after a
 * number of steps.
 */
final class Resolver {

    private static final int MOST_STEPS = 4_000;
    private static final int MOST_CALLERS = 64;
    private static final int DEEPEST = 4;

    /** The calls that led into a method. */
    private record Calling(Program.Place place, @Nullable Calling below, int depth) {}

    private record Question(
            MethodKey method, Origin origin, @Nullable Calling calling, boolean contents) {}

    private record Made(
            MethodSummary method,
            int number,
            Site site,
            @Nullable Calling calling) {}

    private final Program program;
    private final boolean wholeProgram;
    private final Set<Question> open = new HashSet<>();
    private int steps;

    Resolver(Program program, Sink.Reach reach) {
        this.program = program;
        this.wholeProgram = reach == Sink.Reach.PROGRAM;
    }

    boolean gaveUp() {
        return steps > MOST_STEPS;
    }

    List<Found> resolve(MethodSummary method, FlowValue value) {
        return resolve(method, value, null);
    }

    private List<Found> resolve(MethodSummary method, FlowValue value, @Nullable Calling calling) {
        List<Found> found = new ArrayList<>();
        each(
                value,
                origin -> guarded(new Question(method.key(), origin, calling, false), () -> {
                    resolve(method, origin, calling, found);
                }));
        return found;
    }

    private static void each(FlowValue value, java.util.function.Consumer<Origin> step) {
        value.origins().forEach(step);
    }

    private void guarded(Question question, Runnable step) {
        if (++steps <= MOST_STEPS && open.add(question)) {
            try {
                step.run();
            } finally {
                open.remove(question);
            }
        }
    }

    private void resolve(MethodSummary method, Origin origin, @Nullable Calling calling, List<Found> found) {
        if (origin instanceof Origin.Text text) {
            found.add(Found.of(method.member(), text.line(), text.value(), Literal.Kind.TEXT));
        } else if (origin instanceof Origin.Number number) {
            found.add(Found.of(method.member(), number.line(), number.digits(), Literal.Kind.NUMBER));
        } else if (origin instanceof Origin.Nothing) {
            found.add(Found.of(method.member(), 0, "", Literal.Kind.TEXT));
        } else if (origin instanceof Origin.Field field) {
            field(method, field, found);
        } else if (origin instanceof Origin.Parameter parameter) {
            arguments(
                    method,
                    parameter,
                    calling,
                    (place, next) -> found.addAll(resolve(place.method(), argument(place, method, parameter), next)));
        } else if (origin instanceof Origin.Result result) {
            Site site = method.sites().get(result.site());
            if (site != null) {
                result(method, result.site(), site, calling, found);
            }
        } else if (origin instanceof Origin.Made made) {
            Site site = method.sites().get(made.site());
            if (site != null) {
                made(new Made(method, made.site(), site, calling), found);
            }
        }
    }

    private void field(MethodSummary method, Origin.Field field, List<Found> found) {
        Member member = Member.ofField(ClassSummary.dotted(field.owner()), field.name());
        program.valueOf(field).ifPresent(value -> found.add(Found.of(member, 0, value, Literal.Kind.TEXT)));
        for (Program.Place place : program.storesTo(field)) {
            boolean own = place.method().key().owner().equals(field.owner());
            if (!wholeProgram
                    && !place.method().key().owner().equals(method.key().owner())) {
                continue;
            }
            boolean initialises = own && place.method().key().name().startsWith("<");
            resolve(place.method(), place.site().values().get(0), null)
                    .forEach(one -> found.add(
                            initialises
                                            && one.literal()
                                                    .member()
                                                    .equals(place.method().member())
                                    ? one.in(member)
                                    : one));
        }
    }

    private void arguments(
            MethodSummary method,
            Origin.Parameter parameter,
            @Nullable Calling calling,
            BiConsumer<Program.Place, @Nullable Calling> step) {
        if (!wholeProgram || !method.slots().contains(parameter.position())) {
            return;
        }
        if (calling != null) {
            step.accept(calling.place(), calling.below());
            return;
        }
        List<Program.Place> callers = program.callersOf(method.key());
        if (callers.size() <= MOST_CALLERS) {
            callers.forEach(place -> step.accept(place, null));
        }
    }

    private static FlowValue argument(Program.Place place, MethodSummary method, Origin.Parameter parameter) {
        int index = method.slots().indexOf(parameter.position());
        List<FlowValue> values = place.site().values();
        return index < values.size() ? values.get(index) : FlowValue.unknown(1);
    }

    private void result(MethodSummary method, int number, Site site, @Nullable Calling calling, List<Found> found) {
        List<FlowValue> values = site.values();
        switch (site.kind()) {
            case CONCATENATION -> joined(method, site, calling).ifPresent(found::add);
            case ELEMENT_LOAD -> contents(method, values.get(0), calling, null, found);
            default -> {
                if (Calls.isBuilder(site.owner())) {
                    if (site.name().equals("toString") || site.name().equals("append")) {
                        builder(method, values.get(0), calling).ifPresent(found::add);
                    }
                } else if (Calls.givesBackTheObject(site)) {
                    found.addAll(resolve(method, values.get(0), calling));
                } else if (Calls.givesBackItsFirst(site)) {
                    found.addAll(resolve(method, values.get(0), calling));
                } else if (Calls.isCoder(site) && values.size() > 1) {
                    found.addAll(resolve(method, values.get(1), calling));
                } else if (isDefault(site)) {
                    found.addAll(resolve(method, values.get(values.size() - 1), calling));
                    if (!site.name().equals("getProperty")) {
                        contents(method, values.get(0), calling, key(method, site), found);
                    }
                } else if (Calls.takesOut(site)) {
                    contents(method, values.get(0), calling, key(method, site), found);
                } else {
                    called(method, number, site, calling, found);
                }
            }
        }
    }

    private static boolean isDefault(Site site) {
        return site.name().equals("orElse")
                || site.name().equals("getOrDefault")
                || site.name().equals("requireNonNullElse")
                || site.name().equals("getProperty")
                        && site.descriptor().startsWith("(Ljava/lang/String;Ljava/lang/String;)");
    }

    private void called(MethodSummary method, int number, Site site, @Nullable Calling calling, List<Found> found) {
        if (!wholeProgram) {
            return;
        }
        Program.Place place = new Program.Place(method, number, site);
        int depth = calling == null ? 1 : calling.depth() + 1;
        for (MethodSummary target : program.targets(site)) {
            returns(target, depth > DEEPEST ? null : new Calling(place, calling, depth), found);
        }
        if (site.kind() == Site.Kind.CALL) {
            // the function that a lambda or a method reference stands for
            allocations(method, site.values().get(0), calling, made -> {
                MethodSummary body = made.site().kind() == Site.Kind.FUNCTION
                        ? program.method(made.site().body())
                        : null;
                if (body != null) {
                    Program.Place at = new Program.Place(made.method(), made.number(), made.site());
                    returns(body, new Calling(at, made.calling(), depth), found);
                }
            });
        }
    }

    private void returns(MethodSummary target, @Nullable Calling calling, List<Found> found) {
        target.sites().values().stream()
                .filter(site -> site.kind() == Site.Kind.RETURN)
                .forEach(site -> found.addAll(resolve(target, site.values().get(0), calling)));
    }

    /** All pieces must be constant; of several that one may be, the first stands. */
    private Optional<Found> joined(MethodSummary method, Site site, @Nullable Calling calling) {
        StringBuilder whole = new StringBuilder();
        int next = 0;
        for (int i = 0; i < site.name().length(); i++) {
            char c = site.name().charAt(i);
            if (c != Concatenation.ARGUMENT) {
                whole.append(c);
                continue;
            }
            Optional<Found> piece =
                    resolve(method, site.values().get(next++), calling).stream().findFirst();
            if (piece.isEmpty()) {
                return Optional.empty();
            }
            whole.append(piece.get().literal().value());
        }
        return Optional.of(Found.of(method.member(), site.line(), whole.toString(), Literal.Kind.TEXT));
    }

    private Optional<Found> builder(MethodSummary method, FlowValue builder, @Nullable Calling calling) {
        List<Made> all = new ArrayList<>();
        allocations(method, builder, calling, all::add);
        for (Made made : all) {
            StringBuilder whole = new StringBuilder();
            int line = made.site().line();
            boolean known = true;
            for (Site site : made.method().sites().values()) {
                if (!site.isCall()
                        || !Calls.isBuilder(site.owner())
                        || site.values().size() < 2
                        || !startsAt(made, site.values().get(0))
                        || site.descriptor().startsWith("(I)V")) {
                    continue;
                }
                Optional<Found> piece = resolve(made.method(), site.values().get(1), made.calling()).stream()
                        .findFirst();
                known &= piece.isPresent();
                piece.ifPresent(one -> whole.append(one.literal().value()));
            }
            if (known && whole.length() > 0) {
                return Optional.of(Found.of(made.method().member(), line, whole.toString(), Literal.Kind.TEXT));
            }
        }
        return Optional.empty();
    }

    /** Also along a chain of calls that each give the builder back. */
    private static boolean startsAt(Made made, FlowValue value) {
        FlowValue at = value;
        for (int i = 0; i < 100; i++) {
            if (at.origins().contains(new Origin.Made(made.number()))) {
                return true;
            }
            Optional<Site> before = at.origins().stream()
                    .filter(Origin.Result.class::isInstance)
                    .map(origin -> made.method().sites().get(((Origin.Result) origin).site()))
                    .filter(Objects::nonNull)
                    .filter(site ->
                            Calls.isBuilder(site.owner()) && !site.values().isEmpty())
                    .findFirst();
            if (before.isEmpty()) {
                return false;
            }
            at = before.get().values().get(0);
        }
        return false;
    }

    private void made(Made made, List<Found> found) {
        if (made.site().kind() == Site.Kind.ARRAY) {
            array(made).ifPresent(found::add);
        } else if (made.site().kind() == Site.Kind.NEW) {
            if (Calls.isBuilder(made.site().owner())) {
                builder(made.method(), FlowValue.of(1, new Origin.Made(made.number())), made.calling())
                        .ifPresent(found::add);
            } else if (Calls.isWrapper(made.site().owner())) {
                for (Site site : made.method().sites().values()) {
                    if (site.name().equals("<init>")
                            && site.isCall()
                            && site.values().size() > 1
                            && site.values().get(0).origins().contains(new Origin.Made(made.number()))) {
                        found.addAll(resolve(made.method(), site.values().get(1), made.calling()));
                    }
                }
            }
        }
    }

    /** One of characters or bytes, each given as a number, and nowhere else filled. */
    private static Optional<Found> array(Made made) {
        Map<Integer, Character> elements = new TreeMap<>();
        Origin itself = new Origin.Made(made.number());
        for (Site site : made.method().sites().values()) {
            boolean touched = !site.values().isEmpty()
                    && site.values().stream().anyMatch(value -> value.origins().contains(itself));
            if (!touched) {
                continue;
            }
            if (site.kind() == Site.Kind.ELEMENT_STORE) {
                Optional<Integer> index = number(site.values().get(1));
                Optional<Integer> element = number(site.values().get(2));
                if (index.isEmpty() || element.isEmpty()) {
                    return Optional.empty();
                }
                elements.put(index.get(), (char) (element.get() & 0xFFFF));
            } else if (site.isCall() && FILLERS.contains(site.name())) {
                return Optional.empty();
            }
        }
        if (elements.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder();
        elements.values().forEach(text::append);
        return Optional.of(Found.of(made.method().member(), made.site().line(), text.toString(), Literal.Kind.ARRAY));
    }

    private static final Set<String> FILLERS = Set.of(
            "arraycopy",
            "fill",
            "nextBytes",
            "read",
            "readFully",
            "digest",
            "doFinal",
            "update",
            "getChars",
            "getBytes",
            "generateSeed",
            "readNBytes",
            "get");

    private static Optional<Integer> number(FlowValue value) {
        if (value.origins().size() != 1) {
            return Optional.empty();
        }
        Origin only = value.origins().iterator().next();
        return only instanceof Origin.Number number
                ? Optional.of((int) Long.parseLong(number.digits()))
                : Optional.empty();
    }

    private @Nullable String key(MethodSummary method, Site site) {
        return site.values().size() < 2
                ? null
                : program.text(site.values().get(1)).orElse(null);
    }

    /** What was put into a collection or array. */
    private void contents(
            MethodSummary method,
            FlowValue container,
            @Nullable Calling calling,
            @Nullable String key,
            List<Found> found) {
        each(container, origin -> {
            if (origin instanceof Origin.Result result) {
                Site site = method.sites().get(result.site());
                if (site != null && site.isCall() && Calls.makesCollection(site)) {
                    site.values().forEach(value -> {
                        found.addAll(resolve(method, value, calling));
                        contents(method, value, calling, key, found);
                    });
                } else if (site != null && Calls.givesBackItsFirst(site)) {
                    contents(method, site.values().get(0), calling, key, found);
                }
            }
            if (origin instanceof Origin.Field field) {
                program.putsInto(field).forEach(place -> put(place.method(), place.site(), null, key, found));
            }
        });
        allocations(method, container, calling, made -> {
            for (Site site : made.method().sites().values()) {
                boolean into = !site.values().isEmpty()
                        && site.values().get(0).origins().contains(new Origin.Made(made.number()));
                if (into && site.kind() == Site.Kind.ELEMENT_STORE) {
                    found.addAll(resolve(made.method(), site.values().get(2), made.calling()));
                } else if (into && site.isCall() && Calls.putsIn(site)) {
                    put(made.method(), site, made.calling(), key, found);
                }
            }
        });
    }

    private void put(
            MethodSummary method, Site site, @Nullable Calling calling, @Nullable String key, List<Found> found) {
        String own = site.values().size() > 2 ? key(method, site) : null;
        if (key == null || own == null || own.equals(key)) {
            found.addAll(resolve(method, site.values().get(site.values().size() - 1), calling));
        }
    }

    /** Where an object or array that a value may be was made. */
    private void allocations(
            MethodSummary method, FlowValue value, @Nullable Calling calling, java.util.function.Consumer<Made> step) {
        each(
                value,
                origin -> guarded(new Question(method.key(), origin, calling, true), () -> {
                    if (origin instanceof Origin.Made made) {
                        Site site = method.sites().get(made.site());
                        if (site != null) {
                            step.accept(new Made(method, made.site(), site, calling));
                        }
                    } else if (origin instanceof Origin.Field field) {
                        program.storesTo(field)
                                .forEach(place -> allocations(
                                        place.method(), place.site().values().get(0), null, step));
                    } else if (origin instanceof Origin.Parameter parameter) {
                        arguments(
                                method,
                                parameter,
                                calling,
                                (place, next) ->
                                        allocations(place.method(), argument(place, method, parameter), next, step));
                    } else if (origin instanceof Origin.Result result) {
                        through(method, result, calling, step);
                    }
                }));
    }

    private void through(
            MethodSummary method,
            Origin.Result result,
            @Nullable Calling calling,
            java.util.function.Consumer<Made> step) {
        Site site = method.sites().get(result.site());
        if (site == null || !site.isCall()) {
            return;
        }
        if (Calls.looksThrough(site) || Calls.takesOut(site) || Calls.isBuilder(site.owner())) {
            allocations(method, site.values().get(0), calling, step);
        } else if (Calls.givesBackItsFirst(site)) {
            allocations(method, site.values().get(0), calling, step);
        } else if (wholeProgram) {
            int depth = calling == null ? 1 : calling.depth() + 1;
            Program.Place place = new Program.Place(method, result.site(), site);
            Calling inner = depth > DEEPEST ? null : new Calling(place, calling, depth);
            program.targets(site)
                    .forEach(target -> target.sites().values().stream()
                            .filter(end -> end.kind() == Site.Kind.RETURN)
                            .forEach(end -> allocations(target, end.values().get(0), inner, step)));
        }
    }
}
