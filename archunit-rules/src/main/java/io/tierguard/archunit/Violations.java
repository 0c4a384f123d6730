package io.tierguard.archunit;

import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/**
 * Hands findings to ArchUnit, a line each. The lines are kept by {@code FreezingArchRule}, in files that teams commit: no
 * value is in them, and nothing in them changes unless the finding does.
 */
final class Violations extends ArchCondition<RuleTransformer.Reported> {

    Violations() {
        super("have nothing to report");
    }

    @Override
    public void check(RuleTransformer.Reported reported, ConditionEvents events) {
        reported.findings()
                .forEach(
                        finding -> events.add(SimpleConditionEvent.violated(reported.javaClass(), finding.describe())));
    }
}
