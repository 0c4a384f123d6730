package io.tierguard.guard;

import io.tierguard.guard.Repetitions.Turn;
import io.tierguard.identity.Identity;
import io.tierguard.registry.Crossing;
import io.tierguard.registry.Endpoint;
import io.tierguard.registry.Owners;
import io.tierguard.report.Code;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.slf4j.spi.DefaultLoggingEventBuilder;
import org.slf4j.spi.LoggingEventAware;
import org.slf4j.spi.LoggingEventBuilder;

/** Tells refusals, what would be refused, and crossings: each different one at first, then hourly with a count. */
final class AuditLog {

    private static final int MOST = 10_000;
    private static final String UNCONFIRMED = "not-confirmed";

    private final Logger log;
    private final Days days;

    // apart, so that refusals, which others may provoke, never crowd out what is observed
    private final Repetitions refusals;
    private final Repetitions observations;
    private final Repetitions crossings;
    private final Set<String> unconfirmed = ConcurrentHashMap.newKeySet();

    AuditLog(Logger log, Days days) {
        this.log = log;
        this.days = days;
        this.refusals = new Repetitions(MOST, days.nanoTime());
        this.observations = new Repetitions(MOST, days.nanoTime());
        this.crossings = new Repetitions(MOST, days.nanoTime());
    }

    /** @param reported whether the caller tells refusals itself */
    void judged(Judgement judgement, boolean reported) {
        Judgement.Unread unread = judgement.unread();
        if (unread != null && (unread.observed() || !reported)) {
            whole(judgement, unread);
        }
        boolean allowed = judgement.isAllowed();
        List<Decision> decisions = judgement.decisions();
        for (int i = 0; i < decisions.size(); i++) {
            Decision decision = decisions.get(i);
            switch (AuditEvent.of(decision)) {
                case WOULD_REFUSE -> refusing(judgement, decision, AuditEvent.WOULD_REFUSE);
                case REFUSED -> {
                    if (!reported) {
                        refusing(judgement, decision, AuditEvent.REFUSED);
                    }
                }
                case CROSSING_USED -> {
                    // beside a refusal nothing is reached
                    if (allowed) {
                        decision.crossing().ifPresent(crossing -> crossing(judgement, decision, crossing));
                    }
                }
                case ALLOWED -> {}
            }
        }
    }

    boolean tellsAllowed() {
        return log.isDebugEnabled();
    }

    /** Tells each time of what is allowed, for those who look that closely. */
    void allowed(Judgement judgement) {
        if (tellsAllowed()) {
            for (Decision decision : judgement.decisions()) {
                if (AuditEvent.of(decision) == AuditEvent.ALLOWED) {
                    String sentence = "allowed: this process is " + name(judgement) + ", and "
                            + decision.endpoint().describe() + " belongs to "
                            + decision.owners().map(Owners::describe).orElse("nobody");
                    emit(
                            Level.DEBUG,
                            AuditLine.of(judgement.identity(), AuditEvent.ALLOWED, decision, sentence, 1)
                                    .with("tierguard.usedBy", judgement.usedBy()));
                }
            }
        }
    }

    void observed(MisplacedCredential credential) {
        Code code = credential.code();
        String text = credential.where() + " " + credential.problem().text();
        Turn turn = observations.next(new Repetitions.Key(code.id(), text));
        if (isNamed(turn, credential.identity(), AuditEvent.WOULD_REFUSE)) {
            String sentence = code.id() + " would refuse" + times(turn) + ": " + text;
            AuditLine line = AuditLine.of(
                    credential.identity(), AuditEvent.WOULD_REFUSE.text(), code.id(), sentence, turn.count());
            emit(Level.WARN, line.with("tierguard.usedBy", credential.where()));
        }
    }

    private void whole(Judgement judgement, Judgement.Unread unread) {
        String code = unread.code().id();
        String text = unread.text();
        AuditEvent event = unread.observed() ? AuditEvent.WOULD_REFUSE : AuditEvent.REFUSED;
        Turn turn = (unread.observed() ? observations : refusals).next(new Repetitions.Key(code, text));
        if (isNamed(turn, judgement.identity(), event)) {
            String sentence = code + (unread.observed() ? " would refuse" : " refused") + times(turn) + ": " + text;
            emit(
                    Level.WARN,
                    AuditLine.of(judgement.identity(), event.text(), code, sentence, turn.count())
                            .with("tierguard.usedBy", judgement.usedBy()));
        }
    }

