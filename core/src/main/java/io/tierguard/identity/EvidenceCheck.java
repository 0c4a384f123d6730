package io.tierguard.identity;

import io.tierguard.registry.EvidenceRule;
import io.tierguard.registry.Registry;
import io.tierguard.tier.Environment;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a claim and the evidence agree, by the registry's rules. Evidence corroborates or contradicts; a majority never
 * wins.
 */
final class EvidenceCheck {

    private final Environment claim;
    private final Registry registry;

    EvidenceCheck(Environment claim, Registry registry) {
        this.claim = claim;
        this.registry = registry;
    }

    /** The pieces that contradict the claim, and a piece for each required source that was not observed. */
    List<Evidence> contradictions(List<Evidence> observed) {
        List<Evidence> found = new ArrayList<>();
        for (Evidence piece : observed) {
            List<EvidenceRule> rules = rules(piece.source());
            boolean agrees = rules.isEmpty() ? agreesByItself(piece) : agrees(piece, rules);
            if (!agrees) {
                found.add(piece);
            }
        }
        registry.evidence().stream()
                .filter(rule -> rule.required() && rule.isFor(claim))
                .filter(rule ->
                        observed.stream().noneMatch(piece -> piece.source().equals(rule.source())))
                .map(rule ->
                        new Evidence(rule.source(), "", rule.source() + " is absent", "required at " + rule.origin()))
                .forEach(found::add);
        return found;
    }

    private List<EvidenceRule> rules(String source) {
        return registry.evidence().stream()
                .filter(rule -> rule.source().equals(source))
                .toList();
    }

    private boolean agrees(Evidence piece, List<EvidenceRule> rules) {
        List<EvidenceRule> matching = rules.stream()
                .filter(rule -> rule.matches().matches(piece.value()))
                .toList();
        return matching.isEmpty()
                ? rules.stream().noneMatch(rule -> rule.isFor(claim))
                : matching.stream().anyMatch(rule -> rule.isFor(claim));
    }

    /** The built-in rule of OpenTelemetry's attribute; without a rule every other source is neutral. */
    private boolean agreesByItself(Evidence piece) {
        return !piece.source().equals(Evidence.OTEL)
                || piece.value().equals(claim.name().text())
                || piece.value().equals(claim.tier().text());
    }
}
