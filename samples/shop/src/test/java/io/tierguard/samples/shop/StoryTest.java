package io.tierguard.samples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.samples.docs.ProjectRoot;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code samples/run} on the packaged jars. */
class StoryTest {

    private static final String PROMISES_KEPT = "Every promise was kept. ";

    @TempDir
    Path folder;

    /** How a run ended, and all that it printed. */
    private record Ended(int status, String output) {}

    @Test
    void keeps_every_promise() throws Exception {
        Ended story = run(ProjectRoot.find(), Map.of());

        assertThat(story.output())
                .contains("shop refuses to start as staging: 2 problems")
                .contains("  exit status 78\n")
                .contains("TG-2001 refused: this process is staging, and payments.prod.shop.example:")
                .contains(PROMISES_KEPT)
                .doesNotContain("BROKEN");
        assertThat(story.status()).isZero();
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
    void leaves_nothing_behind() throws Exception {
        Path root = ProjectRoot.find();

        run(root, Map.of());

        try (Stream<Path> left = Files.list(root.resolve("samples/shop/target/run"))) {
            assertThat(left).isEmpty();
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
        assertThat(ProcessHandle.allProcesses().map(ProcessHandle::info).flatMap(info -> info.commandLine().stream()))
                .noneMatch(command -> command.contains("neighbours.jar") || command.contains("target/shop.jar"));
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
                .contains("  BROKEN   production was not dialled, in any scene\n")
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
        ProcessBuilder builder =
                new ProcessBuilder("bash", root.resolve("samples/run").toString(), "--no-build");
        builder.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(variables);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("it ends").isTrue();
            return new Ended(process.exitValue(), Files.readString(output));
        } finally {
            process.destroy();
            Files.delete(output);
        }
    }
}
