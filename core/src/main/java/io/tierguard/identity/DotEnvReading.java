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

/** Reads a {@code .env} line by line. Apart from the file, so that a start beside no such file loads nothing of it. */
final class DotEnvReading {

    private static final Pattern NOTHING = Pattern.compile("\\s*(?:#.*)?");
    private static final Pattern ENTRY = Pattern.compile("\\s*[A-Za-z_][\\w.-]*\\s*=\\s*(.*?)\\s*");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"(?:\\s+#.*)?");
    private static final Pattern PLAIN = Pattern.compile("[^\"#]*(?:(?<=\\s)#.*)?");

    private final Map<String, String> values = new TreeMap<>();
    private final Map<String, Integer> lines = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();

    DotEnvFile of(Path file) {
        try {
            int number = 0;
            for (String line : Files.readAllLines(file)) {
                number++;
                if (!NOTHING.matcher(line).matches()) {
                    read(line, number);
                }
            }
        } catch (IOException e) {
            problem(DotEnvFile.NAME, "it is no readable file in UTF-8");
        }
        return new DotEnvFile(problems.isEmpty() ? values : Map.of(), lines, true, problems);
    }

    private void problem(String where, String reason) {
        problems.add(Problem.of(Code.DOTENV_UNREADABLE, where, DotEnvFile.NAME, reason));
    }

    /** One line by the library, where it reads what stands there: it cuts, drops and overrides in silence. */
    private void read(String line, int number) {
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
        unclear.ifPresent(reason -> problem(DotEnvFile.NAME + ":" + number, "line " + number + " " + reason));
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
            super("", DotEnvFile.NAME);
            this.line = line;
        }

        @Override
        public List<String> read() {
            return List.of(line);
        }
    }
}
