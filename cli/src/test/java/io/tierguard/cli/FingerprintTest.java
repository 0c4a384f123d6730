package io.tierguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code fingerprint write} and {@code compare}, as deploy jobs call them. Every secret here is a fake. */
class FingerprintTest {

    private static final String PEPPER = "00112233445566778899aabbccddeeff0123456789abcdeffedcba9876543210";

    @TempDir
    Path directory;

    private Path pepper;
    private Path lock;

    @BeforeEach
    void make_a_pepper() throws IOException {
        pepper = ownerOnly("pepper", PEPPER + "\n");
        lock = directory.resolve("tierguard.lock");
    }

    private Path ownerOnly(String name, String content) throws IOException {
        Path file = Files.writeString(directory.resolve(name), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private Called call(Map<String, String> environment, String... args) {
        return Called.tierguard(environment, new byte[0], List.of(args));
    }

    /** The deploy job of a tier, whose variables are names and values in turn. */
    private Called write(String tier, String... variables) {
        return call(
                variables(variables),
                "fingerprint",
                "write",
                "--tier",
                tier,
                "--pepper-file",
                pepper.toString(),
                "--prefix",
                "SHOP_",
                "--lock",
                lock.toString());
    }

    private Called compare(String... more) {
        return compareWith(Map.of(), more);
    }

    private Called compareWith(Map<String, String> environment, String... more) {
        List<String> args =
                new ArrayList<>(List.of("fingerprint", "compare", "--at", "2026-11-24", "--lock", lock.toString()));
        args.addAll(Arrays.asList(more));
        return Called.tierguard(environment, new byte[0], args);
    }

    private static Map<String, String> variables(String... variables) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < variables.length; i += 2) {
            map.put(variables[i], variables[i + 1]);
        }
        return map;
    }

    @Test
    void goes_its_way_from_two_deploy_jobs_to_a_finding() {
        assertThat(write(
                        "production",
                        "SHOP_DB_PASSWORD",
                        "fake-One-1",
                        "SHOP_PORT",
                        "8080",
                        "PATH",
                        "/bin",
                        "OTHER_TOKEN",
                        "fake-Two-2"))
                .isEqualTo(new Called(0, "tierguard.lock: wrote 1 variable of production; 0 errors, 0 warnings\n", ""));
        assertThat(compare())
                .isEqualTo(new Called(
                        0,
                        "0 errors, 0 warnings, among 1 variable of production;"
                                + " nothing is written of development, test, staging\n",
                        ""));

        assertThat(write(
                        "staging",
                        "SHOP_DB_URL",
                        "jdbc:postgresql://db.staging.example.com/shop?user=shop&password=fake-One-1",
                        "SHOP_MAIL_PASSWORD",
                        "fake-Three-3\n"))
                .isEqualTo(new Called(0, "tierguard.lock: wrote 2 variables of staging; 0 errors, 0 warnings\n", ""));
        assertThat(compare()).isEqualTo(new Called(1, """
                errors: 1 problem

                TG-8030 production SHOP_DB_PASSWORD: staging SHOP_DB_URL holds the same credential
                  production SHOP_DB_PASSWORD  tierguard.lock:2
                  staging SHOP_DB_URL          tierguard.lock:3
                  to fix                       use another credential in staging, and replace production's, which has been elsewhere

                1 error, 0 warnings, among 1 variable of production, 2 variables of staging; nothing is written of development, test
                """, ""));
    }

    @Test
    void warns_where_production_has_no_part_in_it() {
        write("test", "SHOP_KEY", "fakeKey1");
        write("development", "SHOP_KEY", "fakeKey1");

        assertThat(compare()).isEqualTo(new Called(0, """
                warnings: 1 problem

                TG-8031 test SHOP_KEY: development SHOP_KEY holds the same credential
                  test SHOP_KEY         tierguard.lock:3
                  development SHOP_KEY  tierguard.lock:2
                  to fix                give each tier a credential of its own

                0 errors, 1 warning, among 1 variable of test, 1 variable of development; nothing is written of staging, production
                """, ""));
    }

