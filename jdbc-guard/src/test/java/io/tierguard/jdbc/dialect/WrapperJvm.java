package io.tierguard.jdbc.dialect;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A {@link WrapperProbe} in a process whose class path has one wrapper, and the databases' drivers. */
final class WrapperJvm implements AutoCloseable {

    private static final List<String> DRIVERS =
            List.of("postgresql-", "mysql-connector-j-", "mariadb-java-client-", "slf4j-api-");

    private final Process process;
    private final BufferedWriter questions;
    private final BufferedReader answers;

    private WrapperJvm(Process process) {
        this.process = process;
        this.questions = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /**
     * Starts one.
     *
     * @param wrappers the folders that the build copies their jars to
     * @param options of the JVM
     */
    static WrapperJvm start(List<String> wrappers, String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Djdk.net.hosts.file=" + System.getProperty("jdk.net.hosts.file"));
        command.addAll(List.of(options));
        command.add("-cp");
        command.add(String.join(File.pathSeparator, classPath(wrappers)));
        command.add(WrapperProbe.class.getName());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(jars(wrappers.get(0)).toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        return new WrapperJvm(builder.start());
    }

    static Path jars(String wrapper) {
        return Path.of(System.getProperty("test.wrappers"), wrapper);
    }

    private static List<String> classPath(List<String> wrappers) throws IOException {
        List<String> entries = new ArrayList<>();
        for (String wrapper : wrappers) {
            try (Stream<Path> jars = Files.list(jars(wrapper))) {
                jars.map(Path::toString)
                        .filter(name -> name.endsWith(".jar"))
                        .sorted()
                        .forEach(entries::add);
            }
        }
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        for (String entry : all.split(File.pathSeparator)) {
            String name = entry.substring(entry.lastIndexOf(File.separatorChar) + 1);
            if (DRIVERS.stream().anyMatch(name::startsWith)
                    || entry.endsWith("jdbc-guard" + File.separator + "target" + File.separator + "test-classes")) {
                entries.add(entry);
            }
        }
        return entries;
    }

    /** Whom the wrapper, and the driver behind it, would dial. */
    Set<String> dialled(String url, Map<String, String> properties) {
        StringJoiner form = new StringJoiner("&");
        form.add(encode(url));
        properties.forEach((name, value) -> form.add(encode(name)).add(encode(value)));
        try {
            questions.write(form + "\n");
            questions.flush();
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                int answer = line.indexOf(WrapperProbe.ANSWER);
                if (answer >= 0) {
                    return names(line.substring(answer + WrapperProbe.ANSWER.length()));
                }
            }
            throw new IllegalStateException("the process with the wrapper has ended");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> names(String answer) {
        Set<String> names = new TreeSet<>();
        for (String name : answer.split(" ", -1)) {
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        return names;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
