package io.tierguard.benchmarks.scan;

import edu.umd.cs.findbugs.FindBugs2;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A process that has SpotBugs look for credentials in jars, by its own detector of them and those of FindSecBugs.
 *
 * @since 0.1
 */
public final class SpotBugsStart {

    /** All that report hard-coded passwords and keys. */
    private static final String DETECTORS = String.join(
            ",",
            "DumbMethodInvocations",
            "ConstantPasswordDetector",
            "GoogleApiKeyDetector",
            "HardcodePasswordInMapDetector",
            "IntuitiveHardcodePasswordDetector",
            "HardcodedPasswordEqualsDetector",
            "KotlinHardcodedPasswordEqualsDetector");

    private SpotBugsStart() {}

    /**
     * Prints the nanoseconds, 0, and how many it found.
     *
     * @param args the jar of FindSecBugs; then those to look at
     * @throws Exception where it fails
     */
    public static void main(String... args) throws Exception {
        Path report = Files.createTempFile("spotbugs", ".txt");
        // the plugin first: its detectors are looked up when they are named
        List<String> words = new ArrayList<>(List.of(
                "-pluginList", args[0], "-low", "-quiet", "-effort:default", "-visitors", DETECTORS, "-output"));
        words.add(report.toString());
        words.addAll(Arrays.asList(args).subList(1, args.length));
        long begin = System.nanoTime();
        FindBugs2.main(words.toArray(String[]::new));
        long end = System.nanoTime();
        long found = Files.readAllLines(report).stream()
                .filter(line -> !line.isBlank())
                .count();
        Files.delete(report);
        System.out.println(end - begin + " 0 " + found + " 0");
    }
}