    @Test
    void answers_programs_with_an_object_a_line() {
        write("production", "SHOP_KEY", "fakeKey1", "SHOP_OTHER_KEY", "fakeKey2");
        write("staging", "SHOP_KEY", "fakeKey1", "SHOP_OTHER_KEY", "fakeKey3");
        write("test", "SHOP_OTHER_KEY", "fakeKey3");

        assertThat(compare("--format", "json"))
                .isEqualTo(new Called(
                        1,
                        "{\"severity\":\"error\",\"code\":\"TG-8030\",\"where\":\"production SHOP_KEY\","
                                + "\"text\":\"staging SHOP_KEY holds the same credential\",\"details\":["
                                + "{\"label\":\"production SHOP_KEY\",\"text\":\"tierguard.lock:2\"},"
                                + "{\"label\":\"staging SHOP_KEY\",\"text\":\"tierguard.lock:4\"}],"
                                + "\"fix\":\"use another credential in staging,"
                                + " and replace production's, which has been elsewhere\"}\n"
                                + "{\"severity\":\"warning\",\"code\":\"TG-8031\",\"where\":\"staging SHOP_OTHER_KEY\","
                                + "\"text\":\"test SHOP_OTHER_KEY holds the same credential\",\"details\":["
                                + "{\"label\":\"staging SHOP_OTHER_KEY\",\"text\":\"tierguard.lock:5\"},"
                                + "{\"label\":\"test SHOP_OTHER_KEY\",\"text\":\"tierguard.lock:6\"}],"
                                + "\"fix\":\"give each tier a credential of its own\"}\n",
                        ""));
        assertThat(compare(
                                "--format",
                                "json",
                                "--sharing",
                                directory.resolve("none").toString())
                        .status())
                .isEqualTo(2);
    }

    @Nested
    class Writing {

        @Test
        void replaces_the_lines_of_one_tier_and_no_others() throws IOException {
            write("production", "SHOP_KEY", "fakeKey1");
            List<String> before = Files.readAllLines(lock);
            write("staging", "SHOP_KEY", "fakeKey2", "SHOP_OLD_KEY", "fakeKey3");
            write("staging", "SHOP_KEY", "fakeKey4");

            List<String> after = Files.readAllLines(lock);
            assertThat(after).hasSize(3).startsWith(before.get(0), before.get(1));
            assertThat(after.get(2)).startsWith("staging\tSHOP_KEY\thm1:");
            write("staging", "SHOP_KEY", "fakeKey1");
            assertThat(Files.readAllLines(lock).get(2).substring("staging".length()))
                    .isEqualTo(before.get(1).substring("production".length()));
        }

        @Test
        void says_where_nothing_changed_and_leaves_the_file() throws IOException {
            write("staging", "SHOP_KEY", "fakeKey1");
            Files.writeString(lock, Files.readString(lock).replace("\n", "\r\n"));
            String before = Files.readString(lock);

            assertThat(write("staging", "SHOP_KEY", " fakeKey1\n"))
                    .isEqualTo(new Called(
                            0, "tierguard.lock: nothing changed, 1 variable of staging; 0 errors, 0 warnings\n", ""));
            assertThat(Files.readString(lock)).isEqualTo(before);
        }

        @Test
        void keeps_environments_of_one_tier_apart() throws IOException {
            Called called = call(
                    variables("SHOP_KEY", "fakeKey1"),
                    "fingerprint",
                    "write",
                    "--environment",
                    "qa-eu",
                    "--registry",
                    Called.REGISTRY,
                    "--pepper-file",
                    pepper.toString(),
                    "--prefix",
                    "SHOP_",
                    "--lock",
                    lock.toString());
            write("staging", "SHOP_KEY", "fakeKey1");

            assertThat(called)
                    .isEqualTo(new Called(
                            0, "tierguard.lock: wrote 1 variable of qa-eu (staging); 0 errors, 0 warnings\n", ""));
            assertThat(Files.readAllLines(lock))
                    .satisfiesExactly(
                            first -> assertThat(first).startsWith("tierguard-fingerprints hm1:"),
                            second -> assertThat(second).startsWith("staging\tSHOP_KEY\t"),
                            third -> assertThat(third).startsWith("staging:qa-eu\tSHOP_KEY\t"));
            assertThat(compare().status()).isZero();
        }

