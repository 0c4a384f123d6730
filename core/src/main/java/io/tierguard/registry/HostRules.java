package io.tierguard.registry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lines for one name, suffix, address or block, most telling first, and a link to the next less telling ones.
 *
 * <p>Few lines are looked at one by one. Of many, those for the endpoint's port are found by the port, and among these the
 * one by {@link ResourceIndex}: a server may have any number of ports and databases.
 *
 * <p><b>Thread safety:</b> immutable.
 */
final class HostRules {

    /** Up to so many, looking at each is faster than any table. */
    private static final int FEW = 8;

    private final Rule[] rules;
    private final @Nullable Map<Integer, ResourceIndex> byPort;
    private final @Nullable ResourceIndex anyPort;
    private final @Nullable HostRules next;

    HostRules(Collection<Rule> rules, @Nullable HostRules next) {
        this.rules = rules.toArray(new Rule[0]);
        Arrays.sort(this.rules, RuleOrder.MOST_TELLING_FIRST);
        this.next = next;
        if (this.rules.length <= FEW) {
            this.byPort = null;
            this.anyPort = null;
            return;
        }
        Map<Integer, List<Rule>> ports = new HashMap<>();
        List<Rule> portless = new ArrayList<>();
        for (Rule rule : this.rules) {
            Integer port = rule.pattern().port();
            (port == null ? portless : ports.computeIfAbsent(port, key -> new ArrayList<>())).add(rule);
        }
        this.byPort = new HashMap<>(ports.size() * 2);
        ports.forEach((port, ofPort) -> this.byPort.put(port, new ResourceIndex(ofPort)));
        this.anyPort = new ResourceIndex(portless);
    }

    @Nullable
    HostRules next() {
        return next;
    }

    /** The most telling line that speaks for an endpoint all of whose parts are told. */
    @Nullable
    Rule first(Endpoint endpoint) {
        if (byPort == null || anyPort == null) {
            return first(rules, endpoint);
        }
        // lines with a port are more telling than all without
        Integer port = endpoint.port().orNull();
        ResourceIndex onPort = port == null ? null : byPort.get(port);
        Rule found = onPort == null ? null : onPort.first(endpoint);
        return found != null ? found : anyPort.first(endpoint);
    }

    static @Nullable Rule first(Rule[] rules, Endpoint endpoint) {
        for (Rule rule : rules) {
            if (rule.pattern().fitsBesidesHost(endpoint)) {
                return rule;
            }
        }
        return null;
    }

    /** Whether a line is for this port only. */
    boolean namesPort(int port) {
        if (byPort != null) {
            return byPort.containsKey(port);
        }
        for (Rule rule : rules) {
            Integer other = rule.pattern().port();
            if (other != null && other == port) {
                return true;
            }
        }
        return false;
    }

    /** Adds what may speak; true where the last one added is sure to. */
    boolean walk(Endpoint endpoint, List<@Nullable Rule> outcomes) {
        Integer port = endpoint.port().orNull();
        if (byPort == null || anyPort == null || port == null) {
            return walk(rules, endpoint, outcomes);
        }
        ResourceIndex onPort = byPort.get(port);
        return onPort != null && walk(onPort.rules(), endpoint, outcomes) || walk(anyPort.rules(), endpoint, outcomes);
    }

    private static boolean walk(Rule[] rules, Endpoint endpoint, List<@Nullable Rule> outcomes) {
        for (Rule rule : rules) {
            if (rule.pattern().fitsBesidesHost(endpoint)) {
                outcomes.add(rule);
                if (!rule.pattern().namesMissingPartOf(endpoint)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Takes out the ports on which a line is sure to speak for an endpoint that tells all but its port. */
    void removeSurePorts(Endpoint endpoint, Set<Integer> ports) {
        for (Rule rule : rules) {
            EndpointPattern pattern = rule.pattern();
            Integer port = pattern.port();
            if (port != null && pattern.fitsBesidesHost(endpoint) && !pattern.namesMissingPartBesidesPort(endpoint)) {
                ports.remove(port);
            }
        }
    }
}
