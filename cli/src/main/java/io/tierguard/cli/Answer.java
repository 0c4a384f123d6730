package io.tierguard.cli;

import io.tierguard.guard.Decision;
import io.tierguard.guard.Judgement;
import io.tierguard.registry.Endpoint;
import io.tierguard.registry.Host;
import io.tierguard.registry.Rule;
import io.tierguard.report.Code;
import java.util.List;
import java.util.Optional;

/**
 * What {@code explain} says of a target: what would be decided if the registry were enforced.
 *
 * @param line where the target stands
 * @param target as it may be shown
 * @param refused whether any endpoint is
 * @param code of the first refused endpoint, or of a target that cannot be read
 * @param endpoints every endpoint that the target may reach; empty where that cannot be determined
 * @param message why, for people; empty where it is allowed
 */
record Answer(
        int line,
        String target,
        boolean refused,
        Optional<String> code,
        List<EndpointAnswer> endpoints,
        Optional<String> message) {

    static Answer of(int line, Judgement judgement) {
        boolean refused = judgement.isRefusedWhenEnforced();
        return new Answer(
                line,
                judgement.target(),
                refused,
                judgement.code().map(Code::id),
                judgement.decisions().stream().map(EndpointAnswer::of).toList(),
                refused ? Optional.of(judgement.message()) : Optional.empty());
    }

    String decision() {
        return decision(refused);
    }

    private static String decision(boolean refused) {
        return refused ? "refused" : "allowed";
    }

    /**
     * What is said of one endpoint.
     *
     * @param endpoint the endpoint
     * @param addresses what look-up gave, sorted
     * @param owners in the key's order; empty where nobody owns it
     * @param rule the line that the decision rests on
     * @param refused whether it is
     * @param code of the refusal
     */
    record EndpointAnswer(
            Endpoint endpoint,
            List<String> addresses,
            List<String> owners,
            Optional<String> rule,
            boolean refused,
            Optional<String> code) {

        static EndpointAnswer of(Decision decision) {
            return new EndpointAnswer(
                    decision.endpoint(),
                    decision.addresses().stream()
                            .map(address -> Host.of(address).text())
                            .distinct()
                            .sorted()
                            .toList(),
                    decision.rule().map(rule -> rule.owners().names()).orElse(List.of()),
                    decision.rule().map(Rule::origin),
                    decision.isRefusedWhenEnforced(),
                    decision.code().map(Code::id));
        }

        String decision() {
            return Answer.decision(refused);
        }

        /** Name or address; empty where the database is local. */
        Optional<String> host() {
            return endpoint.isLocal()
                    ? Optional.empty()
                    : Optional.of(endpoint.host().text());
        }
    }
}
