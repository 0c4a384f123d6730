package io.tierguard.registry;

import io.tierguard.registry.Values.Field;
import io.tierguard.registry.yaml.Place;
import io.tierguard.registry.yaml.YamlNode;
import io.tierguard.report.Code;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code endpoints:} of the file and of what it includes. */
final class EndpointsReader {

    private final Values values;
    private final OwnersReader owners;
    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, Taken> taken = new HashMap<>();

    private record Taken(Owners owners, Place place) {}

    EndpointsReader(Values values, OwnersReader owners) {
        this.values = values;
        this.owners = owners;
    }

    List<Rule> rules() {
        return rules;
    }

    void read(YamlNode node, String baseName) {
        for (Field field : values.entries(node, "endpoints").values()) {
            Optional<Owners> of = owners.list(field.name(), field.place());
            for (YamlNode item : values.items(field.value(), "what '" + Shown.text(field.name()) + "' owns")) {
                Optional<String> text = values.text(item, "an endpoint pattern");
                if (text.isPresent()) {
                    read(text.get(), item.place(), of, baseName);
                }
            }
        }
    }

    private void read(String text, Place place, Optional<Owners> of, String baseName) {
        try {
            EndpointPattern pattern = PatternParser.parse(text);
            if (of.isPresent()) {
                add(pattern, of.get(), place, baseName);
            }
        } catch (InvalidPatternException e) {
            values.problem(Code.BAD_PATTERN, place, Shown.pattern(text), e.reason(), e.fix());
        }
    }

    private void add(EndpointPattern pattern, Owners who, Place place, String baseName) {
        Taken before = taken.putIfAbsent(pattern.identity(), new Taken(who, place));
        if (before == null) {
            rules.add(new Rule(pattern, who, baseName + ":" + place.line()));
        } else {
            values.problem(
                    Code.PATTERN_TWICE,
                    place,
                    Shown.text(pattern.text()),
                    before.owners().describe(),
                    before.place(),
                    jointly(before.owners(), who));
        }
    }

    /** How both may own it, where that is not what the file says already. */
    private static String jointly(Owners before, Owners now) {
        Set<String> all = new LinkedHashSet<>(before.names());
        boolean more = all.addAll(now.names());
        return before.isShared() || now.isShared() || !more
                ? ""
                : ", or give it to all under one key, \"" + String.join(", ", all) + "\"";
    }
}
