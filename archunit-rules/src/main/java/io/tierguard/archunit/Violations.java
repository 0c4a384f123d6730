package io.tierguard.archunit;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.SourceCodeLocation;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.tierguard.archunit.rule.Finding;

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
        reported.findings().findings().stream()
                .map(finding ->
                        finding.text() + " [" + finding.code().id() + "] in " + location(finding, reported.classes()))
                .forEach(line -> events.add(SimpleConditionEvent.violated(reported.javaClass(), line)));
    }

    private static String location(Finding finding, JavaClasses classes) {
        String owner = finding.member().owner();
        if (classes.contain(owner)) {
            return SourceCodeLocation.of(classes.get(owner), finding.line()).toString();
        }
        return "(" + owner.substring(owner.lastIndexOf('.') + 1) + ".class:0)";
    }
}
