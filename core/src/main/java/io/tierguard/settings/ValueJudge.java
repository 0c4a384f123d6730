package io.tierguard.settings;

import io.tierguard.guard.Decision;
import io.tierguard.guard.Guard;
import io.tierguard.guard.Judgement;
import io.tierguard.guard.Reason;
import io.tierguard.guard.Resolver;
import io.tierguard.guard.Target;
import io.tierguard.registry.Policy;
import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import io.tierguard.secret.PlainSecret;
import io.tierguard.tier.Tier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Judges values: endpoints by the guard, credentials by their mode. No value goes into what it says. */
final class ValueJudge {

    private static final Logger LOG = LoggerFactory.getLogger(ValueJudge.class);

    private final Guard guard;
    private final boolean resolving;

    ValueJudge(Guard guard) {
        this.guard = guard;
        this.resolving = guard.registry().namesAddresses();
    }

    /** A value as another loader has it. */
    List<Problem> judge(String where, String text) {
        List<Problem> problems = new ArrayList<>(credentials(where, text));
        problems.addAll(endpoints(where, EndpointValues.of(text, null)));
        return problems;
    }

    List<Problem> endpoints(String where, Collection<Target> targets) {
        List<Problem> problems = new ArrayList<>();
        for (Target target : targets) {
            problems.addAll(endpoint(where, target));
        }
        return problems;
    }

    List<Problem> credentials(String where, String text) {
        return guard.judgeCredentials(where, text);
    }

    /** Whether a plain secret is a problem in this tier. */
    boolean takesSealedOnly() {
        Tier tier = guard.environment().tier();
        return guard.registry().policy().secrets(tier) == Policy.Secrets.SEALED_ONLY;
    }

    /** Whether a text shows by itself whose credential it is. */
    boolean isCredential(String text) {
        return !guard.credentials().classify(text).isEmpty();
    }

    /**
     * Refuses a plain secret where the tier takes sealed ones only.
     *
     * @param certainly whether it is one by its type
     */
    List<Problem> requireSealed(String where, String text, boolean certainly) {
        if (!takesSealedOnly()) {
            return List.of();
        }
        Tier tier = guard.environment().tier();
        Optional<String> what = certainly ? Optional.of("a secret") : PlainSecret.in(where, text, guard.credentials());
        return what.map(found -> List.of(Problem.of(Code.SECRET_NOT_SEALED, where, found, tier)))
                .orElse(List.of());
    }

    List<Problem> endpoint(String where, Target target) {
        Resolver resolver = resolving ? Resolver.system() : Resolver.none();
        Judgement judgement = guard.judge(target.usedBy(where).forReport(), resolver);
        if (judgement.isAllowed()) {
            return List.of();
        }
        if (judgement.decisions().isEmpty()) {
            return judgement.problems(where);
        }
        List<Problem> problems = new ArrayList<>();
        for (Decision decision : judgement.decisions()) {
            if (decision.isAllowed()) {
                continue;
            }
            if (isUnresolved(decision)) {
                LOG.warn(
                        "{}: the name {} cannot be looked up now; the connection is judged again",
                        where,
                        decision.endpoint().host());
            } else {
                problems.add(judgement.problem(where, decision));
            }
        }
        return problems;
    }

    /** An unknown name in a registry of addresses, whose addresses nobody could tell: the connection will know. */
    private boolean isUnresolved(Decision decision) {
        return resolving
                && decision.reason() == Reason.UNKNOWN
                && decision.addresses().isEmpty()
                && !decision.endpoint().host().isAddress()
                && !decision.endpoint().isLocal();
    }
}
