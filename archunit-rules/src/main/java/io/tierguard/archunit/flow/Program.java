package io.tierguard.archunit.flow;

import io.tierguard.archunit.constants.Member;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * All classes, and who calls whom.
 *
 * <p><b>Thread safety:</b> may be asked by several threads, and remembers what it was asked.
 */
final class Program {

    private static final int MOST_TARGETS = 12;

    /** A call, a store or another site, and the method that it is in. */
    record Place(MethodSummary method, int number, Site site) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Place place
                    && number == place.number
                    && method.key().equals(place.method.key());
        }

        @Override
        public int hashCode() {
            return 31 * method.key().hashCode() + number;
        }
    }

    /** A method of whatever class. */
    private record Signature(String name, String descriptor) {}

    /**
     * The methods that a call may get to.
     *
     * @param methods none where there are too many
     * @param tooMany whether there are
     */
    record Targets(List<MethodSummary> methods, boolean tooMany) {

        static final Targets NONE = new Targets(List.of(), false);
        static final Targets TOO_MANY = new Targets(List.of(), true);
    }

    private final Map<String, ClassSummary> classes = new LinkedHashMap<>();
    private final Map<MethodKey, MethodSummary> methods = new LinkedHashMap<>();
    private final Map<String, List<String>> subtypes = new HashMap<>();
    /** The calls of whatever may be analysed, by what is called: where one gets to is found out once somebody asks. */
    private final Map<Signature, List<Place>> calls = new HashMap<>();

    private final Map<MethodKey, List<Place>> functions = new HashMap<>();
    private final Map<MethodKey, List<Place>> callers = new ConcurrentHashMap<>();
    private final Map<Origin.Field, List<Place>> stores = new HashMap<>();
    private final Map<Origin.Field, List<Place>> puts = new HashMap<>();
    private final Map<String, Optional<ClassSummary>> outlines = new ConcurrentHashMap<>();
    private final Map<MethodKey, Targets> fixedTargets = new ConcurrentHashMap<>();
    private final Map<MethodKey, Targets> virtualTargets = new ConcurrentHashMap<>();
    private final Map<MethodKey, List<String>> parameterNames = new ConcurrentHashMap<>();
    private final Map<MethodKey, Map<Origin, List<Integer>>> uses = new ConcurrentHashMap<>();
    private final ClassPath library;
    private @Nullable Map<Origin.Field, List<Place>> fieldCalls;

    Program(Collection<ClassSummary> summaries, ClassPath library) {
        this.library = library;
        List<ClassSummary> sorted = new ArrayList<>(summaries);
        sorted.sort(Comparator.comparing(ClassSummary::name));
        sorted.forEach(summary -> classes.put(summary.name(), summary));
        OwnCollections own = new OwnCollections(classes);
        classes.replaceAll((name, summary) -> summary.with(own::named));
        for (ClassSummary summary : classes.values()) {
            summary.supertypes()
                    .forEach(type -> subtypes.computeIfAbsent(type, name -> new ArrayList<>())
                            .add(summary.name()));
            summary.methods().stream()
                    .filter(MethodSummary::hasCode)
                    .forEach(method -> methods.put(method.key(), method));
        }
        classes.values().forEach(summary -> summary.methods().forEach(this::connect));
    }

    private void connect(MethodSummary method) {
        method.sites().forEach((number, site) -> {
            Place place = new Place(method, number, site);
            if (site.isCall()) {
                if (Collecting.putsIn(site) || Collecting.putsAll(site)) {
                    puts(method, place);
                }
                if (isAnalysed(site.owner())) {
                    calls.computeIfAbsent(new Signature(site.name(), site.descriptor()), key -> new ArrayList<>())
                            .add(place);
                }
            } else if (site.kind() == Site.Kind.FUNCTION && site.body() != null) {
                MethodSummary body = methods.get(site.body());
                if (body != null) {
                    functions
                            .computeIfAbsent(body.key(), key -> new ArrayList<>())
                            .add(place);
                }
            } else if (site.kind() == Site.Kind.ELEMENT_STORE) {
                puts(method, place);
            } else if (site.kind() == Site.Kind.FIELD_STORE) {
                stores.computeIfAbsent(fieldOf(site.owner(), site.name()), key -> new ArrayList<>())
                        .add(place);
            }
        });
    }

    /** Into what a field holds, or what a getter gives back of one. */
    private void puts(MethodSummary method, Place place) {
        for (Origin origin : place.site().values().get(0).origins()) {
            if (origin instanceof Origin.Field field) {
                puts.computeIfAbsent(real(field), key -> new ArrayList<>()).add(place);
            } else if (origin instanceof Origin.Result result) {
                Site getter = method.sites().get(result.site());
                if (getter != null && getter.isCall()) {
                    targets(getter).methods().stream()
                            .flatMap(target -> target.returns().stream())
                            .flatMap(end -> end.values().get(0).origins().stream())
                            .filter(Origin.Field.class::isInstance)
                            .forEach(field -> puts.computeIfAbsent(real((Origin.Field) field), key -> new ArrayList<>())
                                    .add(place));
                }
            }
        }
    }

    /** The numbers of the sites of a method that use an origin. */
    List<Integer> usesOf(MethodSummary method, Origin origin) {
        return uses.computeIfAbsent(method.key(), key -> uses(method)).getOrDefault(origin, List.of());
    }

    private static Map<Origin, List<Integer>> uses(MethodSummary method) {
        Map<Origin, List<Integer>> found = new HashMap<>();
        method.sites()
                .forEach((number, site) -> site.values().stream()
                        .flatMap(value -> value.origins().stream())
                        .distinct()
                        .forEach(used -> found.computeIfAbsent(used, key -> new ArrayList<>())
                                .add(number)));
        return found;
    }

    /** The calls of methods of what a field holds. */
    List<Place> callsOn(Origin.Field field) {
        return fieldCalls().getOrDefault(real(field), List.of());
    }

    private synchronized Map<Origin.Field, List<Place>> fieldCalls() {
        Map<Origin.Field, List<Place>> known = fieldCalls;
        if (known == null) {
            known = new HashMap<>();
            for (MethodSummary method : methods.values()) {
                fieldCalls(method, known);
            }
            fieldCalls = known;
        }
        return known;
    }

    private void fieldCalls(MethodSummary method, Map<Origin.Field, List<Place>> calls) {
        method.sites().forEach((number, site) -> {
            if (site.kind() == Site.Kind.CALL) {
                for (Origin origin : site.values().get(0).origins()) {
                    if (origin instanceof Origin.Field field) {
                        calls.computeIfAbsent(real(field), key -> new ArrayList<>())
                                .add(new Place(method, number, site));
                    }
                }
            }
        });
    }

    /** The call that starts an object which a method makes. */
    @Nullable
    Site constructorOf(MethodSummary method, Origin.Made made) {
        for (int number : usesOf(method, made)) {
            Site site = method.sites().get(number);
            if (site != null
                    && site.isCall()
                    && site.name().equals("<init>")
                    && site.values().get(0).origins().contains(made)) {
                return site;
            }
        }
        return null;
    }

    /** The field as its author wrote it. */
    Member member(Origin.Field field) {
        Origin.Field real = real(field);
        return Member.ofField(ClassSummary.dotted(real.owner()), real.name());
    }

    /** In the order of their names. */
    List<ClassSummary> classes() {
        return List.copyOf(classes.values());
    }

    List<Place> callersOf(MethodKey key) {
        // asked by several threads: a second one finds the same
        List<Place> known = callers.get(key);
        if (known == null) {
            known = findCallers(key);
            callers.put(key, known);
        }
        return known;
    }

    private List<Place> findCallers(MethodKey key) {
        List<Place> found = new ArrayList<>(functions.getOrDefault(key, List.of()));
        for (Place place : calls.getOrDefault(new Signature(key.name(), key.descriptor()), List.of())) {
            if (targets(place.site()).methods().stream()
                    .anyMatch(target -> target.key().equals(key))) {
                found.add(place);
            }
        }
        return List.copyOf(found);
    }

    /** Most calls are of libraries, and go to nothing that is analysed. */
    private boolean isAnalysed(String owner) {
        return classes.containsKey(owner) || subtypes.containsKey(owner);
    }

    List<Place> storesTo(Origin.Field field) {
        return stores.getOrDefault(real(field), List.of());
    }

    @Nullable
    MethodSummary method(@Nullable MethodKey key) {
        return key == null ? null : methods.get(key);
    }

    /** The calls that put something into the collection that a field holds. */
    List<Place> putsInto(Origin.Field field) {
        return puts.getOrDefault(real(field), List.of());
    }

    /** The one text that a value is, where it is one. */
    Optional<String> text(FlowValue value) {
        if (value.origins().size() != 1) {
            return Optional.empty();
        }
        Origin only = value.origins().get(0);
        if (only instanceof Origin.Text text) {
            return Optional.of(text.value());
        }
        return only instanceof Origin.Field field ? valueOf(field) : Optional.empty();
    }

    /** The text or number that an index or a key is; null where it is not known. */
    @Nullable
    String key(FlowValue value) {
        if (value.origins().size() == 1 && value.origins().get(0) instanceof Origin.Numeral number) {
            return number.digits();
        }
        return text(value).orElse(null);
    }

    Optional<String> valueOf(Origin.Field field) {
        ClassSummary owner = classes.get(real(field).owner());
        return owner == null
                ? Optional.empty()
                : Optional.ofNullable(owner.values().get(field.name()));
    }

    private Origin.Field real(Origin.Field field) {
        return fieldOf(field.owner(), field.name());
    }

    /** A field is named by the class that is looked at, and may be that of a class above it. */
    private Origin.Field fieldOf(String owner, String name) {
        String at = owner;
        for (int i = 0; i < MOST_TARGETS; i++) {
            ClassSummary summary = classes.get(at);
            if (summary == null || summary.supertypes().isEmpty() || writes(summary, name)) {
                return Origin.Field.of(summary == null ? owner : at, name);
            }
            at = summary.supertypes().get(0);
        }
        return Origin.Field.of(owner, name);
    }

    private static boolean writes(ClassSummary summary, String field) {
        return summary.fields().contains(field);
    }

    /** The methods with code that a call may get to. */
    Targets targets(Site site) {
        if (!isAnalysed(site.owner())) {
            return Targets.NONE;
        }
        MethodKey called = new MethodKey(site.owner(), site.name(), site.descriptor());
        if (site.kind() == Site.Kind.STATIC_CALL || site.name().equals("<init>")) {
            return fixedTargets.computeIfAbsent(called, key -> {
                MethodSummary only = inherited(key);
                return only == null ? Targets.NONE : new Targets(List.of(only), false);
            });
        }
        return virtualTargets.computeIfAbsent(called, this::virtual);
    }

    private Targets virtual(MethodKey called) {
        List<MethodSummary> targets = new ArrayList<>();
        MethodSummary exact = inherited(called);
        if (exact != null) {
            targets.add(exact);
        }
        List<String> below = new ArrayList<>(subtypes.getOrDefault(called.owner(), List.of()));
        Set<String> seen = new HashSet<>(below);
        for (int i = 0; i < below.size(); i++) {
            MethodSummary own = methods.get(new MethodKey(below.get(i), called.name(), called.descriptor()));
            if (own != null && !own.equals(exact)) {
                targets.add(own);
            }
            if (targets.size() > MOST_TARGETS) {
                return Targets.TOO_MANY;
            }
            subtypes.getOrDefault(below.get(i), List.of()).stream()
                    .filter(seen::add)
                    .forEach(below::add);
        }
        return targets.isEmpty() ? Targets.NONE : new Targets(List.copyOf(targets), false);
    }

    private @Nullable MethodSummary inherited(MethodKey called) {
        String owner = called.owner();
        List<String> above = new ArrayList<>(List.of(owner));
        Set<String> seen = new HashSet<>(above);
        for (int i = 0; i < above.size(); i++) {
            MethodSummary own = methods.get(new MethodKey(above.get(i), called.name(), called.descriptor()));
            if (own != null) {
                return own;
            }
            ClassSummary summary = classes.get(above.get(i));
            if (summary != null) {
                summary.supertypes().stream().filter(seen::add).forEach(above::add);
            }
        }
        return null;
    }

    boolean isA(String type, String wanted) {
        List<String> above = new ArrayList<>(List.of(type));
        Set<String> seen = new HashSet<>(above);
        for (int i = 0; i < above.size(); i++) {
            if (above.get(i).equals(wanted)) {
                return true;
            }
            outline(above.get(i))
                    .ifPresent(summary ->
                            summary.supertypes().stream().filter(seen::add).forEach(above::add));
        }
        return false;
    }

    /** As the method has them that is called, or one that it overrides or is overridden by: interfaces keep none. */
    List<String> parameterNames(Site site) {
        MethodKey called = new MethodKey(site.owner(), site.name(), site.descriptor());
        // solved by several threads: a second one that asks the same finds the same
        List<String> known = parameterNames.get(called);
        if (known == null) {
            known = namesAbove(called);
            if (known.isEmpty() && site.kind() == Site.Kind.CALL) {
                known = targets(site).methods().stream()
                        .map(MethodSummary::parameterNames)
                        .filter(names -> !names.isEmpty())
                        .findFirst()
                        .orElse(List.of());
            }
            parameterNames.put(called, known);
        }
        return known;
    }

    private List<String> namesAbove(MethodKey called) {
        boolean constructor = called.name().equals("<init>");
        List<String> above = new ArrayList<>(List.of(called.owner()));
        Set<String> seen = new HashSet<>(above);
        for (int i = 0; i < above.size(); i++) {
            // the JDK's own class files keep no names
            Optional<ClassSummary> summary =
                    above.get(i).startsWith("java/") ? Optional.empty() : outline(above.get(i));
            if (summary.isEmpty()) {
                continue;
            }
            for (MethodSummary method : summary.get().methods()) {
                boolean same = method.key().name().equals(called.name())
                        && method.key().descriptor().equals(called.descriptor());
                if (same && !method.parameterNames().isEmpty()) {
                    return method.parameterNames();
                }
            }
            if (!constructor) {
                summary.get().supertypes().stream().filter(seen::add).forEach(above::add);
            }
        }
        return List.of();
    }

    private Optional<ClassSummary> outline(String type) {
        ClassSummary known = classes.get(type);
        return known != null ? Optional.of(known) : outlines.computeIfAbsent(type, this::outlineOfLibrary);
    }

    private Optional<ClassSummary> outlineOfLibrary(String type) {
        try {
            return library.find(type).map(ClassSummary::outline);
        } catch (RuntimeException e) {
            // of a version that is not known here, or damaged: it has no names to give
            return Optional.empty();
        }
    }
}
