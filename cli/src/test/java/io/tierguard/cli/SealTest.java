package io.tierguard.cli;

import static io.tierguard.cli.Called.tierguard;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code seal} and {@code unseal}, from a value to a seal and back. */
class SealTest {

    private static final String NAME = "SHOP_PAYMENT_KEY";
    private static final String SECRET = KeyDesk.SECRET;

    @TempDir
    Path directory;

    private KeyDesk desk;

    @BeforeEach
    void make_keys() {
        desk = new KeyDesk(directory);
        assertThat(desk.makeSealKey("staging", "k1", "staging.key").status()).isZero();
    }

    private Called seal(String input, String... more) {
        return desk.seal(input, "staging", more);
    }

    private String sealed(String secret) {
        return seal(secret, "--variable", NAME).out().strip();
    }

    private Called unseal(String seal, String... more) {
        String[] args = new String[more.length + 1];
        args[0] = "unseal";
        System.arraycopy(more, 0, args, 1, more.length);
        return KeyDesk.with(seal, args);
    }

    private String opened(String seal) {
        return unseal(seal, "--key", desk.path("staging.key"), "--variable", NAME, "--print")
                .out();
    }

    @Nested
    class A_value {

        @Test
        void is_sealed_and_only_the_seal_is_printed() {
            Called called = seal(SECRET, "--variable", NAME);

            assertThat(called.out()).matches("sealed:v1:staging:k1:[A-Za-z0-9_-]+\n");
            assertThat(called).isEqualTo(new Called(0, called.out(), ""));
            assertThat(opened(called.out())).isEqualTo(SECRET);
        }

        @ParameterizedTest
        @CsvSource({"'%s\n','%s'", "'%s\r\n','%s'", "'%s\n\n','%s\n'", "' %s ',' %s '"})
        void loses_one_line_feed_at_its_end_and_nothing_else(String given, String kept) throws IOException {
            String value = given.formatted(SECRET);
            String file = desk.file("value", value);

            assertThat(opened(sealed(value))).isEqualTo(kept.formatted(SECRET));
            assertThat(opened(seal("", "--variable", NAME, "--value-file", file).out()))
                    .isEqualTo(kept.formatted(SECRET));
            assertThat(opened(seal(value, "--variable", NAME, "--exact").out())).isEqualTo(value);
        }

        @Test
        void is_asked_for_at_a_terminal_and_wiped() {
            char[] typed = SECRET.toCharArray();
            StringBuilder asked = new StringBuilder();

            Called called = Called.tierguard(
                    Map.of(),
                    new byte[0],
                    List.of("seal", "--public", desk.path("seal.pub"), "--tier", "staging", "--variable", NAME),
                    text -> {
                        asked.append(text);
                        return Optional.of(typed);
                    });

            assertThat(asked).hasToString("Value of SHOP_PAYMENT_KEY (not shown): ");
            assertThat(opened(called.out())).isEqualTo(SECRET);
            assertThat(typed).containsOnly('\0');
        }

        @ParameterizedTest
        @ValueSource(strings = {"%s", "--value=%s", "--secret=%s", "--password=%s"})
        void is_no_argument(String argument) {
            assertThat(seal("", "--variable", NAME, argument.formatted(SECRET)))
                    .isEqualTo(KeyDesk.misuse(
                            "seal",
                            "a value is no argument: every user of this machine can see it, and the shell keeps it."
                                    + " Hand it in by standard input or --value-file FILE; and where this was a real"
                                    + " one, change it"));
        }

