package io.tierguard.identity;

import io.github.cdimascio.dotenv.DotenvEntry;
import io.github.cdimascio.dotenv.DotenvException;
import io.github.cdimascio.dotenv.internal.DotenvParser;
import io.github.cdimascio.dotenv.internal.DotenvReader;
import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    private static final Pattern NOTHING = Pattern.compile("\\s*(?:#.*)?");
    private static final Pattern ENTRY = Pattern.compile("\\s*[A-Za-z_][\\w.-]*\\s*=\\s*(.*?)\\s*");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"(?:\\s+#.*)?");
    private static final Pattern PLAIN = Pattern.compile("[^\"#]*(?:(?<=\\s)#.*)?");

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
        List<Problem> problems = new ArrayList<>();
        Map<String, String> values = new TreeMap<>();
        Map<String, Integer> lines = new TreeMap<>();
        try {
            int number = 0;
            for (String line : Files.readAllLines(file)) {
                number++;
                if (!NOTHING.matcher(line).matches()) {
                    read(line, number, values, lines, problems);
                }
            }
        } catch (IOException e) {
            problems.add(Problem.of(Code.DOTENV_UNREADABLE, NAME, NAME, "it is no readable file in UTF-8"));
        }
        return new DotEnvFile(problems.isEmpty() ? values : Map.of(), lines, true, problems);
    }

    /** One line by the library, where it reads what stands there: it cuts, drops and overrides in silence. */
    private static void read(
            String line, int number, Map<String, String> values, Map<String, Integer> lines, List<Problem> problems) {
        Optional<String> unclear = unclear(line);
        List<DotenvEntry> entries = List.of();
        try {
            entries = unclear.isPresent() ? List.of() : new DotenvParser(new Line(line), true, true).parse();
        } catch (DotenvException e) {
            // its text quotes the line: only that it failed is told
            unclear = Optional.of("has not the form NAME=value");
        }
        for (DotenvEntry entry : entries) {
            lines.putIfAbsent(entry.getKey(), number);
            if (values.putIfAbsent(entry.getKey(), entry.getValue()) != null) {
                unclear = Optional.of("sets a name for the second time");
            }
        }
        unclear.ifPresent(reason -> problems.add(
                Problem.of(Code.DOTENV_UNREADABLE, NAME + ":" + number, NAME, "line " + number + " " + reason)));
    }

    private static Optional<String> unclear(String line) {
        Matcher entry = ENTRY.matcher(line);
        if (!entry.matches()) {
            return Optional.of("has not the form NAME=value");
        }
        String value = entry.group(1);
        if (value.startsWith("'")) {
            return Optional.of("has single quotes, which would stay in the value: use double ones");
        }
        if (value.startsWith("\"")) {
            return QUOTED.matcher(value).matches()
                    ? Optional.empty()
                    : Optional.of("has a quote that does not end the value on the same line");
        }
        return PLAIN.matcher(value).matches()
                ? Optional.empty()
                : Optional.of("has a quote or a # inside a value: put the value in double quotes");
    }

    /** Hands one line to the library's parser, which else would look for a file by rules of its own. */
    private static final class Line extends DotenvReader {
        private final String line;

        Line(String line) {
            super("", NAME);
            this.line = line;
        }

        @Override
        public List<String> read() {
            return List.of(line);
        }
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
