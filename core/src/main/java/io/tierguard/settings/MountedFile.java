package io.tierguard.settings;

import io.tierguard.internal.Printable;
import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import io.tierguard.secret.SealPrivateKey;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file that a variable {@code NAME_FILE} names: a secret as Docker and Kubernetes mount it.
 *
 * <p>Of the path only what exists is ever shown: a variable that should hold a path may hold the secret itself.
 */
final class MountedFile {

    /** More than any variable can hold, and still nothing that fills the memory. */
    private static final int MAX_BYTES = 1 << 20;

    /** Nobody mounts new secrets so often that one of so many attempts meets no file. */
    private static final int MAX_EXCHANGES = 20;

    private static final Set<PosixFilePermission> OF_OTHERS =
            Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

    private final String variable;
    private final Tier tier;

    /**
     * A reader.
     *
     * @param variable the variable that names the file, as a message shows it
     * @param tier decides whether others may read it too
     */
    MountedFile(String variable, Tier tier) {
        this.variable = variable;
        this.tier = tier;
    }

    /** The text of a file, or why it has none. */
    sealed interface Content {}

    /**
     * A text.
     *
     * @param value without the line end after its last line
     * @param shown the path, as a message shows it
     */
    record Text(String value, String shown) implements Content {
        @Override
        public String toString() {
            return shown;
        }
    }

    /**
     * No text.
     *
     * @param problem why
     */
    record Unreadable(Problem problem) implements Content {}

    /**
     * No text, because the file is not there, or went away while it was read: asked again, another may have come.
     *
     * @param instead what to say where no other comes in its place
     */
    private record Exchanged(Content instead) implements Content {}

    Content read(String value) {
        Path path = path(value);
        if (path == null) {
            return unreadable("holds no absolute path to a file");
        }
        Content content = read(path);
        for (int i = 0; i < MAX_EXCHANGES && content instanceof Exchanged; i++) {
            content = read(path);
        }
        return content instanceof Exchanged exchanged ? exchanged.instead() : content;
    }

    private Content read(Path path) {
        Path real;
        try {
            // Kubernetes mounts links, and exchanges what they lead to: permissions and content of one and the same
            // file
            real = path.toRealPath();
        } catch (NoSuchFileException e) {
            return new Exchanged(unreadable("names a file that is not there" + existing(path)));
        } catch (IOException e) {
            return unreadable("names a file that cannot be reached" + existing(path));
        }
        Content content = read(real, Printable.line(path.toString()));
        return content instanceof Text || Files.exists(real) ? content : new Exchanged(content);
    }

    private Content read(Path real, String shown) {
        if (!Files.isRegularFile(real)) {
            return unreadable(
                    "names " + shown + ", which is " + (Files.isDirectory(real) ? "a directory" : "no regular file"));
        }
        if (tier.compareTo(Tier.STAGING) >= 0 && isOpen(real)) {
            return new Unreadable(Problem.of(Code.SETTING_FILE_OPEN, variable, shown, tier));
        }
        try {
            return text(real, shown);
        } catch (CharacterCodingException e) {
            return unreadable("names " + shown + ", which is no text in UTF-8");
        } catch (AccessDeniedException e) {
            return unreadable("names " + shown + ", which this process may not read");
        } catch (IOException e) {
            return unreadable("names " + shown + ", which cannot be read");
        }
    }

    private static @Nullable Path path(String value) {
        try {
            Path path = Path.of(value);
            return path.isAbsolute() ? path : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }

    /** As much of a path as exists, but for the root, which says nothing. */
    private static String existing(Path path) {
        Path directory = path.getParent();
        while (directory != null && !Files.exists(directory)) {
            directory = directory.getParent();
        }
        return directory == null || directory.getParent() == null
                ? ""
                : " below " + Printable.line(directory.toString());
    }

    /** Whether others may read or write it, or nobody can tell. */
    private static boolean isOpen(Path real) {
        try {
            for (PosixFilePermission permission : Files.getPosixFilePermissions(real)) {
                if (OF_OTHERS.contains(permission)) {
                    return true;
                }
            }
            return false;
        } catch (IOException | UnsupportedOperationException e) {
            return true;
        }
    }

    private Content text(Path real, String shown) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(real)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        }
        if (bytes.length > MAX_BYTES) {
            return unreadable("names " + shown + ", which is larger than 1 MiB");
        }
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        if (text.indexOf('\u0000') >= 0) {
            return unreadable("names " + shown + ", which is no text in UTF-8");
        }
        if (text.startsWith("\uFEFF")) {
            return unreadable("names " + shown + ", which begins with a byte order mark");
        }
        if (SealPrivateKey.isIn(text)) {
            return unreadable("names " + shown + ", which holds private keys for seals");
        }
        return new Text(withoutLineEnd(text), shown);
    }

    /** Editors and {@code echo} end a file with one line end, which is no part of the value. */
    private static String withoutLineEnd(String text) {
        int end = text.length();
        if (text.endsWith("\n")) {
            end -= text.endsWith("\r\n") ? 2 : 1;
        }
        return text.substring(0, end);
    }

    private Unreadable unreadable(String reason) {
        return new Unreadable(Problem.of(Code.SETTING_FILE_UNREADABLE, variable, reason));
    }
}
