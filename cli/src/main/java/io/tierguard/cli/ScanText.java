package io.tierguard.cli;

import io.tierguard.archunit.report.ReportedFinding;
import io.tierguard.internal.Printable;
import io.tierguard.report.Code;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A scan for people: what was looked at, then the rules' own lines by place, then what mends them. */
final class ScanText {

    /** How each report begins, by which it is known again. */
    static final String BEGINNING = "Tierguard looked at ";

    private ScanText() {}

    static String of(ScanResult result, String rules) {
        StringBuilder text = new StringBuilder(BEGINNING);
        text.append(Findings.counted(result.classes(), "class", "classes"))
                .append(" in ")
                .append(Findings.counted(result.places().size(), "place"))
                .append(", by ")
                .append(rules)
                .append(":\n");
        result.places()
                .forEach((place, classes) -> text.append("  ")
                        .append(place)
                        .append("  ")
                        .append(Findings.counted(classes, "class", "classes"))
                        .append('\n'));
        String before = "";
        for (ScanResult.Placed placed : result.findings()) {
            if (!placed.in().equals(before)) {
                text.append('\n').append(Printable.line(placed.in())).append('\n');
                before = placed.in();
            }
            text.append("  ").append(line(placed.finding())).append('\n');
        }
        text.append('\n');
        for (Code code : result.bare().stream()
                .map(ReportedFinding::code)
                .distinct()
                .sorted()
                .toList()) {
            text.append(code.id()).append("  to fix: ").append(code.fix()).append('\n');
        }
        text.append(Findings.counted(result.findings().size(), "finding"));
        text.append(result.findings().isEmpty() ? "" : "; 'tierguard explain TG-nnnn' tells more of a code");
        return text.append('\n')
                .append(lines(result.notes()))
                .append(unread(result.unread()))
                .toString();
    }

    private static String line(ReportedFinding finding) {
        return Printable.line(finding.describe());
    }

    private static String unread(Map<String, String> unread) {
        return unread.entrySet().stream()
                .map(entry -> "not looked at: " + entry.getKey() + ": " + entry.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private static String lines(List<String> notes) {
        return notes.stream().map(note -> "note: " + note + "\n").collect(Collectors.joining());
    }
}
