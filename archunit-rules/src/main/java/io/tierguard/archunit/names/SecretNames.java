package io.tierguard.archunit.names;

import io.tierguard.archunit.flow.Arrival;
import io.tierguard.archunit.flow.Literal;
import io.tierguard.archunit.flow.SinkPolicy;
import io.tierguard.archunit.rule.Finding;
import io.tierguard.archunit.rule.FlowCheck;
import io.tierguard.archunit.rule.Rule;
import io.tierguard.report.Code;
import java.util.Optional;

/**
 * Finds hard-coded values in fields, variables, setters, results, keys and comparisons that are named like a secret.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class SecretNames implements FlowCheck {

    private static final SinkPolicy SINKS = new SecretNameSinks();

    /** A check, of which all are alike. */
    public SecretNames() {}

    @Override
    public Rule rule() {
        return Rule.SECRET_NAMES;
    }

    @Override
    public SinkPolicy sinks() {
        return SINKS;
    }

    @Override
    public Optional<Finding> judge(Arrival arrival) {
        Literal literal = arrival.literal();
        if (literal.kind() == Literal.Kind.NUMBER || !SecretValues.isSecret(literal.value())) {
            return Optional.empty();
        }
        String text = literal.member().describe() + " holds a hard-coded value in "
                + arrival.sink().what();
        return Optional.of(new Finding(
                rule(), Code.HARD_CODED_SECRET, literal.member(), literal.line(), text, Optional.of(literal.value())));
    }
}
