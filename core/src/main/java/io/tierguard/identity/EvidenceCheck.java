package io.tierguard.identity;

import io.tierguard.registry.EvidenceRule;
import io.tierguard.registry.Registry;
import io.tierguard.tier.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Whether a claim and the evidence agree, by the registry's rules. Evidence corroborates or contradicts; a majority never
 * wins.
 */
final class EvidenceCheck {

    private static final String BUILT_IN = "built-in rule: the environment or its tier";

    private final Environment claim;
    private final Registry registry;

    /** What a piece says of the claim. */
    enum Verdict {
        AGREES,
        CONTRADICTS,
        UNREADABLE,
        NEUTRAL
    }

    /**
     * A piece, and what it says of the claim.
     *
     * @param because the rules that speak of it; empty where none does
     */
    record Weighed(Evidence piece, Verdict verdict, String because) {}

    EvidenceCheck(Environment claim, Registry registry) {
        this.claim = claim;
        this.registry = registry;
    }

    /**
     * Each piece in order, then one for each required source that was not observed.
     *
     * @param untold the sources that could not be asked: they are not known to be absent
     */
    List<Weighed> weigh(List<Evidence> observed, Set<String> untold) {
        List<Weighed> weighed = new ArrayList<>();
        for (Evidence piece : observed) {
            weighed.add(weigh(piece, observed));
        }
        for (EvidenceRule rule : registry.evidence()) {
            if (rule.required()
                    && rule.isFor(claim)
                    && !untold.contains(rule.source())
                    && !isObserved(rule.source(), observed)) {
                Evidence absent =
                        new Evidence(rule.source(), "", rule.source() + " is absent", "required at " + rule.origin());
                weighed.add(new Weighed(absent, Verdict.CONTRADICTS, ""));
            }
        }
        return weighed;
    }

    private static boolean isObserved(String source, List<Evidence> observed) {
        for (Evidence piece : observed) {
            if (piece.source().equals(source)) {
                return true;
            }
        }
        return false;
    }

    private Weighed weigh(Evidence piece, List<Evidence> observed) {
        List<EvidenceRule> rules = new ArrayList<>();
        List<EvidenceRule> own = new ArrayList<>();
        List<EvidenceRule> matching = new ArrayList<>();
        for (EvidenceRule rule : registry.evidence()) {
            if (rule.source().equals(piece.source())) {
                rules.add(rule);
                if (rule.isFor(claim)) {
                    own.add(rule);
                }
                if (rule.matches().matches(piece.value())) {
                    matching.add(rule);
                }
            }
        }
        if (rules.isEmpty()) {
            return byItself(piece);
        }
        if (piece.kind() == Evidence.Kind.UNREADABLE) {
            return new Weighed(piece, Verdict.UNREADABLE, "ruled by " + origins(rules));
        }
        if (!matching.isEmpty()) {
            return new Weighed(piece, agrees(matching) ? Verdict.AGREES : Verdict.CONTRADICTS, meaning(matching));
        }
        if (own.isEmpty() || isBesideOneThatIsNamed(piece, observed, rules)) {
            return new Weighed(piece, Verdict.NEUTRAL, "");
        }
        return new Weighed(piece, Verdict.CONTRADICTS, "not what " + origins(own) + " expects");
    }

    /** The built-in rule of OpenTelemetry's attribute; without a rule every other source is neutral. */
    private Weighed byItself(Evidence piece) {
        if (!piece.source().equals(Evidence.OTEL)) {
            return new Weighed(piece, Verdict.NEUTRAL, "");
        }
        boolean agrees = piece.value().equals(claim.name().text())
                || piece.value().equals(claim.tier().text());
        return new Weighed(piece, agrees ? Verdict.AGREES : Verdict.CONTRADICTS, BUILT_IN);
    }

    private boolean agrees(List<EvidenceRule> matching) {
        for (EvidenceRule rule : matching) {
            if (rule.isFor(claim)) {
                return true;
            }
        }
        return false;
    }

    /** Of things that hold at once, those that no rule names say nothing where a rule names another. */
    private static boolean isBesideOneThatIsNamed(Evidence piece, List<Evidence> observed, List<EvidenceRule> rules) {
        if (piece.kind() != Evidence.Kind.LISTED) {
            return false;
        }
        for (Evidence other : observed) {
            if (other.kind() == Evidence.Kind.LISTED && other.source().equals(piece.source())) {
                for (EvidenceRule rule : rules) {
                    if (rule.matches().matches(other.value())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static String origins(List<EvidenceRule> rules) {
        List<String> origins = new ArrayList<>();
        for (EvidenceRule rule : rules) {
            if (!origins.contains(rule.origin())) {
                origins.add(rule.origin());
            }
        }
        return String.join(", ", origins);
    }

    private static String meaning(List<EvidenceRule> rules) {
        List<String> meanings = new ArrayList<>();
        for (EvidenceRule rule : rules) {
            meanings.add(rule.environments().describe() + " by " + rule.origin());
        }
        return String.join("; ", meanings);
    }
}
