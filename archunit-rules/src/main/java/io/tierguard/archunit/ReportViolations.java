package io.tierguard.archunit;

import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Hands the lines of each report to ArchUnit. */
final class ReportViolations extends ArchCondition<ClassReport> {

    ReportViolations() {
        super("have nothing to report");
    }

    @Override
    public void check(ClassReport report, ConditionEvents events) {
        report.lines().forEach(line -> events.add(SimpleConditionEvent.violated(report.javaClass(), line)));
    }
}
