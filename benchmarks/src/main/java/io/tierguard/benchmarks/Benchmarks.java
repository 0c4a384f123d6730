package io.tierguard.benchmarks;

import io.tierguard.benchmarks.decide.DecideBenchmark;
import io.tierguard.benchmarks.decide.PeerBenchmark;
import io.tierguard.benchmarks.http.LatencyBenchmark;
import io.tierguard.benchmarks.http.ThroughputBenchmark;
import io.tierguard.benchmarks.jdbc.JdbcBenchmark;
import io.tierguard.benchmarks.jdbc.MarkerBenchmark;
import io.tierguard.benchmarks.jdbc.QueryBenchmark;
import io.tierguard.benchmarks.load.ColdLoad;
import io.tierguard.benchmarks.report.Table;
import io.tierguard.benchmarks.scan.ScanCost;
import io.tierguard.benchmarks.start.ColdStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Runs the benchmarks, prints each beside its peer, and leaves the figures as JSON.
 *
 * @since 0.1
 */
public final class Benchmarks {

    private static final List<String> ALL =
            List.of("decide", "jdbc", "marker", "query", "http", "load", "scan", "start");
    private static final String LONG = "--long";

    private Benchmarks() {}

    /**
     * Runs what it is told to, or everything.
     *
     * @param args the folder for the figures; then any of {@code decide}, {@code jdbc}, {@code marker},
     *     {@code query}, {@code http}, {@code load}, {@code scan} and {@code start}, and {@code --long}
     * @throws RunnerException where a benchmark fails
     * @throws IOException where the figures cannot be written
     * @throws InterruptedException when interrupted
     */
    public static void main(String... args) throws RunnerException, IOException, InterruptedException {
        List<String> words = new ArrayList<>(Arrays.asList(args).subList(1, args.length));
        boolean isLong = words.remove(LONG);
        List<String> chosen = words.isEmpty() ? ALL : words;
        for (String word : chosen) {
            if (!ALL.contains(word)) {
                System.err.println("no benchmark is called " + word + "; there are " + String.join(", ", ALL)
                        + ", and the option " + LONG);
                System.exit(2);
            }
        }
        Path results = Files.createDirectories(Path.of(args[0]));
        Trials trials = new Trials(results, isLong);
        List<Table> tables = new ArrayList<>();
        for (String word : chosen) {
            tables.add(
                    switch (word) {
                        case "decide" ->
                            Tables.decide(trials.shortOnes("decide", DecideBenchmark.class, PeerBenchmark.class));
                        case "jdbc" ->
                            Tables.pairs("JDBC connection and query", trials.longOnes("jdbc", JdbcBenchmark.class));
                        case "marker" -> Tables.pairs("marker", trials.shortOnes("marker", MarkerBenchmark.class));
                        case "query" -> Tables.queries(trials.undisturbedRounds("query", QueryBenchmark.class));
                        case "http" ->
                            Tables.requests(
                                    trials.medianRounds("latency", LatencyBenchmark.class),
                                    trials.crowdedRounds("throughput", ThroughputBenchmark.class));
                        case "load" ->
                            ColdLoad.of(System.getProperty("java.class.path"))
                                    .run(isLong ? 15 : 5, results, 10, 1_000, 100_000);
                        case "scan" ->
                            ScanCost.of(
                                            System.getProperty("java.class.path"),
                                            Path.of("benchmarks/target/scanners"),
                                            Path.of("benchmarks/target/lib"))
                                    .run(isLong ? 7 : 3);
                        default -> ColdStart.ofThisJvm().run(isLong ? 41 : 15, results.resolve("start.json"));
                    });
        }
        String text = String.join("\n", tables.stream().map(Table::markdown).toList());
        Files.writeString(results.resolve("table.md"), text);
        System.out.println();
        System.out.print(text);
    }
}
