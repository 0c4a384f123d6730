package io.tierguard.benchmarks.start;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * JVMs that have done nothing before, each for one run of a main class that prints its nanoseconds first.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class FreshJvm {

    private static final long LONGEST_SECONDS = 60;

    /** Names are looked up in a file where they are in this JVM, so that none leaves the machine. */
    private static final String HOSTS_FILE = "jdk.net.hosts.file";

    private final String classPath;
    private final List<String> options;

    private FreshJvm(String classPath, List<String> options) {
        this.classPath = classPath;
        this.options = options;
    }

    /**
     * What one JVM told, in milliseconds.
     *
     * @param inside inside its main method
     * @param whole from outside
     * @param words all that it printed, the nanoseconds first
     */
    public record Run(double inside, double whole, List<String> words) {

        /** Copies the list. */
        public Run {
            words = List.copyOf(words);
        }

        /**
         * The median inside and the median from outside.
         *
         * @param runs at least one
         * @return both
         */
        public static Run median(List<Run> runs) {
            List<Double> inside = runs.stream().map(Run::inside).sorted().toList();
            List<Double> whole = runs.stream().map(Run::whole).sorted().toList();
            return new Run(inside.get(inside.size() / 2), whole.get(whole.size() / 2), List.of());
        }
    }

    /**
     * JVMs with a class path.
     *
     * @param classPath without any test engine
     * @return the JVMs
     */
    public static FreshJvm of(String classPath) {
        String hosts = System.getProperty(HOSTS_FILE);
        return new FreshJvm(classPath, hosts == null ? List.of() : List.of("-D" + HOSTS_FILE + "=" + hosts));
    }

    /**
     * The same JVMs with further options.
     *
     * @param further such as {@code -Dname=value}
     * @return a copy
     */
    public FreshJvm with(List<String> further) {
        List<String> all = new ArrayList<>(options);
        all.addAll(further);
        return new FreshJvm(classPath, all);
    }

    /**
     * Runs a main class in a JVM of its own.
     *
     * @param main prints its nanoseconds, a blank, and whatever it likes
     * @param variables the only variables that it sees
     * @param arguments of the main class
     * @return how long it took
     * @throws IOException where the JVM cannot be started
     * @throws InterruptedException when interrupted
     */
    public Run run(Class<?> main, Map<String, String> variables, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(variables);
        long begin = System.nanoTime();
        Process process = builder.start();
        process.getOutputStream().close();
        String output;
        try (InputStream stream = process.getInputStream()) {
            output = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
        boolean ended = process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
        long whole = System.nanoTime() - begin;
        if (!ended || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException(main.getSimpleName() + " failed:\n" + output);
        }
        String[] words = output.strip().split(" ", -1);
        return new Run(Long.parseLong(words[0]) / 1e6, whole / 1e6, List.of(words));
    }

    @Override
    public String toString() {
        return "fresh JVMs";
    }
}
