package io.tierguard.cli;

import static io.tierguard.cli.Called.REGISTRY;
import static io.tierguard.cli.Called.explain;
import static io.tierguard.cli.Called.tierguard;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Exit status 2: there is no answer, and a text without any word of the caller's that could be a secret. */
class MisuseTest {

    private static final String SECRET = "w0rd" + "Z9Q";
    private static final String URL = "https://me:" + SECRET + "@a.staging.example.com/?key=" + SECRET;

    private static Called misuse(String command, String text) {
        return new Called(2, "", command + ": " + text + "\nTry '" + command + " --help'.\n");
    }

    static Stream<Arguments> calls() {
        String explain = "tierguard explain";
        String write = "tierguard fingerprint write";
        String options = "--registry, --environment, --format, --resolve, --at, --help";
        return Stream.of(
                Arguments.of(List.of(), "tierguard", "no command is given"),
                Arguments.of(
                        List.of(URL),
                        "tierguard",
                        "argument 1 is no command; commands are explain, init, keys, seal, unseal, attest, verify,"
                                + " fingerprint, stamp, scan, doctor, completion, help"),
                Arguments.of(List.of("explian", URL), "tierguard", "argument 1 is no command; did you mean explain?"),
                Arguments.of(
                        List.of("--password=" + SECRET),
                        "tierguard",
                        "argument 1 is no option of this command; options are --help, --version"),
                Arguments.of(List.of("explain", URL), explain, "--registry FILE and --environment NAME are missing"),
                Arguments.of(List.of("explain", "--registry", REGISTRY, URL), explain, "--environment NAME is missing"),
                Arguments.of(
                        List.of("explain", "--environment", "staging", URL), explain, "--registry FILE is missing"),
                Arguments.of(
                        List.of("explain", "--registry", REGISTRY, "--environment", "staging"),
                        explain,
                        "no TARGET is given: name one or more, or - to read them from standard input"),
                Arguments.of(
                        List.of("explain", "--registry", REGISTRY, "--environment", "staging", "-", URL),
                        explain,
                        "- stands alone: it reads all targets from standard input"),
                Arguments.of(
                        List.of("explain", "-", "--registry", REGISTRY, "--environment", "staging", "-"),
                        explain,
                        "- stands alone: it reads all targets from standard input"),
                Arguments.of(
                        List.of("explain", URL, "--enviroment=" + SECRET),
                        explain,
                        "argument 3 is no option of this command; did you mean --environment?"),
                Arguments.of(
                        List.of("explain", URL, "-p" + SECRET),
                        explain,
                        "argument 3 is no option of this command; options are " + options),
                Arguments.of(
                        List.of("explain", "--resolve=" + SECRET, URL),
                        explain,
                        "--resolve cannot be read: it takes no value"),
                Arguments.of(
                        List.of("explain", "--registry=" + REGISTRY, "--registry", URL),
                        explain,
                        "--registry is given twice"),
                Arguments.of(List.of("explain", URL, "--at"), explain, "--at lacks its value"),
                Arguments.of(List.of("explain", "--registry", "--resolve", URL), explain, "--registry lacks its value"),
                Arguments.of(
                        List.of("explain", "--registry", REGISTRY, "--environment", "staging", "--at", URL, URL),
                        explain,
                        "--at is a date, such as 2027-03-31"),
                Arguments.of(
                        List.of("explain", "--registry", REGISTRY, "--environment", "x", "--at", "2027-02-30", URL),
                        explain,
                        "--at is a date, such as 2027-03-31"),
                Arguments.of(
                        List.of("explain", "--registry", REGISTRY, "--environment", "staging", "--format", URL, URL),
                        explain,
                        "--format is text or json"),
                Arguments.of(
                        List.of("explain", "--environment", "staging", "--registry", URL, URL),
                        explain,
                        "--registry takes a path, not a URL"),
                Arguments.of(
                        List.of("explain", "--environment", "staging", "--registry", "JDBC:x:" + SECRET, URL),
                        explain,
                        "--registry takes a path, not a URL"),
                Arguments.of(
                        List.of("explain", "--environment", "staging", "--registry", " ", URL),
                        explain,
                        "--registry takes a path"),
                Arguments.of(
                        List.of("explain", "--environment", "staging", "--registry", SECRET + "\0", URL),
                        explain,
                        "--registry takes a path, and this is none"),
                Arguments.of(
                        List.of("explain", "TG-2001", "--resolve"),
                        explain,
                        "TG-nnnn stands alone: it takes no options and no targets"),
                Arguments.of(
                        List.of("explain", "--registry", REGISTRY, "--environment", "staging", "TG-2001"),
                        explain,
                        "TG-nnnn stands alone: it takes no options and no targets"),
                Arguments.of(
                        List.of("explain", "TG-2001", "TG-2002"),
                        explain,
                        "TG-nnnn stands alone: it takes no options and no targets"),
                Arguments.of(List.of("explain", "TG-9999"), explain, "TG-9999 is no code of this version"),
                Arguments.of(List.of("fingerprint"), "tierguard fingerprint", "no command is given"),
                Arguments.of(
                        List.of("fingerprint", URL),
                        "tierguard fingerprint",
                        "argument 2 is no command; commands are write, compare, pepper"),
                Arguments.of(List.of("fingerprint", "write"), write, "--tier TIER is missing, or --environment NAME"),
                Arguments.of(
                        List.of("fingerprint", "write", "--tier", SECRET),
                        write,
                        "--tier is one of development, test, staging, production"),
                Arguments.of(
                        List.of("fingerprint", "write", "--tier", "test", "--environment", SECRET),
                        write,
                        "--tier stands for itself: leave --environment and --registry out"),
                Arguments.of(
                        List.of("fingerprint", "write", "--environment", SECRET),
                        write,
                        "--registry FILE is missing, which tells the tier of --environment"),
                Arguments.of(
                        List.of("fingerprint", "write", "--registry", REGISTRY),
                        write,
                        "--environment NAME is missing"),
                Arguments.of(List.of("fingerprint", "write", "--tier", "test"), write, "--pepper-file FILE is missing"),
                Arguments.of(
                        List.of("fingerprint", "write", "--tier", "test", "--pepper-file", URL),
                        write,
                        "--pepper-file takes a path, not a URL"),
                Arguments.of(
                        List.of("fingerprint", "write", "--tier", "test", "--lock", URL),
                        write,
                        "--lock takes a path, not a URL"),
                Arguments.of(
                        List.of("fingerprint", "compare", "--prefix", "SHOP_"),
                        "tierguard fingerprint compare",
                        "--tier TIER is missing, whose variables these are"),
                Arguments.of(
                        List.of("fingerprint", "compare", "--format", URL),
                        "tierguard fingerprint compare",
                        "--format is text or json"),
                Arguments.of(List.of("fingerprint", "pepper"), "tierguard fingerprint pepper", "FILE lacks its value"),
                Arguments.of(List.of("init", "a", URL), "tierguard init", "argument 3 is one too many"),
                Arguments.of(List.of("init", URL), "tierguard init", "FILE takes a path, not a URL"));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("calls")
    void is_told_without_the_callers_words(List<String> args, String command, String text) {
        assertThat(tierguard(new byte[0], args)).isEqualTo(misuse(command, text));
    }

    @Test
    void takes_an_argument_that_begins_with_an_at_sign_for_a_target() {
        assertThat(explain("@" + REGISTRY).out()).startsWith("1  REFUSED  …\n");
    }

    @Test
    void takes_whatever_stands_behind_two_hyphens_for_a_target() {
        assertThat(explain("--", "--resolve", "").out())
                .startsWith("1  REFUSED  …\n")
                .contains("\n2  REFUSED  …\n");
    }

    @Nested
    class An_environment {

        @Test
        void that_is_misspelled_gets_the_nearest_and_the_list() {
            Called called = tierguard(
                    "explain", "--registry", REGISTRY, "--environment", "produktion", "https://api.stripe.com");

            assertThat(called).isEqualTo(new Called(2, "", """
                    explain has no answer: 1 problem

                    TG-6002 --environment: 'produktion' is not a declared environment
                      to fix     did you mean production? Declared are development, test, staging, production, qa-eu, preview/*
                    """));
        }

        @Test
        void that_resembles_nothing_gets_the_list_and_is_not_shown() {
            Called called =
                    tierguard("explain", "--registry", REGISTRY, "--environment", URL, "https://api.stripe.com");

            assertThat(called).isEqualTo(new Called(2, "", """
                    explain has no answer: 1 problem

                    TG-6002 --environment: '…' is not a declared environment
                      to fix     declared are development, test, staging, production, qa-eu, preview/*
                    """));
        }

        @Test
        void that_two_patterns_match_equally_well_is_none(@TempDir Path directory) throws IOException {
            Path registry = Files.writeString(
                    directory.resolve("tied.yaml"),
                    "version: 1\nenvironments: {\"a*b\": staging, \"a*c*b\": production}\n");

            Called called = tierguard(
                    "explain", "--registry", registry.toString(), "--environment", "axcxb", "https://api.stripe.com");

            assertThat(called).isEqualTo(new Called(2, "", """
                    explain has no answer: 1 problem

                    TG-1016 --environment: 'axcxb' is matched equally well by the environment patterns a*b and a*c*b
                      to fix     declare 'axcxb' itself under environments:, or lengthen one pattern
                    """));
        }
    }

    @Nested
    class A_registry {

        @TempDir
        Path directory;

        @Test
        void that_is_wrong_is_reported_in_full() throws IOException {
            Path registry = Files.writeString(directory.resolve("bad.yaml"), "version: 2\nendpoint: {}\n");

            assertThat(tierguard(
                            "explain",
                            "--registry",
                            registry.toString(),
                            "--environment",
                            "staging",
                            "https://api.stripe.com"))
                    .isEqualTo(new Called(2, "", """
                            bad.yaml cannot be used: 2 problems

                            TG-1027 bad.yaml:1:10: version 2 of the registry file is not known
                              to fix     write version: 1

                            TG-1005 bad.yaml:2:1: 'endpoint' is not a key that is known here
                              to fix     did you mean 'endpoints'?
                            """));
        }

        @Test
        void that_is_not_there_is_named() {
            assertThat(tierguard("explain", "--registry", "no/such.yaml", "--environment", "staging", "-"))
                    .isEqualTo(new Called(
                            2, "", "tierguard explain: there is no file at no/such.yaml, which --registry names\n"));
        }

        @Test
        void that_could_be_a_secret_is_not_named() {
            assertThat(tierguard("explain", "--registry", "me:" + SECRET + "@db", "--environment", "staging", "-"))
                    .isEqualTo(new Called(
                            2, "", "tierguard explain: there is no file at the given path, which --registry names\n"));
        }
    }

    @Nested
    class A_stream {

        @Test
        void that_nobody_reads_ends_the_work_without_a_stack_trace() {
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            OutputStream closed = new OutputStream() {
                @Override
                public void write(int b) throws IOException {
                    throw new IOException("Broken pipe");
                }
            };

            int status = Main.run(
                    List.of("explain", "--registry", REGISTRY, "--environment", "staging", "https://api.stripe.com"),
                    Map.of(),
                    InputStream.nullInputStream(),
                    closed,
                    err);

            assertThat(status).isEqualTo(2);
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .isEqualTo("tierguard explain: the output cannot be written to its end\n");
            assertThat(Main.run(List.of("--help"), Map.of(), InputStream.nullInputStream(), closed, closed))
                    .isEqualTo(2);
        }

        @Test
        void that_fails_in_the_middle_ends_the_work() {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            InputStream failing = new java.io.SequenceInputStream(
                    new ByteArrayInputStream("https://api.stripe.com\n".getBytes(StandardCharsets.UTF_8)),
                    new InputStream() {
                        @Override
                        public int read() throws IOException {
                            throw new IOException(SECRET);
                        }
                    });

            int status = Main.run(
                    List.of("explain", "--registry", REGISTRY, "--environment", "staging", "--format=json", "-"),
                    Map.of(),
                    failing,
                    out,
                    err);

            assertThat(status).isEqualTo(2);
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .isEqualTo("tierguard explain: standard input cannot be read behind line 1\n");
        }
    }
}
