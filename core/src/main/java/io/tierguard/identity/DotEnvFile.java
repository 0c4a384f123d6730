package io.tierguard.identity;

import io.tierguard.report.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A {@code .env} in the working directory, which may declare a development or test environment and give it values. Real
 * variables win over it. Beside a process of another tier it must not be there at all.
 *
 * @param values what it sets; empty where there is no file
 * @param lines where it sets it: the number of each value's line, from 1
 * @param exists whether there is one
 * @param problems why it cannot be read
 * @since 0.1
 */
public record DotEnvFile(
        Map<String, String> values, Map<String, Integer> lines, boolean exists, List<Problem> problems) {

    /** Its name. */
    public static final String NAME = ".env";

    /** Copies values, lines and problems. */
    public DotEnvFile {
        values = Map.copyOf(values);
        lines = Map.copyOf(lines);
        problems = List.copyOf(problems);
    }

    /**
     * No file at all.
     *
     * @return nothing set
     */
    public static DotEnvFile none() {
        return new DotEnvFile(Map.of(), Map.of(), false, List.of());
    }

    /**
     * Reads the file of a directory.
     *
     * @param directory the working directory
     * @return what it sets, {@link #none()} where there is none
     */
    public static DotEnvFile in(Path directory) {
        Path file = directory.resolve(NAME);
        if (!Files.exists(file)) {
            return none();
        }
        return new DotEnvReading(NAME).of(file);
    }

    /**
     * Reads a file of that form, wherever it is and whatever it is for.
     *
     * @param file the file
     * @param name what problems call it by
     * @return what it sets; where a line is not clear, nothing
     */
    public static DotEnvFile at(Path file, String name) {
        return new DotEnvReading(name).of(file);
    }

    @Override
    public String toString() {
        return exists ? NAME : "no " + NAME;
    }

    /**
     * Where it sets a name.
     *
     * @param name one of its values
     * @return such as {@code .env:3}
     */
    public String origin(String name) {
        return NAME + ":" + lines.getOrDefault(name, 1);
    }

    /**
     * The environment with this file's values below it.
     *
     * @param environment the real variables, which win
     * @return both together
     */
    public Map<String, String> below(Map<String, String> environment) {
        Map<String, String> all = new TreeMap<>(values);
        all.putAll(environment);
        return all;
    }
}
