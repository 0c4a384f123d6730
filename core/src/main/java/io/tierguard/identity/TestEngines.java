package io.tierguard.identity;

import java.net.URL;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a JVM runs tests: a runner started it, or a JUnit Platform engine is visible.
 *
 * <p>JUnit 4 or an API jar that ships by accident is no evidence: neither runs anything.
 */
final class TestEngines {

    private static final String ENGINE_SERVICE = "META-INF/services/org.junit.platform.engine.TestEngine";

    /** What the main class, or its jar, begins with where a runner started the JVM. */
    private static final Map<String, String> RUNNERS = new LinkedHashMap<>();

    /** Properties that a runner sets in the JVMs that it starts. */
    private static final Map<String, String> PROPERTIES = Map.of(
            "org.gradle.test.worker", "Gradle",
            "surefire.test.class.path", "Maven Surefire",
            "surefire.real.class.path", "Maven Surefire");

    static {
        RUNNERS.put("org.apache.maven.surefire.booter.", "Maven Surefire");
        RUNNERS.put("surefirebooter", "Maven Surefire");
        RUNNERS.put("com.intellij.rt.junit.", "the test runner of IntelliJ IDEA");
        RUNNERS.put("com.intellij.rt.testng.", "the test runner of IntelliJ IDEA");
        RUNNERS.put("com.intellij.rt.execution.junit.", "the test runner of IntelliJ IDEA");
        RUNNERS.put("org.eclipse.jdt.internal.junit", "the test runner of Eclipse");
        RUNNERS.put("com.microsoft.java.test.runner.", "the test runner of Visual Studio Code");
        RUNNERS.put("org.testng.", "TestNG");
        RUNNERS.put("org.junit.platform.console.", "the JUnit console launcher");
        RUNNERS.put("junit-platform-console", "the JUnit console launcher");
        RUNNERS.put("org.junit.runner.JUnitCore", "JUnit 4");
        RUNNERS.put("junit.textui.TestRunner", "JUnit 3");
    }

    private TestEngines() {}

    static Optional<String> find(Function<String, @Nullable String> properties, @Nullable ClassLoader... loaders) {
        Optional<String> runner = runner(properties);
        return runner.isPresent() ? Optional.of("it was started by " + runner.get()) : engine(loaders);
    }

    private static Optional<String> runner(Function<String, @Nullable String> properties) {
        for (Map.Entry<String, String> entry : PROPERTIES.entrySet()) {
            if (properties.apply(entry.getKey()) != null) {
                return Optional.of(entry.getValue());
            }
        }
        String command = properties.apply("sun.java.command");
        String[] words = command == null ? new String[] {""} : command.split(" ", 4);
        // IntelliJ IDEA wraps a long command line: the main class stands behind the wrapper and its file
        boolean wrapped = words[0].equals("com.intellij.rt.execution.CommandLineWrapper") && words.length > 2;
        String main = wrapped ? words[2] : words[0];
        String file = main.substring(Math.max(main.lastIndexOf('/'), main.lastIndexOf('\\')) + 1);
        for (Map.Entry<String, String> entry : RUNNERS.entrySet()) {
            if (main.startsWith(entry.getKey()) || file.startsWith(entry.getKey())) {
                return Optional.of(entry.getValue());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> engine(@Nullable ClassLoader... loaders) {
        Set<ClassLoader> asked = new HashSet<>();
        for (ClassLoader loader : loaders) {
            // mostly one and the same: each search goes through all jars and modules
            URL found = loader == null || !asked.add(loader) ? null : loader.getResource(ENGINE_SERVICE);
            if (found != null) {
                return Optional.of("a JUnit Platform engine is on its class path, in " + container(found));
            }
        }
        return Optional.empty();
    }

    /** The jar's own name, or the folder's: not the whole path, which tells more of a machine than is needed. */
    private static String container(URL resource) {
        String text = resource.toString();
        int inside = text.indexOf("!/" + ENGINE_SERVICE);
        String place = inside >= 0
                ? text.substring(0, inside)
                : text.substring(0, text.length() - ENGINE_SERVICE.length() - 1);
        return place.substring(place.lastIndexOf('/') + 1);
    }
}
