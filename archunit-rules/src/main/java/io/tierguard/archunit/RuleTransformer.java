package io.tierguard.archunit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import io.tierguard.archunit.report.ReportedFinding;
import io.tierguard.archunit.rule.Rule;
import java.util.List;
import java.util.Set;

/**
 * Hands a rule all imported classes at once, each with what was found in it.
 *
 * <p>The whole is asked here, and not class by class in a condition, because values go from class to class, and because
 * a rule may be checked by several threads.
 */
final class RuleTransformer extends AbstractClassesTransformer<RuleTransformer.Reported> {

    /**
     * What is to be said of one class.
     *
     * @param javaClass the class
     * @param findings what was found in it, or beside it
     */
    record Reported(JavaClass javaClass, List<ReportedFinding> findings) {}

    private final Set<Rule> rules;
    private final RuleRun run;

    RuleTransformer(Set<Rule> rules, RuleRun run) {
        super("classes");
        this.rules = rules;
        this.run = run;
    }

    @Override
    public Iterable<Reported> doTransform(JavaClasses classes) {
        return run.of(rules, Inspected.of(classes)).entrySet().stream()
                .map(one -> new Reported(classes.get(one.getKey()), one.getValue()))
                .toList();
    }
}