        @Test
        void that_cannot_be_sealed_is_told_without_a_word_of_it() throws IOException {
            assertThat(seal("", "--variable", NAME)).isEqualTo(KeyDesk.input("seal", "standard input is empty"));
            assertThat(seal("\n", "--variable", NAME).err())
                    .isEqualTo(KeyDesk.report(
                            "seal has no answer",
                            "TG-8021 the value: is sealed with nothing inside",
                            "seal the secret itself"));
            assertThat(seal(sealed(SECRET), "--variable", NAME).err()).contains("TG-8023 the value: ");
            assertThat(seal("x".repeat(65_537), "--variable", NAME).err()).contains("TG-8026 the value: ");
            assertThat(seal("x".repeat(200_000), "--variable", NAME))
                    .isEqualTo(KeyDesk.input("seal", "standard input holds more than 131072 bytes"));
            Files.write(directory.resolve("junk"), new byte[] {(byte) 0xC3, 0x28, 0, 1});
            assertThat(seal("", "--variable", NAME, "--value-file", desk.path("junk")))
                    .isEqualTo(KeyDesk.input("seal", "the file that --value-file names holds no text in UTF-8"));
            assertThat(seal("", "--variable", NAME, "--value-file", desk.path("missing")))
                    .isEqualTo(
                            KeyDesk.input("seal", "the file that --value-file names is not there, or cannot be read"));
            assertThat(seal("", "--variable", NAME, "--value-file", directory.toString()))
                    .isEqualTo(KeyDesk.input("seal", "the file that --value-file names is a directory"));
        }
    }

    @Test
    void a_call_that_lacks_something_seals_nothing() {
        assertThat(KeyDesk.with(SECRET, "seal", "--variable", NAME))
                .isEqualTo(KeyDesk.misuse("seal", "--tier TIER is missing"));
        assertThat(seal(SECRET)).isEqualTo(KeyDesk.misuse("seal", "--variable NAME is missing, or --env-file FILE"));
        assertThat(seal(SECRET, "--variable", SECRET))
                .isEqualTo(KeyDesk.misuse(
                        "seal", "--variable takes the variable's name in A-Z, 0-9 and _, such as SHOP_PAYMENT_KEY"));
        assertThat(desk.seal(SECRET, "production", "--variable", NAME))
                .isEqualTo(KeyDesk.input(
                        "seal",
                        "the file of public keys has none of production: 'tierguard keys seal --tier production' makes"
                                + " one"));
        assertThat(seal(SECRET, "--variable", NAME, "--kid", "k9"))
                .isEqualTo(
                        KeyDesk.input(
                                "seal",
                                "the file of public keys has none of staging with the name that --kid gives; its names are k1"));
        assertThat(KeyDesk.with(
                        SECRET, "seal", "--tier", "staging", "--variable", NAME, "--public", desk.path("staging.key")))
                .isEqualTo(KeyDesk.unanswered(
                        "seal",
                        "TG-8018 --public: line 1 of the key file cannot be used: it is a private key, which has no"
                                + " place in a file of public ones",
                        "write one key a line, as docs/seals.md shows"));
        assertThat(KeyDesk.with(SECRET, "seal", "--tier", "staging", "--variable", NAME, "--public", SECRET)
                        .err())
                .contains("TG-8016 --public: the key file cannot be read: there is no such file");
    }

    @Test
    void json_has_one_object_for_each_seal() {
        assertThat(seal(SECRET, "--variable", NAME, "--format", "json").out())
                .matches("\\{\"variable\":\"SHOP_PAYMENT_KEY\",\"tier\":\"staging\",\"kid\":\"k1\","
                        + "\"seal\":\"sealed:v1:staging:k1:[A-Za-z0-9_-]+\",\"new\":true}\n");
    }

    @Nested
    class A_seal {

        @Test
        void tells_without_a_key_whom_it_is_for() {
            assertThat(unseal(sealed(SECRET))).isEqualTo(new Called(0, "sealed for staging with the key k1\n", ""));
            assertThat(tierguard("unseal", sealed(SECRET)).out()).isEqualTo("sealed for staging with the key k1\n");
        }

        @Test
        void is_tried_by_a_key_and_shows_its_value_only_where_asked() {
            Called called = unseal(sealed(SECRET), "--key", desk.path("staging.key"), "--variable", NAME);

            assertThat(called).isEqualTo(new Called(0, "sealed for staging with the key k1, and opens\n", ""));
        }

