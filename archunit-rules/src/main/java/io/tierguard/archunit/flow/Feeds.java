package io.tierguard.archunit.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.Type;

/**
 * What a builder, writer or buffer is fed with, in the order of the code: also by the methods that it is handed to, and by
 * those that find it in a field.
 */
final class Feeds {

    private static final int DEEPEST = 4;
    private static final int MOST = 5_000;

    /** A piece, where it stands, and how it goes in. */
    record Feed(Scope scope, FlowValue value, boolean isCharacter, boolean inFront) {}

    private final Program program;
    private final Resolver resolver;
    private final Paths paths;

    Feeds(Program program, Resolver resolver, Paths paths) {
        this.program = program;
        this.resolver = resolver;
        this.paths = paths;
    }

    List<Feed> of(Scope scope, Origin made) {
        List<Feed> feeds = new ArrayList<>();
        collect(scope, List.of(made), feeds, 0);
        return feeds;
    }

    private void collect(Scope scope, Collection<? extends Origin> objects, List<Feed> feeds, int depth) {
        Set<Integer> numbers = new TreeSet<>();
        Set<Origin> itself = new HashSet<>();
        Deque<Origin> open = new ArrayDeque<>(objects);
        while (!open.isEmpty()) {
            Origin origin = open.remove();
            if (itself.add(origin)) {
                for (int number : program.usesOf(scope.method(), origin)) {
                    numbers.add(number);
                    more(scope, number, origin, open);
                }
            }
        }
        for (int number : numbers) {
            Site site = scope.site(number);
            if (site != null && feeds.size() < MOST) {
                use(scope, number, site, itself, feeds, depth);
            }
        }
    }

    /** What else is the same object, or hands on to it. */
    private static void more(Scope scope, int number, Origin origin, Deque<Origin> open) {
        Site site = scope.site(number);
        if (site == null || site.kind() != Site.Kind.CALL) {
            return;
        }
        boolean isObject = site.values().get(0).origins().contains(origin);
        if (isObject
                && (Accumulators.feeds(site) || Accumulators.passesOn(site) && Accumulators.givesBackItself(site))) {
            open.add(new Origin.Result(number));
        } else if (!isObject && site.name().equals("<init>") && Accumulators.isWriter(site.owner())) {
            open.addAll(site.values().get(0).origins());
        }
    }

    private void use(Scope scope, int number, Site site, Set<Origin> itself, List<Feed> feeds, int depth) {
        boolean isObject = site.values().get(0).origins().stream().anyMatch(itself::contains);
        if (site.isCall() && isObject && (Accumulators.feeds(site) || isStarted(site))) {
            feeds.add(feed(scope, site));
        } else if (depth < DEEPEST && resolver.isOfWholeProgram()) {
            if (site.kind() == Site.Kind.FIELD_STORE && isObject) {
                inField(scope, Origin.Field.of(site.owner(), site.name()), feeds, depth);
            } else if (site.isCall()) {
                handed(scope, number, site, itself, feeds, depth);
            }
        }
    }

    private static Feed feed(Scope scope, Site site) {
        boolean inFront = site.name().equals("insert");
        Type type = Type.getArgumentTypes(site.descriptor())[inFront ? 1 : 0];
        boolean isCharacter = type.getSort() == Type.CHAR
                || type.getSort() == Type.INT && site.name().equals("write");
        return new Feed(scope, site.values().get(inFront ? 2 : 1), isCharacter, inFront);
    }

    /** Whether the first argument of a constructor is the first piece. */
    private static boolean isStarted(Site site) {
        return site.name().equals("<init>")
                && (site.owner().equals("java/lang/StringBuilder")
                        || site.owner().equals("java/lang/StringBuffer"))
                && site.descriptor().startsWith("(L");
    }

    private void handed(Scope scope, int number, Site site, Set<Origin> itself, List<Feed> feeds, int depth) {
        Program.Place place = new Program.Place(scope.method(), number, site);
        for (MethodSummary target : program.targets(site).methods()) {
            for (int i = 0; i < site.values().size() && i < target.slots().size(); i++) {
                if (site.values().get(i).origins().stream().anyMatch(itself::contains)) {
                    Origin inside = new Origin.Parameter(target.slots().get(i));
                    paths.inner(place, scope, target, null)
                            .ifPresent(inner -> collect(inner, List.of(inside), feeds, depth + 1));
                }
            }
        }
    }

    private void inField(Scope scope, Origin.Field field, List<Feed> feeds, int depth) {
        Map<MethodSummary, Set<Origin>> byMethod = new LinkedHashMap<>();
        for (Program.Place place : program.callsOn(field)) {
            if (Accumulators.feeds(place.site())) {
                place.site().values().get(0).origins().stream()
                        .filter(origin -> origin instanceof Origin.Field other
                                && other.name().equals(field.name()))
                        .forEach(origin -> byMethod.computeIfAbsent(place.method(), method -> new HashSet<>())
                                .add(origin));
            }
        }
        byMethod.forEach((method, origins) -> collect(scope.storedBy(method), origins, feeds, depth + 1));
    }
}
