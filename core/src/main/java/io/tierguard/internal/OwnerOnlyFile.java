package io.tierguard.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serial;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * Files whose owner alone may read them. Where a file system keeps no POSIX permissions nothing can be said of them, and
 * the file is taken.
 */
public final class OwnerOnlyFile {

    private static final Set<PosixFilePermission> OWNER = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private OwnerOnlyFile() {}

    /** Somebody else than the owner may read or write the file, or run it. */
    public static final class ReadableByOthersException extends IOException {

        @Serial
        private static final long serialVersionUID = 1;
    }

    /**
     * Reads a whole file, links followed.
     *
     * @param file a regular one
     * @param longest how many bytes it may have
     * @return its bytes
     * @throws ReadableByOthersException where others than its owner may read or write it
     * @throws IOException where it is none, is longer, or cannot be read
     */
    public static byte[] read(Path file, int longest) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("not a file");
        }
        Path real = file.toRealPath();
        if (hasPermissions(real)
                && !OWNER.containsAll(Files.getPosixFilePermissions(real, LinkOption.NOFOLLOW_LINKS))) {
            throw new ReadableByOthersException();
        }
        try (InputStream in = Files.newInputStream(real)) {
            byte[] bytes = in.readNBytes(longest + 1);
            if (bytes.length > longest) {
                throw new IOException("too long");
            }
            return bytes;
        }
    }

    /**
     * Writes a new file that its owner alone may read and write, from its first moment on.
     *
     * @param file must not exist; no link is followed
     * @param bytes its content
     * @throws java.nio.file.FileAlreadyExistsException where it exists
     * @throws IOException where it cannot be written
     */
    public static void create(Path file, byte[] bytes) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        boolean posix = directory != null && hasPermissions(directory);
        FileAttribute<?>[] attributes = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Files.createFile(file, attributes);
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            out.write(bytes);
        }
    }

    private static boolean hasPermissions(Path existing) throws IOException {
        FileStore store = Files.getFileStore(existing);
        return store.supportsFileAttributeView(PosixFileAttributeView.class);
    }
}
