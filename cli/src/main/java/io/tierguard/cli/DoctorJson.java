package io.tierguard.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.tierguard.guard.Judgement;
import io.tierguard.identity.Evidence;
import io.tierguard.internal.Printable;
import io.tierguard.registry.Crossing;
import io.tierguard.registry.Policy;
import io.tierguard.registry.Rule;
import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import io.tierguard.report.Problem.Detail;
import io.tierguard.secret.Credential;
import io.tierguard.secret.SealedValue;
import io.tierguard.settings.ExaminedSetting;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The page as one object on one line: every key always there and in this order, null where there is nothing. */
final class DoctorJson {

    private final JsonGenerator json;
    private final Diagnosis diagnosis;

    private DoctorJson(JsonGenerator json, Diagnosis diagnosis) {
        this.json = json;
        this.diagnosis = diagnosis;
    }

    static String of(Diagnosis diagnosis) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(line)) {
            new DoctorJson(json, diagnosis).write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return JsonAnswers.onOneLine(line.toString()) + "\n";
    }

    private void write() throws IOException {
        json.writeStartObject();
        json.writeNumberField("status", diagnosis.status());
        json.writeStringField("day", diagnosis.today().toString());
        text("application", diagnosis.registry().application().orElse(null));
        identity();
        registry();
        json.writeArrayFieldStart("settings");
        for (ExaminedSetting setting : diagnosis.settings()) {
            setting(setting);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("markers");
        for (DoctorDatabases.Found found : diagnosis.databases()) {
            json.writeStartObject();
            json.writeStringField("variable", found.variable());
            json.writeStringField("database", found.database());
            details("lines", found.lines());
            json.writeEndObject();
        }
        json.writeEndArray();
        matrix();
        json.writeArrayFieldStart("problems");
        for (Problem problem : diagnosis.problems().problems()) {
            problem(problem);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("notes");
        for (String note : diagnosis.notes()) {
            json.writeString(note);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void identity() throws IOException {
        text(
                "environment",
                diagnosis.identity().map(who -> who.environment().name().text()).orElse(null));
        text("tier", diagnosis.identity().map(who -> who.tier().text()).orElse(null));
        text(
                "assurance",
                diagnosis.isStated()
                        ? null
                        : diagnosis
                                .identity()
                                .map(who -> who.assurance().text())
                                .orElse(null));
        json.writeArrayFieldStart("evidence");
        for (Evidence piece : diagnosis.identity().map(who -> who.evidence()).orElse(List.of())) {
            json.writeStartObject();
            json.writeStringField("source", piece.source());
            json.writeStringField("statement", piece.statement());
            json.writeStringField("origin", piece.origin());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void registry() throws IOException {
        json.writeObjectFieldStart("registry");
        texts("files", DoctorWords.files(diagnosis.registry()));
        json.writeStringField("sha256", diagnosis.registry().sha256());
        json.writeArrayFieldStart("tiers");
        for (Tier tier : Tier.values()) {
            tier(tier, diagnosis.registry().policy());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("endpoints");
        for (Rule rule : diagnosis.registry().rules()) {
            json.writeStartObject();
            json.writeStringField("pattern", rule.pattern().text());
            texts("owner", rule.owners().names());
            json.writeStringField("rule", rule.origin());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("crossings");
        for (Crossing crossing : diagnosis.registry().crossings()) {
            json.writeStartObject();
            json.writeStringField("from", crossing.from().name());
            json.writeStringField("to", crossing.to().name());
            json.writeStringField("endpoint", DoctorWords.endpoint(crossing));
            json.writeStringField("reason", crossing.reason());
            json.writeStringField("expires", crossing.expires().toString());
            json.writeBooleanField("live", crossing.isLive(diagnosis.today()));
            json.writeStringField("rule", crossing.origin());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void tier(Tier tier, Policy policy) throws IOException {
        json.writeStartObject();
        json.writeStringField("tier", tier.text());
        json.writeStringField("mode", policy.mode(tier).observes(diagnosis.today()) ? "observe" : "enforce");
        text(
                "observeUntil",
                Optional.ofNullable(policy.mode(tier).observeUntil())
                        .map(Object::toString)
                        .orElse(null));
        json.writeStringField("unknownEndpoints", DoctorWords.name(policy.unknownEndpoints(tier)));
        json.writeStringField("secrets", DoctorWords.name(policy.secrets(tier)));
        json.writeStringField("attestation", DoctorWords.name(policy.attestation(tier)));
        json.writeStringField("marker", DoctorWords.name(policy.marker(tier)));
        json.writeBooleanField("protected", policy.isProtected(tier));
        json.writeEndObject();
    }

    private void setting(ExaminedSetting setting) throws IOException {
        json.writeStartObject();
        json.writeStringField("variable", setting.name());
        json.writeBooleanField("serviceLink", setting.serviceLink());
        @Nullable SealedValue seal = setting.seal().orElse(null);
        if (seal == null) {
            json.writeNullField("seal");
        } else {
            json.writeObjectFieldStart("seal");
            json.writeStringField("tier", seal.tier().text());
            json.writeStringField("key", seal.key());
            json.writeBooleanField("opens", setting.isOpened());
            json.writeEndObject();
        }
        json.writeArrayFieldStart("credentials");
        for (Credential credential : setting.credentials()) {
            json.writeStartObject();
            json.writeStringField("provider", Printable.line(credential.provider()));
            json.writeStringField("mode", DoctorWords.name(credential.mode()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeBooleanField("secret", setting.isSecret());
        json.writeBooleanField("weak", setting.isWeak());
        json.writeArrayFieldStart("targets");
        for (Judgement judgement : setting.judgements()) {
            json.writeStartObject();
            json.writeStringField("target", Printable.line(judgement.target()));
            json.writeStringField("decision", judgement.isRefusedWhenEnforced() ? "refused" : "allowed");
            text("code", judgement.code().map(Code::id).orElse(null));
            json.writeArrayFieldStart("endpoints");
            for (Diagnosis.Reached one : diagnosis.reached()) {
                if (one.variable().equals(setting.name())
                        && judgement.decisions().contains(one.decision())) {
                    reached(one);
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        texts(
                "codes",
                setting.problems().stream()
                        .map(problem -> problem.code().id())
                        .distinct()
                        .toList());
        json.writeEndObject();
    }

    private void reached(Diagnosis.Reached one) throws IOException {
        json.writeStartObject();
        json.writeStringField("endpoint", DoctorWords.endpoint(one));
        texts("addresses", one.addresses());
        texts("owner", one.decision().owners().map(owners -> owners.names()).orElse(List.of()));
        text("rule", one.decision().rule().map(Rule::origin).orElse(null));
        json.writeStringField("decision", one.decision().isRefusedWhenEnforced() ? "refused" : "allowed");
        text("code", one.decision().code().map(Code::id).orElse(null));
        text("answer", one.answer().orElse(null));
        json.writeEndObject();
    }

    private void matrix() throws IOException {
        json.writeObjectFieldStart("reach");
        json.writeArrayFieldStart("environments");
        for (ReachMatrix.Column column : diagnosis.matrix().columns()) {
            json.writeStartObject();
            json.writeStringField("name", column.name());
            json.writeStringField("tier", column.environment().tier().text());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("rows");
        for (ReachMatrix.Row row : diagnosis.matrix().rows()) {
            json.writeStartObject();
            json.writeStringField("kind", DoctorWords.name(row.kind()));
            json.writeStringField("endpoint", row.endpoint());
            text("rule", row.rule().isEmpty() ? null : row.rule());
            json.writeArrayFieldStart("cells");
            for (ReachMatrix.Cell cell : row.cells()) {
                json.writeStartObject();
                json.writeStringField("answer", DoctorWords.name(cell.answer()));
                text("until", cell.until() == null ? null : cell.until().toString());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void problem(Problem problem) throws IOException {
        json.writeStartObject();
        json.writeStringField("code", problem.code().id());
        json.writeStringField("where", problem.where());
        json.writeStringField("source", problem.source());
        json.writeStringField("text", problem.text());
        details("details", problem.details());
        json.writeStringField("fix", problem.fix());
        json.writeEndObject();
    }

    private void details(String key, List<Detail> details) throws IOException {
        json.writeArrayFieldStart(key);
        for (Detail detail : details) {
            json.writeStartObject();
            json.writeStringField("label", detail.label());
            json.writeStringField("text", detail.text());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void texts(String key, List<String> values) throws IOException {
        json.writeArrayFieldStart(key);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private void text(String key, @Nullable String value) throws IOException {
        if (value == null) {
            json.writeNullField(key);
        } else {
            json.writeStringField(key, value);
        }
    }
}
