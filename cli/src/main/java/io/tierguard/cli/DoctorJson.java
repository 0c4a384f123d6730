package io.tierguard.cli;

import io.tierguard.guard.Judgement;
import io.tierguard.identity.Evidence;
import io.tierguard.identity.Identity;
import io.tierguard.internal.Printable;
import io.tierguard.registry.Crossing;
import io.tierguard.registry.Policy;
import io.tierguard.registry.Registry;
import io.tierguard.registry.Rule;
import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import io.tierguard.settings.ExaminedSetting;
import io.tierguard.tier.Tier;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The page as one object on one line: every key always there and in this order, null where there is nothing. */
final class DoctorJson {

    private final Diagnosis diagnosis;

    private DoctorJson(Diagnosis diagnosis) {
        this.diagnosis = diagnosis;
    }

    static String of(Diagnosis diagnosis) {
        return new DoctorJson(diagnosis).page().text();
    }

    private static <T> List<JsonLine> each(Collection<T> all, Function<T, JsonLine> one) {
        return all.stream().map(one).toList();
    }

    private JsonLine page() {
        JsonLine page = new JsonLine()
                .put("status", diagnosis.status())
                .put("day", diagnosis.today())
                .put("application", diagnosis.registry().application());
        putIdentity(page);
        return page.put("registry", registry(diagnosis.registry()))
                .put("settings", each(diagnosis.settings(), this::setting))
                .put("markers", each(diagnosis.databases(), DoctorJson::markers))
                .put("reach", reach(diagnosis.matrix()))
                .put("problems", each(diagnosis.problems().problems(), DoctorJson::problem))
                .put("notes", diagnosis.notes());
    }

    private void putIdentity(JsonLine page) {
        Optional<Identity> identity = diagnosis.identity();
        List<Evidence> evidence = identity.map(Identity::evidence).orElse(List.of());
        page.put("environment", identity.map(who -> who.environment().name().text()))
                .put("tier", identity.map(who -> who.tier().text()))
                .put(
                        "assurance",
                        identity.filter(who -> !diagnosis.isStated())
                                .map(who -> who.assurance().text()))
                .put(
                        "evidence",
                        each(
                                evidence,
                                piece -> new JsonLine()
                                        .put("source", piece.source())
                                        .put("statement", piece.statement())
                                        .put("origin", piece.origin())));
    }

    private JsonLine registry(Registry registry) {
        return new JsonLine()
                .put("files", DoctorWords.files(registry))
                .put("sha256", registry.sha256())
                .put("tiers", each(Arrays.asList(Tier.values()), tier -> tier(tier, registry.policy())))
                .put(
                        "endpoints",
                        each(
                                registry.rules(),
                                rule -> new JsonLine()
                                        .put("pattern", rule.pattern().text())
                                        .put("owner", rule.owners().names())
                                        .put("rule", rule.origin())))
                .put("crossings", each(registry.crossings(), this::crossing));
    }

    private JsonLine crossing(Crossing crossing) {
        return new JsonLine()
                .put("from", crossing.from().name())
                .put("to", crossing.to().name())
                .put("endpoint", DoctorWords.endpoint(crossing))
                .put("reason", crossing.reason())
                .put("expires", crossing.expires())
                .put("live", crossing.isLive(diagnosis.today()))
                .put("rule", crossing.origin());
    }

    private JsonLine tier(Tier tier, Policy policy) {
        return new JsonLine()
                .put("tier", tier.text())
                .put("mode", policy.mode(tier).observes(diagnosis.today()) ? "observe" : "enforce")
                .put("observeUntil", Optional.ofNullable(policy.mode(tier).observeUntil()))
                .put("unknownEndpoints", DoctorWords.name(policy.unknownEndpoints(tier)))
                .put("secrets", DoctorWords.name(policy.secrets(tier)))
                .put("attestation", DoctorWords.name(policy.attestation(tier)))
                .put("marker", DoctorWords.name(policy.marker(tier)))
                .put("protected", policy.isProtected(tier));
    }

    private JsonLine setting(ExaminedSetting setting) {
        return new JsonLine()
                .put("variable", setting.name())
                .put("serviceLink", setting.serviceLink())
                .put(
                        "seal",
                        setting.seal()
                                .map(seal -> new JsonLine()
                                        .put("tier", seal.tier().text())
                                        .put("key", seal.key())
                                        .put("opens", setting.isOpened())))
                .put(
                        "credentials",
                        each(
                                setting.credentials(),
                                credential -> new JsonLine()
                                        .put("provider", Printable.line(credential.provider()))
                                        .put("mode", DoctorWords.name(credential.mode()))))
                .put("secret", setting.isSecret())
                .put("weak", setting.isWeak())
                .put("targets", each(setting.judgements(), judgement -> target(setting, judgement)))
                .put(
                        "codes",
                        setting.problems().stream()
                                .map(problem -> problem.code().id())
                                .distinct()
                                .toList());
    }

    private JsonLine target(ExaminedSetting setting, Judgement judgement) {
        List<Diagnosis.Reached> reached = diagnosis.reached().stream()
                .filter(one -> one.variable().equals(setting.name())
                        && judgement.decisions().contains(one.decision()))
                .toList();
        return new JsonLine()
                .put("target", Printable.line(judgement.target()))
                .put("decision", judgement.isRefusedWhenEnforced() ? "refused" : "allowed")
                .put("code", judgement.code().map(Code::id))
                .put("endpoints", each(reached, DoctorJson::reached));
    }

    private static JsonLine reached(Diagnosis.Reached one) {
        return new JsonLine()
                .put("endpoint", DoctorWords.endpoint(one))
                .put("addresses", one.addresses())
                .put(
                        "owner",
                        one.decision().owners().map(owners -> owners.names()).orElse(List.of()))
                .put("rule", one.decision().rule().map(Rule::origin))
                .put("decision", one.decision().isRefusedWhenEnforced() ? "refused" : "allowed")
                .put("code", one.decision().code().map(Code::id))
                .put("answer", one.answer());
    }

    private static JsonLine markers(DoctorDatabases.Found found) {
        return new JsonLine()
                .put("variable", found.variable())
                .put("database", found.database())
                .put("lines", JsonLine.of(found.lines()));
    }

    private static JsonLine reach(ReachMatrix matrix) {
        return new JsonLine()
                .put(
                        "environments",
                        each(
                                matrix.columns(),
                                column -> new JsonLine()
                                        .put("name", column.name())
                                        .put("tier", column.environment().tier().text())))
                .put(
                        "rows",
                        each(
                                matrix.rows(),
                                row -> new JsonLine()
                                        .put("kind", DoctorWords.name(row.kind()))
                                        .put("endpoint", row.endpoint())
                                        .put("rule", Optional.of(row.rule()).filter(rule -> !rule.isEmpty()))
                                        .put(
                                                "cells",
                                                each(
                                                        row.cells(),
                                                        cell -> new JsonLine()
                                                                .put("answer", DoctorWords.name(cell.answer()))
                                                                .put("until", Optional.ofNullable(cell.until()))))));
    }

    private static JsonLine problem(Problem problem) {
        return new JsonLine()
                .put("code", problem.code().id())
                .put("where", problem.where())
                .put("source", problem.source())
                .put("text", problem.text())
                .put("details", JsonLine.of(problem.details()))
                .put("fix", problem.fix());
    }
}
