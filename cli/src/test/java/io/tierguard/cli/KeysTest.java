package io.tierguard.cli;

import static io.tierguard.cli.Called.tierguard;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.registry.Registry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {

    private static final String NOT_WRITTEN = "name a file that is not there yet, where this process may write";

    @TempDir
    Path directory;

    private KeyDesk desk() {
        return new KeyDesk(directory);
    }

    /** The private part of a file, which nothing may print. */
    private String privatePart(String name) throws IOException {
        String text = desk().text(name);
        return text.startsWith("{") ? text.replaceAll("(?s).*\"d\":\"([^\"]+)\".*", "$1") : text.split(":")[4];
    }

    @Nested
    class For_seals {

        @Test
        void a_pair_is_made_whose_private_half_is_its_owners_alone_and_is_not_printed() throws IOException {
            Called called = desk().makeSealKey("staging", "2027-03", "staging.key");

            String line = desk().text("seal.pub");
            assertThat(called)
                    .isEqualTo(new Called(
                            0,
                            line,
                            "The private half is in " + desk().path("staging.key")
                                    + ", its owner's alone: for processes of staging only, by TIERGUARD_SEAL_KEY_FILE. The public half"
                                    + " was added to " + desk().path("seal.pub") + ": check that in.\n"));
            assertThat(line).matches("tierguard-public:v1:staging:2027-03:[A-Za-z0-9_-]{43}\n");
            assertThat(desk().permissions("staging.key")).isEqualTo("rw-------");
            assertThat(called.toString()).doesNotContain(privatePart("staging.key"));
        }

        @Test
        void a_key_is_called_by_the_date_where_no_name_is_given() {
            assertThat(tierguard("keys", "seal", "--tier", "test", desk().path("k"))
                            .out())
                    .matches("tierguard-public:v1:test:20[0-9]{2}-[0-9]{2}-[0-9]{2}:.{43}\n");
        }

        @Test
        void json_has_the_same_keys_as_of_every_key() throws IOException {
            assertThat(desk().makeSealKey("test", "k1", "k", "--format", "json").out())
                    .isEqualTo("{\"kind\":\"seal\",\"tier\":\"test\",\"kid\":\"k1\",\"public\":\""
                            + desk().text("seal.pub").strip() + "\",\"file\":\"" + desk().path("k") + "\"}\n");
        }

        @Test
        void a_key_file_is_never_overwritten_nor_a_name_used_twice() throws IOException {
            desk().makeSealKey("staging", "k1", "staging.key");
            String before = desk().text("staging.key");

            assertThat(desk().makeSealKey("staging", "k1", "other.key"))
                    .isEqualTo(KeyDesk.input(
                            "keys seal",
                            desk().path("seal.pub")
                                    + " has a key of staging by that name: give the new one another by --kid"));
            assertThat(desk().makeSealKey("staging", "k2", "staging.key"))
                    .isEqualTo(KeyDesk.unanswered(
                            "keys seal", "TG-8027 FILE: the key file cannot be written: it exists", NOT_WRITTEN));
            assertThat(desk().makeSealKey("staging", "k2", "missing/staging.key"))
                    .isEqualTo(KeyDesk.unanswered(
                            "keys seal",
                            "TG-8027 FILE: the key file cannot be written: its directory is not there",
                            NOT_WRITTEN));
            Files.createSymbolicLink(directory.resolve("link"), directory.resolve("elsewhere"));
            assertThat(desk().makeSealKey("staging", "k2", "link").status()).isEqualTo(2);

            assertThat(desk().text("staging.key")).isEqualTo(before);
            assertThat(desk().text("seal.pub").lines()).hasSize(1);
            assertThat(directory.resolve("other.key")).doesNotExist();
            assertThat(directory.resolve("elsewhere")).doesNotExist();
        }

        @Test
        void another_key_is_written_beside_the_old_one_and_its_line_below() throws IOException {
            desk().makeSealKey("staging", "k1", "old.key");
            Files.writeString(
                    directory.resolve("seal.pub"), desk().text("seal.pub").strip());

            assertThat(desk().makeSealKey("staging", "k2", "new.key", "--beside", desk().path("old.key"))
                            .status())
                    .isZero();

            assertThat(desk().text("new.key"))
                    .startsWith(desk().text("old.key"))
                    .contains("staging:k2:");
            assertThat(desk().text("seal.pub").lines()).hasSize(2);
            assertThat(desk().makeSealKey("staging", "k3", "x", "--beside", desk().path("seal.pub"))
                            .status())
                    .isEqualTo(2);
        }

        @Test
        void nothing_is_made_where_the_public_file_is_none() throws IOException {
            desk().file("seal.pub", "ssh-rsa AAAA\n");

            assertThat(desk().makeSealKey("staging", "k1", "staging.key").err())
                    .contains("TG-8018 --public: line 1 of the key file cannot be used");
            assertThat(directory.resolve("staging.key")).doesNotExist();
        }

        @Test
        void a_call_that_lacks_something_makes_nothing() {
            String command = "keys seal";
            assertThat(tierguard("keys", "seal", "k")).isEqualTo(KeyDesk.misuse(command, "--tier TIER is missing"));
            assertThat(tierguard("keys", "seal", "--tier", "prod", "k"))
                    .isEqualTo(KeyDesk.misuse(command, "--tier is one of development, test, staging, production"));
            assertThat(tierguard("keys", "seal", "--tier", "test"))
                    .isEqualTo(KeyDesk.misuse(command, "FILE is missing, for the private half"));
            assertThat(tierguard("keys", "seal", "--tier", "test", "--kid", KeyDesk.SECRET, "k"))
                    .isEqualTo(KeyDesk.misuse(
                            command, "--kid is 1 to 32 of a-z, 0-9 and -, beginning with a letter or digit"));
        }

        @Test
        void where_nobody_reads_the_public_half_the_key_is_there_and_tells_it() {
            OutputStream closed = new OutputStream() {
                @Override
                public void write(int b) throws IOException {
                    throw new IOException("closed");
                }
            };
            ByteArrayOutputStream err = new ByteArrayOutputStream();

            int status = Main.run(
                    List.of("keys", "seal", "--tier", "test", "--kid", "k1", desk().path("k")),
                    Map.of(),
                    InputStream.nullInputStream(),
                    closed,
                    err);

            assertThat(status).isEqualTo(2);
            assertThat(err.toString()).isEqualTo("tierguard keys seal: the output cannot be written to its end\n");
            assertThat(tierguard("keys", "show", desk().path("k")).out()).contains("k1 of test  tierguard-public:");
        }
    }

    @Nested
    class That_sign {

        @ParameterizedTest(name = "{0}")
        @ValueSource(strings = {"attestation", "marker"})
        void are_made_with_the_lines_of_the_registry_that_trust_them(String kind) throws IOException {
            String key = desk().path("key.jwk");

            Called called = tierguard("keys", kind, "--kid", "2027", key);

            assertThat(called.status()).isZero();
            assertThat(called.out())
                    .matches("trust:\n  " + kind
                            + ":\n    - \\{kty: OKP, crv: Ed25519, kid: \"2027\", x: [A-Za-z0-9_-]{43}}\n");
            assertThat(called.toString()).doesNotContain(privatePart("key.jwk"));
            assertThat(desk().permissions("key.jwk")).isEqualTo("rw-------");
            Registry registry = Registry.parse("tierguard.yaml", "version: 1\n" + called.out());
            assertThat(registry.attestationKeys()).hasSize(kind.equals("attestation") ? 1 : 0);
            assertThat(registry.markerKeys()).hasSize(kind.equals("marker") ? 1 : 0);
            String yaml = desk().file("tierguard.yaml", "version: 1\n" + called.out());
            assertThat(tierguard("keys", "show", "--registry", yaml, key))
                    .isEqualTo(new Called(
                            0,
                            key + ": a private key that signs attestations or markers, its owner's alone\n  2027  "
                                    + called.out().replaceAll("(?s).*- (\\{.*})\n", "$1")
                                    + "\n    the registry trusts it to sign " + kind + "s\n",
                            ""));
        }

        @Test
        void are_never_written_over_what_exists() throws IOException {
            String key = desk().file("key.jwk", "precious");

            assertThat(tierguard("keys", "attestation", key))
                    .isEqualTo(KeyDesk.input("keys attestation", key + " cannot be written: it exists"));
            assertThat(desk().text("key.jwk")).isEqualTo("precious");
        }

        @Test
        void are_called_by_what_they_are_for_and_the_date_where_no_name_is_given() {
            assertThat(tierguard("keys", "marker", "--format", "json", desk().path("k"))
                            .out())
                    .matches(
                            "\\{\"kind\":\"marker\",\"tier\":null,\"kid\":\"marker-20[-0-9]{8}\",\"public\":\"\\{kty: OKP,"
                                    + " crv: Ed25519, kid: marker-20[-0-9]{8}, x: .{43}}\",\"file\":\".*\"}\n");
        }
    }

    @Nested
    class Shown {

        @Test
        void a_private_key_that_others_may_read_is_told_and_not_shown() throws IOException {
            desk().makeSealKey("staging", "k1", "staging.key");
            desk().permit("staging.key", "rw-r--r--");

            assertThat(tierguard("keys", "show", desk().path("staging.key")))
                    .isEqualTo(new Called(
                            1,
                            desk().path("staging.key")
                                    + ": private keys for seals, and not its owner's alone\n\n"
                                    + "TG-8017 FILE: the key file is not its owner's alone: its permissions are rw-r--r--\n"
                                    + "  to fix     chmod 600 it; where a volume cannot, copy it at start, as docs/seals.md shows\n",
                            ""));
            assertThat(tierguard("keys", "show", "--format", "json", desk().path("staging.key"))
                            .out())
                    .startsWith(
                            "{\"file\":\"" + desk().path("staging.key")
                                    + "\",\"kind\":\"private-seal\",\"private\":true,\"ownerOnly\":false,\"keys\":[],\"problem\":{\"code\":\"TG-8017\"");
        }

        @Test
        void a_signing_key_or_a_pepper_that_others_may_read_is_told_too() throws IOException {
            assertThat(tierguard("keys", "marker", desk().path("key.jwk")).status())
                    .isZero();
            assertThat(tierguard("fingerprint", "pepper", desk().path("pepper")).status())
                    .isZero();
            assertThat(tierguard("keys", "show", desk().path("pepper")).out())
                    .contains(": a pepper of fingerprints, its owner's alone\n");
            desk().permit("key.jwk", "rw-r-----");
            desk().permit("pepper", "rw-r-----");

            Called called = tierguard("keys", "show", desk().path("key.jwk"), desk().path("pepper"));

            assertThat(called.status()).isEqualTo(1);
            assertThat(called.out())
                    .contains("TG-3040 FILE number 1: the file is not its owner's alone: its permissions are rw-r-----")
                    .contains(
                            "TG-8036 FILE number 2: the file is not its owner's alone: its permissions are rw-r-----");
        }

        @Test
        void public_keys_of_all_tiers_are_listed() throws IOException {
            desk().makeSealKey("staging", "k1", "a");
            desk().makeSealKey("production", "k2", "b");
            List<String> lines = desk().text("seal.pub").lines().toList();

            assertThat(tierguard("keys", "show", desk().path("seal.pub")))
                    .isEqualTo(new Called(
                            0,
                            desk().path("seal.pub") + ": public keys for seals\n  k1 of staging  " + lines.get(0)
                                    + "\n  k2 of production  " + lines.get(1) + "\n",
                            ""));
            assertThat(tierguard("keys", "show", "--format", "json", desk().path("seal.pub"))
                            .out())
                    .isEqualTo("{\"file\":\"" + desk().path("seal.pub")
                            + "\",\"kind\":\"public-seal\",\"private\":false,\"ownerOnly\":null,\"keys\":[{\"tier\":\"staging\","
                            + "\"kid\":\"k1\",\"public\":\"" + lines.get(0)
                            + "\",\"trusted\":null},{\"tier\":\"production\",\"kid\":\"k2\",\"public\":\""
                            + lines.get(1)
                            + "\",\"trusted\":null}],\"problem\":null}\n");
        }

        @Test
        void a_key_that_the_registry_does_not_trust_is_the_answer_no() {
            assertThat(tierguard("keys", "marker", desk().path("key.jwk")).status())
                    .isZero();

            Called called = tierguard("keys", "show", "--registry", Called.REGISTRY, desk().path("key.jwk"));

            assertThat(called.status()).isEqualTo(1);
            assertThat(called.out()).endsWith("    the registry does not trust it\n");
        }

        @Test
        void what_is_no_file_of_keys_is_told_without_a_word_of_it() throws IOException {
            desk().file("junk", "\0\1\2" + KeyDesk.SECRET);
            desk().file("pem", "-----BEGIN PRIVATE KEY-----\n" + KeyDesk.SECRET + "\n");
            desk().file("jwk", "{\"kty\":\"RSA\",\"n\":\"" + KeyDesk.SECRET + "\"}");
            desk().file("cut", "tierguard-private:v1:stag" + KeyDesk.SECRET);
            desk().file("big", "x".repeat(70_000));
            String command = "keys show";

            assertThat(tierguard("keys", "show", desk().path("junk")))
                    .isEqualTo(KeyDesk.input(
                            command, "FILE holds no key: neither for seals, nor one that signs, nor a pepper"));
            assertThat(tierguard("keys", "show", desk().path("pem")))
                    .isEqualTo(KeyDesk.input(
                            command, "FILE holds PEM, which is read nowhere here: make a key by 'tierguard keys'"));
            assertThat(tierguard("keys", "show", desk().path("jwk")))
                    .isEqualTo(KeyDesk.input(
                            command, "FILE holds no key that signs: kty must be OKP and crv must be Ed25519"));
            assertThat(tierguard("keys", "show", desk().path("cut")))
                    .isEqualTo(KeyDesk.input(
                            command, "FILE holds something of a private key for seals, and no whole line of one"));
            assertThat(tierguard("keys", "show", desk().path("big")))
                    .isEqualTo(KeyDesk.input(command, "FILE holds more than 65536 bytes, as no file of keys does"));
            assertThat(tierguard("keys", "show", directory.toString()))
                    .isEqualTo(KeyDesk.input(command, "FILE is a directory"));
            assertThat(tierguard("keys", "show", desk().path("missing")))
                    .isEqualTo(KeyDesk.input(command, "FILE is not there, or is no regular file"));
            assertThat(tierguard("keys", "show"))
                    .isEqualTo(KeyDesk.misuse(command, "FILE is missing: name one or more"));
        }
    }
}
