package io.tierguard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMapping;
import io.tierguard.Tierguard;
import io.tierguard.identity.RuntimeEvidence;
import io.tierguard.registry.Registry;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code NAME_FILE} variables, as Docker and Kubernetes mount secrets. */
class MountedFileTest {

    private static final String FIX =
            "  to fix     name a readable file that holds the value and nothing else, or set the variable itself\n";

    @TempDir
    Path temporary;

    private Path directory;

    @BeforeEach
    void real_path() throws IOException {
        directory = temporary.toRealPath();
    }

    @ConfigMapping(prefix = "shop")
    interface Settings {
        Optional<SecretText> key();

        Optional<Integer> port();

        Optional<List<String>> hosts();

        Map<String, String> labels();

        List<Peer> peers();

        Optional<Audit> audit();

        interface Peer {
            SecretText token();
        }

        interface Audit {
            SecretText key();

            String name();
        }
    }

    @ConfigMapping(prefix = "shop")
    interface NamingFiles {
        Optional<String> cert();

        Optional<String> certFile();
    }

    private String file(String name, String content) throws IOException {
        return file(name, content, "rw-r-----");
    }

    private String file(String name, String content, String permissions) throws IOException {
        Path file = Files.writeString(directory.resolve(name), content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        return file.toString();
    }

    private static String problems(Map<String, String> variables) {
        return Shop.problems(Settings.class, variables);
    }

    private static String one(String problem) {
        return "shop refuses to start as staging: 1 problem\n\n" + problem;
    }

    @Nested
    class A_file_that_can_be_read {
        @Test
        void gives_the_value_of_every_kind_of_setting() throws IOException {
            Settings settings = Shop.load(
                    Settings.class,
                    Map.of(
                            "SHOP_KEY_FILE", file("key", "pa$$w${x}rd\\,\n"),
                            "SHOP_PORT_FILE", file("port", "8080\r\n"),
                            "SHOP_HOSTS_0__FILE", file("host", "a,b"),
                            "SHOP_HOSTS_1_", "c",
                            "SHOP_LABELS_TEAM_FILE", file("team", "orders"),
                            "SHOP_LABELS__MY_KEY__FILE", file("my", "quoted"),
                            "SHOP_LABELS_FILE", "a key named file",
                            "SHOP_PEERS_0__TOKEN_FILE", file("token", "t"),
                            "SHOP_AUDIT_KEY_FILE", file("audit", "a"),
                            "SHOP_AUDIT_NAME", "n"));

            assertThat(settings.key().orElseThrow().reveal()).isEqualTo("pa$$w${x}rd\\,");
            assertThat(settings.port()).contains(8080);
            assertThat(settings.hosts().orElseThrow()).containsExactly("a,b", "c");
            assertThat(settings.labels())
                    .containsOnly(
                            Map.entry("team", "orders"),
                            Map.entry("my.key", "quoted"),
                            Map.entry("file", "a key named file"));
            assertThat(settings.peers().get(0).token().reveal()).isEqualTo("t");
            assertThat(settings.audit().orElseThrow().key().reveal()).isEqualTo("a");
            assertThat(Shop.load(Settings.class, Map.of("SHOP_HOSTS_FILE", file("hosts", "a,b")))
                            .hosts()
                            .orElseThrow())
                    .containsExactly("a", "b");
        }

        @Test
        void loses_one_line_end_and_no_more() throws IOException {
            for (Map.Entry<String, String> one : Map.of(
                            "a\n", "a", "a\r\n", "a", "a\n\n", "a\n", "a\r", "a\r", "a \n", "a ", "a\nb\n", "a\nb",
                            " a", " a")
                    .entrySet()) {
                Settings settings = Shop.load(Settings.class, Map.of("SHOP_KEY_FILE", file("key", one.getKey())));
                assertThat(settings.key().orElseThrow().reveal()).isEqualTo(one.getValue());
            }
        }

        @Test
        void is_the_source_that_a_report_names() throws IOException {
            String port = file("port", "eighty");
            String empty = file("empty", "\n");

            assertThat(problems(Map.of("SHOP_PORT_FILE", port, "SHOP_LABELS_TEAM_FILE", empty)))
                    .isEqualTo("""
                    shop refuses to start as staging: 2 problems

                    TG-7002 SHOP_LABELS_TEAM (file %s by SHOP_LABELS_TEAM_FILE): is set, but empty
                      to fix     set it to a text, or unset it

                    TG-7003 SHOP_PORT (file %s by SHOP_PORT_FILE): does not hold a whole number
                      to fix     set it to a whole number
                    """.formatted(empty, port));
        }

        @Test
        void is_judged_as_every_value_is() throws IOException {
            assertThat(problems(Map.of(
                            "SHOP_KEY_FILE", file("key", "sk_live_documented_fake\n"),
                            "SHOP_HOSTS_FILE", file("hosts", "a,https://x.prod.shop.example"))))
                    .contains(
                            ": 2 problems\n",
                            "TG-8001 SHOP_KEY (file " + directory + "/key by SHOP_KEY_FILE): holds a live credential",
                            "TG-2001 SHOP_HOSTS (file " + directory + "/hosts by SHOP_HOSTS_FILE): this process is");
        }

        @Test
        void makes_an_optional_group_be_there() throws IOException {
            assertThat(problems(Map.of("SHOP_AUDIT_KEY_FILE", file("audit", "a"))))
                    .contains(": 1 problem\n", "TG-7001 SHOP_AUDIT_NAME: is not set\n");
        }

        @Test
        void may_be_a_link_as_kubernetes_mounts_it() throws IOException {
            Path version = Files.createDirectory(directory.resolve("..2026_11_24"));
            file("..2026_11_24/key", "k");
            Files.createSymbolicLink(directory.resolve("..data"), version.getFileName());
            Path link = Files.createSymbolicLink(directory.resolve("key"), Path.of("..data/key"));

            Settings settings = Shop.load(Settings.class, Map.of("SHOP_KEY_FILE", link.toString()));

            assertThat(settings.key().orElseThrow().reveal()).isEqualTo("k");
        }

        @Test
        void is_not_looked_for_where_a_setting_is_called_so_itself() {
            NamingFiles settings = Shop.load(NamingFiles.class, Map.of("SHOP_CERT_FILE", "relative/cert.pem"));

            assertThat(settings.cert()).isEmpty();
            assertThat(settings.certFile()).contains("relative/cert.pem");
        }
    }

    @Nested
    class A_file_that_cannot_be_read {
        @ParameterizedTest
        @ValueSource(strings = {"relative/key", "key", "", "sk_live_documented_fake", "\u0000", "~/key"})
        void is_not_quoted_where_it_is_no_absolute_path(String value) {
            assertThat(problems(Map.of("SHOP_KEY_FILE", value)))
                    .isEqualTo(one(
                            "TG-7013 SHOP_KEY_FILE (environment variable): holds no absolute path to a file\n" + FIX));
        }

        @Test
        void is_shown_as_far_as_it_exists() {
            assertThat(problems(Map.of("SHOP_KEY_FILE", directory + "/a/b")))
                    .isEqualTo(one("TG-7013 SHOP_KEY_FILE (environment variable): names a file that is not there below "
                            + directory + "\n" + FIX));
            assertThat(problems(Map.of("SHOP_KEY_FILE", "/9j4AAQSkZJRg/fake+secret+in+base64==")))
                    .isEqualTo(one(
                            "TG-7013 SHOP_KEY_FILE (environment variable): names a file that is not there\n" + FIX));
        }

        @Test
        void is_told_by_what_it_is() throws IOException {
            Path binary = Files.write(directory.resolve("binary"), new byte[] {(byte) 0xc3, 0x28});
            Path wide = Files.write(directory.resolve("wide"), "ab".getBytes(StandardCharsets.UTF_16BE));
            Path large = Files.write(directory.resolve("large"), new byte[(1 << 20) + 1]);
            for (Path file : List.of(binary, wide, large)) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
            for (Map.Entry<String, String> one : Map.of(
                            directory.toString(),
                            "a directory",
                            "/dev/null",
                            "no regular file",
                            binary.toString(),
                            "no text in UTF-8",
                            wide.toString(),
                            "no text in UTF-8",
                            large.toString(),
                            "larger than 1 MiB")
                    .entrySet()) {
                assertThat(problems(Map.of("SHOP_KEY_FILE", one.getKey())))
                        .isEqualTo(one("TG-7013 SHOP_KEY_FILE (environment variable): names " + one.getKey()
                                + ", which is " + one.getValue() + "\n" + FIX));
            }
            assertThat(problems(Map.of("SHOP_KEY_FILE", file("mark", "\uFEFFkey"))))
                    .contains("names " + directory + "/mark, which begins with a byte order mark\n");
        }

        @Test
        void forges_no_line_of_a_report() throws IOException {
            assertThat(problems(Map.of("SHOP_PORT_FILE", file("a\nTG-9999 b", "x"))))
                    .doesNotContain("\nTG-9999")
                    .contains("TG-7003 SHOP_PORT (file " + directory + "/a\uFFFDTG-9999 b by SHOP_PORT_FILE): ");
        }
    }

    @Nested
    class A_file_that_others_may_read {
        @ParameterizedTest
        @CsvSource({"staging, rw-r--r--", "staging, rw-----w-", "production, r--r--r--", "production, rwxrwxrwx"})
        void is_refused_in_staging_and_production(String environment, String permissions) throws IOException {
            String key = file("key", "k", permissions);

            assertThat(Shop.problems(environment, Settings.class, Map.of("SHOP_KEY_FILE", key)))
                    .isEqualTo("""
                    shop refuses to start as %1$s: 1 problem

                    TG-7014 SHOP_KEY_FILE (environment variable): names %2$s, which others may read or write too, as nobody must in %1$s
                      to fix     take it from others: chmod o=, mode: 0440 (Docker), or defaultMode: 0440 with an fsGroup (Kubernetes)
                    """.formatted(environment, key));
        }

        @Test
        void is_refused_by_what_a_link_leads_to() throws IOException {
            String key = file("key", "k", "rw-r--r--");
            Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of(key));

            assertThat(problems(Map.of("SHOP_KEY_FILE", link.toString()))).contains("TG-7014 SHOP_KEY_FILE");
        }

        @Test
        void is_taken_in_development_and_test() throws IOException {
            Map<String, String> variables = Map.of("SHOP_KEY_FILE", file("key", "k", "rw-r--r--"));
            for (String environment : List.of("development", "test")) {
                assertThat(Shop.in(environment, variables).tryLoad(Settings.class))
                        .isInstanceOf(Loading.Loaded.class);
            }
        }
    }

