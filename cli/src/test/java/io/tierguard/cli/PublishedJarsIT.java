package io.tierguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.archunit.TierguardRules;
import io.tierguard.guard.Guard;
import io.tierguard.http.GuardedHttpClient;
import io.tierguard.jdbc.GuardedDataSource;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The jars that are published, as another build has them: on a class path or on a module path. */
class PublishedJarsIT {

    private static final Path ROOT = Path.of("..");

    @TempDir
    Path directory;

    static List<Path> jars() throws IOException {
        try (Stream<Path> built = Files.list(Path.of("target"))) {
            Path cli = built.filter(
                            file -> file.getFileName().toString().matches("tierguard-cli-[^-]*(-SNAPSHOT)?\\.jar"))
                    .findFirst()
                    .orElseThrow();
            return List.of(
                    jarOf(Guard.class),
                    jarOf(GuardedDataSource.class),
                    jarOf(GuardedHttpClient.class),
                    jarOf(TierguardRules.class),
                    cli);
        }
    }

    private static Path jarOf(Class<?> type) {
        try {
            Path jar = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            assertThat(jar).isRegularFile();
            return jar;
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void are_modules_by_the_names_of_their_packages_and_share_none() throws IOException {
        Map<String, String> owners = new TreeMap<>();
        List<String> names = new ArrayList<>();

        for (ModuleReference reference :
                ModuleFinder.of(jars().toArray(Path[]::new)).findAll()) {
            ModuleDescriptor module = reference.descriptor();
            names.add(module.name());
            assertThat(module.packages())
                    .allMatch(name -> name.equals(module.name()) || name.startsWith(module.name() + "."))
                    .allSatisfy(name ->
                            assertThat(owners.put(name, module.name())).as(name).isNull());
        }

        assertThat(names)
                .containsExactlyInAnyOrder(
                        "io.tierguard",
                        "io.tierguard.jdbc",
                        "io.tierguard.http",
                        "io.tierguard.archunit",
                        "io.tierguard.cli");
        assertThat(ROOT.resolve("resolver-guard/pom.xml"))
                .content()
                .contains("<module.name>io.tierguard.resolver</module.name>");
    }

    @ParameterizedTest
    @MethodSource("jars")
    void hold_the_licence_and_the_notice(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            for (String name : List.of("LICENSE", "NOTICE")) {
                assertThat(jar.getInputStream(jar.getEntry("META-INF/" + name)))
                        .as(name)
                        .hasSameContentAs(Files.newInputStream(ROOT.resolve(name)));
            }
        }
    }

    @Test
    void start_and_load_settings_in_an_application_that_is_a_module() throws Exception {
        Path sources = Files.createDirectories(directory.resolve("sources/shop"));
        Files.writeString(sources.resolveSibling("module-info.java"), """
                module shop {
                    requires io.tierguard;
                    requires io.tierguard.http;
                    requires io.tierguard.jdbc;
                    requires io.smallrye.config;
                    requires java.net.http;
                    requires java.sql;
                    opens shop; // SmallRye Config puts what implements a mapping beside it
                }
                """);
        Files.writeString(sources.resolve("Main.java"), """
                package shop;

                public final class Main {

                    @io.smallrye.config.ConfigMapping(prefix = "shop")
                    public interface Settings {
                        java.net.URI paymentUrl();
                    }

                    public static void main(String[] args) throws Exception {
                        io.tierguard.Tierguard tierguard = io.tierguard.Tierguard.start();
                        System.out.println(tierguard.load(Settings.class).paymentUrl());
                        System.out.println(io.tierguard.http.GuardedHttpClient.newBuilder(tierguard.guard()).build() != null);
                        try {
                            io.tierguard.jdbc.GuardedDataSource.of("jdbc:h2:tcp://db.prod.example/shop", tierguard.guard());
                        } catch (java.sql.SQLException e) {
                            System.out.println(e.getMessage().lines().findFirst().orElseThrow());
                        }
                        System.out.println(Main.class.getModule() + " " + tierguard.getClass().getModule());
                    }
                }
                """);
        Path classes = Files.createDirectories(directory.resolve("classes"));
        Files.writeString(classes.resolve("tierguard.yaml"), """
                version: 1
                endpoints:
                  development: ["*.dev.example"]
                  production: ["*.prod.example"]
                """);
        Files.writeString(directory.resolve(".env"), """
                TIERGUARD_ENVIRONMENT=development
                SHOP_PAYMENT_URL=https://payments.dev.example
                """);
        String modules = modulePath();

        assertThat(ToolProvider.findFirst("javac")
                        .orElseThrow()
                        .run(
                                System.out,
                                System.err,
                                "-d",
                                classes.toString(),
                                "-p",
                                modules,
                                sources.resolveSibling("module-info.java").toString(),
                                sources.resolve("Main.java").toString()))
                .isZero();

        assertThat(run(
                        "-p",
                        classes + File.pathSeparator + modules,
                        "--add-modules",
                        "ALL-MODULE-PATH",
                        "-m",
                        "shop/shop.Main"))
                .contains(
                        "https://payments.dev.example",
                        "true",
                        "TG-2001 refused: this process is development, and db.prod.example:9092/shop belongs to production",
                        "module shop module io.tierguard");
    }

    private List<String> run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(arguments));
        File out = directory.resolve("out").toFile();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out);
        builder.environment()
                .keySet()
                .removeAll(List.of("TIERGUARD_ENVIRONMENT", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "CI"));
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readAllLines(out.toPath());
    }

    /** Of this test's class path what the three guards need, by how a repository names it. */
    private static String modulePath() {
        String needed =
                ".*[/\\\\](tierguard-(core|jdbc-guard|http-guard)-(?!.*tests)|smallrye-|microprofile-config|jakarta.annotation"
                        + "|jboss-logging|asm-[0-9]|snakeyaml|jose4j|bcprov|jspecify|slf4j-).*\\.jar";
        return String.join(
                File.pathSeparator,
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .filter(entry -> entry.matches(needed))
                        .map(PublishedJarsIT::absolute)
                        .toList());
    }

    private static String absolute(String entry) {
        try {
            return Path.of(entry).toRealPath().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
