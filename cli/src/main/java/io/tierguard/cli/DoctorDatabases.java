package io.tierguard.cli;

import io.tierguard.guard.Guard;
import io.tierguard.internal.JdbcScheme;
import io.tierguard.jdbc.MarkedDatabase;
import io.tierguard.jdbc.marker.MarkerReading;
import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import io.tierguard.report.Problem.Detail;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The databases that settings name, asked what they say of themselves. The guard judges before anything is dialled. */
final class DoctorDatabases {

    /** No process asks these for a marker either. */
    private static final Set<Code> NOT_ASKED =
            EnumSet.of(Code.STAMP_POINTLESS, Code.STAMP_OF_SEVERAL, Code.STAMP_BY_CROSSING);

    private static final String TO_FIX = "to fix";

    @Option(
            names = "--markers",
            arity = "0",
            description = "connect to the databases of the settings, where the registry allows it, and read their"
                    + " markers")
    private boolean markers;

    @Option(
            names = {"--driver-path", "--driver"},
            paramLabel = "JAR",
            description = "with --markers: the JDBC driver, in the version that the application has; may be repeated")
    private List<String> drivers = new ArrayList<>();

    @Mixin
    private final PasswordOptions login = new PasswordOptions();

    boolean isWanted() {
        return markers;
    }

    void checkCombination() {
        if (!markers && (!drivers.isEmpty() || login.isAnyGiven())) {
            throw MisuseException.call("--driver-path and the login are for --markers");
        }
    }

    /**
     * A database, as it was found.
     *
     * @param variable that holds its URL
     * @param database as it may be shown
     * @param lines its markers, and who it is
     * @param problems what is wrong
     * @param isTold whether there is an answer at all
     */
    record Found(String variable, String database, List<Detail> lines, List<Problem> problems, boolean isTold) {}

    /** Asks each. */
    List<Found> ask(Map<String, String> settings, Map<String, String> variables, Guard guard) throws Exception {
        Properties properties = login.properties(variables);
        return DriverJars.of(drivers).during(() -> {
            List<Found> found = new ArrayList<>();
            settings.forEach((variable, url) -> {
                if (JdbcScheme.begins(url)) {
                    found.add(ask(variable, url, properties, guard));
                }
            });
            return found;
        });
    }

    private static Found ask(String variable, String url, Properties properties, Guard guard) {
        List<Detail> lines = new ArrayList<>();
        String name = "";
        try {
            try (MarkedDatabase database = MarkedDatabase.open(url, properties, guard)) {
                name = database.name();
                MarkerReading reading = database.read();
                lines.addAll(new MarkerText(guard).lines(reading));
                database.verify();
            }
            return new Found(variable, name, lines, List.of(), true);
        } catch (SQLException e) {
            // every one that gets here is coded, and holds no word of a driver's
            Problem problem = problem(variable, String.valueOf(e.getMessage()));
            if (NOT_ASKED.contains(problem.code())) {
                lines.add(new Detail("not asked", problem.text()));
                return new Found(variable, name, lines, List.of(), true);
            }
            boolean told = !StampCommand.NOT_TRIED.contains(problem.code()) && problem.code() != Code.NO_DRIVER;
            return new Found(variable, name, lines, List.of(problem), told);
        }
    }

    /** The text of a coded exception: its first line, evidence, and what to do. */
    private static Problem problem(String variable, String message) {
        List<String> lines = message.lines().toList();
        Code code = Optional.of(lines.get(0).substring(0, lines.get(0).indexOf(' ')))
                .flatMap(Code::parse)
                .orElseThrow(() -> new IllegalStateException("an exception without a code"));
        String text = lines.get(0).substring(code.id().length() + 1).replaceFirst("^refused: ", "");
        String fix = code.fix();
        List<Detail> details = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] parts = line.strip().split(" {2,}", 2);
            if (parts.length == 2 && parts[0].equals(TO_FIX)) {
                fix = parts[1];
            } else if (parts.length == 2 && !parts[0].equals("used by")) {
                details.add(new Detail(parts[0], parts[1]));
            }
        }
        return new Problem(code, variable, "", text, fix, details);
    }
}
