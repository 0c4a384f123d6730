package io.tierguard.archunit.flow;

import io.tierguard.archunit.constants.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/** Texts that are put together. Each piece must be known, or nothing is known of the whole. */
final class Texts {

    private static final int LONGEST = 100_000;

    private final Program program;
    private final Resolver resolver;
    private final Feeds feeds;

    Texts(Program program, Resolver resolver, Paths paths) {
        this.program = program;
        this.resolver = resolver;
        this.feeds = new Feeds(program, resolver, paths);
    }

    /** A text that grows. Of what has one piece only, that piece is where the text stands. */
    private final class Whole {

        private final Scope scope;
        private final @Nullable Member field;
        private final int line;
        private final StringBuilder text = new StringBuilder();
        private @Nullable Found only;
        private int pieces;
        private boolean known = true;

        Whole(Scope scope, @Nullable Member field, int line) {
            this.scope = scope;
            this.field = field;
            this.line = line;
        }

        void add(String constant) {
            if (!constant.isEmpty()) {
                text.append(constant);
                pieces++;
                only = null;
            }
        }

        void add(FlowValue value, boolean isCharacter) {
            add(scope, value, isCharacter, false);
        }

        void add(Scope from, FlowValue value, boolean isCharacter, boolean inFront) {
            Optional<Found> piece = known ? resolver.piece(from, value) : Optional.empty();
            known &= piece.isPresent();
            piece.filter(found -> !found.isEmpty()).ifPresent(found -> {
                text.insert(inFront ? 0 : text.length(), shown(found.literal(), isCharacter));
                only = pieces++ == 0 && !isCharacter ? found : null;
            });
            if (text.length() > LONGEST) {
                known = false;
                resolver.giveUp();
            }
        }

        Optional<Found> found() {
            if (!known) {
                return Optional.empty();
            }
            Found one = only;
            if (one != null) {
                return Optional.of(one);
            }
            Member member = field == null ? scope.method().member() : field;
            return Optional.of(Found.of(scope, member, line, text.toString(), Literal.Kind.TEXT));
        }
    }

    private static String shown(Literal literal, boolean isCharacter) {
        return isCharacter && literal.kind() == Literal.Kind.NUMBER
                ? String.valueOf((char) Long.parseLong(literal.value()))
                : literal.value();
    }

    Optional<Found> concatenation(Scope scope, Site site, @Nullable Member field) {
        Whole whole = new Whole(scope, field, site.line());
        Type[] types = Type.getArgumentTypes(site.descriptor());
        String recipe = site.name();
        int next = 0;
        int from = 0;
        for (int at = recipe.indexOf(Concatenation.ARGUMENT);
                at >= 0;
                at = recipe.indexOf(Concatenation.ARGUMENT, from)) {
            whole.add(recipe.substring(from, at));
            whole.add(site.values().get(next), types[next].getSort() == Type.CHAR);
            next++;
            from = at + 1;
        }
        whole.add(recipe.substring(from));
        return whole.found();
    }

    /** What {@code String.format} and {@code MessageFormat.format} make: constant parts and arguments, in turns. */
    Optional<Found> format(Scope scope, Site site, @Nullable Member field) {
        List<FlowValue> values = site.values();
        if (values.size() < 2) {
            return Optional.empty();
        }
        Optional<Found> pattern = resolver.piece(scope, values.get(values.size() - 2));
        if (pattern.isEmpty()) {
            return pattern;
        }
        List<FlowValue> arguments = elements(scope, values.get(values.size() - 1));
        Whole whole = new Whole(scope, field, site.line());
        String text = pattern.get().literal().value();
        boolean braces = site.owner().equals("java/text/MessageFormat");
        int next = 0;
        int from = 0;
        for (int i = 0; i < text.length() && next < arguments.size(); i++) {
            if (text.charAt(i) != (braces ? '{' : '%')) {
                continue;
            }
            int end = i + 1;
            while (end < text.length() && (braces ? text.charAt(end) != '}' : !Character.isLetter(text.charAt(end)))) {
                end++;
            }
            whole.add(text.substring(from, i));
            whole.add(arguments.get(next++), false);
            from = Math.min(text.length(), end + 1);
            i = end;
        }
        whole.add(text.substring(from));
        return whole.found();
    }

    /** Of an array that is made where it is used, in the order of its elements. */
    private List<FlowValue> elements(Scope scope, FlowValue array) {
        List<FlowValue> elements = new ArrayList<>();
        for (Origin origin : array.origins()) {
            for (int number : program.usesOf(scope.method(), origin)) {
                Site site = scope.site(number);
                if (site != null
                        && site.kind() == Site.Kind.ELEMENT_STORE
                        && site.values().get(0).origins().contains(origin)) {
                    elements.add(site.values().get(2));
                }
            }
        }
        return elements;
    }

    static boolean isJoining(Scope scope, Site site) {
        return site.name().equals("collect")
                && site.values().size() == 2
                && site.values().get(1).origins().stream()
                        .map(origin -> origin instanceof Origin.Result result ? scope.site(result.site()) : null)
                        .anyMatch(collector ->
                                collector != null && collector.name().equals("joining"));
    }

    Optional<Found> join(Scope scope, Site site, @Nullable Member field) {
        List<FlowValue> values = site.values();
        Whole whole = new Whole(scope, field, site.line());
        if (site.name().equals("concat")) {
            values.forEach(value -> whole.add(value, false));
            return whole.found();
        }
        FlowValue parts = values.get(site.name().equals("collect") ? 0 : 1);
        List<FlowValue> given = elements(scope, parts);
        if (!given.isEmpty()) {
            given.forEach(value -> whole.add(value, false));
            return whole.found();
        }
        Search search = new Search(resolver);
        search.ask(scope, parts, Question.Want.ELEMENTS);
        List<Found> all = search.all();
        if (all.size() == 1) {
            return Optional.of(all.get(0));
        }
        all.forEach(found -> whole.add(found.literal().value()));
        return all.isEmpty() ? Optional.empty() : whole.found();
    }

    /** What a builder, writer or buffer was fed with. */
    Optional<Found> accumulated(Scope scope, Origin made, Site site, @Nullable Member field) {
        List<Feeds.Feed> all = feeds.of(scope, made);
        Whole whole = new Whole(scope, field, site.line());
        all.forEach(feed -> whole.add(feed.scope(), feed.value(), feed.isCharacter(), feed.inFront()));
        return all.isEmpty() ? Optional.empty() : whole.found();
    }
}
