package io.tierguard.samples.incidents.world;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Starts JVMs with nothing in their environment but what they are given, in an empty folder.
 *
 * <p><b>Thread safety:</b> safe for concurrent use.
 *
 * @since 0.1
 */
public final class Processes {

    private static final long PATIENCE = 60;

    private final Path folder;
    private final Path hosts;
    private final Path engine;
    private final Path registry;

    Processes(Path folder, Path hosts, Path engine, Path registry) throws IOException {
        this.folder = Files.createDirectories(folder.resolve("empty"));
        this.hosts = hosts;
        this.engine = engine;
        this.registry = registry;
    }

    /**
     * Runs a program to its end.
     *
     * @param variables its environment
     * @param program its main class
     * @return how it ended
     * @throws IOException where it cannot be started
     * @throws InterruptedException where this thread is told to end
     */
    public Ended run(Map<String, String> variables, Class<?> program) throws IOException, InterruptedException {
        return run(variables, program, System.getProperty("java.class.path", ""));
    }

    /**
     * Runs a program as a test runner does: with a test engine on the class path.
     *
     * @param variables its environment
     * @param program its main class
     * @return how it ended
     * @throws IOException where it cannot be started
     * @throws InterruptedException where this thread is told to end
     */
    public Ended runAsTest(Map<String, String> variables, Class<?> program) throws IOException, InterruptedException {
        String path = System.getProperty("java.class.path", "") + File.pathSeparator + engine.resolve("*");
        return run(variables, program, path);
    }

    private Ended run(Map<String, String> variables, Class<?> program, String classPath)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder.getParent(), "process", ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djdk.net.hosts.file=" + hosts,
                "-Dtierguard.registry=" + registry,
                "-cp",
                absolute(classPath),
                program.getName()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(variables);
        Process process = builder.start();
        if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(program.getSimpleName() + " did not end within a minute");
        }
        return new Ended(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }

    /** A process in another folder finds them too. */
    private static String absolute(String classPath) {
        List<String> entries = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            entries.add(Path.of(entry.replace("*", "")).toAbsolutePath() + (entry.endsWith("*") ? "/*" : ""));
        }
        return String.join(File.pathSeparator, entries);
    }
}
