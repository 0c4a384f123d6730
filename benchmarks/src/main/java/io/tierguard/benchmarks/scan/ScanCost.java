package io.tierguard.benchmarks.scan;

import io.tierguard.benchmarks.report.Table;
import io.tierguard.benchmarks.start.FreshJvm;
import io.tierguard.benchmarks.start.FreshJvm.Run;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Checks the jars of the benchmarks' own libraries in fresh JVMs: by ArchUnit's import alone, by the rules, by SpotBugs.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class ScanCost {

    private static final String PLUGIN = "findsecbugs-plugin";

    /** Left out: some thousand classes of mathematics, ciphers and collections, for the sake of the minutes. */
    private static final List<String> LARGE = List.of("bcprov", "kotlin-stdlib", "commons-math3", "guava", "ipaddress");

    private final FreshJvm jvm;
    private final Path plugin;
    private final List<Path> subjects;
    private final List<Path> own;

    private ScanCost(FreshJvm jvm, Path plugin, List<Path> subjects, List<Path> own) {
        this.jvm = jvm;
        this.plugin = plugin;
        this.subjects = subjects;
        this.own = own;
    }

    /**
     * The scanners of a folder, and what they look at.
     *
     * @param classPath of the benchmarks
     * @param scanners the folder of their jars
     * @param libraries the folder of jars to look at
     * @return the benchmark
     * @throws IOException where a folder cannot be read
     */
    public static ScanCost of(String classPath, Path scanners, Path libraries) throws IOException {
        List<Path> jars = jars(scanners);
        List<String> path = new ArrayList<>(List.of(classPath));
        // on the class path it would be taken for SpotBugs itself
        jars.stream().filter(jar -> !isPlugin(jar)).map(Path::toString).forEach(path::add);
        Path plugin = jars.stream().filter(ScanCost::isPlugin).findFirst().orElseThrow();
        List<Path> subjects = jars(libraries).stream()
                .filter(jar -> !isNamed(jar, "tierguard") && LARGE.stream().noneMatch(name -> isNamed(jar, name)))
                .toList();
        List<Path> own = jars(libraries).stream()
                .filter(jar -> isNamed(jar, "tierguard"))
                .toList();
        return new ScanCost(FreshJvm.of(String.join(File.pathSeparator, path)), plugin, subjects, own);
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        }
    }

    private static boolean isPlugin(Path jar) {
        return isNamed(jar, PLUGIN);
    }

    private static boolean isNamed(Path jar, String start) {
        return jar.getFileName().toString().startsWith(start);
    }

    /**
     * Runs each some times, in turn.
     *
     * @param runs how often each; SpotBugs once
     * @return the medians, by 1,000 classes
     * @throws IOException where a JVM cannot be started
     * @throws InterruptedException when interrupted
     */
    public Table run(int runs) throws IOException, InterruptedException {
        List<Run> imports = new ArrayList<>();
        List<Run> constants = new ArrayList<>();
        List<Run> secrets = new ArrayList<>();
        List<Run> all = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            imports.add(rules("import"));
            constants.add(rules("constants"));
            secrets.add(rules("secrets"));
            all.add(rules("all"));
        }
        Run again = rules("again");
        Run memory = rules("memory");
        Run peer = jvm.run(SpotBugsStart.class, Map.of(), arguments(plugin.toString()));
        int classes = Integer.parseInt(imports.get(0).words().get(1));
        Table table = new Table(
                "scan of " + classes + " classes in " + subjects.size() + " jars, fresh JVMs, median of " + runs,
                "what",
                "ms",
                "ms per 1,000 classes",
                "ratio to SpotBugs",
                "reports",
                "KB a class");
        double spotBugs = peer.inside();
        add(table, "ArchUnit's import alone", Run.median(imports).inside(), classes, spotBugs, imports.get(0), "");
        add(
                table,
                "rules on constants, beyond it",
                Run.median(constants).inside(),
                classes,
                spotBugs,
                constants.get(0),
                "");
        add(table, "all secrets, beyond it", Run.median(secrets).inside(), classes, spotBugs, secrets.get(0), "");
        String kilobytes = number("%.1f", Long.parseLong(memory.words().get(3)) / 1024.0 / classes);
        add(table, "all rules, beyond it", Run.median(all).inside(), classes, spotBugs, all.get(0), kilobytes);
        add(table, "all rules, for a second time in one JVM", again.inside(), classes, spotBugs, again, "");
        add(table, "SpotBugs, its credential detectors only", spotBugs, classes, spotBugs, peer, "");
        return table;
    }

    /**
     * Looks for secrets in Tierguard's own classes by the rules, and in their sources by regular expressions.
     *
     * @param runs how often each
     * @param sources folders
     * @return the medians, by 1,000 classes or files
     * @throws IOException where a JVM cannot be started
     * @throws InterruptedException when interrupted
     */
    public Table besideExpressions(int runs, List<Path> sources) throws IOException, InterruptedException {
        String[] folders = sources.stream().map(Path::toString).toArray(String[]::new);
        List<Run> rules = new ArrayList<>();
        List<Run> expressions = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            rules.add(jvm.run(RulesStart.class, Map.of(), arguments("secrets", own)));
            expressions.add(jvm.run(SourceTexts.class, Map.of(), folders));
        }
        Table table = new Table(
                "secrets in classes and in sources, fresh JVMs, median of " + runs,
                "what",
                "ms",
                "classes or files",
                "ms per 1,000",
                "reports");
        addRow(table, "all secrets, beyond ArchUnit's import", rules);
        addRow(table, "regular expressions over the sources", expressions);
        return table;
    }

    private static void addRow(Table table, String what, List<Run> runs) {
        double milliseconds = Run.median(runs).inside();
        List<String> words = runs.get(0).words();
        int count = Integer.parseInt(words.get(1));
        table.add(
                what,
                number("%.0f", milliseconds),
                String.valueOf(count),
                number("%.0f", milliseconds * 1000 / count),
                words.get(2));
    }

    private static void add(
            Table table, String what, double milliseconds, int classes, double peer, Run run, String kilobytes) {
        table.add(
                what,
                number("%.0f", milliseconds),
                number("%.0f", milliseconds * 1000 / classes),
                number("%.3f", milliseconds / peer),
                run.words().get(2),
                kilobytes);
    }

    private Run rules(String what) throws IOException, InterruptedException {
        return jvm.run(RulesStart.class, Map.of(), arguments(what));
    }

    private String[] arguments(String first) {
        return arguments(first, subjects);
    }

    private static String[] arguments(String first, List<Path> jars) {
        return Stream.concat(Stream.of(first), jars.stream().map(Path::toString))
                .toArray(String[]::new);
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    @Override
    public String toString() {
        return "scan";
    }
}