    @Nested
    class Exchanged_by_kubernetes {
        private int version;

        /** As the kubelet does: a new directory, one link that is moved, and the old directory is gone. */
        private void exchange() throws IOException {
            Path old = directory.resolve("..version" + version++);
            Path next = Files.createDirectory(directory.resolve("..version" + version));
            Files.writeString(next.resolve("key"), "of version " + version);
            Files.setPosixFilePermissions(next.resolve("key"), PosixFilePermissions.fromString("rw-r-----"));
            Path link = Files.createSymbolicLink(directory.resolve("..data_tmp"), next.getFileName());
            Files.move(link, directory.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
            Files.deleteIfExists(old.resolve("key"));
            Files.deleteIfExists(old);
        }

        @Test
        void it_is_read_whenever_that_happens() throws Exception {
            exchange();
            Path key = Files.createSymbolicLink(directory.resolve("key"), Path.of("..data", "key"));
            AtomicBoolean reading = new AtomicBoolean(true);
            ExecutorService kubelet = Executors.newSingleThreadExecutor();
            try {
                Future<?> exchanging = kubelet.submit(() -> {
                    while (reading.get()) {
                        exchange();
                    }
                    return null;
                });
                for (int i = 0; i < 2000; i++) {
                    assertThat(new MountedFile("SHOP_KEY_FILE", Tier.STAGING).read(key.toString()))
                            .isInstanceOfSatisfying(
                                    MountedFile.Text.class,
                                    text -> assertThat(text.value()).startsWith("of version "));
                }
                reading.set(false);
                exchanging.get();
            } finally {
                reading.set(false);
                kubelet.shutdown();
            }
        }

        @Test
        void a_link_that_leads_nowhere_is_no_exchange() throws IOException {
            Path key = Files.createSymbolicLink(directory.resolve("key"), Path.of("..data", "key"));

            assertThat(problems(Map.of("SHOP_KEY_FILE", key.toString())))
                    .contains("TG-7013 SHOP_KEY_FILE (environment variable): names a file that is not there below "
                            + directory + "\n");
        }
    }