        @ParameterizedTest
        @ValueSource(strings = {"staging", "production"})
        void reports_what_everybody_knows_and_does_not_write_it(String tier) throws IOException {
            Called called = write(tier, "SHOP_DB_PASSWORD", "changeit", "SHOP_KEY", "fakeKey1");

            assertThat(called).isEqualTo(new Called(1, """
                    errors: 1 problem

                    TG-8032 SHOP_DB_PASSWORD: holds a value that everybody knows or guesses
                      to fix     set it to a random one

                    tierguard.lock: wrote 1 variable of %s; 1 error, 0 warnings
                    """.formatted(tier), ""));
            assertThat(Files.readString(lock)).contains("SHOP_KEY").doesNotContain("SHOP_DB_PASSWORD");
        }

        @ParameterizedTest
        @ValueSource(strings = {"development", "test"})
        void only_warns_of_it_on_developers_machines(String tier) {
            Called called = write(tier, "SHOP_DB_PASSWORD", "changeit", "SHOP_SEAL_KEY", "sealed:v1:test:k1:AAAA");

            assertThat(called).isEqualTo(new Called(0, """
                    warnings: 2 problems

                    TG-8032 SHOP_DB_PASSWORD: holds a value that everybody knows or guesses
                      to fix     set it to a random one

                    TG-8033 SHOP_SEAL_KEY: takes no part, since it is sealed
                      to fix     let the application that opens it call Pepper.fingerprints

                    tierguard.lock: wrote 0 variables of %s; 0 errors, 2 warnings
                    """.formatted(tier), ""));
        }

        @Test
        void reads_mounted_files_but_not_the_pepper() throws IOException {
            Path mounted = Files.writeString(directory.resolve("db"), "fake-One-1\n");
            write("staging", "SHOP_DB_PASSWORD_FILE", mounted.toString(), "SHOP_PEPPER_FILE", pepper.toString());
            write("production", "SHOP_DB_PASSWORD", "fake-One-1", "SHOP_PEPPER_FILE", pepper.toString());

            assertThat(Files.readString(lock)).contains("SHOP_DB_PASSWORD_FILE").doesNotContain("SHOP_PEPPER_FILE");
            assertThat(compare().out())
                    .contains("TG-8030 production SHOP_DB_PASSWORD: staging SHOP_DB_PASSWORD_FILE holds the same"
                            + " credential\n");
        }

        @Test
        void takes_bytes_that_are_no_text() throws IOException {
            Path store = Files.write(directory.resolve("store"), new byte[] {1, (byte) 0xFE, 3, (byte) 0xFF, 5, 6, 7});
            write("staging", "SHOP_STORE_KEY_FILE", store.toString());
            write("production", "SHOP_STORE_KEY_FILE", store.toString());

            assertThat(compare().status()).isEqualTo(1);
        }

        @Test
        void takes_variables_by_name() throws IOException {
            Called called = call(
                    variables("REGION", "eu-west-1", "SHOP_KEY", "fakeKey1"),
                    "fingerprint",
                    "write",
                    "--tier=test",
                    "--pepper-file=" + pepper,
                    "--variable=REGION",
                    "--lock=" + lock);

            assertThat(called.status()).isZero();
            assertThat(Files.readString(lock)).contains("test\tREGION\thm1:").doesNotContain("SHOP_KEY");
        }

        @Test
        void follows_a_link_and_leaves_nothing_beside_the_file() throws IOException {
            Path real = directory.resolve("real.lock");
            write("production", "SHOP_KEY", "fakeKey1");
            Files.move(lock, real);
            Files.createSymbolicLink(lock, real);

            write("staging", "SHOP_KEY", "fakeKey2");

            assertThat(lock).isSymbolicLink();
            assertThat(Files.readAllLines(real)).hasSize(3);
            assertThat(directory).isDirectoryNotContaining("glob:**.new");
        }
    }

    @Nested
    class Nothing_is_written {

