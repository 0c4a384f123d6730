package io.tierguard.registry;

import io.tierguard.internal.UrlPath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines for one host and port, or for one host and every port, found by protocol and database or path without looking at
 * the others. It answers for endpoints that tell both.
 *
 * <p>A database has one key, its whole name without ASCII case; a path one for each of its beginnings, longest first. Both
 * tables are open-addressed and keyed by characters as they stand in the endpoint, so that a search allocates nothing.
 *
 * <p><b>Thread safety:</b> immutable.
 */
final class ResourceIndex {

    /** Up to so many, looking at each is faster than any table. */
    private static final int FEW = 8;

    private final Rule[] rules;
    private final Table databases;
    private final Table paths;

    /** @param sorted the lines, most telling first */
    ResourceIndex(List<Rule> sorted) {
        this.rules = sorted.toArray(new Rule[0]);
        int size = rules.length <= FEW ? 0 : rules.length;
        this.databases = new Table(size, true);
        this.paths = new Table(size, false);
        for (int i = 0; i < size; i++) {
            Resource resource = rules[i].pattern().resource();
            String path = resource == null ? "" : resource.path();
            databases.put(rules[i], resource == null ? "" : resource.database());
            if (path != null) {
                paths.put(rules[i], path);
            }
        }
    }

    Rule[] rules() {
        return rules;
    }

    /** The most telling line that speaks for an endpoint on this port. */
    @Nullable
    Rule first(Endpoint endpoint) {
        String protocol = endpoint.protocol().orNull();
        String database = endpoint.database().orNull();
        UrlPath path = endpoint.pathComponent().orNull();
        if (rules.length <= FEW || protocol == null || database == null && path == null) {
            return HostRules.first(rules, endpoint);
        }
        Rule found = database != null
                ? databases.find(protocol, database, 0, database.length())
                : path == null ? null : below(protocol, path.compared());
        // a line without a database or path is the least telling of all
        return found != null ? found : databases.find(protocol, "", 0, 0);
    }

    /** The line of the longest beginning of a path that has one. */
    private @Nullable Rule below(String protocol, String path) {
        for (int end = path.length(); end > 1; end = path.lastIndexOf('/', end - 1)) {
            if (end - 1 <= paths.longest) {
                Rule found = paths.find(protocol, path, 1, end);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** Lines by protocol and resource; of several with one key the first that was put. */
    private static final class Table {

        private final boolean foldsCase;
        private final @Nullable Rule[] slots;
        private final int mask;
        private int longest;

        Table(int size, boolean foldsCase) {
            int capacity = Integer.highestOneBit(Math.max(2, size * 2 - 1)) << 1;
            this.foldsCase = foldsCase;
            this.slots = new Rule[capacity];
            this.mask = capacity - 1;
        }

        void put(Rule rule, String resource) {
            longest = Math.max(longest, resource.length());
            String protocol = normal(rule.pattern().protocol());
            int slot = slot(protocol, hash(resource, 0, resource.length()));
            for (Rule other = slots[slot]; other != null; other = slots[slot]) {
                if (isAt(other, protocol, resource, 0, resource.length())) {
                    return;
                }
                slot = slot + 1 & mask;
            }
            slots[slot] = rule;
        }

        /** By the protocol that is spelled so, else by the one that covers it, else by the lines for every protocol. */
        @Nullable
        Rule find(String protocol, String text, int from, int to) {
            int hash = hash(text, from, to);
            Rule found = get(normal(protocol), hash, text, from, to);
            if (found == null && (protocol.equals("wss") || protocol.equals("ws"))) {
                found = get(protocol.equals("wss") ? "https" : "http", hash, text, from, to);
            }
            return found != null ? found : get("", hash, text, from, to);
        }

        private @Nullable Rule get(String protocol, int hash, String text, int from, int to) {
            int slot = slot(protocol, hash);
            for (Rule rule = slots[slot]; rule != null; rule = slots[slot]) {
                if (isAt(rule, protocol, text, from, to)) {
                    return rule;
                }
                slot = slot + 1 & mask;
            }
            return null;
        }

        private boolean isAt(Rule rule, String protocol, String text, int from, int to) {
            Resource resource = rule.pattern().resource();
            String own = resource == null ? "" : resource.database();
            return own.length() == to - from
                    && normal(rule.pattern().protocol()).equals(protocol)
                    && isSame(own, text, from);
        }

        private boolean isSame(String own, String text, int from) {
            if (!foldsCase) {
                return text.startsWith(own, from);
            }
            for (int i = 0; i < own.length(); i++) {
                if (Resource.lowerCase(own.charAt(i)) != Resource.lowerCase(text.charAt(from + i))) {
                    return false;
                }
            }
            return true;
        }

        private int hash(String text, int from, int to) {
            int hash = 0;
            for (int i = from; i < to; i++) {
                char c = text.charAt(i);
                hash = 31 * hash + (foldsCase ? Resource.lowerCase(c) : c);
            }
            return hash;
        }

        private int slot(String protocol, int hash) {
            int spread = (hash ^ protocol.hashCode()) * 0x9E3779B9;
            return (spread ^ spread >>> 15) & mask;
        }

        /** Two protocols that cover each other are one; no protocol is a key of its own. */
        private static String normal(@Nullable String protocol) {
            return protocol == null ? "" : protocol.equals("mariadb") ? "mysql" : protocol;
        }
    }
}
