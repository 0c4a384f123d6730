package io.tierguard.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestEnginesTest {

    private static Optional<String> startedBy(String command) {
        return TestEngines.find(Map.of("sun.java.command", command)::get);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/repo/target/surefire/surefirebooter-20261124.jar /repo/target/surefire x | Maven Surefire",
                "C:\\repo\\target\\surefire\\surefirebooter123.jar x | Maven Surefire",
                "org.apache.maven.surefire.booter.ForkedBooter x | Maven Surefire",
                "com.intellij.rt.junit.JUnitStarter -ideVersion5 -junit5 a.B | the test runner of IntelliJ IDEA",
                "com.intellij.rt.execution.CommandLineWrapper /x/idea_classpath1 com.intellij.rt.junit.JUnitStarter a.B | the test runner of IntelliJ IDEA",
                "com.intellij.rt.testng.RemoteTestNGStarter | the test runner of IntelliJ IDEA",
                "org.eclipse.jdt.internal.junit.runner.RemoteTestRunner | the test runner of Eclipse",
                "com.microsoft.java.test.runner.Launcher | the test runner of Visual Studio Code",
                "org.testng.TestNG testng.xml | TestNG",
                "org.junit.platform.console.ConsoleLauncher execute | the JUnit console launcher",
                "/lib/junit-platform-console-standalone-1.14.4.jar | the JUnit console launcher",
                "org.junit.runner.JUnitCore a.B | JUnit 4"
            })
    void a_runner_that_started_the_jvm_is_evidence(String command, String runner) {
        assertThat(startedBy(command)).contains("it was started by " + runner);
    }

    @Test
    void so_are_the_properties_that_runners_set() {
        assertThat(TestEngines.find(Map.of("org.gradle.test.worker", "1")::get)).contains("it was started by Gradle");
        assertThat(TestEngines.find(Map.of("surefire.test.class.path", "x")::get))
                .contains("it was started by Maven Surefire");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "com.example.Shop",
                "/app/shop.jar --junit",
                "com.example.Main org.testng.TestNG",
                "com.intellij.rt.execution.CommandLineWrapper",
                "com.intellij.rt.execution.CommandLineWrapper /tmp/idea_classpath",
                "worker.org.gradle.process.internal.worker.GradleWorkerMain 'Gradle Compiler Daemon 1'"
            })
    void an_ordinary_main_class_is_not(String command) {
        assertThat(startedBy(command)).isEmpty();
    }

    @Test
    void a_visible_engine_is_evidence_and_the_jar_is_named(@TempDir Path directory) throws IOException {
        Path jar = directory.resolve("junit-jupiter-engine-5.14.4.jar");
        write(jar, "META-INF/services/org.junit.platform.engine.TestEngine");

        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            assertThat(TestEngines.find(name -> null, null, loader))
                    .contains("a JUnit Platform engine is on its class path, in junit-jupiter-engine-5.14.4.jar");
        }
    }

    @Test
    void so_is_one_in_a_folder_of_classes(@TempDir Path directory) throws IOException {
        Path classes = directory.resolve("test-classes");
        Files.createDirectories(classes.resolve("META-INF/services"));
        Files.writeString(classes.resolve("META-INF/services/org.junit.platform.engine.TestEngine"), "x");

        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, null)) {
            assertThat(TestEngines.find(name -> null, loader))
                    .contains("a JUnit Platform engine is on its class path, in test-classes");
        }
    }

    @Test
    void an_api_that_ships_by_accident_is_not(@TempDir Path directory) throws IOException {
        Path jar = directory.resolve("junit-4.13.2.jar");
        write(jar, "org/junit/Test.class");

        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            assertThat(TestEngines.find(name -> null, loader)).isEmpty();
        }
    }

    @Test
    void this_very_jvm_shows_it() {
        assertThat(RuntimeEvidence.ofThisJvm().testEngine()).isPresent();
    }

    private static void write(Path jar, String entry) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(out)) {
            zip.putNextEntry(new JarEntry(entry));
            zip.write("x".getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
    }
}
