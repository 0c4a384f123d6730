package io.tierguard.archunit.names;

import io.tierguard.archunit.constants.Member;
import io.tierguard.archunit.flow.Arrival;
import io.tierguard.archunit.flow.Literal;
import io.tierguard.archunit.flow.SinkPolicy;
import io.tierguard.archunit.names.SecretPlace.Trust;
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
                        && SecretValues.isSecret(literal.value(), place.name(), trust(arrival, place)))
                .map(place -> new Finding(
                        rule(),
                        Code.HARD_CODED_SECRET,
                        literal.member(),
                        literal.line(),
                        literal.member().describe() + " " + place.said(literal.member()),
                        Optional.of(literal.value())));
    }

    /** What came a long way may have been mixed up with something else. */
    private static Trust trust(Arrival arrival, SecretPlace place) {
        return outermost(arrival.literal().member()).equals(outermost(arrival.at()))
                ? place.trust()
                : Trust.NAME_OR_VALUE;
    }

    private static String outermost(Member member) {
        int dollar = member.owner().indexOf('$');
        return dollar < 0 ? member.owner() : member.owner().substring(0, dollar);
    }
}
