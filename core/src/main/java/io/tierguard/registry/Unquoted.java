package io.tierguard.registry;

import io.tierguard.registry.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds what somebody meant who left out the quotes: a number, {@code [::1]}, or {@code localhost: 5432}. */
final class Unquoted {

    /** What may stand behind a host: a port, and then a path. */
    private static final Pattern PORT = Pattern.compile("(?:[0-9]{1,5}(?:/.*)?)?");

    private Unquoted() {}

    /** The text that was meant, where it is clear. */
    static Optional<String> meant(YamlNode node) {
        if (node instanceof YamlNode.Text text) {
            return text.isNull() ? Optional.empty() : Optional.of(text.value());
        }
        if (node instanceof YamlNode.Items list) {
            return single(list.items()).map(item -> "[" + item + "]").filter(text -> text.indexOf(':') >= 0);
        }
        if (node instanceof YamlNode.Entries map && map.entries().size() == 1) {
            YamlNode.Entry entry = map.entries().get(0);
            Optional<String> key =
                    entry.key() instanceof YamlNode.Text text ? Optional.of(text.value()) : meant(entry.key());
            Optional<String> value =
                    entry.value() instanceof YamlNode.Text text ? Optional.of(text.value()) : Optional.empty();
            return key.flatMap(
                    host -> value.filter(port -> PORT.matcher(port).matches()).map(port -> host + ":" + port));
        }
        return Optional.empty();
    }

    private static Optional<String> single(List<YamlNode> items) {
        return items.size() == 1 && items.get(0) instanceof YamlNode.Text text
                ? Optional.of(text.value())
                : Optional.empty();
    }
}
