package io.tierguard.cli;

import io.tierguard.report.Problem;
import io.tierguard.report.Report;
import io.tierguard.secret.Comparison;
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
            lines.append(json("error", problem));
        }
        for (Problem problem : Report.of("", warnings).problems()) {
            lines.append(json("warning", problem));
        }
        return lines.toString();
    }

    private static String json(String severity, Problem problem) {
        return new JsonLine()
                .put("severity", severity)
                .putAll(JsonLine.of(problem))
                .text();
    }
}
