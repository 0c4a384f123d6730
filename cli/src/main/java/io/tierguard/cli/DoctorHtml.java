package io.tierguard.cli;

import io.tierguard.registry.Crossing;
import io.tierguard.registry.Rule;
import io.tierguard.report.Problem;
import io.tierguard.report.Problem.Detail;
import io.tierguard.settings.ExaminedSetting;
import io.tierguard.tier.Tier;
import java.util.ArrayList;
import java.util.List;

/** The page as one HTML file: no script, nothing that is fetched, light or dark as the reader has it. */
final class DoctorHtml {

    /** By which a page is known again. */
    static final String MARK = "<meta name=\"generator\" content=\"Tierguard doctor\">";

    private final Diagnosis diagnosis;
    private final HtmlText html = new HtmlText();

    private DoctorHtml(Diagnosis diagnosis) {
        this.diagnosis = diagnosis;
    }

    static String of(Diagnosis diagnosis) {
        DoctorHtml page = new DoctorHtml(diagnosis);
        page.write();
        return page.html.toString();
    }

    private void write() {
        html.tags("""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                """)
                .tags(MARK)
                .tags("""

                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>""")
                .text(diagnosis.subject())
                .tags("</title>\n<style>\n")
                .tags(Resources.text("doctor.css"));
        html.tags("</style>\n</head>\n<body>\n<header>\n<h1>")
                .text(diagnosis.subject())
                .tags("</h1>\n<p>");
        if (diagnosis.problems().isClean()) {
            html.text(diagnosis.verdict());
        } else {
            html.tags("<a href=\"#problems\">").text(diagnosis.verdict()).tags("</a>");
        }
        html.tags("</p>\n</header>\n<main>\n");
        new ReachPicture(diagnosis, html).write();
        problems();
        identity();
        settings();
        reachability();
        markers();
        registry();
        notes();
        html.tags("</main>\n</body>\n</html>\n");
    }

    private void heading(String id, String heading) {
        html.tags("<h2 id=\"" + id + "\">").text(heading).tags("</h2>\n");
    }

    private void problems() {
        if (diagnosis.problems().isClean()) {
            return;
        }
        heading("problems", "Problems");
        for (Problem problem : diagnosis.problems().problems()) {
            html.tags("<div class=\"problem\">\n<p><code>")
                    .text(problem.code().id())
                    .tags("</code> <strong>");
            html.text(problem.place()).tags("</strong>: ").text(problem.text()).tags("</p>\n");
            List<Detail> lines = new ArrayList<>(problem.details());
            lines.add(new Detail("to fix", problem.fix()));
            list(lines);
            html.tags("</div>\n");
        }
    }

    private void list(List<Detail> lines) {
        html.tags("<dl>\n");
        lines.forEach(line -> html.tags("<dt>")
                .text(line.label())
                .tags("</dt><dd>")
                .text(line.text())
                .tags("</dd>\n"));
        html.tags("</dl>\n");
    }

    private void identity() {
        heading("identity", "Identity");
        List<Detail> lines = new ArrayList<>();
        lines.add(new Detail("environment", DoctorWords.identity(diagnosis)));
        lines.add(new Detail("assurance", DoctorWords.assurance(diagnosis)));
        diagnosis
                .identity()
                .ifPresent(who -> who.evidence()
                        .forEach(piece ->
                                lines.add(new Detail("evidence", piece.statement() + " (" + piece.origin() + ")"))));
        list(lines);
    }

    /** A table; the first cell of each row names it. */
    private void table(String caption, List<String> head, List<List<String>> rows) {
        html.tags("<div class=\"wide\" tabindex=\"0\">\n<table>\n<caption><span>")
                .text(caption)
                .tags("</span></caption>\n<thead><tr>");
        head.forEach(cell -> html.tags("<th scope=\"col\">").text(cell).tags("</th>"));
        html.tags("</tr></thead>\n<tbody>\n");
        for (List<String> row : rows) {
            html.tags("<tr><th scope=\"row\">").text(row.get(0)).tags("</th>");
            row.subList(1, row.size())
                    .forEach(cell -> html.tags("<td>").text(cell).tags("</td>"));
            html.tags("</tr>\n");
        }
        html.tags("</tbody>\n</table>\n</div>\n");
    }

    private void settings() {
        if (diagnosis.settings().isEmpty()) {
            return;
        }
        heading("settings", "Settings");
        List<List<String>> rows = new ArrayList<>();
        for (ExaminedSetting setting : diagnosis.settings()) {
            rows.add(List.of(setting.name(), DoctorWords.verdict(setting), DoctorWords.kind(setting)));
        }
        table("What the chosen variables are; no value is shown.", List.of("variable", "judged", "is"), rows);
    }

    private void reachability() {
        if (diagnosis.reached().isEmpty()) {
            return;
        }
        heading("reachability", "Reachability");
        List<List<String>> rows = new ArrayList<>();
        for (Diagnosis.Reached one : diagnosis.reached()) {
            rows.add(List.of(
                    DoctorWords.endpoint(one),
                    one.verdict(),
                    one.owner(),
                    one.decision().rule().map(Rule::origin).orElse("no line"),
                    one.variable(),
                    String.join(", ", one.addresses()),
                    one.answer().orElse("not dialled")));
        }
        table(
                "Where the settings lead.",
                List.of("endpoint", "decision", "owner", "by", "variable", "addresses", "answer"),
                rows);
    }

    private void markers() {
        if (diagnosis.databases().isEmpty()) {
            return;
        }
        heading("markers", "Markers");
        for (DoctorDatabases.Found found : diagnosis.databases()) {
            html.tags("<p><strong>").text(found.variable()).tags("</strong> <code>");
            html.text(found.database()).tags("</code></p>\n");
            list(found.lines());
        }
    }

    private void registry() {
        heading("registry", "Registry");
        List<Detail> lines = new ArrayList<>();
        lines.add(new Detail("files", String.join(", ", DoctorWords.files(diagnosis.registry()))));
        lines.add(new Detail("SHA-256", diagnosis.registry().sha256()));
        list(lines);
        List<List<String>> tiers = new ArrayList<>();
        for (Tier tier : Tier.values()) {
            tiers.add(
                    List.of(tier.text(), DoctorWords.policy(diagnosis.registry().policy(), tier, diagnosis.today())));
        }
        table("What holds in each tier.", List.of("tier", "policy"), tiers);
        if (!diagnosis.registry().crossings().isEmpty()) {
            heading("crossings", "Crossings");
            List<List<String>> rows = new ArrayList<>();
            for (Crossing crossing : diagnosis.registry().crossings()) {
                rows.add(List.of(
                        DoctorWords.endpoint(crossing),
                        crossing.from().name(),
                        crossing.to().name(),
                        DoctorWords.state(crossing, diagnosis.today()),
                        crossing.reason(),
                        crossing.origin()));
            }
            table(
                    "Written permissions to reach what is another's.",
                    List.of("endpoint", "from", "to", "holds", "reason", "line"),
                    rows);
        }
    }

    private void notes() {
        if (diagnosis.notes().isEmpty()) {
            return;
        }
        heading("notes", "To be known");
        html.tags("<ul>\n");
        diagnosis.notes().forEach(note -> html.tags("<li>").text(note).tags("</li>\n"));
        html.tags("</ul>\n");
    }
}
