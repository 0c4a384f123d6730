package io.tierguard.registry;

import io.tierguard.registry.Values.Field;
import io.tierguard.registry.yaml.YamlNode;
import io.tierguard.report.Code;
import io.tierguard.tier.EnvironmentName;
import io.tierguard.tier.Tier;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code environments:}. */
final class EnvironmentsReader {

    private final Values values;

    EnvironmentsReader(Values values) {
        this.values = values;
    }

    Environments read(Optional<YamlNode> node) {
        Map<NamePattern, Tier> declared = new LinkedHashMap<>();
        if (node.isPresent()) {
            for (Field field : values.entries(node.get(), "environments").values()) {
                read(field, declared);
            }
        }
        return new Environments(declared);
    }

    private void read(Field field, Map<NamePattern, Tier> declared) {
        String name = field.name();
        if (Tier.parse(name).isPresent()) {
            values.problem(Code.TIER_REDEFINED, field.place(), name);
            return;
        }
        Optional<NamePattern> pattern = NamePattern.parse(name);
        boolean exact = name.indexOf('*') < 0;
        if (pattern.isEmpty() || exact && EnvironmentName.parse(name).isEmpty() || name.equals(Owner.Shared.NAME)) {
            values.problem(exact ? Code.BAD_ENVIRONMENT_NAME : Code.BAD_NAME_PATTERN, field.place(), Shown.text(name));
            return;
        }
        // declared even where its tier is misspelled, so that its owners are not reported as unknown too
        declared.put(
                pattern.get(),
                values.tier(field.value(), "the tier of '" + name + "'").orElse(Tier.DEVELOPMENT));
    }
}
