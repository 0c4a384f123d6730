package io.tierguard.benchmarks;

import io.tierguard.benchmarks.decide.AddressPeerBenchmark;
import io.tierguard.benchmarks.decide.DecideBenchmark;
import io.tierguard.benchmarks.decide.PeerBenchmark;
import io.tierguard.benchmarks.load.ColdLoad;
import io.tierguard.benchmarks.report.Plot;
import io.tierguard.benchmarks.report.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.runner.RunnerException;

/** How the time to decide and the time to load grow with the registry, as a table and two plots. No JVM of it has more than 4 GiB. */
final class Growth {

    private static final int[] SIZES = {10, 100, 1_000, 10_000, 100_000, 1_000_000};
    private static final int[] FEW = {10, 1_000};

    private final Trials trials;
    private final Effort effort;
    private final ColdLoad load;
    private final Path results;

    Growth(Trials trials, Effort effort, ColdLoad load, Path results) {
        this.trials = trials;
        this.effort = effort;
        this.load = load;
        this.results = results;
    }

    /** Measures, and draws into a folder. */
    Table run(Path plots) throws RunnerException, IOException, InterruptedException {
        int[] sizes = effort.isQuick() ? FEW : SIZES;
        String[] texts = Arrays.stream(sizes).mapToObj(String::valueOf).toArray(String[]::new);
        Figures guard = trials.growing(
                "growth-guard", DecideBenchmark.class, texts, "OWN_NAME", "OWN_SUFFIX", "OWN_BY_ADDRESS");
        Figures peers = trials.growing("growth-peers", PeerBenchmark.class, texts, "OWN_SUFFIX");
        Figures addresses = trials.growing("growth-addresses", AddressPeerBenchmark.class, texts, "OWN_BY_ADDRESS");
        Table loaded = load.run(effort.of(1, 3, 7), results, sizes);

        Table table = new Table(
                "growth from 10 to " + String.format(Locale.ROOT, "%,d", sizes[sizes.length - 1]) + " endpoints",
                "endpoints",
                "own name ns",
                "own suffix ns",
                "by address ns",
                "hash map ns",
                "Guava ns",
                "endsWith list ns",
                "IPAddress ns",
                "bare YAML ms",
                "load ms");
        double[][] columns = new double[9][sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            List<String> row = loaded.rows().get(i);
            columns[0][i] = time(guard, "guard", texts[i], "OWN_NAME");
            columns[1][i] = time(guard, "guard", texts[i], "OWN_SUFFIX");
            columns[2][i] = time(guard, "guard", texts[i], "OWN_BY_ADDRESS");
            columns[3][i] = time(peers, "suffixWalk", texts[i], "OWN_SUFFIX");
            columns[4][i] = time(peers, "domainSet", texts[i], "OWN_SUFFIX");
            columns[5][i] = time(peers, "linearList", texts[i], "OWN_SUFFIX");
            columns[6][i] = time(addresses, "addressTrie", texts[i], "OWN_BY_ADDRESS");
            columns[7][i] = Double.parseDouble(row.get(1));
            columns[8][i] = Double.parseDouble(row.get(2));
            String[] cells = new String[columns.length + 1];
            cells[0] = texts[i];
            for (int column = 0; column < columns.length; column++) {
                cells[column + 1] = String.format(Locale.ROOT, "%.0f", columns[column][i]);
            }
            table.add(cells);
        }
        draw(plots, Arrays.stream(sizes).asDoubleStream().toArray(), columns);
        return table;
    }

    private static double time(Figures figures, String method, String endpoints, String question) {
        return figures.of(method, List.of(endpoints, question)).time();
    }

    private static void draw(Path plots, double[] sizes, double[][] columns) throws IOException {
        Plot decide = new Plot("One decision, by the size of the registry", "endpoints in the registry", "nanoseconds");
        decide.add("guard, own suffix", sizes, columns[1]);
        decide.add("guard, by address", sizes, columns[2]);
        decide.add("hash map of suffixes", sizes, columns[3]);
        decide.add("Guava's domain names", sizes, columns[4]);
        decide.add("list and endsWith", sizes, columns[5]);
        Files.writeString(plots.resolve("growth-decide.svg"), decide.svg());
        Plot load = new Plot(
                "Loading in a fresh JVM, by the size of the registry", "endpoints in the registry", "milliseconds");
        load.add("registry, checked", sizes, columns[8]);
        load.add("bare YAML library", sizes, columns[7]);
        Files.writeString(plots.resolve("growth-load.svg"), load.svg());
    }
}