        @Test
        void goes_to_a_new_file_of_its_owners_alone() throws IOException {
            String seal = sealed(SECRET);
            String[] call = {"--key", desk.path("staging.key"), "--variable", NAME, "--out", desk.path("value")};

            assertThat(unseal(seal, call).out()).isEqualTo("sealed for staging with the key k1, and opens\n");
            assertThat(desk.text("value")).isEqualTo(SECRET);
            assertThat(desk.permissions("value")).isEqualTo("rw-------");
            assertThat(unseal(seal, call))
                    .isEqualTo(KeyDesk.input("unseal", "the file that --out names cannot be written: it exists"));
        }

        @Test
        void of_another_variable_does_not_open() {
            Called called = unseal(sealed(SECRET), "--key", desk.path("staging.key"), "--variable", "SHOP_OTHER");

            assertThat(called)
                    .isEqualTo(
                            new Called(
                                    1,
                                    "sealed for staging with the key k1, and does not open\n",
                                    KeyDesk.report(
                                            "not opened",
                                            "TG-8020 the seal: cannot be opened: it was altered, sealed for another variable, or sealed"
                                                    + " with another key named k1",
                                            "seal the secret again, for exactly this variable, with the public key k1 of staging")));
        }

        @Test
        void that_is_none_is_the_answer_no() {
            Called called = unseal(SECRET);

            assertThat(called.status()).isEqualTo(1);
            assertThat(called.out()).isEmpty();
            assertThat(called.err()).startsWith("not a seal: 1 problem\n\nTG-8010 the seal: is no whole seal: ");
            assertThat(called.err()).doesNotContain(SECRET);
            assertThat(unseal("")).isEqualTo(KeyDesk.input("unseal", "standard input is empty"));
            assertThat(Called.tierguard(Map.of(), new byte[] {(byte) 0xFF, 0}, List.of("unseal")))
                    .isEqualTo(KeyDesk.input("unseal", "standard input holds no text in UTF-8"));
        }

        @Test
        void is_told_in_json_with_its_value_only_where_asked() {
            String seal = sealed(SECRET);
            String[] key = {"--format", "json", "--variable", NAME, "--key", desk.path("staging.key")};

            assertThat(unseal(seal, "--format", "json").out())
                    .isEqualTo("{\"variable\":null,\"tier\":\"staging\",\"kid\":\"k1\",\"opens\":null,\"value\":null,"
                            + "\"problem\":null}\n");
            assertThat(unseal(seal, key).out())
                    .isEqualTo("{\"variable\":\"SHOP_PAYMENT_KEY\",\"tier\":\"staging\",\"kid\":\"k1\",\"opens\":true,"
                            + "\"value\":null,\"problem\":null}\n");
            assertThat(unseal(
                                    seal,
                                    "--format",
                                    "json",
                                    "--variable",
                                    NAME,
                                    "--key",
                                    desk.path("staging.key"),
                                    "--print")
                            .out())
                    .contains("\"value\":\"" + SECRET + "\"");
            assertThat(unseal("junk", "--format", "json").out())
                    .startsWith("{\"variable\":null,\"tier\":null,\"kid\":null,\"opens\":false,\"value\":null,"
                            + "\"problem\":{\"code\":\"TG-8010\",\"where\":\"the seal\",");
        }

        @Test
        void is_not_tried_by_a_key_that_cannot_be_used() throws IOException {
            String seal = sealed(SECRET);
            desk.makeSealKey("production", "k1", "production.key");
            String[] call = {"--variable", NAME, "--key", ""};

            call[3] = desk.path("production.key");
            assertThat(unseal(seal, call))
                    .isEqualTo(KeyDesk.unanswered(
                            "unseal",
                            "TG-8019 --key: the key file is of another tier than staging",
                            "give the key file of staging"));
            desk.permit("seal.pub", "rw-------");
            call[3] = desk.path("seal.pub");
            assertThat(unseal(seal, call).err())
                    .contains("TG-8018 --key: line 1 of the key file cannot be used: it is a public key, which opens"
                            + " nothing");
            call[3] = SECRET;
            assertThat(unseal(seal, call).err())
                    .contains("TG-8016 --key: the key file cannot be read: there is no such file")
                    .doesNotContain(SECRET);
            desk.permit("staging.key", "rw-rw-rw-");
            call[3] = desk.path("staging.key");
            assertThat(unseal(seal, call).err())
                    .contains("TG-8017 --key: the key file is not its owner's alone: its permissions are rw-rw-rw-");
            assertThat(unseal(seal, "--variable", NAME, "--print"))
                    .isEqualTo(KeyDesk.misuse("unseal", "--key FILE is missing, which opens the seal"));
            assertThat(unseal(seal, "--key", desk.path("staging.key")))
                    .isEqualTo(KeyDesk.misuse("unseal", "--variable NAME is missing, which the seal is bound to"));
        }
    }

