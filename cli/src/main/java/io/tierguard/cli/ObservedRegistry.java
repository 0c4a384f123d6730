package io.tierguard.cli;

import io.tierguard.cli.Observations.Reached;
import io.tierguard.tier.EnvironmentName;
import io.tierguard.tier.Tier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes a registry of what was observed: every endpoint under the tiers that reached it, for a person to check. */
final class ObservedRegistry {

    private static final Pattern HOST_AND_PORT =
            Pattern.compile("(?:[^/\\[\\]]*://)?(\\[[^\\]]+\\]:[0-9]+|[^:/\\[\\]]+:[0-9]+)(?:/.*)?");

    /** Nobody fills in more by hand; what everyone owns and everyone reached would be a product. */
    private static final int MOST_CROSSINGS = 10_000;

    /** To whom this machine and databases inside a process belong until a line says otherwise. */
    private static final Set<Tier> AT_HOME = EnumSet.of(Tier.DEVELOPMENT, Tier.TEST);

    private final Observations observations;
    private final StringBuilder out = new StringBuilder();

    private ObservedRegistry(Observations observations) {
        this.observations = observations;
    }

    static String text(Observations observations) {
        return new ObservedRegistry(observations).write();
    }

    private String write() {
        out.append("""
                # Made from a log of what would have been refused. Check each line before it is checked in: whose it is, and that it
                # belongs here at all. Whoever can write to the log can write to this list.
                """);
        if (observations.cutOffLines() > 0) {
            out.append("# Lines of the log were cut off: what they told is missing.\n");
        }
        if (!observations.isComplete()) {
            out.append("# Not everything that was observed is named: observe again with this file.\n");
        }
        out.append("version: 1\n");
        environments();
        endpoints();
        crossings();
        others();
        out.append("\npolicy:\n  mode: enforce\n");
        return out.toString();
    }

    private void environments() {
        List<String> declared = new ArrayList<>();
        for (Map.Entry<EnvironmentName, Set<Tier>> entry :
                observations.environments().entrySet()) {
            String name = entry.getKey().text();
            if (Tier.parse(name).isPresent()) {
                continue;
            }
            if (entry.getValue().size() > 1) {
                declared.add("  # " + name + " was observed in several tiers: " + entry.getValue());
            } else {
                declared.add("  \"" + name + "\": "
                        + entry.getValue().iterator().next().text());
            }
        }
        if (declared.stream().anyMatch(line -> !line.startsWith("  #"))) {
            out.append("\nenvironments:\n");
            declared.forEach(line -> out.append(line).append('\n'));
        }
    }

    private void endpoints() {
        Map<Set<Tier>, List<String>> byOwners = new TreeMap<>(Comparator.comparing(ObservedRegistry::key));
        boolean local = false;
        boolean whole = false;
        for (Reached reached : observations.endpoints()) {
            Set<Tier> owners = owners(reached);
            if (!owners.isEmpty()) {
                byOwners.computeIfAbsent(owners, key -> new ArrayList<>()).add(line(reached));
                String text = reached.pattern().text();
                whole |= text.equals("local");
                local |= text.startsWith("local/");
            }
        }
        if (local && !whole) {
            byOwners.computeIfAbsent(AT_HOME, key -> new ArrayList<>())
                    .add("local  # all other databases inside a process or in a file, as if no line named one");
        }
        if (byOwners.isEmpty()) {
            return;
        }
        out.append("\nendpoints:\n");
        byOwners.forEach((owners, lines) -> {
            out.append("  \"").append(key(owners)).append("\":\n");
            lines.forEach(line -> out.append("    - ").append(line).append('\n'));
        });
    }

    private static String line(Reached reached) {
        StringBuilder line = new StringBuilder("\"").append(reached.pattern()).append("\"  # ");
        line.append(reached.count() == 1 ? "once" : reached.count() + " times");
        if (!reached.owners().isEmpty()) {
            line.append(", by ").append(String.join(", ", reached.crossedBy()));
            line.append("; CHECK: it belonged to ").append(String.join(", ", reached.owners()));
        } else if (reached.tiers().size() > 1) {
            line.append("; CHECK: several tiers reached it");
        } else if (reached.pattern().loopback()) {
            line.append("; CHECK: this machine, or where a tunnel leads");
        }
        return line.toString();
    }

    private static Set<Tier> owners(Reached reached) {
        Set<Tier> owners = EnumSet.noneOf(Tier.class);
        owners.addAll(reached.tiers());
        for (String owner : reached.owners()) {
            Tier.parse(owner).ifPresent(owners::add);
        }
        if (!owners.isEmpty() && reached.pattern().loopback()) {
            owners.addAll(AT_HOME);
        }
        return owners;
    }

    private static String key(Set<Tier> owners) {
        return String.join(", ", owners.stream().map(Tier::text).toList());
    }

    /** As comments, since the file would be refused without the reasons and dates that only a person can give. */
    private void crossings() {
        List<String> lines = new ArrayList<>();
        for (Reached reached : observations.endpoints()) {
            Matcher place = HOST_AND_PORT.matcher(reached.pattern().text());
            for (String from : reached.crossedBy()) {
                for (String to : reached.owners()) {
                    if (lines.size() == MOST_CROSSINGS) {
                        lines.add("#   and more");
                    }
                    if (lines.size() > MOST_CROSSINGS) {
                        break;
                    }
                    lines.add(
                            place.matches() && Tier.parse(to).isPresent()
                                    ? "#   - {from: \"" + from + "\", to: " + to + ", endpoint: \"" + place.group(1)
                                            + "\", reason: FILL IN, expires: FILL IN}"
                                    : "#   " + reached.pattern() + ", of " + to + ", by " + from);
                }
            }
        }
        if (!lines.isEmpty()) {
            out.append(
                    "\n# These endpoints belonged to another. Where that must be crossed, and for as long as it must:\n");
            out.append("# crossings:\n");
            lines.forEach(line -> out.append(line).append('\n'));
        }
    }

    private void others() {
        if (!observations.others().isEmpty()) {
            out.append("\n# No line here mends these; 'tierguard explain TG-nnnn' tells what does:\n");
            observations
                    .others()
                    .forEach((what, count) -> out.append("#   ")
                            .append(what)
                            .append(", ")
                            .append(count == 1 ? "once" : count + " times")
                            .append('\n'));
        }
    }
}
