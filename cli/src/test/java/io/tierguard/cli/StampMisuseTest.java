package io.tierguard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.testing.Forge;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code stamp} does not even try: nothing is connected to, and no word of a secret is repeated. */
class StampMisuseTest {

    private static final String SECRET = "zqxZQX" + "77";

    @TempDir
    Path directory;

    private ServerSocket listener;
    private StampingDesk desk;
    private String url;

    @BeforeEach
    void listen() throws IOException {
        listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        listener.setSoTimeout(1);
        desk = new StampingDesk(directory, """
                endpoints:
                  staging:
                    - localhost:%d
                    - localhost:1
                  production:
                    - own.staging.example.com
                crossings:
                  - {from: staging, to: production, endpoint: "own.staging.example.com:%d", reason: a test, expires: 2999-01-01}
                """.formatted(listener.getLocalPort(), listener.getLocalPort()));
        url = "jdbc:postgresql://localhost:" + listener.getLocalPort() + "/orders";
    }

    @AfterEach
    void nobody_has_connected() throws IOException {
        try (ServerSocket asked = listener) {
            assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(asked::accept);
        }
    }

    private static Called misuse(String text) {
        return new Called(2, "", "tierguard stamp: " + text + "\nTry 'tierguard stamp --help'.\n");
    }

    private static Called input(String text) {
        return new Called(2, "", "tierguard stamp: " + text + "\n");
    }

