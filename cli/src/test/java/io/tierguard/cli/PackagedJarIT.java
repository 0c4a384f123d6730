package io.tierguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.h2.tools.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tierguard.jar} as a user has it: alone, on a machine whose locale is not UTF-8. */
class PackagedJarIT {

    private static final Path JAR = Path.of(System.getProperty("tierguard.jar"));

    @TempDir
    Path directory;

    private Called java(String input, String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
        command.addAll(List.of(args));
        File in = Files.writeString(directory.resolve("in"), input).toFile();
        File out = directory.resolve("out").toFile();
        File err = directory.resolve("err").toFile();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(in)
                .redirectOutput(out)
                .redirectError(err);
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("PACKAGED_DB_PASSWORD", "fake-One-1");
        // it would announce itself on standard error
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().remove("JDK_JAVA_OPTIONS");
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Called(
                process.exitValue(),
                Files.readString(out.toPath(), StandardCharsets.UTF_8),
                Files.readString(err.toPath(), StandardCharsets.UTF_8));
    }

    @Test
    void goes_its_way_from_init_to_an_answer() throws Exception {
        assertThat(java("", "init").status()).isZero();

        Called called = java(
                "https://münchen.staging.example.com/ü\n"
                        + "jdbc:postgresql://a.staging.example.com,b.prod.example.com/orders?password=secret\n"
                        + "jdbc:mysql://b.prod.example.com/orders\tpassword=secret\n",
                "explain",
                "-",
                "--registry",
                "tierguard.yaml",
                "--environment",
                "staging",
                "--format",
                "json");

        assertThat(called.err()).isEmpty();
        assertThat(called.status()).isEqualTo(1);
        assertThat(called.out().lines())
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith(
                                        "{\"line\":1,\"target\":\"https://münchen.staging.example.com/ü\",\"decision\":\"allowed\"")
                                .contains("\"host\":\"xn--mnchen-3ya.staging.example.com\""),
                        second -> assertThat(second)
                                .startsWith(
                                        "{\"line\":2,\"target\":\"jdbc:postgresql://a.staging.example.com,b.prod.example.com/orders\",\"decision\":\"refused\",\"code\":\"TG-2001\""),
                        third -> assertThat(third)
                                .startsWith(
                                        "{\"line\":3,\"target\":\"jdbc:mysql://b.prod.example.com/orders\",\"decision\":\"refused\",\"code\":\"TG-2001\""));
    }

    @Test
    void finds_a_credential_that_two_tiers_share_in_its_own_variables() throws Exception {
        assertThat(java("", "fingerprint", "pepper", "pepper").status()).isZero();
        for (String tier : List.of("production", "staging")) {
            assertThat(java(
                            "",
                            "fingerprint",
                            "write",
                            "--tier",
                            tier,
                            "--pepper-file",
                            "pepper",
                            "--prefix",
                            "PACKAGED_"))
                    .isEqualTo(new Called(
                            0, "tierguard.lock: wrote 1 variable of " + tier + "; 0 errors, 0 warnings\n", ""));
        }

        Called called = java("", "fingerprint", "compare");

        assertThat(called.status()).isEqualTo(1);
        assertThat(called.out())
                .startsWith("errors: 1 problem\n\nTG-8030 production PACKAGED_DB_PASSWORD:"
                        + " staging PACKAGED_DB_PASSWORD holds the same credential\n");
    }

    @Test
    void stamps_by_the_driver_that_it_is_given() throws Exception {
        Server server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists", "-tcpDaemon")
                .start();
        try {
            StampingDesk desk =
                    new StampingDesk(directory, "endpoints:\n  staging:\n    - localhost:" + server.getPort() + "\n");
            String url = "jdbc:h2:tcp://localhost:" + server.getPort() + "/mem:packaged;DB_CLOSE_DELAY=-1";
            String driver = Path.of(Server.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();

            Called without = java("", "stamp", "--environment", "staging", "--show", url);
            assertThat(without).isEqualTo(new Called(2, "", """
                    tierguard stamp: no driver takes this URL: name the jar of the one that the application has by --driver
                    """));

            Called stamped = java(
                    "",
                    "stamp",
                    "--environment",
                    "staging",
                    "--key",
                    "marker.jwk",
                    "--driver",
                    driver,
                    "--user",
                    "sa",
                    url);
            assertThat(stamped.err()).isEmpty();
            assertThat(stamped.out())
                    .contains("server marker  written: staging, signed by marker-1 at ")
                    .contains("data marker    written: staging, signed by marker-1 at ");
            assertThat(desk.registry()).exists();
            assertThat(java(
                                    "",
                                    "stamp",
                                    "--environment",
                                    "staging",
                                    "--verify",
                                    "--driver",
                                    driver,
                                    "--user",
                                    "sa",
                                    url)
                            .status())
                    .isZero();
        } finally {
            server.stop();
        }
    }

    @Test
    void scans_classes_and_says_nothing_else() throws Exception {
        ScannedCode.compile(directory.resolve("classes"));

        Called called = java("", "scan", "classes");

        assertThat(called.err()).isEmpty();
        assertThat(called.status()).isEqualTo(1);
        assertThat(called.out())
                .startsWith("Tierguard looked at 3 classes in 1 place, by all rules:\n  classes  3 classes\n")
                .contains("[TG-5001 fp=", "[TG-5006 fp=");
    }

    @Test
    void draws_who_may_reach_what() throws Exception {
        assertThat(java("", "init").status()).isZero();

        Called called = java("", "doctor", "--environment", "staging", "--prefix", "PACKAGED_", "--html", "reach.html");

        assertThat(called.err()).isEmpty();
        assertThat(called.status()).isZero();
        assertThat(called.out()).contains("\n  PACKAGED_DB_PASSWORD  fine  secret\n");
        assertThat(Files.readString(directory.resolve("reach.html")))
                .startsWith("<!DOCTYPE html>\n")
                .contains("prefers-color-scheme");
    }

    @Test
    void prints_pages_and_misuse() throws Exception {
        assertThat(java("", "explain", "TG-2001").out()).startsWith("TG-2001 — Foreign endpoint\n");
        assertThat(java("", "explain"))
                .isEqualTo(new Called(
                        2,
                        "",
                        "tierguard explain: no TARGET is given: name one or more, or - to read them from standard input\n"
                                + "Try 'tierguard explain --help'.\n"));
    }

    @Test
    void holds_neither_drivers_nor_signatures_and_tells_its_version() throws Exception {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            Manifest manifest = jar.getManifest();
            List<String> entries = new ArrayList<>();
            for (Enumeration<JarEntry> all = jar.entries(); all.hasMoreElements(); ) {
                entries.add(all.nextElement().getName());
            }

            assertThat(manifest.getMainAttributes().getValue("Main-Class")).isEqualTo("io.tierguard.cli.Main");
            assertThat(java("", "--version").out())
                    .isEqualTo("tierguard " + manifest.getMainAttributes().getValue("Implementation-Version") + "\n");
            assertThat(entries)
                    .contains(
                            "META-INF/services/io.tierguard.guard.TargetReader", "META-INF/LICENSE", "META-INF/NOTICE")
                    .noneMatch(name -> name.startsWith("com/mysql/")
                            || name.startsWith("org/mariadb/")
                            || name.startsWith("org/postgresql/")
                            || name.startsWith("org/h2/"))
                    .noneMatch(name -> name.endsWith("module-info.class"))
                    .noneMatch(name -> name.matches("META-INF/[^/]*\\.(SF|DSA|RSA|EC)"));
        }
    }
}
