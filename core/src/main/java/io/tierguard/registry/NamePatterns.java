package io.tierguard.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Name patterns, found by what stands before their first star and behind their last, without looking at the others.
 *
 * <p><b>Thread safety:</b> immutable.
 */
final class NamePatterns {

    private record Placed(NamePattern pattern, int place) {}

    private final Map<String, NamePattern> names = new HashMap<>();
    private final Map<String, Map<String, List<Placed>>> byPrefixAndSuffix = new HashMap<>();

    NamePatterns(Collection<NamePattern> patterns) {
        int place = 0;
        for (NamePattern pattern : patterns) {
            String text = pattern.text();
            if (pattern.isExact()) {
                names.put(text, pattern);
            } else {
                add(new Placed(pattern, place++));
            }
        }
    }

    /** Without a lambda: every process with a pattern would wait for it. */
    private void add(Placed placed) {
        String text = placed.pattern().text();
        String prefix = text.substring(0, placed.pattern().literalPrefix());
        String suffix = text.substring(text.lastIndexOf('*') + 1);
        Map<String, List<Placed>> bySuffix = byPrefixAndSuffix.get(prefix);
        if (bySuffix == null) {
            bySuffix = new HashMap<>();
            byPrefixAndSuffix.put(prefix, bySuffix);
        }
        List<Placed> same = bySuffix.get(suffix);
        if (same == null) {
            same = new ArrayList<>();
            bySuffix.put(suffix, same);
        }
        same.add(placed);
    }

    /** The name itself; else the patterns that match it with the longest literal prefix, in their order. */
    List<NamePattern> mostTelling(String name) {
        NamePattern exact = names.get(name);
        if (exact != null) {
            return List.of(exact);
        }
        if (byPrefixAndSuffix.isEmpty()) {
            return List.of();
        }
        // a star takes one character at least
        for (int prefix = name.length() - 1; prefix >= 0; prefix--) {
            Map<String, List<Placed>> bySuffix = byPrefixAndSuffix.get(name.substring(0, prefix));
            List<Placed> matching = bySuffix == null ? List.of() : matching(name, prefix, bySuffix);
            if (!matching.isEmpty()) {
                return matching.stream().map(Placed::pattern).toList();
            }
        }
        return List.of();
    }

    private static List<Placed> matching(String name, int prefix, Map<String, List<Placed>> bySuffix) {
        List<Placed> matching = new ArrayList<>();
        for (int suffix = prefix + 1; suffix <= name.length(); suffix++) {
            for (Placed placed : bySuffix.getOrDefault(name.substring(suffix), List.of())) {
                if (placed.pattern().matches(name)) {
                    matching.add(placed);
                }
            }
        }
        matching.sort((a, b) -> Integer.compare(a.place(), b.place()));
        return matching;
    }
}
