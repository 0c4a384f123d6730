package io.tierguard.archunit.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All classes, and who calls whom.
 *
 * <p><b>Thread safety:</b> for one thread, since it remembers what it was asked.
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

    private final Map<String, ClassSummary> classes = new TreeMap<>();
    private final Map<MethodKey, MethodSummary> methods = new HashMap<>();
    private final Map<String, List<String>> subtypes = new HashMap<>();
    private final Map<MethodKey, List<Place>> callers = new HashMap<>();
    private final Map<Origin.Field, List<Place>> stores = new HashMap<>();
    private final Map<Origin.Field, List<Place>> puts = new HashMap<>();
    private final Map<String, Optional<ClassSummary>> outlines = new HashMap<>();
    private final Map<MethodKey, List<MethodSummary>> fixedTargets = new HashMap<>();
    private final Map<MethodKey, List<MethodSummary>> virtualTargets = new HashMap<>();
    private final Map<MethodKey, List<String>> parameterNames = new HashMap<>();
    private final ClassPath library;

    Program(Iterable<ClassSummary> summaries, ClassPath library) {
        this.library = library;
        for (ClassSummary summary : summaries) {
            classes.put(summary.name(), summary);
        }
        for (ClassSummary summary : classes.values()) {
            summary.supertypes()
                    .forEach(type -> subtypes.computeIfAbsent(type, name -> new ArrayList<>())
                            .add(summary.name()));
            summary.methods().forEach(method -> methods.put(method.key(), method));
        }
        classes.values().forEach(summary -> summary.methods().forEach(this::connect));
    }

    private void connect(MethodSummary method) {
        method.sites().forEach((number, site) -> {
            Place place = new Place(method, number, site);
            if (site.isCall()) {
                if (Calls.putsIn(site)) {
                    site.values().get(0).origins().stream()
                            .filter(Origin.Field.class::isInstance)
                            .map(Origin.Field.class::cast)
                            .forEach(field -> puts.computeIfAbsent(
                                            fieldOf(field.owner(), field.name()), key -> new ArrayList<>())
                                    .add(place));
                }
                targets(site)
                        .forEach(target -> callers.computeIfAbsent(target.key(), key -> new ArrayList<>())
                                .add(place));
            } else if (site.kind() == Site.Kind.FUNCTION && site.body() != null) {
                MethodSummary body = methods.get(site.body());
                if (body != null) {
                    callers.computeIfAbsent(body.key(), key -> new ArrayList<>())
                            .add(place);
                }
            } else if (site.kind() == Site.Kind.FIELD_STORE) {
                stores.computeIfAbsent(fieldOf(site.owner(), site.name()), key -> new ArrayList<>())
                        .add(place);
            }
        });
    }

    Iterable<ClassSummary> classes() {
        return classes.values();
    }

    List<Place> callersOf(MethodKey key) {
        return callers.getOrDefault(key, List.of());
    }

    List<Place> storesTo(Origin.Field field) {
        return stores.getOrDefault(fieldOf(field.owner(), field.name()), List.of());
    }

    @Nullable
    MethodSummary method(@Nullable MethodKey key) {
        return key == null ? null : methods.get(key);
    }

    /** The calls that put something into the collection that a field holds. */
    List<Place> putsInto(Origin.Field field) {
        return puts.getOrDefault(fieldOf(field.owner(), field.name()), List.of());
    }

    /** The one text that a value is, where it is one. */
    Optional<String> text(FlowValue value) {
        if (value.origins().size() != 1) {
            return Optional.empty();
        }
        Origin only = value.origins().iterator().next();
        if (only instanceof Origin.Text text) {
            return Optional.of(text.value());
        }
        return only instanceof Origin.Field field ? valueOf(field) : Optional.empty();
    }

    Optional<String> valueOf(Origin.Field field) {
        ClassSummary owner = classes.get(fieldOf(field.owner(), field.name()).owner());
        return owner == null
                ? Optional.empty()
                : Optional.ofNullable(owner.values().get(field.name()));
    }

    /** A field is named by the class that is looked at, and may be that of a class above it. */
    private Origin.Field fieldOf(String owner, String name) {
        String at = owner;
        for (int i = 0; i < MOST_TARGETS; i++) {
            ClassSummary summary = classes.get(at);
            if (summary == null || summary.supertypes().isEmpty() || writes(summary, name)) {
                return new Origin.Field(summary == null ? owner : at, name);
            }
            at = summary.supertypes().get(0);
        }
        return new Origin.Field(owner, name);
    }

    private static boolean writes(ClassSummary summary, String field) {
        return summary.fields().contains(field);
    }

    /** The methods with code that a call may get to. */
    List<MethodSummary> targets(Site site) {
        MethodKey called = new MethodKey(site.owner(), site.name(), site.descriptor());
        if (site.kind() == Site.Kind.STATIC_CALL || site.name().equals("<init>")) {
            return fixedTargets.computeIfAbsent(
                    called, key -> Optional.ofNullable(inherited(key)).stream().toList());
        }
        return virtualTargets.computeIfAbsent(called, this::virtual);
    }

    private List<MethodSummary> virtual(MethodKey called) {
        List<MethodSummary> targets = new ArrayList<>();
        MethodSummary exact = inherited(called);
        if (exact != null) {
            targets.add(exact);
        }
        List<String> below = new ArrayList<>(subtypes.getOrDefault(called.owner(), List.of()));
        Set<String> seen = new HashSet<>(below);
        for (int i = 0; i < below.size() && targets.size() <= MOST_TARGETS; i++) {
            MethodSummary own = methods.get(new MethodKey(below.get(i), called.name(), called.descriptor()));
            if (own != null && own != exact) {
                targets.add(own);
            }
            subtypes.getOrDefault(below.get(i), List.of()).stream()
                    .filter(seen::add)
                    .forEach(below::add);
        }
        return targets.size() > MOST_TARGETS ? List.of() : List.copyOf(targets);
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

    List<String> parameterNames(Site site) {
        MethodKey called = new MethodKey(site.owner(), site.name(), site.descriptor());
        List<String> known = parameterNames.get(called);
        if (known == null) {
            known = outline(called.owner())
                    .flatMap(summary -> summary.methods().stream()
                            .filter(method -> method.key().equals(called))
                            .findFirst())
                    .map(MethodSummary::parameterNames)
                    .orElse(List.of());
            parameterNames.put(called, known);
        }
        return known;
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
