package io.tierguard.guard;

import io.tierguard.registry.Rule;
import io.tierguard.report.Code;
import jdk.jfr.Description;
import jdk.jfr.Label;
import org.jspecify.annotations.Nullable;

/** What was decided, and by what. */
abstract sealed class VerdictEvent extends FlightEvent permits DecisionEvent, RefusalEvent {

    @Label("Decision")
    @Description("allowed, crossing-used, would-refuse or refused")
    @Nullable
    String decision;

    @Label("Code")
    @Description("Why it is refused, or would be; empty where it is allowed")
    @Nullable
    String code;

    @Label("Rule")
    @Description("File and line of the registry that it rests on")
    @Nullable
    String rule;

    final void tell(Decision decided) {
        decision = AuditEvent.of(decided).text();
        code = decided.code().map(Code::id).orElse("");
        rule = decided.rule().map(Rule::origin).orElse("");
    }
}