    @Nested
    class A_file_of_variables {

        private static final String VARIABLES = """
                # made for one run
                TIERGUARD_ENVIRONMENT=staging
                SHOP_PAYMENT_KEY=%1$s

                SHOP_URL="https://shop.example/#top"
                SHOP_EMPTY=
                """;

        @Test
        void is_sealed_in_place_and_nothing_else_in_it_changes() throws IOException {
            String file = desk.file("staging.env", VARIABLES.formatted(SECRET));
            desk.permit("staging.env", "rw-r-----");

            Called called = seal("", "--env-file", file, "--variable", NAME, "--in-place");

            assertThat(called).isEqualTo(new Called(0, "", """
                    Sealed for staging with the key k1: SHOP_PAYMENT_KEY.
                    Not sealed: TIERGUARD_ENVIRONMENT (not chosen), SHOP_URL (not chosen), SHOP_EMPTY (not chosen).
                    """));
            String seal = desk.text("staging.env").lines().toList().get(2).substring(NAME.length() + 1);
            assertThat(desk.text("staging.env")).isEqualTo(VARIABLES.formatted(seal));
            assertThat(desk.permissions("staging.env")).isEqualTo("rw-r-----");
            assertThat(opened(seal)).isEqualTo(SECRET);
            assertThat(directory.resolve("staging.env.new")).doesNotExist();
        }

        @Test
        void is_printed_as_seals_only() throws IOException {
            Called called = seal("", "--env-file", desk.file("staging.env", VARIABLES.formatted(SECRET)));

            assertThat(called.status()).isZero();
            assertThat(called.out())
                    .matches("SHOP_PAYMENT_KEY=sealed:v1:staging:k1:[^\n]+\nSHOP_URL=sealed:v1:staging:k1:[^\n]+\n");
            assertThat(called.err()).isEqualTo("""
                    Sealed for staging with the key k1: SHOP_PAYMENT_KEY, SHOP_URL.
                    Not sealed: TIERGUARD_ENVIRONMENT (read before any seal is opened), SHOP_EMPTY (empty).
                    """);
        }

        @Test
        void is_looked_at_seal_by_seal() throws IOException {
            String file = desk.file("staging.env", VARIABLES.formatted(SECRET));
            seal("", "--env-file", file, "--in-place");

            assertThat(tierguard("unseal", "--key", desk.path("staging.key"), "--env-file", file))
                    .isEqualTo(new Called(0, """
                            SHOP_PAYMENT_KEY  sealed for staging with the key k1, and opens
                            SHOP_URL          sealed for staging with the key k1, and opens
                            """, "Not sealed: TIERGUARD_ENVIRONMENT, SHOP_EMPTY.\n"));
            desk.file("moved.env", desk.text("staging.env").replace("SHOP_URL", "SHOP_LINK"));
            Called moved = tierguard("unseal", "--key", desk.path("staging.key"), "--env-file", desk.path("moved.env"));
            assertThat(moved.status()).isEqualTo(1);
            assertThat(moved.out())
                    .contains("SHOP_LINK         sealed for staging with the key k1, and does not open\n");
            assertThat(moved.err()).contains("TG-8020 --env-file:5 SHOP_LINK: cannot be opened");
        }

