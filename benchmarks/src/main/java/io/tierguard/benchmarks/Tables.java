package io.tierguard.benchmarks;

import io.tierguard.benchmarks.Figures.Figure;
import io.tierguard.benchmarks.decide.Question;
import io.tierguard.benchmarks.report.Table;
import java.util.List;
import java.util.Locale;

/** Puts each figure beside its peer's. */
final class Tables {

    private Tables() {}

    static Table decide(Figures figures) {
        Table table = new Table(
                "decide",
                "question",
                "endpoints",
                "guard ns",
                "guard B",
                "hash map ns",
                "ratio",
                "endsWith list ns",
                "ratio");
        for (Question question : Question.values()) {
            for (String endpoints : List.of("10", "1000", "100000")) {
                List<String> parameters = List.of(endpoints, question.name());
                Figure guard = figures.of("guard", parameters);
                Figure hash = figures.of("suffixWalk", parameters);
                Figure list = figures.of("linearList", parameters);
                table.add(
                        question.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                                + (question.isAllowed() ? "" : " (refused)"),
                        endpoints,
                        number(guard.time()),
                        number(guard.bytes()),
                        number(hash.time()),
                        ratio(guard.time(), hash.time()),
                        number(list.time()),
                        ratio(guard.time(), list.time()));
            }
        }
        return table;
    }

    /** Two methods, {@code bare} and {@code guarded}, or several such pairs that share a beginning. */
    static Table pairs(String title, Figures figures) {
        Table table = new Table(title, "what", "bare us", "guarded us", "ratio", "bare B", "guarded B");
        for (Figures.Key key : figures.keys()) {
            if (!key.method().startsWith("bare")) {
                continue;
            }
            String what = key.method().substring("bare".length());
            Figure bare = figures.of(key.method(), key.parameters());
            Figure guarded = figures.of("guarded" + what, key.parameters());
            String name = (what.toLowerCase(Locale.ROOT) + " " + String.join(" ", key.parameters())).strip();
            table.add(
                    name.isEmpty() ? "request" : name,
                    number(bare.time()),
                    number(guarded.time()),
                    ratio(guarded.time(), bare.time()),
                    number(bare.bytes()),
                    number(guarded.bytes()));
        }
        return table;
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, value < 100 ? "%.1f" : "%.0f", value);
    }

    private static String ratio(double ours, double peers) {
        return Double.isNaN(peers) ? "" : String.format(Locale.ROOT, "%.3g", ours / peers);
    }
}
