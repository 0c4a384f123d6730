package io.tierguard.benchmarks;

import io.tierguard.benchmarks.Figures.Figure;
import io.tierguard.benchmarks.decide.Question;
import io.tierguard.benchmarks.http.Client;
import io.tierguard.benchmarks.jdbc.Database;
import io.tierguard.benchmarks.jdbc.Way;
import io.tierguard.benchmarks.report.Ratio;
import io.tierguard.benchmarks.report.Table;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

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
                "Guava ns",
                "ratio",
                "IPAddress ns",
                "ratio",
                "endsWith list ns",
                "ratio");
        for (Question question : Question.values()) {
            for (String endpoints : List.of("10", "1000", "100000")) {
                List<String> parameters = List.of(endpoints, question.name());
                Figure guard = figures.of("guard", parameters);
                Figure hash = figures.of("suffixWalk", parameters);
                Figure list = figures.of("linearList", parameters);
                Figure guava = figures.of("domainSet", parameters);
                Figure addresses = figures.of("addressTrie", parameters);
                if (Double.isNaN(guard.time())) {
                    // left out of a quick run
                    continue;
                }
                table.add(
                        question.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                                + (question.isAllowed() ? "" : " (refused)"),
                        endpoints,
                        number(guard.time()),
                        number(guard.bytes()),
                        number(hash.time()),
                        ratio(guard.time(), hash.time()),
                        number(guava.time()),
                        ratio(guard.time(), guava.time()),
                        number(addresses.time()),
                        ratio(guard.time(), addresses.time()),
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

    /** Each way beside the driver: the ratio of times as the mean of rounds, and where it lies with 99 % confidence. */
    static Table queries(List<Figures> rounds) {
        Table table =
                new Table("JDBC query", "database", "connection of", "us", "ratio", "99 % interval", "B", "added B");
        for (Database.Kind database : Database.Kind.values()) {
            for (Way way : Way.values()) {
                List<String> bare = List.of(database.name(), Way.BARE.name());
                List<String> of = List.of(database.name(), way.name());
                Ratio ratio = Ratio.of(rounds.stream()
                        .mapToDouble(round -> round.of("query", of).time()
                                / round.of("query", bare).time())
                        .toArray());
                double bytes = least(rounds, "query", of, Figure::bytes);
                table.add(
                        database.name(),
                        way.title(),
                        number(least(rounds, "query", of, Figure::time)),
                        way == Way.BARE ? "1" : ratio.mean(),
                        way == Way.BARE ? "" : ratio.interval(),
                        number(bytes),
                        number(bytes - least(rounds, "query", bare, Figure::bytes)));
            }
        }
        return table;
    }

    /** Each client guarded beside bare: the median of calls by one thread, and the requests a second of 64. */
    static Table requests(List<Figures> latency, List<Figures> throughput) {
        Table table = new Table(
                "HTTP request on a kept connection", "client", "bare", "guarded", "ratio", "99 % interval", "added B");
        for (Client client : Client.values()) {
            addRequests(table, client.title() + ", us", client, latency);
        }
        for (Client client : Client.values()) {
            addRequests(table, client.title() + ", requests/s of 64 threads", client, throughput);
        }
        return table;
    }

    private static void addRequests(Table table, String title, Client client, List<Figures> rounds) {
        List<String> bare = List.of(client.name(), "false");
        List<String> guarded = List.of(client.name(), "true");
        Ratio ratio = Ratio.of(rounds.stream()
                .mapToDouble(round -> round.of("request", guarded).time()
                        / round.of("request", bare).time())
                .toArray());
        table.add(
                title,
                number(median(rounds, bare)),
                number(median(rounds, guarded)),
                ratio.mean(),
                ratio.interval(),
                number(least(rounds, "request", guarded, Figure::bytes)
                        - least(rounds, "request", bare, Figure::bytes)));
    }

    private static double median(List<Figures> rounds, List<String> parameters) {
        double[] times = rounds.stream()
                .mapToDouble(round -> round.of("request", parameters).time())
                .sorted()
                .toArray();
        return times[times.length / 2];
    }

    private static double least(
            List<Figures> rounds, String method, List<String> parameters, ToDoubleFunction<Figure> part) {
        return rounds.stream()
                .map(round -> round.of(method, parameters))
                .mapToDouble(part)
                .min()
                .orElse(Double.NaN);
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, value < 100 ? "%.1f" : "%.0f", value);
    }

    private static String ratio(double ours, double peers) {
        return Double.isNaN(peers) ? "" : String.format(Locale.ROOT, "%.3g", ours / peers);
    }
}
