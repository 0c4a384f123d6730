package io.tierguard.benchmarks;

import io.tierguard.benchmarks.decide.AddressPeerBenchmark;
import io.tierguard.benchmarks.decide.DecideBenchmark;
import io.tierguard.benchmarks.decide.PeerBenchmark;
import io.tierguard.benchmarks.http.LatencyBenchmark;
import io.tierguard.benchmarks.http.ThroughputBenchmark;
import io.tierguard.benchmarks.jdbc.JdbcBenchmark;
import io.tierguard.benchmarks.jdbc.MarkerBenchmark;
import io.tierguard.benchmarks.jdbc.QueryBenchmark;
import io.tierguard.benchmarks.load.ColdLoad;
import io.tierguard.benchmarks.report.Page;
import io.tierguard.benchmarks.report.Table;
import io.tierguard.benchmarks.scan.ScanCost;
import io.tierguard.benchmarks.start.ColdStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Runs the benchmarks, prints each beside its peers, and puts the figures into the tables of the page.
 *
 * @since 0.1
 */
public final class Benchmarks {

    private static final List<String> ALL =
            List.of("decide", "jdbc", "marker", "query", "http", "load", "growth", "scan", "start");
    private static final String EVERYTHING = "all";
    private static final String LONG = "--long";
    private static final String QUICK = "--quick";

    private static final Path HOME = Path.of("benchmarks");
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    private final Path results;
    private final Effort effort;
    private final Trials trials;

    private Benchmarks(Path results, Effort effort) {
        this.results = results;
        this.effort = effort;
        this.trials = new Trials(results, effort);
    }

    /**
     * Runs what it is told to, or everything.
     *
     * @param args the folder for the figures; then any of {@code decide}, {@code jdbc}, {@code marker},
     *     {@code query}, {@code http}, {@code load}, {@code growth}, {@code scan} and {@code start}, or {@code all};
     *     {@code --long} for steadier figures; {@code --quick} to see that all works, which leaves the page as it is
     * @throws RunnerException where a benchmark fails
     * @throws IOException where the figures cannot be written
     * @throws InterruptedException when interrupted
     */
    public static void main(String... args) throws RunnerException, IOException, InterruptedException {
        List<String> words = new ArrayList<>(Arrays.asList(args).subList(1, args.length));
        Effort effort = words.remove(LONG) ? Effort.LONG : words.remove(QUICK) ? Effort.QUICK : Effort.NORMAL;
        if (words.remove(EVERYTHING)) {
            words.clear();
        }
        List<String> chosen = words.isEmpty() ? ALL : words;
        for (String word : chosen) {
            if (!ALL.contains(word)) {
                System.err.println("no benchmark is called " + word + "; there are " + String.join(", ", ALL)
                        + ", all, and the options " + LONG + " and " + QUICK);
                System.exit(2);
            }
        }
        Path results = Files.createDirectories(Path.of(args[0]));
        Benchmarks benchmarks = new Benchmarks(results, effort);
        List<String> texts = new ArrayList<>();
        for (String word : chosen) {
            // one after the other into the page, so that what was measured is kept where a later part fails
            String text = benchmarks.text(word);
            texts.add("### " + word + "\n\n" + text);
            if (!effort.isQuick()) {
                Page.put(HOME.resolve("README.md"), word, text);
            }
        }
        String text = String.join("\n", texts);
        Files.writeString(results.resolve("table.md"), text);
        System.out.println();
        System.out.print(text);
    }

    private String text(String word) throws RunnerException, IOException, InterruptedException {
        StringBuilder text = new StringBuilder();
        for (Table table : tables(word)) {
            text.append(table.title())
                    .append(", ")
                    .append(circumstances())
                    .append(":\n\n")
                    .append(table.body())
                    .append('\n');
        }
        return text.toString();
    }

    private String circumstances() {
        return LocalDate.now(ZoneOffset.UTC) + (effort == Effort.LONG ? " with --long" : "") + ", Java "
                + System.getProperty("java.version") + ", " + System.getProperty("os.name") + " on "
                + Runtime.getRuntime().availableProcessors() + " processors";
    }

    private List<Table> tables(String word) throws RunnerException, IOException, InterruptedException {
        return switch (word) {
            case "decide" ->
                List.of(Tables.decide(trials.shortOnes(
                        "decide", DecideBenchmark.class, PeerBenchmark.class, AddressPeerBenchmark.class)));
            case "jdbc" ->
                List.of(Tables.pairs("JDBC connection and query", trials.longOnes("jdbc", JdbcBenchmark.class)));
            case "marker" -> List.of(Tables.pairs("marker", trials.brief("marker", MarkerBenchmark.class)));
            case "query" -> List.of(Tables.queries(trials.undisturbedRounds("query", QueryBenchmark.class)));
            case "http" ->
                List.of(Tables.requests(
                        trials.medianRounds("latency", LatencyBenchmark.class),
                        trials.crowdedRounds("throughput", ThroughputBenchmark.class)));
            case "load" ->
                List.of(ColdLoad.of(CLASS_PATH)
                        .run(
                                effort.of(1, 5, 15),
                                results,
                                effort.isQuick() ? new int[] {10} : new int[] {10, 1_000, 100_000}));
            case "growth" ->
                List.of(new Growth(trials, effort, ColdLoad.of(CLASS_PATH), results)
                        .run(effort.isQuick() ? results : HOME));
            case "scan" -> scans();
            default -> List.of(starts());
        };
    }

    private List<Table> scans() throws IOException, InterruptedException {
        ScanCost scan = ScanCost.of(CLASS_PATH, HOME.resolve("target/scanners"), HOME.resolve("target/lib"));
        List<Path> sources = Stream.of("core", "jdbc-guard", "http-guard")
                .map(module -> Path.of(module, "src", "main", "java"))
                .toList();
        Table expressions = scan.besideExpressions(effort.of(1, 3, 7), sources);
        // SpotBugs alone takes most of a minute
        return effort.isQuick() ? List.of(expressions) : List.of(scan.run(effort.of(1, 3, 7)), expressions);
    }

    private Table starts() throws IOException, InterruptedException {
        List<String> spring;
        try (Stream<Path> jars = Files.list(HOME.resolve("target/scanners"))) {
            spring = jars.map(Path::toString)
                    .filter(jar ->
                            jar.contains("spring-") || jar.contains("jcl-over-slf4j") || jar.contains("micrometer-"))
                    .sorted()
                    .toList();
        }
        return ColdStart.of(CLASS_PATH, spring).run(effort.of(1, 15, 41), results.resolve("start.json"));
    }
}
