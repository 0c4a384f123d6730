package io.tierguard.secret;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads and makes files that must be their owner's alone: no permission for anybody else, links followed once, so that what
 * is looked at is what is read.
 *
 * <p><b>Thread safety:</b> holds no state. Nothing of the content goes into what it says.
 *
 * @since 0.1
 */
public final class OwnerOnlyFile {

    private OwnerOnlyFile() {}

    /** What came of it. */
    public sealed interface Reading {}

    /** The file's content. Not a record: its text must not show any of it. */
    public static final class Content implements Reading {

        private final byte[] bytes;

        private Content(byte[] bytes) {
            this.bytes = bytes;
        }

        /**
         * The content.
         *
         * @return the bytes themselves, no copy, so that the caller can wipe them
         */
        public byte[] bytes() {
            return bytes;
        }

        @Override
        public String toString() {
            return "content";
        }
    }

    /**
     * Others may read it, or that cannot be told; it was not read.
     *
     * @param reason such as {@code its permissions are rw-r--r--}
     */
    public record TooOpen(String reason) implements Reading {}

    /**
     * It is not there, no regular file, too large or cannot be read.
     *
     * @param reason such as {@code there is no such file}
     */
    public record Unreadable(String reason) implements Reading {}

    /**
     * Reads a file.
     *
     * @param path where it is
     * @param mostBytes the largest that it may be
     * @return its content, or why there is none
     */
    public static Reading read(Path path, int mostBytes) {
        try {
            Path real = path.toRealPath();
            if (!Files.isRegularFile(real)) {
                return new Unreadable("it is no regular file");
            }
            Optional<String> flaw = OwnerOnly.flaw(real);
            if (flaw.isPresent()) {
                return new TooOpen(flaw.get());
            }
            try (InputStream in = Files.newInputStream(real)) {
                byte[] content = in.readNBytes(mostBytes + 1);
                if (content.length > mostBytes) {
                    Arrays.fill(content, (byte) 0);
                    return new Unreadable("it is larger than " + mostBytes + " bytes");
                }
                return new Content(content);
            }
        } catch (NoSuchFileException e) {
            return new Unreadable("there is no such file");
        } catch (AccessDeniedException e) {
            return new Unreadable("permission is denied");
        } catch (IOException e) {
            return new Unreadable("it is out of reach");
        }
    }

    /**
     * Why a file is not its owner's alone, without reading it.
     *
     * @param path where it is
     * @return such as {@code its permissions are rw-r--r--}; empty where nobody else has a permission
     * @throws IOException where it is not there, or out of reach
     */
    public static Optional<String> flaw(Path path) throws IOException {
        return OwnerOnly.flaw(path.toRealPath());
    }

    /**
     * Makes a new file that is its owner's alone from the beginning. What exists, a link that leads nowhere too, is never
     * overwritten, and no part of a file is left behind.
     *
     * @param path where it is to be
     * @param content what it is to hold; wiped
     * @return why there is none; empty where it was made
     */
    public static Optional<String> create(Path path, byte[] content) {
        try {
            OwnerOnly.write(path, List.of(content));
            return Optional.empty();
        } catch (UnsupportedOperationException e) {
            return Optional.of("its file system has no permissions in the way of POSIX");
        } catch (IOException e) {
            return Optional.of(unwritten(e));
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    /** The exception's own text is a path. */
    static String unwritten(IOException e) {
        if (e instanceof FileAlreadyExistsException) {
            return "it exists";
        }
        if (e instanceof NoSuchFileException) {
            return "its directory is not there";
        }
        return e instanceof AccessDeniedException ? "permission is denied" : "it is out of reach";
    }
}