        @Test
        void is_sealed_again_with_a_new_key_and_a_second_time_changes_nothing() throws IOException {
            String file = desk.file("staging.env", VARIABLES.formatted(SECRET));
            seal("", "--env-file", file, "--in-place");
            desk.makeSealKey("staging", "k2", "both.key", "--beside", desk.path("staging.key"));
            String[] call = {"--reseal", "--key", desk.path("both.key"), "--env-file", file, "--in-place"};

            assertThat(seal("", call).err()).isEqualTo("""
                    Sealed for staging with the key k2: SHOP_PAYMENT_KEY, SHOP_URL.
                    Not sealed: TIERGUARD_ENVIRONMENT (read before any seal is opened), SHOP_EMPTY (empty).
                    """);
            String after = desk.text("staging.env");
            assertThat(after).contains("SHOP_URL=sealed:v1:staging:k2:").doesNotContain(":k1:");
            assertThat(seal("", call).err())
                    .startsWith(
                            "Sealed for staging with the key k2: none.\nSealed already: SHOP_PAYMENT_KEY, SHOP_URL.\n");
            assertThat(desk.text("staging.env")).isEqualTo(after);
        }

        @Test
        void stays_as_it_is_where_one_of_its_seals_does_not_open() throws IOException {
            String file = desk.file("staging.env", VARIABLES.formatted(SECRET));
            seal("", "--env-file", file, "--in-place");
            String moved = desk.text("staging.env").replace("SHOP_URL", "SHOP_LINK");
            desk.file("staging.env", moved);
            desk.makeSealKey("staging", "k2", "both.key", "--beside", desk.path("staging.key"));

            Called called = seal("", "--reseal", "--key", desk.path("both.key"), "--env-file", file, "--in-place");

            assertThat(called.status()).isEqualTo(1);
            assertThat(called.err()).startsWith("nothing was sealed: 1 problem\n\nTG-8020 --env-file:5 SHOP_LINK: ");
            assertThat(desk.text("staging.env")).isEqualTo(moved);
        }

        @Test
        void that_is_not_clear_or_of_another_tier_is_refused_whole() throws IOException {
            desk.makeSealKey("production", "k1", "production.key");
            String foreign = desk.seal(SECRET, "production", "--variable", NAME).out();
            String unclear = desk.file("unclear.env", "SHOP_KEY='" + SECRET + "'\n");
            String another = desk.file("another.env", "SHOP_KEY=" + SECRET + "\nSHOP_PAYMENT_KEY=" + foreign);

            Called called = seal("", "--env-file", unclear);
            assertThat(called.status()).isEqualTo(2);
            assertThat(called.err())
                    .contains("TG-6006 --env-file:1: --env-file cannot be read: line 1 has single quotes")
                    .doesNotContain(SECRET);
            assertThat(seal("", "--env-file", another, "--in-place"))
                    .isEqualTo(new Called(
                            2,
                            "",
                            KeyDesk.report(
                                    "nothing was sealed",
                                    "TG-8013 --env-file:2 SHOP_PAYMENT_KEY: is sealed for another tier than staging",
                                    "name the tier that it is sealed for, or seal a secret of staging")));
            assertThat(desk.text("another.env")).contains(SECRET);
            assertThat(seal("", "--env-file", desk.path("missing")))
                    .isEqualTo(KeyDesk.input("seal", "the file that --env-file names is not there, or cannot be read"));
            assertThat(seal("", "--env-file", another, "--variable", "SHOP_OTHER"))
                    .isEqualTo(KeyDesk.input("seal", "--variable number 1 is not set in the file"));
        }
    }

    @Test
    void one_seal_is_sealed_again_without_showing_what_is_inside() throws IOException {
        String before = sealed(SECRET);
        desk.makeSealKey("staging", "k2", "both.key", "--beside", desk.path("staging.key"));

        Called called = seal(before, "--variable", NAME, "--reseal", "--key", desk.path("both.key"));

        assertThat(called.out()).startsWith("sealed:v1:staging:k2:");
        assertThat(unseal(called.out(), "--key", desk.path("both.key"), "--variable", NAME, "--print"))
                .isEqualTo(new Called(0, SECRET, ""));
        assertThat(seal(before, "--variable", "SHOP_OTHER", "--reseal", "--key", desk.path("both.key")))
                .matches(failed -> failed.status() == 1 && failed.err().contains("TG-8020 the seal: "));
        assertThat(seal(before, "--variable", NAME, "--reseal"))
                .isEqualTo(KeyDesk.misuse("seal", "--reseal and --key FILE stand together"));
    }
}
