package io.tierguard.archunit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import io.tierguard.archunit.index.ClassFindings;
import io.tierguard.archunit.index.ClassIndex;
import io.tierguard.archunit.rule.Rule;
import io.tierguard.report.Code;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
     * @param classes all that were imported
     */
    record Reported(JavaClass javaClass, ClassFindings findings, JavaClasses classes) {}

    private final Set<Rule> rules;
    private final Indexes indexes;
    private final Clock clock;

    RuleTransformer(Set<Rule> rules, Indexes indexes, RuleSettings settings, Clock clock) {
        super("classes");
        this.rules = rules;
        this.indexes = indexes;
        this.clock = clock;
    }

    @Override
    public Iterable<Reported> doTransform(JavaClasses classes) {
        if (classes.isEmpty()) {
            // thrown, because a violation could be frozen, and ArchUnit's own check can be configured away
            throw new AssertionError(Code.NOTHING_IMPORTED.id() + " " + Code.NOTHING_IMPORTED.text() + "\n  to fix  "
                    + Code.NOTHING_IMPORTED.fix());
        }
        ClassIndex index = indexes.of(classes);
        return index.findings(rules, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)).stream()
                .map(one -> new Reported(classes.get(one.place().name()), one, classes))
                .toList();
    }
}
