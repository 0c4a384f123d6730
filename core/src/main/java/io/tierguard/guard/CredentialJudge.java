package io.tierguard.guard;

import io.tierguard.identity.Identity;
import io.tierguard.registry.Owner;
import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import io.tierguard.secret.CredentialClassifier;
import io.tierguard.tier.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges credentials by their mode, in settings and on their way to an endpoint, and tells. */
final class CredentialJudge {

    private final Identity identity;
    private final CredentialClassifier credentials;
    private final boolean observing;
    private final Audit audit;

    CredentialJudge(Identity identity, CredentialClassifier credentials, boolean observing, Audit audit) {
        this.identity = identity;
        this.credentials = credentials;
        this.observing = observing;
        this.audit = audit;
    }

    List<Problem> judge(String where, String text) {
        List<Problem> problems = credentials.judge(where, text, identity.environment());
        return problems.isEmpty() ? problems : refusedOf(problems);
    }

    /**
     * @param presentedTo the judgement that allows the endpoint, or null
     */
    Optional<Judgement> refused(String usedBy, String where, String text, @Nullable Judgement presentedTo) {
        List<Problem> problems = credentials.judge(where, text, identity.environment());
        if (problems.isEmpty()) {
            return Optional.empty();
        }
        List<Problem> uncovered = problems.stream()
                .filter(problem ->
                        !isMisplaced(problem) || presentedTo == null || !isCovered(problem.code(), presentedTo))
                .toList();
        return refusedOf(uncovered).stream().findFirst().map(problem -> {
            Judgement judgement = Judgement.refused(
                    identity,
                    usedBy,
                    presentedTo == null ? "" : RefusalText.shown(presentedTo),
                    new Judgement.Unread(problem.code(), where + " " + problem.text(), problem.fix(), false));
            audit.refusedCredential(judgement);
            return judgement;
        });
    }

    /** All but those that are only observed. */
    private List<Problem> refusedOf(List<Problem> problems) {
        List<Problem> refused = new ArrayList<>();
        for (Problem problem : problems) {
            boolean misplaced = isMisplaced(problem);
            if (misplaced) {
                audit.misplaced(new MisplacedCredential(identity, problem, observing));
            }
            if (!misplaced || !observing) {
                refused.add(problem);
            }
        }
        return refused;
    }

    private static boolean isMisplaced(Problem problem) {
        return problem.code() == Code.LIVE_CREDENTIAL || problem.code() == Code.TEST_CREDENTIAL;
    }

    /** Whether it is reached by crossings only, to where such a credential belongs. */
    private static boolean isCovered(Code code, Judgement presentedTo) {
        boolean live = code == Code.LIVE_CREDENTIAL;
        return !presentedTo.decisions().isEmpty()
                && presentedTo.decisions().stream()
                        .allMatch(decision -> decision.reason() == Reason.CROSSING
                                && decision.crossing()
                                        .filter(crossing -> isProduction(crossing.to()) == live)
                                        .isPresent());
    }

    private static boolean isProduction(Owner owner) {
        if (owner instanceof Owner.OfEnvironment of) {
            return of.environment().tier() == Tier.PRODUCTION;
        }
        return owner instanceof Owner.OfTier of && of.tier() == Tier.PRODUCTION;
    }
}
