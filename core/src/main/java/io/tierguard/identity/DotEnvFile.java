package io.tierguard.identity;

import io.github.cdimascio.dotenv.Dotenv;
import io.github.cdimascio.dotenv.DotenvEntry;
import io.github.cdimascio.dotenv.DotenvException;
import io.tierguard.report.Code;
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
 * @param exists whether there is one
 * @param problems why it cannot be read
 * @since 0.1
 */
public record DotEnvFile(Map<String, String> values, boolean exists, List<Problem> problems) {

    /** Its name. */
    public static final String NAME = ".env";

    /** Copies the values and problems. */
    public DotEnvFile {
        values = Map.copyOf(values);
        problems = List.copyOf(problems);
    }

    /**
     * No file at all.
     *
     * @return nothing set
     */
    public static DotEnvFile none() {
        return new DotEnvFile(Map.of(), false, List.of());
    }

    /**
     * Reads the file of a directory.
     *
     * @param directory the working directory
     * @return what it sets, {@link #none()} where there is none
     */
    public static DotEnvFile in(Path directory) {
        if (!Files.exists(directory.resolve(NAME))) {
            return none();
        }
        Map<String, String> values = new TreeMap<>();
        try {
            Dotenv dotenv = Dotenv.configure()
                    .directory(directory.toAbsolutePath().toString())
                    .filename(NAME)
                    .load();
            for (DotenvEntry entry : dotenv.entries(Dotenv.Filter.DECLARED_IN_ENV_FILE)) {
                values.put(entry.getKey(), entry.getValue());
            }
            return new DotEnvFile(values, true, List.of());
        } catch (DotenvException e) {
            // its text quotes the line: only that it failed is told
            return new DotEnvFile(
                    Map.of(),
                    true,
                    List.of(Problem.of(
                            Code.DOTENV_UNREADABLE,
                            NAME,
                            NAME,
                            "it is no readable file, or a line of it has not the form NAME=value")));
        }
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
