package io.tierguard.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.tierguard.report.Problem;
import io.tierguard.report.Report;
import io.tierguard.secret.Comparison;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What was found: errors, which make the command fail, and warnings. */
final class Findings {

    private final List<Problem> errors = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    void error(Collection<Problem> problems) {
        errors.addAll(problems);
    }

    void warn(Collection<Problem> problems) {
        warnings.addAll(problems);
    }

    void add(Comparison comparison) {
        errors.addAll(comparison.errors());
        warnings.addAll(comparison.warnings());
    }

    int status() {
        return errors.isEmpty() ? ExitStatus.DONE : ExitStatus.REFUSED;
    }

    /** Such as {@code 1 error, 2 warnings}. */
    String count() {
        return counted(errors.size(), "error") + ", " + counted(warnings.size(), "warning");
    }

    static String counted(int count, String noun) {
        return counted(count, noun, noun + "s");
    }

    static String counted(int count, String noun, String nouns) {
        return count + " " + (count == 1 ? noun : nouns);
    }

    String text() {
        return section("errors", errors) + section("warnings", warnings);
    }

    private static String section(String heading, List<Problem> problems) {
        return problems.isEmpty() ? "" : Report.of(heading, problems).text() + "\n";
    }

    /** One object a line, errors first. */
    String json() {
        StringBuilder lines = new StringBuilder();
        for (Problem problem : Report.of("", errors).problems()) {
            lines.append(json("error", problem)).append('\n');
        }
        for (Problem problem : Report.of("", warnings).problems()) {
            lines.append(json("warning", problem)).append('\n');
        }
        return lines.toString();
    }

    private static String json(String severity, Problem problem) {
        StringWriter line = new StringWriter();
        try (JsonGenerator object = new JsonFactory().createGenerator(line)) {
            object.writeStartObject();
            object.writeStringField("severity", severity);
            object.writeStringField("code", problem.code().id());
            object.writeStringField("where", problem.where());
            object.writeStringField("text", problem.text());
            object.writeArrayFieldStart("details");
            for (Problem.Detail detail : problem.details()) {
                object.writeStartObject();
                object.writeStringField("label", detail.label());
                object.writeStringField("text", detail.text());
                object.writeEndObject();
            }
            object.writeEndArray();
            object.writeStringField("fix", problem.fix());
            object.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toString();
    }
}
