package io.tierguard.registry;

import io.tierguard.internal.Nearest;
import io.tierguard.registry.yaml.Place;
import io.tierguard.registry.yaml.YamlNode;
import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import io.tierguard.tier.Tier;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes texts, lists and maps out of the tree, and collects what is wrong with them. */
final class Values {

    /** A message stays readable, and a report of many of them small. */
    private static final int MOST_NAMES = 30;

    private final List<Problem> problems = new ArrayList<>();

    /** One entry of a map, its key a text. */
    record Field(String name, Place place, YamlNode value) {}

    List<Problem> problems() {
        return problems;
    }

    void problem(Code code, Place place, Object... arguments) {
        problems.add(Problem.of(code, place.toString(), arguments));
    }

    /** A text; what YAML made something else of gets the hint to quote. */
    Optional<String> text(YamlNode node, String what) {
        if (node instanceof YamlNode.Text text && text.isString()) {
            return Optional.of(text.value());
        }
        Optional<String> meant = Unquoted.meant(node);
        if (meant.isPresent()) {
            problem(Code.QUOTES_NEEDED, node.place(), "it is " + node.describe(), Shown.pattern(meant.get()));
        } else {
            problem(Code.WRONG_TYPE, node.place(), what, "text, and this is " + node.describe());
        }
        return Optional.empty();
    }

    Optional<LocalDate> date(YamlNode node, String what) {
        Optional<String> text = text(node, what);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (hasFormOfDate(text.get())) {
                return Optional.of(LocalDate.of(
                        Integer.parseInt(text.get(), 0, 4, 10),
                        Integer.parseInt(text.get(), 5, 7, 10),
                        Integer.parseInt(text.get(), 8, 10, 10)));
            }
        } catch (DateTimeException e) {
            // a day that no calendar has is reported as the other spellings are
        }
        problem(Code.BAD_DATE, node.place(), Shown.text(text.get()));
        return Optional.empty();
    }

    /** Four digits, two and two: the library takes longer years, and signs, too. */
    private static boolean hasFormOfDate(String text) {
        for (int i = 0; i < text.length(); i++) {
            boolean hyphen = i == 4 || i == 7;
            char c = text.charAt(i);
            if (hyphen ? c != '-' : c < '0' || c > '9') {
                return false;
            }
        }
        return text.length() == 10;
    }

    Optional<Boolean> flag(YamlNode node, String what) {
        if (node instanceof YamlNode.Text text && text.isBool()) {
            return Optional.of(text.value().equalsIgnoreCase("true"));
        }
        problem(Code.WRONG_TYPE, node.place(), what, "true or false, and this is " + node.describe());
        return Optional.empty();
    }

    Optional<Tier> tier(YamlNode node, String what) {
        Optional<String> text = text(node, what);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<Tier> tier = Tier.parse(text.get());
        if (tier.isEmpty()) {
            problem(Code.UNKNOWN_TIER, node.place(), Shown.text(text.get()), suggestion(text.get(), Tier.names()));
        }
        return tier;
    }

    List<YamlNode> items(YamlNode node, String what) {
        if (node instanceof YamlNode.Items list) {
            return list.items();
        }
        Optional<String> meant = node instanceof YamlNode.Entries ? Unquoted.meant(node) : Optional.empty();
        if (meant.isPresent()) {
            problem(Code.QUOTES_NEEDED, node.place(), "it is " + node.describe(), Shown.pattern(meant.get()));
            return List.of();
        }
        problem(Code.WRONG_TYPE, node.place(), what, "a list, and this is " + node.describe());
        return List.of();
    }

    /** The entries of a map whose keys are free, each key once. */
    Map<String, Field> entries(YamlNode node, String what) {
        Map<String, Field> fields = new LinkedHashMap<>();
        if (!(node instanceof YamlNode.Entries map)) {
            problem(Code.WRONG_TYPE, node.place(), what, "a map, and this is " + node.describe());
            return fields;
        }
        for (YamlNode.Entry entry : map.entries()) {
            if (!(entry.key() instanceof YamlNode.Text key)) {
                problem(
                        Code.WRONG_TYPE,
                        entry.key().place(),
                        "a key of " + what,
                        "text, and this is " + entry.key().describe());
                continue;
            }
            Field before = fields.putIfAbsent(key.value(), new Field(key.value(), key.place(), entry.value()));
            if (before != null) {
                problem(Code.DUPLICATE_KEY, key.place(), Shown.text(key.value()), before.place());
            }
        }
        return fields;
    }

    /** The entries of a map whose keys are known. */
    Fields fields(YamlNode node, String what, List<String> known) {
        Map<String, Field> entries = entries(node, what);
        for (Field field : entries.values()) {
            if (!known.contains(field.name())) {
                unknownKey(field, known);
            }
        }
        return new Fields(this, node.place(), entries, node instanceof YamlNode.Entries);
    }

    void unknownKey(Field field, List<String> known) {
        problem(Code.UNKNOWN_KEY, field.place(), Shown.text(field.name()), suggestion(field.name(), known));
    }

    /** The nearest of some words, or all of them. */
    static String suggestion(String word, Collection<String> known) {
        return Nearest.to(word, known)
                .map(nearest -> "did you mean '" + nearest + "'?")
                .orElseGet(() -> "use one of " + some(known));
    }

    private static String some(Collection<String> known) {
        return known.size() <= MOST_NAMES
                ? String.join(", ", known)
                : String.join(", ", List.copyOf(known).subList(0, MOST_NAMES)) + " and " + (known.size() - MOST_NAMES)
                        + " more";
    }
}
