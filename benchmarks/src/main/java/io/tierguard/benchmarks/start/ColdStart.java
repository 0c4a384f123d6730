package io.tierguard.benchmarks.start;

import io.tierguard.benchmarks.report.Table;
import io.tierguard.benchmarks.start.FreshJvm.Run;
import io.tierguard.secret.SealException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Starts JVMs one after the other, ours and the peers' in turn, all with the same class path and the same variables.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class ColdStart {

    private static final int UNRELATED = 40;

    private static final String WITH_ADDRESSES = "with-addresses.yaml";
    private static final String BASELINE = "SmallRye Config, environment only";
    private static final String SHARED = ", shared classes";

    private final FreshJvm jvm;
    private final FreshJvm spring;

    private ColdStart(FreshJvm jvm, FreshJvm spring) {
        this.jvm = jvm;
        this.spring = spring;
    }

    private FreshJvm jvmOf(Kind kind) {
        return kind.main() == SpringStart.class ? spring : jvm;
    }

    /**
     * JVMs with a class path.
     *
     * @param classPath of jars only, without any test engine
     * @param spring what Spring Boot's binder needs beside it
     * @return the cold start
     */
    public static ColdStart of(String classPath, List<String> spring) {
        List<String> all = new ArrayList<>(List.of(classPath));
        all.addAll(spring);
        return new ColdStart(FreshJvm.of(classPath), FreshJvm.of(String.join(File.pathSeparator, all)));
    }

    /**
     * Starts every kind of process some times, in turn.
     *
     * @param runs how often each
     * @param json where all figures go
     * @return the medians, and the ratios to SmallRye Config
     * @throws IOException where a JVM cannot be started, or the figures not be written
     * @throws InterruptedException when interrupted
     */
    public Table run(int runs, Path json) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("tierguard-cold-start");
        try {
            return table(measured(kinds(folder), runs), runs, json);
        } catch (GeneralSecurityException | SealException e) {
            throw new IllegalStateException("no key could be made", e);
        } finally {
            Files.deleteIfExists(folder.resolve(WITH_ADDRESSES));
            Files.deleteIfExists(folder.resolve(SignedIdentity.FILE));
            Files.deleteIfExists(folder.resolve(SealedSecrets.FILE));
            Files.deleteIfExists(archive(folder, SmallRyeStart.class));
            Files.deleteIfExists(archive(folder, TierguardStart.class));
            Files.deleteIfExists(folder);
        }
    }

    private List<Kind> kinds(Path folder)
            throws IOException, InterruptedException, GeneralSecurityException, SealException {
        Map<String, String> variables = variables();
        Kind tierguard = new Kind("Tierguard start() + load()", TierguardStart.class, variables);
        SignedIdentity identity = SignedIdentity.of(folder);
        SealedSecrets secrets = SealedSecrets.of(folder, variables);
        return List.of(
                new Kind("empty main", EmptyStart.class, variables),
                new Kind(BASELINE, SmallRyeStart.class, variables),
                new Kind("SmallRye Config, its defaults", SmallRyeDefaultsStart.class, variables),
                new Kind("Spring Boot's binder", SpringStart.class, variables),
                tierguard,
                tierguard.with("+ names looked up", Map.of(), List.of("-Dtierguard.registry=" + withAddresses(folder))),
                tierguard.with("+ attestation", identity.variables(), List.of(identity.option())),
                tierguard.with("+ seals", secrets.variables(), List.of()),
                sharing(folder, new Kind(BASELINE, SmallRyeStart.class, variables)),
                sharing(folder, tierguard));
    }

    /** The same start in a JVM that maps its classes from an archive, which one start before has written. */
    private Kind sharing(Path folder, Kind kind) throws IOException, InterruptedException {
        Path archive = archive(folder, kind.main());
        jvm.with(List.of("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:disable"))
                .run(kind.main(), kind.variables());
        if (!Files.exists(archive)) {
            throw new IllegalStateException("no archive of classes was written for " + kind.name());
        }
        return kind.with(kind.name() + SHARED, Map.of(), List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:disable"));
    }

    private static Path archive(Path folder, Class<?> main) {
        return folder.resolve(main.getSimpleName() + ".jsa");
    }

    /** Where the registry has blocks of addresses, the names of settings are looked up. */
    private static Path withAddresses(Path folder) throws IOException {
        Path registry = folder.resolve(WITH_ADDRESSES);
        try (InputStream stream = ColdStart.class.getResourceAsStream("/" + WITH_ADDRESSES)) {
            Files.copy(stream, registry);
        }
        return registry;
    }

    private Map<String, List<Run>> measured(List<Kind> kinds, int runs) throws IOException, InterruptedException {
        Map<String, List<Run>> all = new LinkedHashMap<>();
        for (int i = 0; i < runs; i++) {
            for (Kind kind : kinds) {
                all.computeIfAbsent(kind.name(), name -> new ArrayList<>())
                        .add(jvmOf(kind).with(kind.options()).run(kind.main(), kind.variables()));
            }
        }
        return all;
    }

    private static Table table(Map<String, List<Run>> all, int runs, Path json) throws IOException {
        Files.writeString(json, json(all));
        Table table = new Table(
                "cold start, 50 settings, median of " + runs,
                "process",
                "in main ms",
                "ratio",
                "whole process ms",
                "ratio");
        all.forEach((name, figures) -> {
            Run baseline =
                    Run.median(all.getOrDefault(name.endsWith(SHARED) ? BASELINE + SHARED : BASELINE, List.of()));
            Run median = Run.median(figures);
            table.add(
                    name,
                    number(median.inside()),
                    ratio(median.inside(), baseline.inside()),
                    number(median.whole()),
                    ratio(median.whole(), baseline.whole()));
        });
        return table;
    }

    private static Map<String, String> variables() {
        Properties properties = new Properties();
        try (InputStream stream = ColdStart.class.getResourceAsStream("/fifty.properties")) {
            properties.load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> variables = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> variables.put(name, properties.getProperty(name)));
        for (int i = 0; i < UNRELATED; i++) {
            variables.put("UNRELATED_VARIABLE_" + i, "as every machine has them");
        }
        variables.put("TIERGUARD_ENVIRONMENT", "staging");
        return variables;
    }

    private static String json(Map<String, List<Run>> all) {
        List<String> kinds = new ArrayList<>();
        all.forEach((name, runs) -> kinds.add("  \"" + name + "\": {\"inMainMs\": "
                + runs.stream().map(Run::inside).map(ColdStart::number).toList() + ", \"wholeProcessMs\": "
                + runs.stream().map(Run::whole).map(ColdStart::number).toList() + "}"));
        return "{\n" + String.join(",\n", kinds) + "\n}\n";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String ratio(double ours, double peers) {
        return String.format(Locale.ROOT, "%.2f", ours / peers);
    }

    @Override
    public String toString() {
        return "ColdStart";
    }
}
