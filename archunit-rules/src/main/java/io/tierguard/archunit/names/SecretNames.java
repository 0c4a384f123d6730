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
 * Finds hard-coded values in fields, variables, arguments, results, keys and comparisons that are named like a secret.
 *
 * <p><b>Thread safety:</b> safe; what it keeps is only which names it has seen.
 *
 * @since 0.1
 */
public final class SecretNames implements FlowCheck {

    private final SinkPolicy sinks = new SecretNameSinks();

    /** A check, of which all are alike. */
    public SecretNames() {}

    @Override
    public Rule rule() {
        return Rule.SECRET_NAMES;
    }

    @Override
    public SinkPolicy sinks() {
        return sinks;
    }

    @Override
    public Optional<Finding> judge(Arrival arrival) {
        Literal literal = arrival.literal();
        return SecretPlace.of(arrival.sink())
                .filter(place -> literal.kind() != Literal.Kind.NUMBER
                        && SecretValues.isSecret(literal.value(), place.name(), place.trust()))
                .map(place -> new Finding(
                        rule(),
                        Code.HARD_CODED_SECRET,
                        literal.member(),
                        literal.line(),
                        literal.member().describe() + " " + place.said(literal.member()),
                        Optional.of(literal.value())));
    }
}
