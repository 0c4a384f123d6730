package io.tierguard.cli;

import io.tierguard.identity.Identity;
import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The matrix of who may reach what. Signs and colours repeat what words say. */
final class ReachPicture {

    /** Nobody looks at more, and a browser takes long over them. */
    static final int MOST_LINES = 1_000;

    private final Diagnosis diagnosis;
    private final ReachMatrix matrix;
    private final HtmlText html;

    ReachPicture(Diagnosis diagnosis, HtmlText html) {
        this.diagnosis = diagnosis;
        this.matrix = diagnosis.matrix();
        this.html = html;
    }

    void write() {
        html.tags("<h2 id=\"reach\">Who may reach what</h2>\n").tags(signs());
        key();
        html.tags("""
                <div class="wide" tabindex="0">
                <table class="reach">
                <caption><span>Environments by endpoints, on %s. A line is judged as a whole, by name.</span></caption>
                <thead>
                """.formatted(diagnosis.today()));
        head();
        html.tags("</thead>\n<tbody>\n");
        List<ReachMatrix.Row> lines = matrix.rows().stream()
                .filter(row -> row.kind() == ReachMatrix.Kind.LINE)
                .toList();
        lines.stream().limit(MOST_LINES).forEach(this::row);
        if (lines.size() > MOST_LINES) {
            html.tags("<tr><th scope=\"row\">and " + (lines.size() - MOST_LINES) + " more lines</th><td colspan=\""
                    + matrix.columns().size() + "\">asked by tierguard explain, one by one</td></tr>\n");
        }
        matrix.rows().stream()
                .filter(row -> row.kind() != ReachMatrix.Kind.LINE)
                .forEach(this::row);
        html.tags("</tbody>\n</table>\n</div>\n");
        if (matrix.columns().stream().anyMatch(column -> column.name().indexOf('*') >= 0)) {
            html.tags("<p class=\"soft\">A name with * stands for the names that it matches.</p>\n");
        }
    }

    private static String signs() {
        StringBuilder signs = new StringBuilder(
                "<svg class=\"signs\" width=\"0\" height=\"0\" aria-hidden=\"true\" focusable=\"false\">");
        for (ReachMatrix.Answer answer : ReachMatrix.Answer.values()) {
            signs.append("<symbol id=\"sign-")
                    .append(DoctorWords.name(answer))
                    .append("\" viewBox=\"0 0 16 16\"><path d=\"")
                    .append(
                            switch (answer) {
                                case ALLOWED -> "M3 8.5l3.5 3.5L13 4.5";
                                case SHARED ->
                                    "M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12M2 8h12M8 2c-4 4-4 8 0 12c4-4 4-8 0-12";
                                case CROSSING -> "M2 8h11M9 4l4 4l-4 4";
                                case OBSERVED -> "M1.5 8c3.5-6 9.5-6 13 0c-3.5 6-9.5 6-13 0M8 6.5v3";
                                case ENDED -> "M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12M8 5v3l2.5 2";
                                case REFUSED -> "M4 4l8 8M12 4l-8 8";
                            })
                    .append("\"/></symbol>");
        }
        return signs.append("</svg>\n").toString();
    }

    private static String sign(ReachMatrix.Answer answer) {
        return "<svg class=\"sign\" aria-hidden=\"true\" focusable=\"false\"><use href=\"#sign-"
                + DoctorWords.name(answer) + "\"/></svg> ";
    }

    private static String style(ReachMatrix.Answer answer) {
        return answer == ReachMatrix.Answer.CROSSING ? "crossing-cell" : DoctorWords.name(answer);
    }

    private void key() {
        Set<ReachMatrix.Answer> used = EnumSet.noneOf(ReachMatrix.Answer.class);
        matrix.rows().forEach(row -> row.cells().forEach(cell -> used.add(cell.answer())));
        html.tags("<ul class=\"key\">\n");
        for (ReachMatrix.Answer answer : used) {
            html.tags("<li><span class=\"" + style(answer) + "\">" + sign(answer))
                    .text(
                            switch (answer) {
                                case ALLOWED -> "allowed: its own";
                                case SHARED -> "shared: everyone's";
                                case CROSSING -> "a crossing, until that day";
                                case OBSERVED -> "refused, and until that day only logged";
                                case ENDED -> "refused: its crossing has ended";
                                case REFUSED -> "refused";
                            })
                    .tags("</span></li>\n");
        }
        html.tags("</ul>\n");
    }

    private void head() {
        html.tags("<tr><th scope=\"col\" rowspan=\"2\">endpoint</th>");
        for (Tier tier : Tier.values()) {
            long count = matrix.columns().stream()
                    .filter(column -> column.environment().tier() == tier)
                    .count();
            html.tags("<th scope=\"colgroup\" class=\"of\" colspan=\"" + count + "\">")
                    .text(tier.text())
                    .tags("</th>");
        }
        html.tags("</tr>\n<tr>");
        for (ReachMatrix.Column column : matrix.columns()) {
            boolean here = isHere(column);
            html.tags("<th scope=\"col\"" + (here ? " class=\"here\"" : "") + ">")
                    .text(column.environment().isTierItself() ? "the tier itself" : column.name())
                    .tags(here ? "<br>this process</th>" : "</th>");
        }
        html.tags("</tr>\n");
    }

    private boolean isHere(ReachMatrix.Column column) {
        Optional<Environment> who = diagnosis.identity().map(Identity::environment);
        return who.filter(one -> one.equals(column.environment())).isPresent();
    }

    private void row(ReachMatrix.Row row) {
        html.tags(row.kind() == ReachMatrix.Kind.CROSSING ? "<tr class=\"crossing\">" : "<tr>");
        html.tags("<th scope=\"row\"><code>").text(row.endpoint()).tags("</code>");
        String of = row.owner() + (row.rule().isEmpty() ? "" : (row.owner().isEmpty() ? "" : ", ") + row.rule());
        if (!of.isEmpty()) {
            html.tags("<br><span class=\"soft\">").text(of).tags("</span>");
        }
        html.tags("</th>");
        List<ReachMatrix.Cell> cells = row.cells();
        for (int i = 0; i < cells.size(); i++) {
            ReachMatrix.Cell cell = cells.get(i);
            String here = isHere(matrix.columns().get(i)) ? " here" : "";
            html.tags("<td class=\"" + style(cell.answer()) + here + "\">" + sign(cell.answer()))
                    .text(DoctorWords.answer(cell))
                    .tags("</td>");
        }
        html.tags("</tr>\n");
    }
}
