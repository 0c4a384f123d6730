package io.tierguard.identity;

import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a {@code .env} line by line, and refuses each that the tools of the field read in different ways. Apart from the
 * file, so that a start beside no such file loads nothing of it.
 */
final class DotEnvReading {

    private static final Pattern NOTHING = Pattern.compile("\\s*(?:#.*)?");
    private static final Pattern ENTRY = Pattern.compile("\\s*([A-Za-z_][\\w.-]*)\\s*=\\s*(.*?)\\s*");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"(?:\\s+#.*)?");
    private static final Pattern PLAIN = Pattern.compile("([^\"#]*?)\\s*(?:(?<=\\s)#.*)?");

    private final Map<String, String> values = new TreeMap<>();
    private final Map<String, Integer> lines = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final String file;

    /** Of a file that problems call so. */
    DotEnvReading(String file) {
        this.file = file;
    }

    DotEnvFile of(Path path) {
        try {
            int number = 0;
            for (String line : Files.readAllLines(path)) {
                number++;
                if (!NOTHING.matcher(line).matches()) {
                    read(line, number);
                }
            }
        } catch (IOException e) {
            problem(file, "it is no readable file in UTF-8");
        }
        return new DotEnvFile(problems.isEmpty() ? values : Map.of(), lines, true, problems);
    }

    private void problem(String where, String reason) {
        problems.add(Problem.of(Code.DOTENV_UNREADABLE, where, file, reason));
    }

    private void read(String line, int number) {
        Matcher entry = ENTRY.matcher(line);
        String where = file + ":" + number;
        if (!entry.matches()) {
            problem(where, "line " + number + " has not the form NAME=value");
            return;
        }
        String name = entry.group(1);
        String raw = entry.group(2);
        Matcher value = (raw.startsWith("\"") ? QUOTED : PLAIN).matcher(raw);
        if (raw.startsWith("'") || !value.matches()) {
            problem(where, "line " + number + " " + unclear(raw));
            return;
        }
        lines.putIfAbsent(name, number);
        if (values.putIfAbsent(name, value.group(1)) != null) {
            problem(where, "line " + number + " sets a name for the second time");
        }
    }

    private static String unclear(String raw) {
        if (raw.startsWith("'")) {
            return "has single quotes, which would stay in the value: use double ones";
        }
        return raw.startsWith("\"")
                ? "has a quote that does not end the value on the same line"
                : "has a quote or a # inside a value: put the value in double quotes";
    }
}
