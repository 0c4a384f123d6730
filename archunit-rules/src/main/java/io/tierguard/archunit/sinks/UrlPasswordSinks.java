package io.tierguard.archunit.sinks;

import io.tierguard.archunit.flow.Arrival;
import io.tierguard.archunit.flow.Literal;
import io.tierguard.archunit.flow.Sink;
import io.tierguard.archunit.flow.SinkPolicy;
import io.tierguard.archunit.rule.Finding;
import io.tierguard.archunit.rule.FlowCheck;
import io.tierguard.archunit.rule.Rule;
import io.tierguard.archunit.secrets.Secret;
import io.tierguard.archunit.secrets.SecretDetectors;
import io.tierguard.report.Code;
import java.util.Optional;

/**
 * Finds URLs with a password in them that are put together from several texts on their way to a client, where no single
 * text shows the password.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class UrlPasswordSinks implements FlowCheck {

    private static final String NAME = Rule.CREDENTIAL_SINKS.id() + "/url";

    private final SinkPolicy policy = new EndpointSinks.Policy(NAME);

    /** A check, of which all are alike. */
    public UrlPasswordSinks() {}

    @Override
    public Rule rule() {
        return Rule.CREDENTIAL_SINKS;
    }

    @Override
    public boolean owns(Sink sink) {
        return sink.rule().equals(NAME);
    }

    @Override
    public SinkPolicy sinks() {
        return policy;
    }

    @Override
    public Optional<Finding> judge(Arrival arrival) {
        Literal literal = arrival.literal();
        return SecretDetectors.in(literal.value()).stream()
                .filter(secret -> secret.family() == Secret.Family.URL)
                .findFirst()
                .map(secret -> finding(arrival, literal, secret));
    }

    private Finding finding(Arrival arrival, Literal literal, Secret secret) {
        String text = Code.HARD_CODED_SECRET.text(
                literal.member().describe(),
                Target.sentence(literal, "password in a URL", arrival.sink().what()));
        return new Finding(
                rule(), Code.HARD_CODED_SECRET, literal.member(), literal.line(), text, Optional.of(secret.value()));
    }
}
