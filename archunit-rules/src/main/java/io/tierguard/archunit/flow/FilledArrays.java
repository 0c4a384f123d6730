package io.tierguard.archunit.flow;

import io.tierguard.archunit.constants.Member;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Arrays of characters or bytes: filled with numbers, copied from what is known, or filled with what nobody knows. */
final class FilledArrays {

    private static final int MOST_PLACES = 100;

    private static final Set<String> COPIERS = Set.of("getChars", "getBytes", "get", "read", "readFully", "readNBytes");

    private static final Set<String> FILLERS =
            Set.of("nextBytes", "digest", "doFinal", "update", "generateSeed", "sign", "wrap", "engineNextBytes");

    private final Program program;
    private final Resolver resolver;
    private final Paths paths;

    FilledArrays(Program program, Resolver resolver, Paths paths) {
        this.program = program;
        this.resolver = resolver;
        this.paths = paths;
    }

    private record At(Scope scope, Origin origin) {}

    private record Source(Scope scope, FlowValue value) {}

    /** What an array gets. */
    private static final class Filling {

        private final Map<Long, Character> elements = new TreeMap<>();
        private final List<Source> sources = new ArrayList<>();
        private final List<At> places = new ArrayList<>();
        private final Set<At> seen = new HashSet<>();
        private boolean unknown;

        void next(At at) {
            if (seen.add(at)) {
                places.add(at);
            }
        }
    }

    void found(Scope scope, Origin.Made made, Site site, @Nullable Member field, Search search) {
        Filling filling = new Filling();
        filling.next(new At(scope, made));
        for (int i = 0; i < filling.places.size() && i < MOST_PLACES && !filling.unknown; i++) {
            fill(filling.places.get(i), filling);
        }
        if (filling.unknown || !arePieces(filling)) {
            return;
        }
        filling.sources.forEach(source -> search.ask(source.scope(), source.value(), Question.Want.ITSELF, field));
        if (!filling.elements.isEmpty()) {
            StringBuilder text = new StringBuilder();
            filling.elements.values().forEach(text::append);
            Member member = field == null ? scope.method().member() : field;
            search.add(Found.of(scope, member, site.line(), text.toString(), Literal.Kind.ARRAY));
        }
    }

    /** Of what several things are copied into, each has to be constant. */
    private boolean arePieces(Filling filling) {
        boolean alone = filling.sources.size() + (filling.elements.isEmpty() ? 0 : 1) < 2;
        return alone
                || filling.sources.stream()
                        .allMatch(source ->
                                resolver.piece(source.scope(), source.value()).isPresent());
    }

    private void fill(At at, Filling filling) {
        for (int number : program.usesOf(at.scope().method(), at.origin())) {
            Site site = at.scope().site(number);
            if (site == null) {
                continue;
            }
            if (site.kind() == Site.Kind.ELEMENT_STORE && isAt(0, site, at)) {
                Long index = number(site.values().get(1));
                Long element = number(site.values().get(2));
                filling.unknown |= index == null || element == null;
                if (index != null && element != null) {
                    filling.elements.put(index, (char) (element & 0xFFFF));
                }
            } else if (site.isCall()) {
                call(at, number, site, filling);
            }
        }
    }

    private void call(At at, int number, Site site, Filling filling) {
        List<FlowValue> values = site.values();
        if (site.name().equals("arraycopy") && site.owner().equals("java/lang/System")) {
            if (isAt(2, site, at) && !isAt(0, site, at)) {
                filling.sources.add(new Source(at.scope(), values.get(0)));
            }
        } else if (site.name().equals("fill") && site.owner().equals("java/util/Arrays") && isAt(0, site, at)) {
            Long element = number(values.get(values.size() - 1));
            filling.unknown |= element == null;
            // zeros wipe an array out
            if (element != null && element != 0) {
                filling.elements.put(0L, (char) (element & 0xFFFF));
            }
        } else if (site.kind() == Site.Kind.CALL && !isAt(0, site, at) && COPIERS.contains(site.name())) {
            filling.sources.add(new Source(at.scope(), values.get(0)));
        } else if (FILLERS.contains(site.name()) && !site.owner().startsWith("java/nio/") && !isAt(0, site, at)) {
            filling.unknown |=
                    !isAt(1, site, at) || values.size() < 3 && !site.name().equals("update") && !isInput(site);
        } else if (resolver.isOfWholeProgram()) {
            handed(at, number, site, filling);
        }
    }

    /** Some only read what they get: {@code digest(bytes)}, {@code doFinal(bytes)}. */
    private static boolean isInput(Site site) {
        return site.name().equals("digest")
                || site.name().equals("doFinal")
                || site.name().equals("wrap");
    }

    private void handed(At at, int number, Site site, Filling filling) {
        Program.Place place = new Program.Place(at.scope().method(), number, site);
        for (MethodSummary target : program.targets(site).methods()) {
            for (int i = 0; i < site.values().size() && i < target.slots().size(); i++) {
                Origin inside = new Origin.Parameter(target.slots().get(i));
                if (isAt(i, site, at) && !program.usesOf(target, inside).isEmpty()) {
                    paths.inner(place, at.scope(), target, null)
                            .ifPresent(inner -> filling.next(new At(inner, inside)));
                }
            }
        }
    }

    private static boolean isAt(int position, Site site, At at) {
        return position < site.values().size()
                && site.values().get(position).origins().contains(at.origin());
    }

    private static @Nullable Long number(FlowValue value) {
        return value.origins().size() == 1 && value.origins().get(0) instanceof Origin.Numeral number
                ? Long.valueOf(number.digits())
                : null;
    }
}
