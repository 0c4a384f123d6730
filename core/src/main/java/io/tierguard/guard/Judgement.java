package io.tierguard.guard;

import io.tierguard.identity.Identity;
import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import io.tierguard.report.Problem.Detail;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A target with all its endpoints and the decision on each. It allows the target only if every endpoint is allowed.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class Judgement {

    private final Identity identity;
    private final String usedBy;
    private final String target;
    private final List<Decision> decisions;
    private final @Nullable Unread unread;

    /**
     * A refusal of the whole target, whatever was decided of its endpoints.
     *
     * @param code its entry in the catalogue
     * @param text why, one line
     * @param fix what to do, one line
     * @param observed whether it only would be refused
     */
    record Unread(Code code, String text, String fix, boolean observed) {

        static Unread of(Code code, List<String> arguments, boolean observed) {
            return new Unread(code, code.text(arguments.toArray()), code.fix(arguments.toArray()), observed);
        }

        @Override
        public String toString() {
            return code.id();
        }
    }

    private Judgement(
            Identity identity, String usedBy, String target, List<Decision> decisions, @Nullable Unread unread) {
        this.identity = identity;
        this.usedBy = usedBy;
        this.target = target;
        this.decisions = List.copyOf(decisions);
        this.unread = unread;
    }

    static Judgement of(Identity identity, Target target, String redacted, List<Decision> decisions) {
        return new Judgement(identity, target.usedBy(), redacted, decisions, null);
    }

    static Judgement undeterminable(Identity identity, Target target, Reading.Undeterminable reading) {
        List<String> arguments = List.of(reading.redacted(), reading.reason(), reading.fix());
        return refused(identity, target.usedBy(), reading.redacted(), Unread.of(Code.UNDETERMINABLE, arguments, false));
    }

    static Judgement refused(Identity identity, String usedBy, String target, Unread unread) {
        return new Judgement(identity, usedBy, target, List.of(), unread);
    }

    /**
     * Whether the target may be reached.
     *
     * @return true where every endpoint is allowed
     */
    public boolean isAllowed() {
        if (unread != null) {
            return unread.observed();
        }
        for (int i = 0; i < decisions.size(); i++) {
            if (!decisions.get(i).isAllowed()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether it is refused when the registry is enforced.
     *
     * @return true where it is refused, or would be
     */
    public boolean isRefusedWhenEnforced() {
        return unread != null || decisions.stream().anyMatch(Decision::isRefusedWhenEnforced);
    }

    /**
     * Whether the target is allowed only because the registry's mode is to observe.
     *
     * @return true where it would be refused if enforced
     */
    public boolean wouldRefuse() {
        return isAllowed() && isRefusedWhenEnforced();
    }

    /**
     * All decisions.
     *
     * @return one for each endpoint, in the target's order; none where the target could not be read
     */
    public List<Decision> decisions() {
        return decisions;
    }

    /**
     * The first decision that refuses, or that would if it were enforced.
     *
     * @return empty where every endpoint is allowed as enforced, and where the target could not be read
     */
    public Optional<Decision> firstRefused() {
        return decisions.stream().filter(Decision::isRefusedWhenEnforced).findFirst();
    }

    /**
     * The code of the first refused endpoint, or of a target that is refused as a whole.
     *
     * @return empty where every endpoint is allowed as enforced
     */
    public Optional<Code> code() {
        return unread != null ? Optional.of(unread.code()) : firstRefused().flatMap(Decision::code);
    }

    /**
     * The target as it may be shown: no user info, no query, no properties.
     *
     * @return scheme or sub-protocol and an ellipsis where it could not be read
     */
    public String target() {
        return target;
    }

    /**
     * What wanted to reach the target.
     *
     * @return empty where nobody said
     */
    public String usedBy() {
        return usedBy;
    }

    /**
     * Who the process is.
     *
     * @return its identity
     */
    public Identity identity() {
        return identity;
    }

    /**
     * Why the target is refused, for people: the first line stands alone, evidence and the fix follow.
     *
     * @return several lines without a line feed at the end, no secret in them; empty where every endpoint is allowed as
     *     enforced
     */
    public String message() {
        return RefusalText.of(this, List.of());
    }

    /**
     * The same text with what the caller knows besides, above the fix.
     *
     * @param more lines of evidence; no secret in them
     * @return as {@link #message()}
     */
    public String message(Detail... more) {
        return RefusalText.of(this, List.of(more));
    }

    /**
     * The refusals as problems of a report: one for each refused endpoint, or one for a target that could not be read.
     *
     * @param where the variable or the place in a file that the problems are about
     * @return empty where the target is allowed
     */
    public List<Problem> problems(String where) {
        if (unread != null) {
            return unread.observed() ? List.of() : List.of(RefusalText.problem(this, where));
        }
        return decisions.stream()
                .filter(decision -> !decision.isAllowed())
                .map(decision -> problem(where, decision))
                .toList();
    }

    /**
     * One refusal as a problem of a report.
     *
     * @param where the variable or the place in a file that the problem is about
     * @param decision one of this judgement's that is refused when enforced
     * @return the problem, without any part of the target that could be a secret
     */
    public Problem problem(String where, Decision decision) {
        return RefusalText.problem(this, where, decision);
    }

    /** Why the target as a whole is refused, or null. */
    @Nullable
    Unread unread() {
        return unread;
    }

    @Override
    public String toString() {
        return (isAllowed() ? "allowed " : "refused ") + RefusalText.shown(this);
    }
}
