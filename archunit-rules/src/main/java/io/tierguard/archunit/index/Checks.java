package io.tierguard.archunit.index;

import io.tierguard.archunit.rule.ClassCheck;
import io.tierguard.archunit.rule.FlowCheck;
import io.tierguard.archunit.rule.Rule;
import java.util.List;
import java.util.Map;

/**
 * What the classes of a run are asked, apart from the secrets that are told by their form.
 *
 * @param ofClasses asked of each class file, once the rule is asked for
 * @param ofFlow asked together of one analysis of the whole, once a rule needs it
 * @since 0.1
 */
public record Checks(Map<Rule, List<ClassCheck>> ofClasses, List<FlowCheck> ofFlow) {

    /** Copies both. */
    public Checks {
        ofClasses = Map.copyOf(ofClasses);
        ofFlow = List.copyOf(ofFlow);
    }
}
