package io.tierguard.registry;

import io.tierguard.registry.Values.Field;
import io.tierguard.registry.yaml.Place;
import io.tierguard.registry.yaml.YamlNode;
import io.tierguard.report.Code;
import java.util.Map;
import java.util.Optional;

/** A map of the file whose keys are known. */
final class Fields {

    private final Values values;
    private final Place place;
    private final Map<String, Field> entries;

    private final boolean map;

    /** Without a map there are no entries, and none is missed: that it is no map is reported already. */
    Fields(Values values, Place place, Map<String, Field> entries, boolean map) {
        this.map = map;
        this.values = values;
        this.place = place;
        this.entries = entries;
    }

    Place place() {
        return place;
    }

    Optional<YamlNode> get(String name) {
        Field field = entries.get(name);
        return field == null ? Optional.empty() : Optional.of(field.value());
    }

    /** The value of a key that must be there. */
    Optional<YamlNode> require(String name, String example) {
        Optional<YamlNode> value = get(name);
        if (value.isEmpty() && map) {
            values.problem(Code.MISSING_KEY, place, name, example);
        }
        return value;
    }

    /** A text that must be there, and not be blank. */
    Optional<String> requireText(String name, String example) {
        Optional<YamlNode> node = require(name, example);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> text = values.text(node.get(), name);
        if (text.isPresent() && text.get().isBlank()) {
            values.problem(Code.WRONG_TYPE, node.get().place(), name, "text, and this is blank");
            return Optional.empty();
        }
        return text;
    }
}
