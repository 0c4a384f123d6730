package io.tierguard.guard;

import io.tierguard.registry.Endpoint;
import io.tierguard.registry.Owner;
import io.tierguard.registry.Owners;
import io.tierguard.registry.ReadyPattern;
import io.tierguard.registry.Rule;
import io.tierguard.tier.Environment;
import java.util.Optional;

/**
 * What may be put into the registry so that an observed endpoint is not refused: an owner's line for what the file
 * gives to nobody, a crossing for what it gives to another. Whatever else refuses is mended elsewhere.
 *
 * @param section where in the file it goes
 * @param yaml an entry of that section's list
 */
record ReadyLine(String section, String yaml) {

    static Optional<ReadyLine> of(Environment environment, Decision decision) {
        return switch (decision.reason()) {
            case UNKNOWN -> owned(decision.endpoint());
            case FOREIGN ->
                isBuiltIn(decision)
                        ? owned(decision.endpoint())
                        : decision.owners().flatMap(owners -> crossing(environment, decision.endpoint(), owners));
            default -> Optional.empty();
        };
    }

    /** Nobody gave it to anybody: a line of the file takes its place. */
    private static boolean isBuiltIn(Decision decision) {
        return decision.rule()
                .filter(rule -> rule.origin().equals(Rule.BUILT_IN))
                .isPresent();
    }

    private static Optional<ReadyLine> owned(Endpoint endpoint) {
        return ReadyPattern.of(endpoint).map(pattern -> new ReadyLine("endpoints", "- \"" + pattern + "\""));
    }

    /** Without a reason and a date, which only a person can give, the file is refused. */
    private static Optional<ReadyLine> crossing(Environment environment, Endpoint endpoint, Owners owners) {
        if (endpoint.isLocal() || endpoint.port().value().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ReadyLine(
                "crossings",
                "- {from: \"" + environment.name() + "\", to: \"" + destination(owners) + "\", endpoint: \""
                        + ReadyPattern.place(endpoint) + "\", reason: FILL IN, expires: FILL IN}"));
    }

    /** A tier or an environment, never a pattern. */
    private static String destination(Owners owners) {
        Owner first = owners.members().get(0);
        return first instanceof Owner.OfPattern pattern ? pattern.tier().text() : first.name();
    }
}
