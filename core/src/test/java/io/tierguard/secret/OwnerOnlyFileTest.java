package io.tierguard.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnerOnlyFileTest {

    private static final byte[] CONTENT = "fake-content".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    private Path file(String permissions) throws IOException {
        Path file = Files.write(directory.resolve("file"), CONTENT);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "r--------", "rwx------"})
    void reads_what_is_its_owners_alone(String permissions) throws IOException {
        OwnerOnlyFile.Reading reading = OwnerOnlyFile.read(file(permissions), CONTENT.length);

        assertThat(reading)
                .isInstanceOfSatisfying(
                        OwnerOnlyFile.Content.class,
                        content -> assertThat(content.bytes()).isEqualTo(CONTENT))
                .hasToString("content");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw------x"})
    void does_not_read_what_others_may_touch_in_any_way(String permissions) throws IOException {
        assertThat(OwnerOnlyFile.read(file(permissions), CONTENT.length))
                .isEqualTo(new OwnerOnlyFile.TooOpen("its permissions are " + permissions));
    }

    @Test
    void looks_at_the_file_behind_a_link() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), file("rw-r--r--"));

        assertThat(OwnerOnlyFile.read(link, CONTENT.length))
                .isEqualTo(new OwnerOnlyFile.TooOpen("its permissions are rw-r--r--"));
    }

    @Test
    void tells_what_else_is_wrong_without_the_path() throws IOException {
        assertThat(OwnerOnlyFile.read(directory.resolve("none"), 1))
                .isEqualTo(new OwnerOnlyFile.Unreadable("there is no such file"));
        assertThat(OwnerOnlyFile.read(directory, 1)).isEqualTo(new OwnerOnlyFile.Unreadable("it is no regular file"));
        assertThat(OwnerOnlyFile.read(file("rw-------"), CONTENT.length - 1))
                .isEqualTo(new OwnerOnlyFile.Unreadable("it is larger than 11 bytes"));
        assertThat(OwnerOnlyFile.read(directory.resolve("file").resolve("below"), 1))
                .isEqualTo(new OwnerOnlyFile.Unreadable("it is out of reach"));
    }
}
