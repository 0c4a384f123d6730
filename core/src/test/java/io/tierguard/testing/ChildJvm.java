package io.tierguard.testing;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A real process: the same Java, the class path of these tests without any test engine, and only the variables that a test
 * gives it.
 */
public final class ChildJvm {

    private static final List<String> ENGINES =
            List.of("junit", "jqwik", "opentest4j", "apiguardian", "surefire", "archunit", "assertj");
    private static final long MOST_SECONDS = 180;

    private final Map<String, String> environment = new TreeMap<>();
    private final List<String> options = new ArrayList<>();
    private final List<String> classPath = new ArrayList<>();
    private Path directory = Path.of("").toAbsolutePath();

    /** What became of it. */
    public record Outcome(int status, String out, String err) {}

    public ChildJvm() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> {
                    String name = entry.substring(entry.lastIndexOf(File.separatorChar) + 1);
                    return ENGINES.stream().noneMatch(name::startsWith);
                })
                .forEach(classPath::add);
        options.add("-Djdk.net.hosts.file=" + System.getProperty("jdk.net.hosts.file"));
    }

    public ChildJvm variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    public ChildJvm option(String option) {
        options.add(option);
        return this;
    }

    /** For what a hosts file disables; the child then sees to it that no name is asked of the network. */
    public ChildJvm withoutHostsFile() {
        options.removeIf(option -> option.startsWith("-Djdk.net.hosts.file="));
        return this;
    }

    public ChildJvm classPath(Path first) {
        classPath.add(0, first.toString());
        return this;
    }

    public ChildJvm directory(Path working) {
        directory = working;
        return this;
    }

    public Outcome run(Class<?> main, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-cp");
        command.add(classPath.stream().collect(Collectors.joining(File.pathSeparator)));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        File out = File.createTempFile("child", ".out");
        File err = File.createTempFile("child", ".err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out)
                .redirectError(err);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the child did not end");
            }
            return new Outcome(process.exitValue(), text(out), text(err));
        } finally {
            process.destroyForcibly();
            out.delete();
            err.delete();
        }
    }

    private static String text(File file) throws IOException {
        return java.nio.file.Files.readString(file.toPath(), StandardCharsets.UTF_8);
    }
}
