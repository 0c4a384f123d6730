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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds hard-coded values that reach an API that takes a credential: one of a table, one that a team names, one whose
 * parameter or setter is named like a secret, or a value behind a key or header that is known for it.
 *
 * <p>Where it is certain that the argument is a credential, each value counts but an empty one and a template; where only
 * a name tells, so do none that look like a name, a path or a sentence.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class CredentialSinks implements FlowCheck {

    static final List<SinkTable.Entry> KNOWN = Stream.of(
                    JdkCredentials.LINES,
                    DatabaseCredentials.LINES,
                    ServiceCredentials.LINES,
                    CloudCredentials.LINES,
                    KeyCredentials.LINES)
            .flatMap(lines -> SinkTable.parse(lines).stream())
            .toList();

    private final SinkTable table;
    private final SinkPolicy policy = new Policy();

    private CredentialSinks(SinkTable table) {
        this.table = table;
    }

    /**
     * A check that knows a team's own APIs beside the usual ones.
     *
     * @param users the team's
     * @return the check
     */
    public static CredentialSinks with(List<UserSink> users) {
        return new CredentialSinks(
                SinkTable.of(Stream.concat(KNOWN.stream(), users.stream().map(UserSink::entry))
                        .toList()));
    }

    @Override
    public Rule rule() {
        return Rule.CREDENTIAL_SINKS;
    }

    @Override
    public SinkPolicy sinks() {
        return policy;
    }

    @Override
    public int rank(Sink sink) {
        return CredentialKind.of(sink) == CredentialKind.KNOWN ? 0 : 1;
    }

    @Override
    public Optional<Finding> judge(Arrival arrival) {
        Literal literal = arrival.literal();
        if (!CredentialValues.isCredential(CredentialKind.of(arrival.sink()), literal)) {
            return Optional.empty();
        }
        String text = Code.HARD_CODED_SECRET.text(
                literal.member().describe(),
                Target.sentence(literal, "value", arrival.sink().what()));
        return Optional.of(new Finding(
                rule(), Code.HARD_CODED_SECRET, literal.member(), literal.line(), text, Optional.of(literal.value())));
    }

    /** Tables win over names, because they are certain. */
    private final class Policy implements SinkPolicy {

        @Override
        public Map<Integer, Sink> ofCall(CallSite call) {
            if (!call.descriptor().contains(";") && !call.descriptor().contains("[")) {
                return Map.of();
            }
            Parameters parameters = Parameters.of(call.descriptor());
            Map<Integer, String> notes = new HashMap<>();
            table.arguments(call, parameters).forEach(argument -> notes.put(argument, CredentialKind.KNOWN.note("")));
            if (notes.isEmpty()) {
                CredentialKeys.addTo(call, parameters, notes);
            }
            if (notes.isEmpty()) {
                NamedCredentials.addTo(call, parameters, notes);
            }
            return notes.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, note -> sink(call, parameters, note)));
        }

        private static Sink sink(CallSite call, Parameters parameters, Map.Entry<Integer, String> note) {
            return new Sink(
                    Rule.CREDENTIAL_SINKS.id(),
                    Target.of(call, parameters, note.getKey()) + note.getValue(),
                    Sink.Reach.PROGRAM);
        }
    }
}
