package io.tierguard.archunit.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Annotations that let a class or a bean be there in some tiers only. Tierguard's own say what a setting needs, and pass. */
final class TierAnnotations {

    /** The elements whose texts are names of profiles. */
    private static final Map<String, List<String>> PROFILES = Map.of(
            "Lorg/springframework/context/annotation/Profile;", List.of("value"),
            "Lio/quarkus/arc/profile/IfBuildProfile;", List.of("value", "anyOf", "allOf"),
            "Lio/quarkus/arc/profile/UnlessBuildProfile;", List.of("value", "anyOf", "allOf"),
            "Lio/micronaut/context/annotation/Requires;", List.of("env", "notEnv"));

    /** The elements with the name of a property, and those with its value. */
    private record Property(List<String> name, List<String> value) {}

    private static final Map<String, Property> PROPERTIES = Map.of(
            "Lorg/springframework/boot/autoconfigure/condition/ConditionalOnProperty;",
                    new Property(List.of("prefix", "name", "value"), List.of("havingValue")),
            "Lio/quarkus/arc/properties/IfBuildProperty;", new Property(List.of("name"), List.of("stringValue")),
            "Lio/quarkus/arc/properties/UnlessBuildProperty;", new Property(List.of("name"), List.of("stringValue")),
            "Lio/micronaut/context/annotation/Requires;",
                    new Property(List.of("property"), List.of("value", "notEquals", "pattern")));

    private static final Set<String> EXPRESSIONS = Set.of(
            "Lorg/springframework/boot/autoconfigure/condition/ConditionalOnExpression;",
            "Lorg/springframework/beans/factory/annotation/Value;");

    private TierAnnotations() {}

    static boolean areIn(ConstantPool pool) {
        return pool.types().stream()
                .anyMatch(type ->
                        PROFILES.containsKey(type) || PROPERTIES.containsKey(type) || EXPRESSIONS.contains(type));
    }

    static void report(ClassCode code, TierWords words, Findings findings) {
        for (Annotations.Placed placed : Annotations.of(code)) {
            Set<String> tiers = new TreeSet<>();
            PROFILES.getOrDefault(placed.type(), List.of())
                    .forEach(element -> placed.texts(element).stream()
                            .filter(words::hasTier)
                            .forEach(text -> tiers.addAll(words.tiersIn(text))));
            Property property = PROPERTIES.get(placed.type());
            if (property != null) {
                boolean named = texts(placed, property.name()).stream().anyMatch(TierWords::isTierName);
                texts(placed, property.value()).stream()
                        .filter(text -> named ? words.hasTier(text) : words.isTier(text))
                        .forEach(text -> tiers.addAll(words.tiersIn(text)));
            }
            if (EXPRESSIONS.contains(placed.type())) {
                placed.texts("value").stream()
                        .filter(text -> text.contains("#{") || text.contains("=="))
                        .flatMap(text -> quoted(text).stream())
                        .filter(words::isTier)
                        .forEach(text -> tiers.addAll(words.tiersIn(text)));
            }
            if (!tiers.isEmpty()) {
                String type =
                        Api.dotted(placed.type().substring(1, placed.type().length() - 1));
                findings.add(
                        placed.member(),
                        placed.line(),
                        "depends on the tier by @" + type + " (" + String.join(", ", tiers) + ")");
            }
        }
    }

    private static List<String> texts(Annotations.Placed placed, List<String> elements) {
        return elements.stream()
                .flatMap(element -> placed.texts(element).stream())
                .toList();
    }

    /** The pieces of an expression between single quotes. */
    private static List<String> quoted(String text) {
        List<String> pieces = new ArrayList<>();
        int from = text.indexOf('\'');
        while (from >= 0) {
            int to = text.indexOf('\'', from + 1);
            if (to < 0) {
                break;
            }
            pieces.add(text.substring(from + 1, to));
            from = text.indexOf('\'', to + 1);
        }
        return pieces;
    }
}
