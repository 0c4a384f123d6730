package io.tierguard.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class MountedFilesTest {

    @TempDir
    Path root;

    private MountedFiles.Reading read(String path) {
        return MountedFiles.under(root).read(path);
    }

    private static MountedFiles.Reading unreadable(String reason) {
        return new MountedFiles.Unreadable(reason);
    }

    @Test
    void a_file_is_its_whole_text() throws IOException {
        Files.createDirectories(root.resolve("etc"));
        Files.writeString(root.resolve("etc/ä"), "ö\n");

        assertThat(read("/etc/ä")).isEqualTo(new MountedFiles.Text("ö\n"));
        assertThat(read("/etc/ä")).hasToString("a text");
    }

    @Test
    void a_file_is_absent_where_nothing_bears_its_name() {
        assertThat(read("/etc/none")).isEqualTo(new MountedFiles.Absent());
        assertThat(MountedFiles.none().read("/etc/passwd")).isEqualTo(new MountedFiles.Absent());
    }

    @Test
    void a_text_may_have_as_many_bytes_as_are_read_and_no_more() throws IOException {
        byte[] bytes = new byte[MountedFiles.MOST_BYTES];
        Arrays.fill(bytes, (byte) 'a');
        Files.write(root.resolve("most"), bytes);
        Files.write(root.resolve("more"), Arrays.copyOf(bytes, bytes.length + 1));

        assertThat(read("/most")).isEqualTo(new MountedFiles.Text("a".repeat(MountedFiles.MOST_BYTES)));
        assertThat(read("/more")).isEqualTo(unreadable("it is larger than 65536 bytes"));
    }

    @Test
    void what_is_no_regular_file_is_not_opened() throws Exception {
        Files.createDirectory(root.resolve("folder"));
        assertThat(read("/folder")).isEqualTo(unreadable("it is no regular file"));
        assertThat(read("/")).isEqualTo(unreadable("it is no regular file"));

        Process mkfifo = new ProcessBuilder("mkfifo", root.resolve("pipe").toString()).start();
        assumeThat(mkfifo.waitFor(10, TimeUnit.SECONDS) && mkfifo.exitValue() == 0)
                .isTrue();
        assertThat(read("/pipe")).isEqualTo(unreadable("it is no regular file"));

        assumeThat(Path.of("/dev/zero")).exists();
        assertThat(MountedFiles.ofThisMachine().read("/dev/zero")).isEqualTo(unreadable("it is no regular file"));
    }

    @Test
    void links_are_followed_and_one_that_leads_nowhere_is_there_all_the_same() throws IOException {
        Files.writeString(root.resolve("file"), "text");
        Files.createSymbolicLink(root.resolve("link"), Path.of("file"));
        Files.createSymbolicLink(root.resolve("nowhere"), Path.of("none"));
        Files.createSymbolicLink(root.resolve("loop"), Path.of("loop"));

        assertThat(read("/link")).isEqualTo(new MountedFiles.Text("text"));
        assertThat(read("/nowhere")).isEqualTo(unreadable("it is a link that leads nowhere"));
        assertThat(read("/loop")).isEqualTo(unreadable("reading it failed"));
        assertThat(read("/file/below")).isEqualTo(unreadable("reading it failed"));
    }

    @Test
    void bytes_that_are_no_text_cannot_be_read() throws IOException {
        Files.write(root.resolve("latin"), new byte[] {'a', (byte) 0xE4});
        assertThat(read("/latin")).isEqualTo(unreadable("it is no text in UTF-8"));
    }

    @Test
    void a_file_that_denies_access_cannot_be_read() throws IOException {
        Path file = Files.writeString(root.resolve("denied"), "text");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        // the superuser reads everything
        assumeThat(Files.isReadable(file)).isFalse();

        assertThat(read("/denied")).isEqualTo(unreadable("access is denied"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "file", "./file", "etc/../file"})
    void a_path_that_is_not_absolute_cannot_be_read(String path) throws IOException {
        Files.writeString(root.resolve("file"), "text");
        assertThat(read(path)).isEqualTo(unreadable("its path is not absolute"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/../file", "/a/../file", "/./file", "/file/."})
    void a_path_with_dot_segments_cannot_be_read(String path) throws IOException {
        Files.writeString(root.resolve("file"), "text");
        assertThat(read(path)).isEqualTo(unreadable("its path has dot segments"));
    }

    @Test
    void a_path_that_is_none_cannot_be_read() {
        assertThat(read("/a\u0000b")).isEqualTo(unreadable("its path is none"));
    }

    @Test
    void runtime_evidence_keeps_its_parts_apart() {
        RuntimeEvidence both = RuntimeEvidence.ofTestEngine("here").withFilesUnder(root);

        assertThat(both.testEngine()).contains("here");
        assertThat(both.files()).isEqualTo(MountedFiles.under(root));
        assertThat(RuntimeEvidence.none().withFilesUnder(root).withTestEngine("here"))
                .isEqualTo(both);
        assertThat(RuntimeEvidence.none().files()).isEqualTo(MountedFiles.none());
        assertThat(RuntimeEvidence.ofThisJvm().files()).isEqualTo(MountedFiles.under(Path.of("/")));
    }
}