    /** Tells once of an endpoint that nothing but its name vouches for. */
    void unconfirmed(Judgement judgement, Decision decision) {
        String endpoint = decision.endpoint().describe();
        if (unconfirmed.size() < MOST && unconfirmed.add(endpoint)) {
            String sentence = "not confirmed: this process is " + name(judgement) + ", " + endpoint
                    + " could be anybody's database, and it has no server marker that tells";
            emit(
                    Level.WARN,
                    AuditLine.of(judgement.identity(), UNCONFIRMED, decision, sentence)
                            .with("tierguard.usedBy", judgement.usedBy()));
        }
    }

    private void refusing(Judgement judgement, Decision decision, AuditEvent event) {
        boolean observed = event == AuditEvent.WOULD_REFUSE;
        Code code = decision.code().orElseThrow();
        Turn turn = (observed ? observations : refusals)
                .next(new Repetitions.Key(code.id(), decision.endpoint().describe()));
        if (isNamed(turn, judgement.identity(), event)) {
            String sentence = code.id() + (observed ? " would refuse" : " refused") + times(turn) + ": "
                    + RefusalText.sentence(judgement, decision);
            AuditLine line = AuditLine.of(judgement.identity(), event, decision, sentence, turn.count())
                    .with("tierguard.usedBy", judgement.usedBy());
            if (observed) {
                ReadyLine.of(judgement.identity().environment(), decision).ifPresent(line::add);
            }
            emit(Level.WARN, line);
        }
    }

    private void crossing(Judgement judgement, Decision decision, Crossing crossing) {
        Endpoint endpoint = decision.endpoint();
        Turn turn = crossings.next(new Repetitions.Key(crossing.origin(), endpoint.describe()));
        if (isNamed(turn, judgement.identity(), AuditEvent.CROSSING_USED)) {
            long left = days.until(crossing.expires());
            String sentence = "crossing used" + times(turn) + ": this process is " + name(judgement) + ", and "
                    + endpoint.describe() + " belongs to "
                    + decision.owners().map(Owners::describe).orElse("nobody") + "; the crossing at "
                    + crossing.origin() + (left < 0 ? " ended on " : " ends on ") + crossing.expires();
            emit(
                    Level.INFO,
                    AuditLine.of(judgement.identity(), AuditEvent.CROSSING_USED, decision, sentence, turn.count())
                            .with("tierguard.crossing", crossing.origin())
                            .with("tierguard.daysLeft", left)
                            .with("tierguard.reason", crossing.reason())
                            .with("tierguard.usedBy", judgement.usedBy()));
        }
    }

    /** Whether this is to be told, and by its name; tells of those that are too many to be named. */
    private boolean isNamed(Turn turn, Identity identity, AuditEvent event) {
        if (turn.others()) {
            String sentence = event + " " + turn.count() + " times, and not named, since " + MOST
                    + " different ones were: the log is not complete";
            emit(Level.WARN, AuditLine.of(identity, "not-named", AuditLine.NONE, sentence, turn.count()));
        }
        return turn.count() > 0 && !turn.others();
    }

    private static String times(Turn turn) {
        return turn.count() == 1 ? "" : " " + turn.count() + " times";
    }

    private static String name(Judgement judgement) {
        return judgement.identity().environment().describe();
    }

    private void emit(Level level, AuditLine line) {
        LoggingEventBuilder event = log.atLevel(level);
        boolean putsPairsIntoText =
                event.getClass() == DefaultLoggingEventBuilder.class && !(log instanceof LoggingEventAware);
        if (!putsPairsIntoText) {
            for (Map.Entry<String, Object> pair : line.pairs().entrySet()) {
                event = event.addKeyValue(pair.getKey(), pair.getValue());
            }
        }
        event.log("{}", line.text());
    }
}
