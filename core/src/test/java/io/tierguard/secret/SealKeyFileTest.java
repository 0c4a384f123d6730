package io.tierguard.secret;

import static io.tierguard.secret.Seals.PRODUCTION;
import static io.tierguard.secret.Seals.STAGING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tierguard.report.Code;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.tools.ToolProvider;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealKeyFileTest {

    private static final SealPrivateKey NEXT = Seals.generate(Tier.PRODUCTION, "2027-03");
    private static final String ONE = line(PRODUCTION);
    private static final String KEY = "A".repeat(43);

    @TempDir
    Path directory;

    private static String line(SealPrivateKey key) {
        return new String(key.line(), StandardCharsets.US_ASCII).stripTrailing();
    }

    private Path write(String content) {
        return write(content.getBytes(StandardCharsets.UTF_8));
    }

    private Path write(byte[] content) {
        try {
            Path file = directory.resolve("seal.key");
            Files.write(file, content);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            return file;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static SealKeyFile named(Path file) {
        return SealKeyFile.named(SealKeyFile.VARIABLE, file.toString());
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatExceptionOfType(SealException.class)
                .isThrownBy(call)
                .withMessage(message)
                .withNoCause();
    }

    private static void assertUnreadable(ThrowingCallable call, String reason) {
        assertRefused(call, """
                TG-8016 TIERGUARD_SEAL_KEY_FILE: the key file cannot be read: %s
                  to fix     give the path of a file of keys that this process may read""".formatted(reason));
    }

    private void assertPrivateMalformed(int line, String content, String reason) {
        assertRefused(() -> named(write(content)).privateKeys(Tier.PRODUCTION), """
                TG-8018 TIERGUARD_SEAL_KEY_FILE: line %d of the key file cannot be used: %s
                  to fix     write one key a line, as docs/seals.md shows""".formatted(line, reason));
    }

    private void assertPublicMalformed(String content, String reason) {
        assertRefused(() -> named(write(content)).publicKeys(), """
                TG-8018 TIERGUARD_SEAL_KEY_FILE: line 1 of the key file cannot be used: %s
                  to fix     write one key a line, as docs/seals.md shows""".formatted(reason));
    }

    @Nested
    class Private_keys {

        @Test
        void are_known_in_any_text() throws Exception {
            Path file = directory.resolve("known.key");
            SealKeyFile.at(file).writePrivate(List.of(PRODUCTION));

            assertThat(SealPrivateKey.isIn("# kept apart\n" + Files.readString(file)))
                    .isTrue();
            assertThat(SealPrivateKey.isIn(PRODUCTION.publicKey().line())).isFalse();
        }

        @Test
        void are_read_as_they_were_written() throws Exception {
            Path file = directory.resolve("new.key");
            SealKeyFile.at(file).writePrivate(List.of(PRODUCTION, NEXT));

            List<SealPrivateKey> read = named(file).privateKeys(Tier.PRODUCTION);

            assertThat(read).extracting(SealPrivateKey::name).containsExactly("k1", "2027-03");
            assertThat(read).extracting(SealPrivateKey::tier).containsOnly(Tier.PRODUCTION);
            Opener opener = Opener.of(Tier.PRODUCTION, read);
            for (SealPrivateKey key : List.of(PRODUCTION, NEXT)) {
                assertThat(opener.open("A", Seals.seal(key, "A", "a-made-up-secret")))
                        .isEqualTo("a-made-up-secret");
            }
        }

        @Test
        void are_written_to_a_file_that_is_its_owners_alone() throws Exception {
            Path file = directory.resolve("new.key");

            SealKeyFile.at(file).writePrivate(List.of(PRODUCTION));

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(file).hasContent(ONE + "\n");
        }

        @Test
        void are_wiped_from_memory_once_they_are_written() throws Exception {
            byte[] first = PRODUCTION.line();
            byte[] second = NEXT.line();

            OwnerOnly.write(directory.resolve("new.key"), List.of(first, second));

            assertThat(first).containsOnly(0);
            assertThat(second).containsOnly(0);
        }

        @Test
        void are_never_written_over_what_exists() throws Exception {
            Path file = write("something else");
            Path link = Files.createSymbolicLink(directory.resolve("link.key"), directory.resolve("nowhere"));

            for (Path taken : List.of(file, link)) {
                assertRefused(() -> SealKeyFile.at(taken).writePrivate(List.of(PRODUCTION)), """
                        TG-8027 %s: the key file cannot be written: it exists
                          to fix     name a file that is not there yet, where this process may write""".formatted(taken));
            }
            assertThat(file).hasContent("something else");
            assertThat(directory.resolve("nowhere")).doesNotExist();
        }

        @Test
        void are_not_written_where_there_is_no_directory() {
            Path file = directory.resolve("missing").resolve("new.key");

            assertRefused(() -> SealKeyFile.at(file).writePrivate(List.of(PRODUCTION)), """
                    TG-8027 %s: the key file cannot be written: its directory is not there
                      to fix     name a file that is not there yet, where this process may write""".formatted(file));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SealKeyFile.at(file).writePrivate(List.of()));
        }

        @Test
        void may_have_comments_empty_lines_and_windows_line_ends() throws Exception {
            String content =
                    "# the key of production, ключ\r\n\r\n" + ONE + "\r\n#" + line(STAGING) + "\n\n" + line(NEXT);

            assertThat(named(write(content)).privateKeys(Tier.PRODUCTION))
                    .extracting(SealPrivateKey::name)
                    .containsExactly("k1", "2027-03");
        }

        @Test
        void may_stand_below_an_empty_first_line_and_above_nothing_else() throws Exception {
            assertThat(named(write("\n" + ONE)).privateKeys(Tier.PRODUCTION)).hasSize(1);
            assertThat(named(write("\r\n" + ONE + "\r\n")).privateKeys(Tier.PRODUCTION))
                    .hasSize(1);
            assertPrivateMalformed(2, ONE + "\nx", "it has not the form tierguard-private:v1:TIER:NAME:KEY:PUBLIC");
        }

        @Test
        void of_another_tier_are_refused_by_name() {
            assertRefused(() -> named(write("# moved\n" + ONE)).privateKeys(Tier.STAGING), """
                    TG-8019 TIERGUARD_SEAL_KEY_FILE: line 2 of the key file is a key of production, and this process is staging
                      to fix     give the key file of staging here, and replace the key: it was where it does not belong""");
            assertThatExceptionOfType(SealException.class)
                    .isThrownBy(() -> named(write(line(STAGING) + "\n" + ONE)).privateKeys(Tier.STAGING))
                    .satisfies(e -> assertThat(e.problem().code()).isEqualTo(Code.SEAL_KEY_OF_ANOTHER_TIER));
        }

        @Test
        void have_two_halves_that_belong_together() {
            String mixed = ONE.substring(0, ONE.lastIndexOf(':') + 1)
                    + NEXT.publicKey().line().substring(NEXT.publicKey().line().lastIndexOf(':') + 1);

            assertPrivateMalformed(1, mixed, "its two halves do not belong together");
        }

        @Test
        void are_random() {
            byte[] zeros = new byte[HpkeSuite.KEY];
            String line = "tierguard-private:v1:production:k1:"
                    + new String(Base64Url.encode(zeros), StandardCharsets.US_ASCII) + ":"
                    + new String(Base64Url.encode(HpkeSuite.publicHalf(zeros)), StandardCharsets.US_ASCII);

            assertPrivateMalformed(1, line, "its private half is not random");
        }

        @Test
        void have_names_of_their_own() {
            assertPrivateMalformed(2, ONE + "\n" + ONE, "its name stands in the file for the second time");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "x",
                    " ",
                    "tierguard-private:v1:production:k1",
                    "tierguard-private:v1:production:k1:x",
                    "tierguard-private:v1:production:k1:x:y:z",
                    "tierguard-private:v2:production:k1:x:y",
                    "Tierguard-private:v1:production:k1:x:y",
                    " tierguard-private:v1:production:k1:x:y",
                    "\uFEFFtierguard-private:v1:production:k1:x:y",
                    "-----BEGIN PRIVATE KEY-----"
                })
        void have_their_form(String content) {
            assertPrivateMalformed(1, content, "it has not the form tierguard-private:v1:TIER:NAME:KEY:PUBLIC");
        }

        @Test
        void have_a_tier_and_a_name() {
            assertPrivateMalformed(
                    1,
                    "tierguard-private:v1:prod:k1:" + KEY + ":" + KEY,
                    "its tier is none of development, test, staging, production");
            assertPrivateMalformed(
                    1,
                    "tierguard-private:v1:production:K_1:" + KEY + ":" + KEY,
                    "its name is not 1 to 32 of a-z, 0-9 and -, beginning with a letter or digit");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "AAAA",
                    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB",
                    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                    "AAAAAAAAAAAAAAAAAAAAA AAAAAAAAAAAAAAAAAAAAA",
                    "+AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
                })
        void are_32_bytes_in_one_spelling(String key) {
            assertPrivateMalformed(
                    1,
                    "tierguard-private:v1:production:k1:" + key + ":" + KEY,
                    "its key is not 32 bytes in unpadded base64url");
        }

        @Test
        void are_not_found_in_a_file_of_public_ones() {
            assertPrivateMalformed(1, PRODUCTION.publicKey().line(), "it is a public key, which opens nothing");
            assertPrivateMalformed(1, "tierguard-public:v1:", "it is a public key, which opens nothing");
        }

        @Test
        void are_refused_after_every_change_of_a_bit_that_matters() {
            // five bits of a scalar are set by whoever uses it (RFC 7748, section 5), and all else is bound
            int refused = 0;
            for (int bit = 0; bit < ONE.length() * 8; bit++) {
                byte[] bytes = ONE.getBytes(StandardCharsets.US_ASCII);
                bytes[bit / 8] ^= (byte) (1 << bit % 8);
                try {
                    SealPrivateKey key =
                            named(write(bytes)).privateKeys(Tier.PRODUCTION).get(0);
                    assertThat(bit / 8).isBetween(ONE.indexOf("k1"), ONE.lastIndexOf(':'));
                    boolean renamed = !key.name().equals("k1");
                    assertThat(renamed || key.publicKey().equals(PRODUCTION.publicKey()))
                            .isTrue();
                } catch (SealException e) {
                    refused++;
                    assertThat(e).hasNoCause();
                }
            }
            assertThat(refused).isGreaterThan(ONE.length() * 8 - 30);
        }
    }

    @Nested
    class Public_keys {

        @Test
        void may_be_of_several_tiers_and_readable_by_all() throws Exception {
            Path file = write("# tierguard-seal.pub\n" + PRODUCTION.publicKey().line() + "\n"
                    + STAGING.publicKey().line() + "\n" + NEXT.publicKey().line() + "\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

            List<SealPublicKey> keys = SealKeyFile.at(file).publicKeys();

            assertThat(keys).containsExactly(PRODUCTION.publicKey(), STAGING.publicKey(), NEXT.publicKey());
            assertThat(SealKeys.newest(keys, Tier.PRODUCTION)).contains(NEXT.publicKey());
            assertThat(SealKeys.newest(keys, Tier.STAGING)).contains(STAGING.publicKey());
            assertThat(SealKeys.newest(keys, Tier.TEST)).isEmpty();
        }

        @Test
        void have_names_of_their_own() {
            String line = PRODUCTION.publicKey().line();

            assertRefused(() -> named(write(line + "\n" + line)).publicKeys(), """
                    TG-8018 TIERGUARD_SEAL_KEY_FILE: line 2 of the key file cannot be used: its name stands in the file for the second time
                      to fix     write one key a line, as docs/seals.md shows""");
        }

        @Test
        void are_equal_by_tier_name_and_key() {
            SealPublicKey key = PRODUCTION.publicKey();
            byte[] bytes = key.bytes();

            assertThat(key)
                    .isEqualTo(new SealPublicKey(Tier.PRODUCTION, "k1", bytes))
                    .hasSameHashCodeAs(new SealPublicKey(Tier.PRODUCTION, "k1", bytes))
                    .isNotEqualTo(new SealPublicKey(Tier.STAGING, "k1", bytes))
                    .isNotEqualTo(new SealPublicKey(Tier.PRODUCTION, "k2", bytes))
                    .isNotEqualTo(STAGING.publicKey());
            assertThat(key.hashCode()).isNotEqualTo(STAGING.publicKey().hashCode());
        }

        @Test
        void may_end_in_a_byte_of_zeros() throws Exception {
            byte[] open;
            byte[] secret = new byte[32];
            do {
                secret[1] += ++secret[0] == 0 ? 1 : 0;
                open = HpkeSuite.publicHalf(secret);
            } while (open[31] != 0);
            SealPublicKey key = new SealPublicKey(Tier.PRODUCTION, "k1", open);

            assertThat(named(write(key.line())).publicKeys()).containsExactly(key);
        }

        @Test
        void have_no_private_ones_among_them() {
            assertPublicMalformed(ONE, "it is a private key, which has no place in a file of public ones");
        }

        @Test
        void have_their_form() {
            assertPublicMalformed("x", "it has not the form tierguard-public:v1:TIER:NAME:KEY");
            assertPublicMalformed(
                    PRODUCTION.publicKey().line() + ":x", "it has not the form tierguard-public:v1:TIER:NAME:KEY");
        }

        @Test
        void hide_what_they_seal() {
            String reason = "its public half is no point that hides anything";

            assertPublicMalformed("tierguard-public:v1:production:k1:" + KEY, reason);
            byte[] high = PRODUCTION.publicKey().bytes().clone();
            high[31] |= (byte) 0x80;
            assertPublicMalformed(new SealPublicKey(Tier.PRODUCTION, "k1", high).line(), reason);
        }
    }

    @Nested
    class Files_that_cannot_be_read {

        @Test
        void are_told_apart() throws IOException {
            Path loop = Files.createSymbolicLink(directory.resolve("loop"), directory.resolve("loop"));

            assertUnreadable(() -> named(directory.resolve("missing")).privateKeys(Tier.TEST), "there is no such file");
            assertUnreadable(() -> named(directory).privateKeys(Tier.TEST), "it is no regular file");
            assertUnreadable(() -> named(Path.of("/dev/null")).privateKeys(Tier.TEST), "it is no regular file");
            assertUnreadable(() -> named(loop).privateKeys(Tier.TEST), "it is out of reach");
            assertUnreadable(() -> named(write("")).privateKeys(Tier.TEST), "it holds no key");
            assertUnreadable(() -> named(write("# none\n\n")).privateKeys(Tier.TEST), "it holds no key");
            assertUnreadable(
                    () -> named(write("#" + "x".repeat(65_536))).privateKeys(Tier.TEST),
                    "it is larger than 65536 bytes");
            assertUnreadable(() -> named(write("")).publicKeys(), "it holds no key");
            assertUnreadable(() -> named(write("#" + "x".repeat(65_535))).privateKeys(Tier.TEST), "it holds no key");
        }

        @Test
        void are_named_by_a_variable_that_holds_a_path() {
            assertUnreadable(
                    () -> SealKeyFile.named(SealKeyFile.VARIABLE, "").privateKeys(Tier.TEST), "the variable is empty");
            assertUnreadable(
                    () -> SealKeyFile.named(SealKeyFile.VARIABLE, "a\0b").privateKeys(Tier.TEST),
                    "the variable holds no path");
            for (String key : List.of(ONE, " " + ONE, '"' + ONE + '"', ONE.toUpperCase(java.util.Locale.ROOT))) {
                assertUnreadable(
                        () -> SealKeyFile.named(SealKeyFile.VARIABLE, key).privateKeys(Tier.PRODUCTION),
                        "the variable holds a key itself, which belongs into a file");
            }
            assertThat(SealKeyFile.named("A", ONE)).hasToString("key file of A");
        }
    }

    @Nested
    class Permissions {

        private void assertTooOpen(Path file, String permissions) {
            assertRefused(() -> named(file).privateKeys(Tier.PRODUCTION), """
                    TG-8017 TIERGUARD_SEAL_KEY_FILE: the key file is not its owner's alone: its permissions are %s
                      to fix     chmod 600 it; where a volume cannot, copy it at start, as docs/seals.md shows""".formatted(permissions));
        }

        @Test
        void of_anybody_but_the_owner_refuse() throws Exception {
            Path file = write(ONE);
            int refused = 0;
            for (int bits = 0; bits < 0100; bits++) {
                Set<PosixFilePermission> permissions = permissions(0600 | bits);
                Files.setPosixFilePermissions(file, permissions);
                if (bits == 0) {
                    assertThat(named(file).privateKeys(Tier.PRODUCTION)).hasSize(1);
                } else {
                    assertTooOpen(file, PosixFilePermissions.toString(permissions));
                    refused++;
                }
            }
            assertThat(refused).isEqualTo(63);
        }

        @ParameterizedTest
        @ValueSource(ints = {0400, 0600, 0700, 0500})
        void of_the_owner_alone_do(int bits) throws Exception {
            Path file = write(ONE);
            Files.setPosixFilePermissions(file, permissions(bits));

            assertThat(named(file).privateKeys(Tier.PRODUCTION)).hasSize(1);
        }

        /** A Kubernetes volume has links to links; the file behind them counts. */
        @Test
        void are_those_of_the_file_behind_links() throws Exception {
            Path file = write(ONE);
            Path link = Files.createSymbolicLink(
                    directory.resolve("outer"), Files.createSymbolicLink(directory.resolve("inner"), file));

            assertThat(named(link).privateKeys(Tier.PRODUCTION)).hasSize(1);
            Files.setPosixFilePermissions(file, permissions(0640));
            assertTooOpen(link, "rw-r-----");
        }

        @Test
        void are_looked_at_before_a_line_is() throws Exception {
            Path file = write("not a key");
            Files.setPosixFilePermissions(file, permissions(0644));

            assertTooOpen(file, "rw-r--r--");
        }

        @Test
        void that_nobody_tells_refuse() throws Exception {
            Path archive = directory.resolve("keys.zip");
            try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
                Path file = Files.writeString(zip.getPath("/seal.key"), ONE);

                assertRefused(() -> SealKeyFile.at(file).privateKeys(Tier.PRODUCTION), """
                        TG-8017 /seal.key: the key file is not its owner's alone: its file system does not tell whose it is
                          to fix     chmod 600 it; where a volume cannot, copy it at start, as docs/seals.md shows""");
            }
            assertThat(OwnerOnly.flaw(directory.resolve("missing"))).contains("its permissions cannot be read");
        }

        @Test
        void in_an_access_list_are_the_owners_alone() {
            UserPrincipal owner = () -> "owner";
            UserPrincipal other = () -> "other";
            AclEntry owners = entry(AclEntryType.ALLOW, owner);

            assertThat(OwnerOnly.isOwnersAlone(owner, List.of(owners))).isTrue();
            assertThat(OwnerOnly.isOwnersAlone(owner, List.of(entry(AclEntryType.DENY, other), owners)))
                    .isTrue();
            assertThat(OwnerOnly.isOwnersAlone(owner, List.of(owners, entry(AclEntryType.ALLOW, other))))
                    .isFalse();
        }

        private AclEntry entry(AclEntryType type, UserPrincipal principal) {
            return AclEntry.newBuilder()
                    .setType(type)
                    .setPrincipal(principal)
                    .setPermissions(EnumSet.of(AclEntryPermission.READ_DATA))
                    .build();
        }

        private Set<PosixFilePermission> permissions(int bits) {
            String letters = "rwxrwxrwx";
            List<Character> text = new ArrayList<>();
            for (int i = 0; i < 9; i++) {
                text.add((bits >> (8 - i) & 1) == 1 ? letters.charAt(i) : '-');
            }
            StringBuilder out = new StringBuilder();
            text.forEach(out::append);
            return PosixFilePermissions.fromString(out.toString());
        }
    }

    @Nested
    class Names_and_libraries {

        @Test
        void a_key_is_named_plainly() {
            assertThat(List.of("k1", "2027-03", "a", "az09-", "a".repeat(32))).allMatch(SealKeys::isName);
            assertThat(List.of("", "-a", "A", "a_b", "a:b", "a".repeat(33), "ä", "a\n"))
                    .noneMatch(SealKeys::isName);
            assertThatIllegalArgumentException().isThrownBy(() -> SealKeys.generate(Tier.TEST, "K1"));
        }

        @Test
        void a_key_is_another_each_time() {
            Set<String> keys = new HashSet<>();
            for (int i = 0; i < 20; i++) {
                keys.add(Seals.generate(Tier.TEST, "k1").publicKey().line());
            }

            assertThat(keys).hasSize(20);
        }

        private static final String FIX = "\n  to fix     import tierguard-bom before other BOMs, or set the version of"
                + " org.bouncycastle:bcprov-jdk18on to 1.87";

        @Test
        void a_class_path_without_bouncy_castle_is_told() throws Exception {
            try (URLClassLoader empty = new URLClassLoader(new URL[0], null)) {
                assertRefused(
                        () -> SealKeys.requireLibrary("class path", empty),
                        "TG-8028 class path: no Bouncy Castle is on the class path, and seals need the HPKE of 1.87"
                                + FIX);
            }
        }

        @Test
        void so_is_one_with_an_older_bouncy_castle() throws Exception {
            Path source = Files.writeString(
                    directory.resolve("HPKE.java"), "package org.bouncycastle.crypto.hpke; public class HPKE {}");
            int status = ToolProvider.getSystemJavaCompiler()
                    .run(null, null, null, "-proc:none", "-d", directory.toString(), source.toString());
            assertThat(status).isZero();

            try (URLClassLoader older =
                    new URLClassLoader(new URL[] {directory.toUri().toURL()}, null)) {
                assertRefused(
                        () -> SealKeys.requireLibrary("class path", older),
                        "TG-8028 class path: an older Bouncy Castle is on the class path, and seals need the HPKE of"
                                + " 1.87" + FIX);
            }
        }

        @Test
        void without_bouncy_castle_no_key_is_read_or_generated() throws Exception {
            ClassLoader loader = new WithoutBouncyCastle();
            Path file = write(ONE);
            Class<?> files = loader.loadClass(SealKeyFile.class.getName());
            Object keyFile = files.getMethod("at", Path.class).invoke(null, file);
            Class<?> keys = loader.loadClass(SealKeys.class.getName());

            assertTold(file.toString(), () -> files.getMethod("publicKeys").invoke(keyFile));
            assertTold(
                    file.toString(),
                    () -> files.getMethod("privateKeys", Tier.class).invoke(keyFile, Tier.PRODUCTION));
            assertTold(
                    "class path",
                    () -> keys.getMethod("generate", Tier.class, String.class).invoke(null, Tier.TEST, "k1"));
        }

        private static void assertTold(String where, ThrowingCallable call) {
            assertThatExceptionOfType(InvocationTargetException.class)
                    .isThrownBy(call)
                    .extracting(Throwable::getCause)
                    .extracting(Throwable::getMessage)
                    .isEqualTo("TG-8028 " + where + ": no Bouncy Castle is on the class path, and seals need the HPKE"
                            + " of 1.87" + FIX);
        }

        /** Has our classes for seals once more, and not what they stand on. */
        private static final class WithoutBouncyCastle extends ClassLoader {
            private static final String OURS = SealKeys.class.getPackageName() + ".";

            WithoutBouncyCastle() {
                super(SealKeys.class.getClassLoader());
            }

            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (name.startsWith("org.bouncycastle.")) {
                    throw new ClassNotFoundException(name);
                }
                Class<?> loaded = findLoadedClass(name);
                if (loaded != null || !name.startsWith(OURS)) {
                    return loaded != null ? loaded : super.loadClass(name, resolve);
                }
                try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                    byte[] bytes = Objects.requireNonNull(in).readAllBytes();
                    return defineClass(name, bytes, 0, bytes.length);
                } catch (IOException e) {
                    throw new ClassNotFoundException(name, e);
                }
            }
        }
    }
}
