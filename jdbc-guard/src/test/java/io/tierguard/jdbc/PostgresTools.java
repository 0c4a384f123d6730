package io.tierguard.jdbc;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's own client tools. No artifact of Maven Central has them, so they are the machine's: those on the PATH, and
 * those where packages put them, of the oldest major version that knows the embedded server.
 */
final class PostgresTools {

    private static final int SERVER = 14;
    private static final List<String> NAMES = List.of("pg_dump", "pg_dumpall", "pg_restore", "psql", "pg_basebackup");
    private static final Pattern MAJOR = Pattern.compile("\\(PostgreSQL\\) (\\d+)");

    private final Path directory;
    private final int major;

    private PostgresTools(Path directory, int major) {
        this.directory = directory;
        this.major = major;
    }

    /** What a test is called where they are missing. */
    static final String MISSING = "NOT RUN, no client tools of PostgreSQL " + SERVER + " or later on this machine";

    static Optional<PostgresTools> find() {
        List<Path> places = new ArrayList<>();
        for (String parent : List.of("/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt", "/usr")) {
            try (Stream<Path> children = Files.list(Path.of(parent))) {
                children.map(child -> child.resolve("bin")).forEach(places::add);
            } catch (IOException e) {
                // not on this machine
            }
        }
        @Nullable String path = System.getenv("PATH");
        if (path != null) {
            Stream.of(path.split(File.pathSeparator, -1))
                    .filter(entry -> !entry.isEmpty())
                    .map(Path::of)
                    .forEach(places::add);
        }
        return places.stream()
                .filter(place -> NAMES.stream().allMatch(name -> Files.isExecutable(place.resolve(name))))
                .map(place -> new PostgresTools(place, majorOf(place)))
                .filter(tools -> tools.major >= SERVER)
                .min(Comparator.comparingInt(tools -> tools.major));
    }

    private static int majorOf(Path place) {
        try {
            Matcher version =
                    MAJOR.matcher(call(List.of(place.resolve("pg_dump").toString(), "--version"))
                            .out());
            return version.find() ? Integer.parseInt(version.group(1)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    /**
     * What a tool did.
     *
     * @param status its exit status
     * @param out what it printed, errors too
     */
    record Done(int status, String out) {}

    /** Runs a tool against a server; what it says goes into the failure of a test, not into its judgement. */
    Done run(PostgresCluster server, String tool, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                directory.resolve(tool).toString(),
                "--host=127.0.0.1",
                "--port=" + server.port(),
                "--username=postgres",
                "--no-password"));
        command.addAll(List.of(arguments));
        return call(command);
    }

    private static Done call(List<String> command) throws IOException {
        Path out = Files.createTempFile("tool", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(command.get(0) + " does not end");
            }
            return new Done(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(command.get(0) + " was interrupted");
        } finally {
            Files.delete(out);
        }
    }

    @Override
    public String toString() {
        return "client tools of PostgreSQL " + major;
    }
}
