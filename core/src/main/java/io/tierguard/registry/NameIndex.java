package io.tierguard.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Exact names and suffixes in one open-addressed table each, keyed by a hash that grows from the right, so that one pass
 * over a name meets every suffix of it at its label boundaries.
 *
 * <p><b>Thread safety:</b> immutable.
 */
final class NameIndex {

    private final Table exact;
    private final Table suffixes;

    NameIndex(Collection<Rule> rules) {
        Map<String, List<Rule>> bySuffix = new LinkedHashMap<>();
        Map<String, List<Rule>> byName = new LinkedHashMap<>();
        for (Rule rule : rules) {
            Map<String, List<Rule>> byHost = rule.pattern().kind() == EndpointPattern.Kind.NAME ? byName : bySuffix;
            List<Rule> ofHost = byHost.get(rule.pattern().host());
            if (ofHost == null) {
                ofHost = new ArrayList<>(2);
                byHost.put(rule.pattern().host(), ofHost);
            }
            ofHost.add(rule);
        }
        suffixes = new Table(bySuffix.size());
        // the shorter first, so that a longer one finds what it links to
        List<Map.Entry<String, List<Rule>>> shorterFirst = new ArrayList<>(bySuffix.entrySet());
        shorterFirst.sort(new ShorterFirst());
        for (Map.Entry<String, List<Rule>> entry : shorterFirst) {
            suffixes.put(entry.getKey(), new HostRules(entry.getValue(), below(entry.getKey())));
        }
        exact = new Table(byName.size());
        for (Map.Entry<String, List<Rule>> entry : byName.entrySet()) {
            exact.put(entry.getKey(), new HostRules(entry.getValue(), below(entry.getKey())));
        }
    }

    /** By the length of the suffix. */
    private static final class ShorterFirst implements Comparator<Map.Entry<String, List<Rule>>> {
        @Override
        public int compare(Map.Entry<String, List<Rule>> a, Map.Entry<String, List<Rule>> b) {
            return Integer.compare(a.getKey().length(), b.getKey().length());
        }
    }

    /** The rules of the exact name, else of the longest suffix that covers it, else null. */
    @Nullable
    HostRules find(String name) {
        int hash = hash(name, 0);
        HostRules found = exact.get(name, 0, hash);
        return found != null ? found : below(name);
    }

    private @Nullable HostRules below(String name) {
        HostRules longest = null;
        int hash = 0;
        for (int i = name.length() - 1; i > 0; i--) {
            char c = name.charAt(i);
            if (c == '.') {
                HostRules found = suffixes.get(name, i + 1, hash);
                longest = found != null ? found : longest;
            }
            hash = 31 * hash + c;
        }
        return longest;
    }

    private static int hash(String name, int from) {
        int hash = 0;
        for (int i = name.length() - 1; i >= from; i--) {
            hash = 31 * hash + name.charAt(i);
        }
        return hash;
    }

    /** A table that is at most half full, probed one by one. */
    private static final class Table {

        private final @Nullable String[] keys;
        private final @Nullable HostRules[] values;
        private final int mask;

        Table(int size) {
            int capacity = Integer.highestOneBit(Math.max(4, size * 2 - 1)) << 1;
            keys = new String[capacity];
            values = new HostRules[capacity];
            mask = capacity - 1;
        }

        void put(String key, HostRules value) {
            int slot = slot(hash(key, 0));
            while (keys[slot] != null) {
                slot = slot + 1 & mask;
            }
            keys[slot] = key;
            values[slot] = value;
        }

        @Nullable
        HostRules get(String name, int from, int hash) {
            int slot = slot(hash);
            while (true) {
                String key = keys[slot];
                if (key == null) {
                    return null;
                }
                if (key.length() == name.length() - from && name.startsWith(key, from)) {
                    return values[slot];
                }
                slot = slot + 1 & mask;
            }
        }

        private int slot(int hash) {
            int spread = hash * 0x9E3779B9;
            return (spread ^ spread >>> 15) & mask;
        }
    }
}