        private Called refused(Called called) throws IOException {
            assertThat(directory).isDirectoryNotContaining("glob:**.new");
            return called;
        }

        @Test
        void over_a_file_that_cannot_be_read() throws IOException {
            write("production", "SHOP_KEY", "fakeKey1");
            String damaged = Files.readString(lock) + "<<<<<<< ours\n";
            Files.writeString(lock, damaged);
            Called expected = new Called(2, "", """
                    tierguard.lock cannot be used: 1 problem

                    TG-8034 tierguard.lock:3: this marks a merge that was not finished
                      to fix     take the file as version control has it, and let the deploy jobs write their lines again
                    """);

            assertThat(refused(write("staging", "SHOP_KEY", "fakeKey2"))).isEqualTo(expected);
            assertThat(compare()).isEqualTo(expected);
            assertThat(lock).hasContent(damaged);
        }

        @Test
        void with_another_pepper() throws IOException {
            write("production", "SHOP_KEY", "fakeKey1");
            String before = Files.readString(lock);
            String kid = before.substring("tierguard-fingerprints hm1:".length(), before.indexOf('\n'));
            pepper = ownerOnly("other", new StringBuilder(PEPPER).reverse().toString());

            Called called = refused(write("staging", "SHOP_KEY", "fakeKey1"));

            assertThat(called.status()).isEqualTo(2);
            assertThat(called.out()).isEmpty();
            assertThat(called.err())
                    .startsWith(
                            "tierguard.lock cannot be used: 1 problem\n\nTG-8035 tierguard.lock:1: its fingerprints are"
                                    + " of the pepper " + kid + ", and this is the pepper ");
            assertThat(lock).hasContent(before);
            assertThat(compareWith(
                                    variables("SHOP_KEY", "fakeKey1"),
                                    "--tier=staging",
                                    "--pepper-file=" + pepper,
                                    "--prefix=SHOP_")
                            .err())
                    .isEqualTo(called.err());
        }

        @Test
        void while_another_write_is_under_way() throws IOException {
            Path unfinished = Files.createFile(directory.resolve("tierguard.lock.new"));

            assertThat(write("staging", "SHOP_KEY", "fakeKey1"))
                    .isEqualTo(new Called(
                            2,
                            "",
                            "tierguard fingerprint write: " + lock + ".new is there: another write is under way, or was"
                                    + " broken off; then remove it\n"));
            assertThat(lock).doesNotExist();
            assertThat(unfinished).exists();
        }

        @Test
        void where_no_secret_was_found() throws IOException {
            write("staging", "SHOP_KEY", "fakeKey1");
            String before = Files.readString(lock);

            assertThat(write("staging", "SHOP_PORT", "8080", "KEY", "fakeKey1"))
                    .isEqualTo(new Called(
                            2,
                            "",
                            "tierguard fingerprint write: no secret is among the chosen variables,"
                                    + " so that nothing can be said of them\n"));
            assertThat(lock).hasContent(before);
        }

        @Test
        void where_nothing_is_chosen() throws IOException {
            List<String> args =
                    List.of("fingerprint", "write", "--tier=test", "--pepper-file=" + pepper, "--lock=" + lock);
            List<String> everything = new ArrayList<>(args);
            everything.add("--prefix= ");

            assertThat(refused(Called.tierguard(new byte[0], args)).err())
                    .startsWith("tierguard fingerprint write: no variables are chosen: name --prefix PREFIX or"
                            + " --variable NAME\n");
            assertThat(refused(Called.tierguard(new byte[0], everything)).err())
                    .startsWith("tierguard fingerprint write: --prefix is the beginning of names, such as SHOP_\n");
        }

        @Test
        void where_a_mounted_file_is_missing() throws IOException {
            assertThat(refused(
                            write("staging", "SHOP_KEY", "fakeKey1", "SHOP_DB_PASSWORD_FILE", "/no/such/fake-One-1")))
                    .isEqualTo(new Called(2, "", """
                            there are no fingerprints to make: 1 problem

                            TG-8033 SHOP_DB_PASSWORD_FILE: takes no part, since the file that it names cannot be read
                              to fix     mount the file here, or leave the variable out
                            """));
            assertThat(lock).doesNotExist();
        }

