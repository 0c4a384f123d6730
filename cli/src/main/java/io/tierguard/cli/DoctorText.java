package io.tierguard.cli;

import io.tierguard.internal.Printable;
import io.tierguard.registry.Crossing;
import io.tierguard.registry.Rule;
import io.tierguard.report.Problem.Detail;
import io.tierguard.settings.ExaminedSetting;
import io.tierguard.tier.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The page for a terminal. */
final class DoctorText {

    /** More of one owner are counted. */
    private static final int MOST_LINES = 12;

    private final Diagnosis diagnosis;
    private final DoctorInk ink;
    private final StringBuilder text = new StringBuilder();

    private DoctorText(Diagnosis diagnosis, DoctorInk ink) {
        this.diagnosis = diagnosis;
        this.ink = ink;
    }

    static String of(Diagnosis diagnosis, boolean coloured) {
        DoctorText page = new DoctorText(diagnosis, coloured ? DoctorInk.COLOURED : DoctorInk.PLAIN);
        return page.page(coloured);
    }

    private String page(boolean coloured) {
        text.append(ink.heading(Printable.line(diagnosis.subject()) + ": " + diagnosis.verdict()))
                .append('\n');
        identity();
        registry();
        settings();
        reachability();
        markers();
        notes();
        if (!diagnosis.problems().isClean()) {
            text.append('\n')
                    .append(
                            coloured
                                    ? diagnosis.problems().coloured()
                                    : diagnosis.problems().text());
        }
        return text.toString();
    }

    private void section(String heading, List<List<String>> rows) {
        text.append('\n').append(ink.heading(heading)).append('\n');
        TextAnswers.table(rows)
                .forEach(row -> text.append("  ").append(ink.verdict(row)).append('\n'));
    }

    private void identity() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("environment", DoctorWords.identity(diagnosis), ""));
        rows.add(List.of("assurance", DoctorWords.assurance(diagnosis), ""));
        diagnosis
                .identity()
                .ifPresent(who -> who.evidence()
                        .forEach(piece -> rows.add(List.of("evidence", piece.statement(), piece.origin()))));
        section("identity", rows);
    }

    private void registry() {
        List<List<String>> rows = new ArrayList<>();
        List<String> files = DoctorWords.files(diagnosis.registry());
        rows.add(List.of("file", files.get(0)));
        if (files.size() > 1) {
            rows.add(List.of("includes", String.join(", ", files.subList(1, files.size()))));
        }
        rows.add(List.of("sha256", diagnosis.registry().sha256()));
        for (Tier tier : Tier.values()) {
            rows.add(
                    List.of(tier.text(), DoctorWords.policy(diagnosis.registry().policy(), tier, diagnosis.today())));
        }
        section("registry", rows);
        List<List<String>> lines = new ArrayList<>();
        for (Map.Entry<String, List<Rule>> owner :
                DoctorWords.byOwner(diagnosis.registry()).entrySet()) {
            List<Rule> rules = owner.getValue();
            String name = owner.getKey();
            for (Rule rule : rules.subList(0, Math.min(MOST_LINES, rules.size()))) {
                lines.add(List.of(
                        Printable.line(name), Printable.line(rule.pattern().text()), Printable.line(rule.origin())));
                name = "";
            }
            if (rules.size() > MOST_LINES) {
                lines.add(List.of("", "and " + (rules.size() - MOST_LINES) + " more", ""));
            }
        }
        section("endpoints", lines);
        List<List<String>> crossings = new ArrayList<>();
        for (Crossing crossing : diagnosis.registry().crossings()) {
            crossings.add(List.of(
                    crossing.from().name() + " to " + crossing.to().name(),
                    DoctorWords.endpoint(crossing),
                    DoctorWords.state(crossing, diagnosis.today()),
                    Printable.line(crossing.origin()),
                    Printable.line(crossing.reason())));
        }
        if (!crossings.isEmpty()) {
            section("crossings", crossings);
        }
    }

    private void settings() {
        List<List<String>> rows = new ArrayList<>();
        for (ExaminedSetting setting : diagnosis.settings()) {
            rows.add(List.of(setting.name(), DoctorWords.verdict(setting), DoctorWords.kind(setting)));
        }
        if (!rows.isEmpty()) {
            section("settings", rows);
        }
    }

    private void reachability() {
        List<List<String>> rows = new ArrayList<>();
        for (Diagnosis.Reached one : diagnosis.reached()) {
            rows.add(List.of(
                    one.verdict(),
                    DoctorWords.endpoint(one),
                    one.owner(),
                    one.decision().rule().map(Rule::origin).orElse("no line"),
                    one.variable(),
                    String.join(", ", one.addresses())
                            + one.answer()
                                    .map(answer -> (one.addresses().isEmpty() ? "" : "; ") + answer)
                                    .orElse("")));
        }
        if (!rows.isEmpty()) {
            section("reachability", rows);
        }
    }

    private void markers() {
        for (DoctorDatabases.Found found : diagnosis.databases()) {
            List<List<String>> rows = new ArrayList<>();
            for (Detail line : found.lines()) {
                rows.add(List.of(line.label(), line.text()));
            }
            if (!rows.isEmpty()) {
                String of = found.database().isEmpty() ? "" : "of " + Printable.line(found.database()) + ", ";
                section("markers " + of + "by " + found.variable(), rows);
            }
        }
    }

    private void notes() {
        if (!diagnosis.notes().isEmpty()) {
            section("to be known", diagnosis.notes().stream().map(List::of).toList());
        }
    }
}
