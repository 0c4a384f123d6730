package io.tierguard.archunit.sinks;

import io.tierguard.archunit.flow.Arrival;
import io.tierguard.archunit.flow.CallSite;
import io.tierguard.archunit.flow.Literal;
import io.tierguard.archunit.flow.Sink;
import io.tierguard.archunit.flow.SinkPolicy;
import io.tierguard.archunit.rule.Finding;
import io.tierguard.archunit.rule.FlowCheck;
import io.tierguard.archunit.rule.Rule;
import io.tierguard.report.Code;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds hard-coded URLs and hosts that reach a client: one of HTTP, JDBC, a socket, a broker or a cloud provider. This
 * machine, the example domains of RFC 2606, hosts that only name schemas, and relative addresses are nobody's endpoint.
 *
 * <p>It needs the whole URL in the code: one that is put together with a value from elsewhere is left to the host
 * patterns of the registry.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class EndpointSinks implements FlowCheck {

    private static final SinkTable URLS = SinkTable.of(SinkTable.parse(EndpointApis.URLS));
    private static final SinkTable HOSTS = SinkTable.of(SinkTable.parse(EndpointApis.HOSTS));

    /** From the documentation of Kafka, JNDI and Jakarta Mail, Persistence and Hibernate. */
    private static final Set<String> KEYS = Set.of(
            "bootstrap.servers",
            "schema.registry.url",
            "java.naming.provider.url",
            "mail.smtp.host",
            "mail.imap.host",
            "mail.pop3.host",
            "mail.host",
            "javax.persistence.jdbc.url",
            "jakarta.persistence.jdbc.url",
            "hibernate.connection.url",
            "spring.datasource.url",
            "http.proxyHost",
            "https.proxyHost");

    /** Tells a report why a name without a scheme is an endpoint, and the judge that it may be one. */
    private static final String HOST = " (host)";

    private final SinkPolicy policy = new Policy(Rule.TIER_ENDPOINTS.id());

    /** A check, of which all are alike. */
    public EndpointSinks() {}

    @Override
    public Rule rule() {
        return Rule.TIER_ENDPOINTS;
    }

    @Override
    public SinkPolicy sinks() {
        return policy;
    }

    @Override
    public Optional<Finding> judge(Arrival arrival) {
        Literal literal = arrival.literal();
        boolean ofSomebody = arrival.sink().what().endsWith(HOST)
                ? Endpoints.isHostOfSomebody(literal.value())
                : Endpoints.isUrlOfSomebody(literal.value());
        if (literal.kind() != Literal.Kind.TEXT || !ofSomebody) {
            return Optional.empty();
        }
        String text = Code.TIER_ENDPOINT.text(
                literal.member().describe(),
                Target.sentence(literal, "endpoint", arrival.sink().what()));
        return Optional.of(new Finding(
                rule(), Code.TIER_ENDPOINT, literal.member(), literal.line(), text, Optional.of(literal.value())));
    }

    /** Takes a URL or a host, for a check of some name. */
    record Policy(String check) implements SinkPolicy {

        @Override
        public Map<Integer, Sink> ofCall(CallSite call) {
            boolean url = URLS.mayKnow(call);
            boolean host = HOSTS.mayKnow(call);
            boolean key = CredentialKeys.isStore(call);
            if (!url && !host && !key) {
                return Map.of();
            }
            Parameters parameters = Parameters.of(call.descriptor());
            Map<Integer, Sink> sinks = new HashMap<>();
            URLS.arguments(call, parameters).forEach(argument -> add(call, parameters, argument, "", sinks));
            HOSTS.arguments(call, parameters).forEach(argument -> add(call, parameters, argument, HOST, sinks));
            for (int i = 1; key && i < parameters.types().size(); i++) {
                boolean known = i < call.constants().size()
                        && call.constants().get(i).filter(KEYS::contains).isPresent();
                if (known && parameters.takesText(i + 1)) {
                    add(call, parameters, i + 1, HOST, sinks);
                }
            }
            return sinks;
        }

        private void add(CallSite call, Parameters parameters, int argument, String note, Map<Integer, Sink> sinks) {
            sinks.putIfAbsent(
                    argument, new Sink(check, Target.of(call, parameters, argument) + note, Sink.Reach.PROGRAM));
        }
    }
}