        @Test
        void where_a_mounted_file_is_none_whose_end_is_known() {
            assertThat(write("staging", "SHOP_DB_PASSWORD_FILE", "/dev/null")).isEqualTo(new Called(2, "", """
                            there are no fingerprints to make: 1 problem

                            TG-8033 SHOP_DB_PASSWORD_FILE: takes no part, since the file that it names cannot be read
                              to fix     mount the file here, or leave the variable out
                            """));
        }

        @Test
        void with_a_pepper_that_others_may_read() throws IOException {
            Files.setPosixFilePermissions(pepper, PosixFilePermissions.fromString("rw-r--r--"));

            assertThat(refused(write("staging", "SHOP_KEY", "fakeKey1"))).isEqualTo(new Called(2, "", """
                    the pepper cannot be used: 1 problem

                    TG-8036 the pepper file: it is not its owner's alone: its permissions are rw-r--r--
                      to fix     write one with 'tierguard fingerprint pepper FILE', and have it readable by its owner only
                    """));
        }

        @Test
        void into_a_directory_that_is_not_there() throws IOException {
            lock = directory.resolve("no/tierguard.lock");

            assertThat(refused(write("staging", "SHOP_KEY", "fakeKey1")))
                    .isEqualTo(new Called(
                            2,
                            "",
                            "tierguard fingerprint write: " + lock
                                    + " cannot be written: name a file in a directory that exists\n"));
        }
    }

    @Nested
    class Comparing_what_is_set_now {

        @Test
        void tells_what_other_tiers_have_and_writes_nothing() throws IOException {
            write("production", "SHOP_KEY", "fakeKey1");
            write("staging", "SHOP_OLD_KEY", "fakeKey1");
            String before = Files.readString(lock);

            Called called = compareWith(
                    variables("SHOP_NEW_KEY", "fakeKey1", "SHOP_DB_PASSWORD", "postgres"),
                    "--tier=staging",
                    "--pepper-file=" + pepper,
                    "--prefix=SHOP_");

            assertThat(called).isEqualTo(new Called(1, """
                    errors: 2 problems

                    TG-8032 SHOP_DB_PASSWORD: holds a value that everybody knows or guesses
                      to fix     set it to a random one

                    TG-8030 production SHOP_KEY: staging SHOP_NEW_KEY holds the same credential
                      production SHOP_KEY   tierguard.lock:2
                      staging SHOP_NEW_KEY  environment variable
                      to fix                use another credential in staging, and replace production's, which has been elsewhere

                    2 errors, 0 warnings, among 1 variable of production, 1 variable of staging; nothing is written of development, test
                    """, ""));
            assertThat(lock).hasContent(before);
        }
    }

    @Nested
    class A_permission_to_share {

        @Test
        void lets_the_comparison_pass_until_its_day() throws IOException {
            write("production", "SHOP_KEY", "fakeKey1");
            write("staging", "SHOP_KEY", "fakeKey1");
            Path sharing = Files.writeString(
                    directory.resolve("sharing.txt"),
                    "# reviewed\r\nproduction SHOP_KEY = staging SHOP_KEY until 2026-12-01: one account\r\n");

            assertThat(compare("--sharing", sharing.toString())).isEqualTo(new Called(0, """
                    warnings: 1 problem

                    TG-8039 sharing.txt:2: ends on 2026-12-01
                      to fix     give each tier a credential of its own, or renew the line with a reason

                    0 errors, 1 warning, among 1 variable of production, 1 variable of staging; nothing is written of development, test
                    """, ""));
            List<String> later =
                    List.of("fingerprint", "compare", "--lock=" + lock, "--at=2026-12-02", "--sharing=" + sharing);
            assertThat(Called.tierguard(new byte[0], later).status()).isEqualTo(1);
        }
    }

    @Nested
    class A_pepper {

