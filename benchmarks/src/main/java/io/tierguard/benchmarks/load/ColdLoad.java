package io.tierguard.benchmarks.load;

import io.tierguard.benchmarks.report.Table;
import io.tierguard.benchmarks.start.FreshJvm;
import io.tierguard.benchmarks.start.FreshJvm.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads registries of several sizes in fresh JVMs, in turn with the bare YAML library on the same files.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class ColdLoad {

    private final FreshJvm jvm;

    private ColdLoad(FreshJvm jvm) {
        this.jvm = jvm;
    }

    /**
     * JVMs with a class path.
     *
     * @param classPath without any test engine
     * @return the benchmark
     */
    public static ColdLoad of(String classPath) {
        return new ColdLoad(FreshJvm.of(classPath).with(List.of("-Xmx4g")));
    }

    /**
     * Reads each size some times.
     *
     * @param runs how often each
     * @param results where files and figures go
     * @param sizes how many endpoints the registries have
     * @return the medians, and the ratios to the bare library
     * @throws IOException where a JVM cannot be started, or a file not be written
     * @throws InterruptedException when interrupted
     */
    public Table run(int runs, Path results, int... sizes) throws IOException, InterruptedException {
        Table table = new Table(
                "cold load of a registry, median of " + runs, "endpoints", "bare YAML ms", "registry ms", "ratio");
        List<String> json = new ArrayList<>();
        for (int size : sizes) {
            List<Path> files = RegistryFiles.of(size).write(results.resolve("registry-" + size));
            String[] arguments = files.stream().map(Path::toString).toArray(String[]::new);
            List<Run> bare = new ArrayList<>();
            List<Run> ours = new ArrayList<>();
            for (int i = 0; i < runs; i++) {
                bare.add(jvm.run(YamlStart.class, Map.of(), arguments));
                ours.add(jvm.run(RegistryStart.class, Map.of(), arguments));
            }
            double yaml = Run.median(bare).inside();
            double registry = Run.median(ours).inside();
            table.add(
                    String.valueOf(size),
                    number("%.1f", yaml),
                    number("%.1f", registry),
                    number("%.2f", registry / yaml));
            json.add("  \"" + size + "\": {\"bareMs\": " + inside(bare) + ", \"registryMs\": " + inside(ours) + "}");
        }
        Files.writeString(results.resolve("load.json"), "{\n" + String.join(",\n", json) + "\n}\n");
        return table;
    }

    private static List<String> inside(List<Run> runs) {
        return runs.stream().map(run -> number("%.1f", run.inside())).toList();
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    @Override
    public String toString() {
        return "cold load";
    }
}