    @Nested
    class Beside_the_variable_itself {
        @Test
        void it_is_ambiguous_and_what_could_be_taken_is_judged() throws IOException {
            assertThat(problems(Map.of("SHOP_KEY_FILE", file("key", "k"), "SHOP_KEY", "acme_live_documented_fake")))
                    .isEqualTo("""
                    shop refuses to start as staging: 2 problems

                    TG-7005 SHOP_KEY: is set twice, as SHOP_KEY (environment variable) and SHOP_KEY_FILE (environment variable)
                      to fix     leave one of them

                    TG-8001 SHOP_KEY (environment variable): holds a live credential of Acme Pay, and this process is staging
                      to fix     use the test credential of Acme Pay: live ones belong to production
                    """);
            assertThat(problems(Map.of("SHOP_HOSTS_0__FILE", file("host", "a"), "SHOP_HOSTS", "b")))
                    .contains(
                            "TG-7005 SHOP_HOSTS: is set twice, as SHOP_HOSTS (environment variable) and SHOP_HOSTS_0__FILE (environment variable)\n");
        }

        @Test
        void a_real_variable_wins_over_the_development_file() throws IOException {
            Files.writeString(
                    directory.resolve(".env"),
                    "TIERGUARD_ENVIRONMENT=development\nSHOP_KEY=of-the-file\nSHOP_PORT_FILE=" + file("port", "1")
                            + "\nSHOP_AUDIT_NAME_FILE=" + directory + "/none\n");
            Map<String, String> variables = new TreeMap<>(
                    Map.of("SHOP_KEY_FILE", file("key", "real"), "SHOP_PORT", "2", "SHOP_AUDIT_KEY", "a"));
            Tierguard.Sources sources = Tierguard.Sources.of(variables, Registry.parse("tierguard.yaml", Shop.REGISTRY))
                    .with(RuntimeEvidence.none())
                    .with(directory);
            Tierguard tierguard = ((Tierguard.Resolved) Tierguard.resolve(sources)).tierguard();

            String report = ((Loading.Failed<Settings>) tierguard.tryLoad(Settings.class))
                    .report()
                    .text();
            assertThat(report)
                    .contains(": 1 problem\n", "TG-7013 SHOP_AUDIT_NAME_FILE (.env:4): names a file that is not there");
            Files.writeString(directory.resolve("none"), "n");
            Settings settings = ((Loading.Loaded<Settings>) tierguard.tryLoad(Settings.class)).settings();
            assertThat(settings.key().orElseThrow().reveal()).isEqualTo("real");
            assertThat(settings.port()).contains(2);
        }
    }

    @Test
    void the_identity_comes_from_no_file() {
        Tierguard.Sources sources = Tierguard.Sources.of(
                        Map.of("TIERGUARD_ENVIRONMENT_FILE", "/etc/tier", "TIERGUARD_ENVIRONMENT", "staging"),
                        Registry.parse("tierguard.yaml", Shop.REGISTRY))
                .with(RuntimeEvidence.none());

        assertThat(((Tierguard.Unresolved) Tierguard.resolve(sources)).report().text())
                .isEqualTo("""
                shop refuses to start as staging: 1 problem

                TG-7015 TIERGUARD_ENVIRONMENT_FILE: is set, but who this process is comes from TIERGUARD_ENVIRONMENT alone, never from a file that it names
                  to fix     set TIERGUARD_ENVIRONMENT itself
                """);
    }
}
