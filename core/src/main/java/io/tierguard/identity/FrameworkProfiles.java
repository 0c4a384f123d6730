package io.tierguard.identity;

import io.tierguard.identity.Surroundings.Variable;
import io.tierguard.registry.EvidenceSources;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The profiles that Spring, Quarkus and Micronaut take from variables: lists with commas, of which all hold at once.
 *
 * <p>Spring and SmallRye (Quarkus) find a property under several spellings of a variable, lower case and with dots too; so
 * all of these are read. SmallRye takes MicroProfile's name of the property, and adds the parent of a profile. Micronaut
 * reads the one. Sources: Spring Boot reference, Binding From Environment Variables, and Profiles; MicroProfile Config,
 * Environment Variables Mapping Rules; SmallRye Config, Profiles; Micronaut guide, The Environment.
 */
final class FrameworkProfiles implements EvidenceSource {

    private static final String SPRING_ACTIVE = "SPRING_PROFILES_ACTIVE";
    private static final String SPRING_INCLUDE = "SPRING_PROFILES_INCLUDE";
    private static final String SPRING_DEFAULT = "SPRING_PROFILES_DEFAULT";
    private static final Set<String> QUARKUS = Set.of(
            "QUARKUS_PROFILE",
            "QUARKUS_CONFIG_PROFILE_PARENT",
            "SMALLRYE_CONFIG_PROFILE",
            "SMALLRYE_CONFIG_PROFILE_PARENT",
            "MP_CONFIG_PROFILE");
    /** Of what is looked for in any spelling; Boot passes over underscores at the front. */
    private static final List<String> BEGINNINGS = List.of("_", "SP", "QU", "SM", "MP");

    private static final String MICRONAUT = "MICRONAUT_ENVIRONMENTS";

    @Override
    public Set<String> names() {
        return Set.of(
                EvidenceSources.SPRING_PROFILES,
                EvidenceSources.QUARKUS_PROFILE,
                EvidenceSources.MICRONAUT_ENVIRONMENTS);
    }

    @Override
    public List<Evidence> observe(Surroundings surroundings) {
        List<Evidence> found = new ArrayList<>();
        List<String> byDefault = new ArrayList<>();
        for (String name : surroundings.names()) {
            String upper = canonical(name);
            if (upper.isEmpty()) {
                continue;
            }
            String property = asBootReadsIt(upper);
            if (property.equals(SPRING_ACTIVE) || property.equals(SPRING_INCLUDE)) {
                list(EvidenceSources.SPRING_PROFILES, surroundings.variable(name), found);
            } else if (property.equals(SPRING_DEFAULT)) {
                byDefault.add(name);
            } else if (QUARKUS.contains(upper)) {
                list(EvidenceSources.QUARKUS_PROFILE, surroundings.variable(name), found);
            }
        }
        if (!hasProfile(found)) {
            // Spring turns to them where nothing else is active
            for (String name : byDefault) {
                list(EvidenceSources.SPRING_PROFILES, surroundings.variable(name), found);
            }
        }
        list(EvidenceSources.MICRONAUT_ENVIRONMENTS, surroundings.variable(MICRONAUT), found);
        return found;
    }

    private static boolean hasProfile(List<Evidence> found) {
        for (Evidence piece : found) {
            if (piece.source().equals(EvidenceSources.SPRING_PROFILES)
                    && !piece.value().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayBeOne(String name) {
        for (String beginning : BEGINNINGS) {
            if (name.regionMatches(true, 0, beginning, 0, beginning.length())) {
                return true;
            }
        }
        return false;
    }

    /** The spelling that the others stand for; cheap for the many names that begin otherwise. */
    private static String canonical(String name) {
        if (!mayBeOne(name)) {
            return "";
        }
        StringBuilder upper = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean ofWord = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            upper.append(ofWord ? c : '_');
        }
        return upper.toString().toUpperCase(Locale.ROOT);
    }

    /** Spring Boot passes over an underscore that has no word on each side. */
    private static String asBootReadsIt(String upper) {
        StringBuilder out = new StringBuilder(upper.length());
        for (int i = 0; i < upper.length(); i++) {
            char c = upper.charAt(i);
            boolean ends = i + 1 == upper.length() || upper.charAt(i + 1) == '_';
            if (c != '_' || !out.isEmpty() && !ends) {
                out.append(c);
            }
        }
        return withoutIndex(out.toString());
    }

    /** {@code SPRING_PROFILES_ACTIVE_0} is an element of the list. */
    private static String withoutIndex(String name) {
        int end = name.length();
        while (end > 0 && name.charAt(end - 1) >= '0' && name.charAt(end - 1) <= '9') {
            end--;
        }
        return end > 0 && end < name.length() && name.charAt(end - 1) == '_' ? name.substring(0, end - 1) : name;
    }

    /** Each element; where there is none, that the list is empty. */
    private static void list(String source, Optional<Variable> variable, List<Evidence> found) {
        if (variable.isEmpty()) {
            return;
        }
        boolean empty = true;
        for (String element : variable.get().value().split(",", -1)) {
            String profile = element.strip();
            if (!profile.isEmpty()) {
                found.add(profile(source, profile, variable.get().origin()));
                empty = false;
            }
        }
        if (empty) {
            found.add(Evidence.listed(source, "", variable.get().origin()));
        }
    }

    /** One element. What a framework makes of an expression, an escape, or a blank inside differs, and may be any profile. */
    private static Evidence profile(String source, String profile, String origin) {
        if (profile.indexOf('\\') >= 0 || profile.contains("${")) {
            return Evidence.unreadable(source, "a profile is an expression, or holds an escape", origin);
        }
        return profile.indexOf(' ') >= 0
                ? Evidence.unreadable(source, "a profile holds a blank", origin)
                : Evidence.listed(source, profile, origin);
    }
}
