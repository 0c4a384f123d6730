package io.tierguard.identity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * The files that a platform mounts into a process, such as Kubernetes' namespace: small texts at absolute paths.
 *
 * <p>Only regular files are opened, through links if need be, and no more than {@value #MOST_BYTES} bytes are read: a pipe
 * would wait for ever, and a device never ends.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param root the folder that absolute paths begin at; empty where there are no files
 * @since 0.1
 */
public record MountedFiles(Optional<Path> root) {

    /** The largest file that is read, in bytes. */
    public static final int MOST_BYTES = 65_536;

    /** What reading gave. */
    public sealed interface Reading {}

    /** There is no such file. */
    public record Absent() implements Reading {}

    /**
     * There is one, and it cannot be read.
     *
     * @param reason why
     */
    public record Unreadable(String reason) implements Reading {}

    /**
     * What it holds.
     *
     * @param text as it is, with any line feed at its end
     */
    public record Text(String text) implements Reading {
        @Override
        public String toString() {
            return "a text";
        }
    }

    /**
     * No files.
     *
     * @return every path is absent
     */
    public static MountedFiles none() {
        return new MountedFiles(Optional.empty());
    }

    /**
     * The files below a folder.
     *
     * @param root the folder that absolute paths begin at
     * @return the files
     */
    public static MountedFiles under(Path root) {
        return new MountedFiles(Optional.of(root));
    }

    /**
     * The files of this machine.
     *
     * @return the files as the process sees them
     */
    public static MountedFiles ofThisMachine() {
        return under(Path.of("/"));
    }

    /**
     * Reads a file.
     *
     * @param absolutePath from the root
     * @return its text in UTF-8, that it is absent, or why it cannot be read
     */
    public Reading read(String absolutePath) {
        if (root.isEmpty()) {
            return new Absent();
        }
        Path file;
        try {
            Path path = Path.of(absolutePath);
            if (!path.isAbsolute() && !absolutePath.startsWith("/")) {
                return new Unreadable("its path is not absolute");
            }
            if (path.getNameCount() == 0) {
                return new Unreadable("it is no regular file");
            }
            if (!path.equals(path.normalize())) {
                // behind a link they lead elsewhere than the text says
                return new Unreadable("its path has dot segments");
            }
            file = root.get().resolve(path.subpath(0, path.getNameCount()));
        } catch (InvalidPathException e) {
            return new Unreadable("its path is none");
        }
        try {
            return read(file);
        } catch (NoSuchFileException e) {
            return missing(file);
        } catch (AccessDeniedException e) {
            return new Unreadable("access is denied");
        } catch (IOException | SecurityException e) {
            return new Unreadable("reading it failed");
        }
    }

    private static Reading missing(Path file) {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            // a link that leads nowhere is there all the same
            return new Unreadable("it is a link that leads nowhere");
        }
        Path above = file.getParent();
        while (above != null && !Files.exists(above)) {
            above = above.getParent();
        }
        // newer JDKs call it missing too where a file stands in the place of a directory
        return above == null || Files.isDirectory(above) ? new Absent() : new Unreadable("reading it failed");
    }

    private static Reading read(Path file) throws IOException {
        if (!Files.readAttributes(file, BasicFileAttributes.class).isRegularFile()) {
            return new Unreadable("it is no regular file");
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        }
        if (bytes.length > MOST_BYTES) {
            return new Unreadable("it is larger than " + MOST_BYTES + " bytes");
        }
        try {
            return new Text(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return new Unreadable("it is no text in UTF-8");
        }
    }
}
