package io.tierguard.registry;

import io.tierguard.registry.Values.Field;
import io.tierguard.registry.yaml.Place;
import io.tierguard.registry.yaml.YamlNode;
import io.tierguard.report.Code;
import io.tierguard.tier.Tier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Reads {@code policy:}. */
final class PolicyReader {

    private static final String DEFAULT = "default";
    private static final String OBSERVE_UNTIL = "observe-until";
    private static final List<String> KEYS =
            List.of("mode", "unknown-endpoints", "test-runtime-cap", "attestation", "marker", "secrets", "protect");

    private final Values values;
    private final OwnersReader owners;
    private final Policy policy = new Policy();

    PolicyReader(Values values, OwnersReader owners) {
        this.values = values;
        this.owners = owners;
    }

    Policy read(YamlNode node) {
        read(values.fields(node, "policy", KEYS));
        return policy;
    }

    private void read(Fields fields) {
        byTier(fields, "mode", this::mode, policy::mode);
        byTier(fields, "unknown-endpoints", Policy.UnknownEndpoints.values(), policy::unknownEndpoints);
        byTier(fields, "attestation", Policy.Attestation.values(), policy::attestation);
        byTier(fields, "marker", Policy.Marker.values(), policy::marker);
        byTier(fields, "secrets", Policy.Secrets.values(), policy::secrets);
        fields.get("test-runtime-cap").ifPresent(this::testRuntimeCap);
        fields.get("protect").ifPresent(this::protect);
    }

    private <E extends Enum<E>> void byTier(Fields fields, String name, E[] words, BiConsumer<Tier, E> into) {
        byTier(fields, name, node -> word(node, name, words), into);
    }

    /** A scalar for every tier, or a map of tier or {@code default} to scalar. */
    private <T> void byTier(
            Fields fields, String name, Function<YamlNode, Optional<T>> scalar, BiConsumer<Tier, T> into) {
        Optional<YamlNode> value = fields.get(name);
        if (value.isEmpty()) {
            return;
        }
        Map<Tier, T> found = new EnumMap<>(Tier.class);
        Optional<T> fallback = Optional.empty();
        if (isScalar(value.get())) {
            fallback = scalar.apply(value.get());
        } else {
            for (Field field : values.entries(value.get(), name).values()) {
                Optional<Tier> tier = Tier.parse(field.name());
                if (tier.isEmpty() && !field.name().equals(DEFAULT)) {
                    List<String> known = new ArrayList<>(Tier.names());
                    known.add(DEFAULT);
                    values.unknownKey(field, known);
                    continue;
                }
                Optional<T> one = scalar.apply(field.value());
                one.ifPresent(of -> tier.ifPresent(key -> found.put(key, of)));
                fallback = tier.isEmpty() ? one : fallback;
            }
        }
        for (Tier tier : Tier.values()) {
            T of = found.get(tier);
            if (of != null) {
                into.accept(tier, of);
            } else {
                fallback.ifPresent(common -> into.accept(tier, common));
            }
        }
    }

    private static boolean isScalar(YamlNode node) {
        return !(node instanceof YamlNode.Entries map)
                || map.entries().stream()
                        .anyMatch(entry -> entry.key() instanceof YamlNode.Text key
                                && key.value().equals(OBSERVE_UNTIL));
    }

    private Optional<Mode> mode(YamlNode node) {
        if (node instanceof YamlNode.Entries) {
            return values.fields(node, "mode", List.of(OBSERVE_UNTIL))
                    .require(OBSERVE_UNTIL, "2027-01-31")
                    .flatMap(date -> values.date(date, OBSERVE_UNTIL))
                    .map(Mode::new);
        }
        return values.text(node, "mode").flatMap(text -> {
            if (text.equals("enforce")) {
                return Optional.of(Mode.ENFORCE);
            }
            String fix = text.startsWith("observe")
                    ? "write {observe-until: 2027-01-31}, with the last day of observing"
                    : Values.suggestion(text, List.of("enforce", "{observe-until: DATE}"));
            values.problem(Code.BAD_POLICY, node.place(), Shown.text(text), "mode", fix);
            return Optional.empty();
        });
    }

    private <E extends Enum<E>> Optional<E> word(YamlNode node, String name, E[] words) {
        return values.text(node, name).flatMap(text -> {
            Optional<E> found = Arrays.stream(words)
                    .filter(word -> spelling(word).equals(text))
                    .findFirst();
            if (found.isEmpty()) {
                List<String> known =
                        Arrays.stream(words).map(PolicyReader::spelling).toList();
                values.problem(Code.BAD_POLICY, node.place(), Shown.text(text), name, Values.suggestion(text, known));
            }
            return found;
        });
    }

    private static String spelling(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void testRuntimeCap(YamlNode node) {
        if (!(node instanceof YamlNode.Entries)) {
            values.tier(node, "test-runtime-cap").ifPresent(policy::testRuntimeCap);
            return;
        }
        for (Field field : values.entries(node, "test-runtime-cap").values()) {
            Optional<Tier> cap = values.tier(field.value(), "test-runtime-cap");
            if (field.name().equals(DEFAULT)) {
                cap.ifPresent(policy::testRuntimeCap);
            } else if (isEnvironment(field.name(), field.place())) {
                Optional<NamePattern> pattern = NamePattern.parse(field.name());
                cap.ifPresent(tier -> pattern.ifPresent(environments -> policy.testRuntimeCap(environments, tier)));
            }
        }
    }

    private boolean isEnvironment(String name, Place place) {
        return owners.owner(name, place).isPresent();
    }

    private void protect(YamlNode node) {
        Set<Tier> tiers = new HashSet<>();
        for (YamlNode item : values.items(node, "protect")) {
            values.tier(item, "protect").ifPresent(tier -> {
                policy.protect(tier);
                if (!tiers.add(tier)) {
                    values.problem(Code.BAD_POLICY, item.place(), tier.text(), "protect again", "name each tier once");
                }
            });
        }
    }
}