    static Stream<Arguments> calls() {
        return Stream.of(
                Arguments.of(List.of(), "JDBC-URL is missing, or --url-env VAR"),
                Arguments.of(
                        List.of("--url-env", "DB_URL", "jdbc:x:y"),
                        "JDBC-URL and --url-env say the same: leave one out"),
                Arguments.of(List.of("https://" + SECRET + ".example.com"), "JDBC-URL begins with jdbc:"),
                Arguments.of(
                        List.of("--password-env", "A", "--password-file", "b", "jdbc:x:y"),
                        "--password-env and --password-file say the same: leave one out"),
                Arguments.of(
                        List.of("--password-file", "jdbc:" + SECRET, "jdbc:x:y"),
                        "--password-file takes a path, not a URL"),
                Arguments.of(List.of("--driver", "jdbc:" + SECRET, "jdbc:x:y"), "--driver takes a path, not a URL"),
                Arguments.of(List.of("--key", "jdbc:" + SECRET, "jdbc:x:y"), "--key takes a path, not a URL"),
                Arguments.of(List.of("jdbc:x:y"), "--key FILE is missing"),
                Arguments.of(
                        List.of("--show", "--verify", "jdbc:x:y"),
                        "--show and --verify stand alone: they change nothing"),
                Arguments.of(
                        List.of("--show", "--dry-run", "jdbc:x:y"),
                        "--show and --verify stand alone: they change nothing"),
                Arguments.of(
                        List.of("--verify", "--data", "jdbc:x:y"),
                        "--show and --verify stand alone: they change nothing"),
                Arguments.of(
                        List.of("--show", "--replace", "staging", "jdbc:x:y"),
                        "--show and --verify stand alone: they change nothing"),
                Arguments.of(List.of("--verify", "--key", SECRET, "jdbc:x:y"), "--show and --verify need no --key"),
                Arguments.of(List.of("--identity", SECRET, "jdbc:x:y"), "--identity is for --dry-run"),
                Arguments.of(
                        List.of("--pasword-env", SECRET, "jdbc:x:y"),
                        "argument 6 is no option of this command; did you mean --password-env?"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("calls")
    void is_told_without_the_callers_words(List<String> more, String text) {
        assertThat(desk.look("staging", more.toArray(String[]::new))).isEqualTo(misuse(text));
    }

    static Stream<Arguments> orders() {
        return Stream.of(
                Arguments.of(List.of("--sanitised"), "--sanitised and --from NAME stand together"),
                Arguments.of(List.of("--from", "production"), "--sanitised and --from NAME stand together"),
                Arguments.of(
                        List.of("--sanitised", "--server", "--from", "production"),
                        "--sanitised is about data: leave --server out"),
                Arguments.of(
                        List.of("--sanitised", "--from", "staging"),
                        "--from names another environment than --environment"),
                Arguments.of(
                        List.of("--dry-run", "--identity", SECRET),
                        "--identity is what the query of docs/markers.md prints, such as"
                                + " engine=postgresql,name=orders,system=7412…,database=16384"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("orders")
    void is_told_of_orders_that_contradict_themselves(List<String> more, String text) {
        List<String> args = new ArrayList<>(more);
        args.add(url);
        assertThat(desk.stamp("staging", args.toArray(String[]::new))).isEqualTo(misuse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "engine=postgresql,name=other,system=1,database=2",
                "engine=mariadb,name=orders,database=orders",
                "engine=h2,name=orders,database=orders"
            })
    void is_told_of_an_identity_of_another_database(String identity) {
        assertThat(desk.stamp("staging", "--dry-run", "--identity", identity, url))
                .isEqualTo(misuse("--identity tells of another database than the URL"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "zqxZQX77",
                "engine=postgresql",
                "name=orders",
                "engine=postgresql,name=orders,",
                "engine=postgresql,name=orders,name=orders",
                "engine=postgresql,name=orders,system=",
                "engine=postgresql,name=orders,a=b=c"
            })
    void is_told_of_an_identity_that_no_query_prints(String identity) {
        assertThat(desk.stamp("staging", "--dry-run", "--identity", identity, url)
                        .err())
                .startsWith("tierguard stamp: --identity is what the query of docs/markers.md prints, such as ");
    }

    @Test
    void is_told_of_an_environment_that_nobody_declares() {
        assertThat(desk.stamp("staging", "--replace", "stagin", url)).isEqualTo(new Called(2, "", """
                stamp has no answer: 1 problem

                TG-6002 --replace: 'stagin' is not a declared environment
                  to fix     did you mean staging? Declared are development, test, staging, production
                """));
        assertThat(Called.tierguard("stamp", "--registry", desk.registry().toString(), url))
                .isEqualTo(misuse("--environment NAME is missing"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://owner:zqxZQX77@localhost/orders",
                "jdbc:postgresql://zqxZQX77@localhost/orders",
                "jdbc:postgresql://localhost/orders?user=owner&password=zqxZQX77",
                "jdbc:postgresql://localhost/orders?PassWord=zqxZQX77",
                "jdbc:mysql://localhost/orders?p%61ssword=zqxZQX77",
                "jdbc:mysql://localhost/orders?%70assword=zqxZQX77",
                "jdbc:mysql://(host=localhost,password=zqxZQX77)/orders",
                "jdbc:mariadb://localhost/orders?keyStorePassword=zqxZQX77",
                "jdbc:h2:tcp://localhost/orders;PASSWORD=zqxZQX77",
                "jdbc:sqlserver://localhost;pwd=zqxZQX77"
            })
    void takes_no_password_as_an_argument(String argument) {
        assertThat(desk.stamp("staging", argument))
                .isEqualTo(misuse("JDBC-URL holds a password, which every user of this machine can see:"
                        + " hand it over by --password-env, or the whole URL by --url-env"));
    }

    @Nested
    class A_password {

        @Test
        void that_is_not_where_it_is_said_to_be_is_told_without_the_name() throws IOException {
            assertThat(desk.stamp("staging", "--password-env", SECRET, url))
                    .isEqualTo(input("the variable that --password-env names is not set, or is empty"));
            assertThat(desk.stamp("staging", "--url-env", SECRET))
                    .isEqualTo(input("the variable that --url-env names is not set, or is empty"));
            Called unreadable = input("the file that --password-file names is not there, empty, or cannot be read");
            assertThat(desk.stamp("staging", "--password-file", SECRET, url)).isEqualTo(unreadable);
            assertThat(desk.stamp("staging", "--password-file", directory.toString(), url))
                    .isEqualTo(unreadable);
            Path empty = Files.writeString(directory.resolve("empty"), "");
            assertThat(desk.stamp("staging", "--password-file", empty.toString(), url))
                    .isEqualTo(unreadable);
            Path bytes = Files.write(directory.resolve("bytes"), new byte[] {(byte) 0xFF});
            assertThat(desk.stamp("staging", "--password-file", bytes.toString(), url))
                    .isEqualTo(input("the file that --password-file names holds no text in UTF-8"));
        }
    }

    @Nested
    class A_key {

        private Called unusable(String reason) {
            return new Called(
                    2,
                    "",
                    "stamp has no answer: 1 problem\n\nTG-3040 --key: the stamping key cannot be used: "
                            + reason
                            + "\n  to fix     have the private half of an Ed25519 key in a file of its owner's alone,"
                            + " as docs/markers.md makes one\n");
        }

        @Test
        void that_others_may_read_is_not_read() throws IOException {
            Path open = desk.key("open.jwk", desk.forge(), "rw-r-----");

            assertThat(desk.stampBy(open, "staging", url))
                    .isEqualTo(unusable("others than its owner may read it: its permissions are rw-r-----"));
        }

        @Test
        void that_is_none_is_told_without_its_content() throws IOException {
            Path none = desk.key("none.jwk", Forge.of(SECRET, "X25519"), "rw-------");
            Files.writeString(none, "{\"kty\":\"OKP\",\"crv\":\"X25519\",\"d\":\"" + SECRET + "\"}");

            assertThat(desk.stampBy(none, "staging", url))
                    .isEqualTo(unusable("kty must be OKP and crv must be Ed25519"));
            Files.writeString(none, SECRET);
            assertThat(desk.stampBy(none, "staging", url))
                    .isEqualTo(unusable("it holds no JSON object with members of one name each"));
            Path missing = directory.resolve("missing.jwk");
            assertThat(desk.stampBy(missing, "staging", url)).isEqualTo(unusable("there is no such file"));
        }
    }

    @Test
    void does_not_repeat_a_key_that_is_given_in_the_place_of_its_file() {
        assertThat(desk.stampBy(Path.of(SECRET), "staging", url).err())
                .startsWith(
                        "stamp has no answer: 1 problem\n\nTG-3040 --key: the stamping key cannot be used: there is no such file\n")
                .doesNotContain(SECRET);
    }

    @Nested
    class A_driver {

        @Test
        void that_is_no_jar_is_told() throws IOException {
            assertThat(desk.stamp("staging", "--driver", "no/such.jar", url))
                    .isEqualTo(input("there is no file at the path that --driver names"));
            Path text = Files.writeString(directory.resolve("text.jar"), "text");
            assertThat(desk.stamp("staging", "--driver", text.toString(), url))
                    .isEqualTo(input("the file that --driver names is no jar"));
        }
    }

    @Nested
    class A_target {

        @Test
        void of_another_environment_is_refused_though_a_crossing_leads_there() {
            String crossed = "jdbc:postgresql://own.staging.example.com:" + listener.getLocalPort() + "/orders";

            assertThat(desk.stamp("staging", crossed))
                    .isEqualTo(new Called(1, "", """
                    TG-3048 refused: own.staging.example.com:PORT/orders belongs to production, and the crossing at tierguard.yaml:14 permits to reach it, not to stamp it
                      to fix     stamp it with --environment production, or name a database of staging
                    """.replace("PORT", String.valueOf(listener.getLocalPort()))));
            assertThat(desk.stamp("staging", "jdbc:postgresql://own.staging.example.com/orders")
                            .err())
                    .startsWith(
                            "TG-2001 refused: this process is staging, and own.staging.example.com:5432/orders belongs to production\n");
        }

        @Test
        void of_several_servers_is_refused() {
            String several = "jdbc:postgresql://localhost:" + listener.getLocalPort() + ",localhost:1/orders";

            assertThat(desk.stamp("staging", several)).isEqualTo(new Called(1, "", """
                    TG-3049 refused: this URL may reach 2 databases, and one is stamped at a time
                      to fix     name one, and then the next
                    """));
        }

        @Test
        void that_has_no_markers_is_refused() throws IOException {
            Files.writeString(
                    desk.registry(),
                    Files.readString(desk.registry()).replace("  staging:\n", "  staging:\n    - local\n"));

            assertThat(desk.stamp("staging", "jdbc:h2:mem:orders")).isEqualTo(new Called(1, "", """
                    TG-3046 refused: a database inside a process or in a file is not stamped: nobody asks it for a marker
                      to fix     nothing is to be done
                    """));
        }

        @Test
        void that_cannot_be_read_is_refused() {
            assertThat(desk.stamp("staging", url + "?socketFactory=" + SECRET).err())
                    .startsWith("TG-2008 refused: ")
                    .doesNotContain(SECRET);
        }
    }

    @Test
    void observing_is_no_permission_to_stamp() throws IOException {
        Files.writeString(
                desk.registry(),
                Files.readString(desk.registry())
                        .replace("policy:\n", "policy:\n  mode: {observe-until: 2999-01-01}\n"));

        assertThat(desk.stamp("staging", "jdbc:postgresql://own.staging.example.com/orders")
                        .err())
                .startsWith("TG-2001 refused: ");
    }

    @Test
    void a_url_may_come_from_a_variable_with_whatever_it_holds() {
        Called called = Called.tierguard(
                Map.of("DB_URL", "jdbc:postgresql://own.staging.example.com/orders?user=u&password=" + SECRET),
                new byte[0],
                List.of(
                        "stamp",
                        "--registry",
                        desk.registry().toString(),
                        "--environment",
                        "staging",
                        "--show",
                        "--url-env",
                        "DB_URL"));

        assertThat(called.status()).isEqualTo(1);
        assertThat(called.err())
                .contains("jdbc:postgresql://own.staging.example.com/orders  (credentials and parameters left out)")
                .doesNotContain(SECRET);
    }
}
