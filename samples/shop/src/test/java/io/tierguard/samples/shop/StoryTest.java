package io.tierguard.samples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.samples.docs.ProjectRoot;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code samples/run} on the packaged jars. */
class StoryTest {

    private static final String PROMISES_KEPT = "Every promise was kept. ";

    private static final Duration BOUND = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    /** How a run ended, and all that it printed. */
    private record Ended(int status, String output) {}

    @Test
    void keeps_every_promise_and_leaves_nothing_behind() throws Exception {
        Path root = copyOfTheSamples();

        Ended story = run(root, Map.of());

        assertThat(story.output())
                .contains("shop refuses to start as staging: 2 problems")
                .contains("  exit status 78\n")
                .contains("TG-2001 refused: this process is staging, and payments.prod.shop.example:")
                .contains(PROMISES_KEPT)
                .doesNotContain("BROKEN");
        assertThat(story.status()).isZero();
        assertThat(root.resolve("samples/shop/target/run")).isEmptyDirectory();
        assertThat(processesOf(root)).isEmpty();
    }

    @Test
    void is_the_same_whatever_the_callers_shell_and_folder_hold() throws Exception {
        Files.writeString(folder.resolve(".env"), "TIERGUARD_ENVIRONMENT=production\n");

        Ended story = run(
                ProjectRoot.find(),
                Map.of(
                        "TIERGUARD_ENVIRONMENT", "production",
                        "SHOP_DATABASE_URL", "jdbc:postgresql://orders-db.prod.shop.example/orders",
                        "SHOP_PORT", "not a port",
                        "SHOP_NOBODY_READS_THIS", "x",
                        "OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=production",
                        "JAVA_TOOL_OPTIONS", "-Dtierguard.registry=nowhere.yaml"));

        assertThat(story.output()).contains(PROMISES_KEPT);
        assertThat(story.status()).isZero();
    }

    @Test
    void takes_its_processes_along_when_it_is_told_to_end() throws Exception {
        Path root = copyOfTheSamples();
        Process process = story(root).start();
        try (BufferedReader output = process.inputReader()) {
            assertThat(output.lines().anyMatch(line -> line.contains("the shop is open on port")))
                    .isTrue();
            assertThat(processesOf(root)).hasSizeGreaterThanOrEqualTo(2);

            // not Process.destroy(), which closes the output as well
            process.toHandle().destroy();
            output.lines().forEach(line -> {});

            assertThat(process.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(143);
            assertThat(processesOf(root)).isEmpty();
        } finally {
            // killed, it could not take its processes along
            process.toHandle().destroy();
        }
    }

    @Test
    void tells_which_promises_a_shop_breaks_whose_registry_lets_staging_into_production() throws Exception {
        Path root = copyOfTheSamples();
        try (FileSystem jar = FileSystems.newFileSystem(
                URI.create("jar:" + root.resolve("samples/shop/target/shop.jar").toUri()), Map.of())) {
            Path registry = jar.getPath("tierguard.yaml");
            Files.writeString(registry, Files.readString(registry).replace("production:", "\"staging, production\":"));
        }

        Ended story = run(root, Map.of());

        assertThat(story.output())
                .contains("  BROKEN   one report told both problems\n")
                .contains("  BROKEN     production's database\n")
                .contains("  ok         the live key\n")
                .contains("  BROKEN   the redirect was refused when it came, by the name that it led to\n")
                // whatever a registry allows, a key does not follow a redirect to another server
                .contains("TG-4003 refused: a redirect would carry the Payment-Key header of a request to")
                .contains("  ok       production was not dialled, in any scene\n")
                .doesNotContain(PROMISES_KEPT);
        assertThat(story.status()).isOne();
    }

    private Path copyOfTheSamples() throws IOException {
        Path from = ProjectRoot.find();
        Path to = folder.resolve("copy");
        for (String file : new String[] {
            "samples/run",
            "samples/shop/target/shop.jar",
            "samples/shop/src/test/hosts",
            "samples/shop/src/main/resources/tierguard.yaml",
            "samples/neighbours/target/neighbours.jar"
        }) {
            Files.createDirectories(to.resolve(file).getParent());
            Files.copy(from.resolve(file), to.resolve(file));
        }
        try (Stream<Path> libraries = Files.list(from.resolve("samples/shop/target/lib"))) {
            Path lib = Files.createDirectory(to.resolve("samples/shop/target/lib"));
            for (Path library : libraries.toList()) {
                Files.copy(library, lib.resolve(library.getFileName()));
            }
        }
        return to;
    }

    private Ended run(Path root, Map<String, String> variables) throws IOException, InterruptedException {
        Path output = Files.createTempFile("story", ".txt");
        ProcessBuilder story = story(root).redirectOutput(output.toFile());
        story.environment().putAll(variables);
        Process process = story.start();
        try {
            assertThat(process.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS))
                    .as("it ends")
                    .isTrue();
            return new Ended(process.exitValue(), Files.readString(output));
        } finally {
            process.destroy();
            Files.delete(output);
        }
    }

    private ProcessBuilder story(Path root) {
        ProcessBuilder builder =
                new ProcessBuilder("bash", root.resolve("samples/run").toString(), "--no-build");
        builder.directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }

    /** Only a copy has a path that no other run of this machine shares. */
    private static List<String> processesOf(Path root) {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::info)
                .flatMap(info -> info.commandLine().stream())
                .filter(command -> command.contains(root.resolve("samples") + "/") && command.contains("-jar"))
                .toList();
    }
}
