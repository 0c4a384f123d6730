package io.tierguard.guard;

import io.tierguard.registry.Crossing;
import io.tierguard.registry.Endpoint;
import io.tierguard.registry.Rule;
import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import io.tierguard.report.Problem.Detail;
import java.util.ArrayList;
import java.util.List;

/** Turns a refusing judgement into what a person reads. */
final class RefusalText {

    private static final int VALUE_WIDTH = 34;

    private RefusalText() {}

    static String of(Judgement judgement, List<Detail> more) {
        Judgement.Unread unread = judgement.unread();
        if (unread != null) {
            return whole(judgement, unread, more);
        }
        return judgement
                .firstRefused()
                .map(decision -> refused(judgement, decision, more))
                .orElse("");
    }

    static Problem problem(Judgement judgement, String where) {
        Judgement.Unread unread = judgement.unread();
        return unread == null
                ? problem(judgement, where, judgement.firstRefused().orElseThrow())
                : new Problem(unread.code(), where, "", unread.text(), unread.fix(), List.of());
    }

    static Problem problem(Judgement judgement, String where, Decision decision) {
        return Problem.of(decision.code().orElseThrow(), where, arguments(judgement, decision))
                .with(evidence(judgement, decision));
    }

    /** The first line without its code: why a decision refuses, or would. */
    static String sentence(Judgement judgement, Decision decision) {
        return decision.code()
                .map(code -> code.text(arguments(judgement, decision)))
                .orElse("");
    }

    private static String whole(Judgement judgement, Judgement.Unread unread, List<Detail> more) {
        List<Detail> details = details(judgement);
        details.addAll(more);
        return text(unread.code(), unread.text(), unread.fix(), details);
    }

    private static String refused(Judgement judgement, Decision decision, List<Detail> more) {
        Code code = decision.code().orElseThrow();
        List<Detail> details = details(judgement);
        details.add(new Detail("target", described(judgement)));
        details.addAll(evidence(judgement, decision));
        details.addAll(more);
        Object[] arguments = arguments(judgement, decision);
        return text(code, code.text(arguments), code.fix(arguments), details);
    }

    /** The target; of a URL without its path, which may hold a secret as much as its query. */
    static String shown(Judgement judgement) {
        int path = pathOf(judgement);
        return path < 0 ? judgement.target() : judgement.target().substring(0, path);
    }

    private static int pathOf(Judgement judgement) {
        String target = judgement.target();
        boolean url = judgement.decisions().stream()
                .anyMatch(decision -> decision.endpoint().path().isPresent());
        return url ? target.indexOf('/', target.indexOf("//") + 2) : -1;
    }

    private static String described(Judgement judgement) {
        return shown(judgement)
                + (pathOf(judgement) < 0
                        ? "  (credentials and parameters left out)"
                        : "  (credentials, path and parameters left out)");
    }

    private static List<Detail> details(Judgement judgement) {
        List<Detail> details = new ArrayList<>();
        if (!judgement.usedBy().isEmpty()) {
            details.add(new Detail("used by", judgement.usedBy()));
        }
        return details;
    }

    /** What says that the endpoint is another's, and that the process is what it is. */
    private static List<Detail> evidence(Judgement judgement, Decision decision) {
        List<Detail> details = new ArrayList<>();
        decision.rule()
                .ifPresent(rule -> details.add(new Detail(
                        rule.owners().describe() + " by", columns(rule.pattern().text(), rule.origin()))));
        decision.crossing()
                .ifPresent(
                        crossing -> details.add(new Detail("crossing", columns(crossing.reason(), crossing.origin()))));
        judgement.identity().evidence().stream()
                .findFirst()
                .ifPresent(claim -> details.add(new Detail(
                        judgement.identity().environment().name() + " by",
                        columns(claim.statement(), claim.origin()))));
        return details;
    }

    private static String columns(String value, String origin) {
        return value + " ".repeat(Math.max(2, VALUE_WIDTH - value.length())) + origin;
    }

    /** What the catalogue's texts of decisions are filled with. */
    private static Object[] arguments(Judgement judgement, Decision decision) {
        Endpoint endpoint = decision.endpoint();
        String owners = decision.owners().map(Object::toString).orElse("nobody");
        return new Object[] {
            judgement.identity().environment().describe(),
            endpoint.describe(),
            decision.rule().map(rule -> rule.owners().describe()).orElse(owners),
            judgement.usedBy().isEmpty() ? "it" : judgement.usedBy(),
            decision.rule().map(rule -> correction(rule, endpoint)).orElse(""),
            subject(decision),
            decision.crossing().map(Crossing::expires).map(Object::toString).orElse("")
        };
    }

    private static String correction(Rule rule, Endpoint endpoint) {
        return rule.origin().equals(Rule.BUILT_IN)
                ? "add a line for " + (endpoint.isLocal() ? "local" : endpoint.describe()) + " to tierguard.yaml"
                : "correct " + rule.origin();
    }

    /** The address, the crossing's line, or the missing part: what else the text speaks of. */
    private static String subject(Decision decision) {
        return switch (decision.reason()) {
            case FOREIGN_ADDRESS ->
                decision.decidingAddress().map(Object::toString).orElse("");
            case CROSSING_EXPIRED -> decision.crossing().map(Crossing::origin).orElse("");
            case DEPENDS_ON_OPEN -> openPart(decision.endpoint());
            default -> "";
        };
    }

    private static String openPart(Endpoint endpoint) {
        if (endpoint.port().isOpen()) {
            return "the port";
        }
        return endpoint.database().isOpen() ? "the database" : "the protocol";
    }

    private static String text(Code code, String text, String fix, List<Detail> details) {
        List<Detail> lines = new ArrayList<>(details);
        lines.add(new Detail("to fix", fix));
        return code.id() + " refused: " + text + "\n" + Detail.table(lines);
    }
}
