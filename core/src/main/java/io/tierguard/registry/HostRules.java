package io.tierguard.registry;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines for one name, suffix, address or block, most telling first, and a link to the next less telling ones.
 *
 * <p><b>Thread safety:</b> immutable.
 */
final class HostRules {

    private final Rule[] rules;
    private final @Nullable HostRules next;

    HostRules(Collection<Rule> rules, @Nullable HostRules next) {
        this.rules = rules.toArray(new Rule[0]);
        Arrays.sort(this.rules, RuleOrder.MOST_TELLING_FIRST);
        this.next = next;
    }

    @Nullable
    HostRules next() {
        return next;
    }

    List<Rule> rules() {
        return List.of(rules);
    }

    @Nullable
    Rule first(Endpoint endpoint) {
        for (Rule rule : rules) {
            if (rule.pattern().fitsBesidesHost(endpoint)) {
                return rule;
            }
        }
        return null;
    }

    /** Adds what may speak; true where the last one added is sure to. */
    boolean walk(Endpoint endpoint, List<@Nullable Rule> outcomes) {
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
}
