package io.tierguard.archunit.index;

import io.tierguard.archunit.rule.ClassCheck;
import io.tierguard.archunit.rule.Finding;
import io.tierguard.archunit.rule.Rule;
import io.tierguard.archunit.rule.Subject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What the checks of single classes found, for the rules that were asked so far. */
final class Collected {

    private final Checks checks;
    private final Set<Rule> asked = EnumSet.noneOf(Rule.class);
    private final Map<String, List<Finding>> findings = new ConcurrentHashMap<>();

    Collected(Checks checks) {
        this.checks = checks;
    }

    /** The rules among some that still have to look at every class. */
    Set<Rule> missing(Collection<Rule> rules) {
        Set<Rule> missing = EnumSet.noneOf(Rule.class);
        rules.stream()
                .filter(rule -> checks.ofClasses().containsKey(rule) && !asked.contains(rule))
                .forEach(missing::add);
        return missing;
    }

    void check(Set<Rule> rules, Subject subject) {
        List<Finding> found = new ArrayList<>();
        for (Rule rule : rules) {
            for (ClassCheck check : checks.ofClasses().getOrDefault(rule, List.of())) {
                found.addAll(check.check(subject));
            }
        }
        if (!found.isEmpty()) {
            findings.merge(
                    subject.file().name(),
                    found,
                    (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
        }
    }

    void done(Set<Rule> rules) {
        asked.addAll(rules);
    }

    List<Finding> of(String name) {
        return findings.getOrDefault(name, List.of());
    }
}
