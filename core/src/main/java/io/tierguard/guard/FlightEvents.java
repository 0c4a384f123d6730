package io.tierguard.guard;

import io.tierguard.guard.Repetitions.Turn;
import io.tierguard.identity.Identity;
import io.tierguard.registry.Crossing;
import io.tierguard.report.Code;

/** Makes the events of a flight recording, where they are enabled. Texts are made only then. */
final class FlightEvents {

    private static final int MOST = 10_000;

    private final Days days;
    private final Repetitions crossings;

    FlightEvents(Days days) {
        this.days = days;
        this.crossings = new Repetitions(MOST, days.nanoTime());
    }

    void judged(Judgement judgement) {
        Judgement.Unread unread = judgement.unread();
        if (unread != null) {
            refused(judgement.identity(), unread.code(), judgement.target(), judgement.usedBy(), unread.observed());
            return;
        }
        boolean allowed = judgement.isAllowed();
        for (Decision decision : judgement.decisions()) {
            decided(judgement, decision);
            if (decision.isRefusedWhenEnforced()) {
                refused(judgement, decision);
            } else if (decision.reason() == Reason.CROSSING && allowed) {
                decision.crossing().ifPresent(crossing -> crossed(judgement, decision, crossing));
            }
        }
    }

    void misplaced(MisplacedCredential credential) {
        refused(credential.identity(), credential.code(), "", credential.where(), credential.wouldRefuse());
    }

    private static void decided(Judgement judgement, Decision decision) {
        DecisionEvent event = new DecisionEvent();
        if (event.isEnabled()) {
            event.tell(decision);
            event.tell(judgement.identity(), AuditLine.endpoint(decision), owner(decision), judgement.usedBy());
            event.commit();
        }
    }

    private static void refused(Judgement judgement, Decision decision) {
        RefusalEvent event = new RefusalEvent();
        if (event.isEnabled()) {
            event.tell(decision);
            event.tell(judgement.identity(), AuditLine.endpoint(decision), owner(decision), judgement.usedBy());
            event.commit();
        }
    }

    private static void refused(Identity identity, Code code, String endpoint, String usedBy, boolean observed) {
        RefusalEvent event = new RefusalEvent();
        if (event.isEnabled()) {
            event.decision = (observed ? AuditEvent.WOULD_REFUSE : AuditEvent.REFUSED).text();
            event.code = code.id();
            event.rule = "";
            event.tell(identity, endpoint, "", usedBy);
            event.commit();
        }
    }

    private void crossed(Judgement judgement, Decision decision, Crossing crossing) {
        CrossingUsedEvent event = new CrossingUsedEvent();
        if (event.isEnabled()) {
            String endpoint = AuditLine.endpoint(decision);
            Turn turn = crossings.next(new Repetitions.Key(crossing.origin(), endpoint));
            if (turn.count() > 0) {
                event.tell(
                        judgement.identity(),
                        turn.others() ? "" : endpoint,
                        turn.others() ? "" : owner(decision),
                        judgement.usedBy());
                event.crossing = turn.others() ? "" : crossing.origin();
                event.reason = turn.others() ? "" : crossing.reason();
                event.daysLeft = turn.others() ? 0 : days.until(crossing.expires());
                event.count = turn.count();
                event.commit();
            }
        }
    }

    private static String owner(Decision decision) {
        return decision.owners().map(AuditLine::owners).orElse("");
    }
}