        @Test
        void is_made_once() throws IOException {
            Path file = directory.resolve("made");

            Called called = call(Map.of(), "fingerprint", "pepper", file.toString());

            String made = Files.readString(file);
            assertThat(called.status()).isZero();
            assertThat(called.out())
                    .matches("Wrote pepper [0-9a-f]{12} to \\Q" + file
                            + "\\E\\. Hand it to the deploy job of every tier as" + " a secret; never check it in\\.\n")
                    .doesNotContain(made.strip().substring(0, 12));
            assertThat(call(Map.of(), "fingerprint", "pepper", file.toString())).isEqualTo(new Called(2, "", """
                            the pepper cannot be used: 1 problem

                            TG-8036 the pepper file: there is a file already, which is left as it is
                              to fix     write one with 'tierguard fingerprint pepper FILE', and have it readable by its owner only
                            """));
            assertThat(file).hasContent(made);
        }
    }

    @Test
    void other_secrets_of_another_length_make_the_same_output_but_for_fingerprints() throws IOException {
        String one = everything("ξψζωξψ1", "ж");
        String other = everything("ΞΨΖΩξψζωΔΘΛΠΣΦ22", "жщюэ");

        assertThat(one).isEqualTo(other).contains("TG-8030", "TG-8032", "TG-8033");
    }

    private String everything(String secret, String unknown) throws IOException {
        Files.deleteIfExists(lock);
        StringBuilder all = new StringBuilder();
        String url = "jdbc:postgresql://h/db?user=u&password=" + secret;
        all.append(write("production", "SHOP_DB_PASSWORD", secret, "SHOP_X_PASSWORD", "admin"));
        all.append(write("staging", "SHOP_DB_URL", url, "SHOP_S_KEY", "sealed:v1:staging:k1:" + secret));
        all.append(write("test", "SHOP_DB_PASSWORD_FILE", "/no/" + secret));
        all.append(compare()).append(compare("--format=json"));
        all.append(compareWith(
                variables("SHOP_URL", "redis://:" + secret + "@h"),
                "--tier=test",
                "--pepper-file=" + pepper,
                "--prefix=SHOP_"));
        all.append(call(Map.of(), "fingerprint", "compare", "--lock", "https://me:" + secret + "@h"));
        all.append(call(Map.of(), "fingerprint", "compare", "--lock", secret + ":@" + unknown));
        all.append(call(Map.of(), "fingerprint", "compare", secret));
        all.append(call(
                variables("A", secret),
                "fingerprint",
                "write",
                "--tier=test",
                "--pepper-file=" + pepper,
                "--variable=" + secret));
        all.append(call(
                Map.of(),
                "fingerprint",
                "write",
                "--tier=test",
                "--prefix=A",
                "--pepper-file",
                ownerOnly("p", secret).toString()));
        Files.writeString(directory.resolve("bad"), secret + "\n" + unknown);
        all.append(call(
                Map.of(),
                "fingerprint",
                "compare",
                "--lock",
                directory.resolve("bad").toString()));
        all.append(compare("--sharing", directory.resolve("bad").toString()));
        String output = all.toString();
        assertThat(output).doesNotContainPattern("[\\p{IsGreek}\\p{IsCyrillic}]");
        return output + Files.readString(lock).replaceAll("(hm1:[0-9a-f]{12}:)\\S+", "$1…");
    }

    @Test
    void many_writers_lose_no_lines() throws Exception {
        List<Thread> jobs = new ArrayList<>();
        for (String tier : List.of("development", "test", "staging", "production")) {
            Thread job = new Thread(() -> {
                while (write(tier, "SHOP_KEY", "fakeKey1").status() == 2) {
                    Thread.onSpinWait();
                }
            });
            jobs.add(job);
            job.start();
        }
        for (Thread job : jobs) {
            job.join();
        }

        assertThat(Files.readString(lock, StandardCharsets.US_ASCII).lines()).hasSize(5);
    }

    @Test
    void a_lock_file_that_nobody_has_written_is_told_with_what_writes_it() {
        assertThat(call(Map.of(), "fingerprint", "compare", "--lock", "nowhere.lock"))
                .asString()
                .contains(
                        "there is no file at nowhere.lock, which --lock names: the first 'tierguard fingerprint write'"
                                + " makes it");
    }
}
