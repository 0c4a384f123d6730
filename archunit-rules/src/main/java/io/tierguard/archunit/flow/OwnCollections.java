package io.tierguard.archunit.flow;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Classes of the program that are collections: what they inherit is what the library does. */
final class OwnCollections {

    private static final int DEEPEST = 10;

    private final Map<String, ClassSummary> classes;
    private final Map<String, String> libraryClasses = new HashMap<>();

    OwnCollections(Map<String, ClassSummary> classes) {
        this.classes = classes;
        classes.keySet().forEach(name -> libraryClass(name).ifPresent(type -> libraryClasses.put(name, type)));
    }

    private Optional<String> libraryClass(String name) {
        String at = name;
        for (int i = 0; i < DEEPEST; i++) {
            ClassSummary summary = classes.get(at);
            if (summary == null || summary.isInterface() || summary.supertypes().isEmpty()) {
                return i > 0 && Collecting.isOne(at) ? Optional.of(at) : Optional.empty();
            }
            at = summary.supertypes().get(0);
        }
        return Optional.empty();
    }

    /** The method, with the calls of inherited methods named by the class of the library. */
    MethodSummary named(MethodSummary method) {
        if (libraryClasses.isEmpty() || method.sites().values().stream().noneMatch(this::isInherited)) {
            return method;
        }
        Map<Integer, Site> sites = new LinkedHashMap<>();
        method.sites().forEach((number, site) -> sites.put(number, isInherited(site) ? named(site) : site));
        return MethodSummary.of(
                method.key(),
                method.member(),
                method.isStatic(),
                method.slots(),
                method.parameterNames(),
                Collections.unmodifiableMap(sites),
                method.hasCode());
    }

    private boolean isInherited(Site site) {
        return site.kind() == Site.Kind.CALL
                && libraryClasses.containsKey(site.owner())
                && !site.name().equals("<init>")
                && !declares(site.owner(), site);
    }

    private boolean declares(String owner, Site site) {
        String at = owner;
        for (int i = 0; i < DEEPEST; i++) {
            ClassSummary summary = classes.get(at);
            if (summary == null || summary.supertypes().isEmpty()) {
                return false;
            }
            List<MethodSummary> methods = summary.methods();
            if (methods.stream()
                    .anyMatch(method -> method.key().name().equals(site.name())
                            && method.key().descriptor().equals(site.descriptor()))) {
                return true;
            }
            at = summary.supertypes().get(0);
        }
        return true;
    }

    private Site named(Site site) {
        return new Site(
                site.kind(),
                libraryClasses.getOrDefault(site.owner(), site.owner()),
                site.name(),
                site.descriptor(),
                site.line(),
                site.values(),
                site.locals(),
                site.body());
    }
}
