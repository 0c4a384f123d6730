package io.tierguard.secret;

import io.tierguard.internal.Printable;
import io.tierguard.report.Code;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A file of keys in UTF-8, one a line; empty lines, and lines that begin with {@code #}, are left out.
 *
 * <pre>
 * tierguard-public:v1:TIER:NAME:KEY               checked in; may have several tiers
 * tierguard-private:v1:TIER:NAME:KEY:PUBLIC       in its own tier only, and its owner's alone
 * </pre>
 *
 * <p>A file of private keys must give no permission to anybody but its owner, links followed. Several lines are several
 * keys, so that one can follow another. Nothing of a file's content goes into what it says, and nothing of a variable's value.
 *
 * <p><b>Thread safety:</b> immutable; two writers of one file are kept apart by the file system.
 *
 * @since 0.1
 */
public final class SealKeyFile {

    /** The variable with the path of the file with a process's private keys. The keys themselves never are in one. */
    public static final String VARIABLE = "TIERGUARD_SEAL_KEY_FILE";

    private static final int MOST_BYTES = 65_536;

    private final String where;
    private final @Nullable Path path;
    private final String unusable;

    private SealKeyFile(String where, @Nullable Path path, String unusable) {
        this.where = where;
        this.path = path;
        this.unusable = unusable;
    }

    /**
     * A file at a path.
     *
     * @param path where it is, or is to be
     * @return the file; nothing is read yet
     */
    public static SealKeyFile at(Path path) {
        return at(path, Printable.line(path.toString()));
    }

    /**
     * A file at a path that is not to be shown.
     *
     * @param path where it is, or is to be
     * @param where what problems call it by
     * @return the file; nothing is read yet
     */
    public static SealKeyFile at(Path path, String where) {
        return new SealKeyFile(where, path, "");
    }

    /**
     * The file that a variable names.
     *
     * @param variable the variable, for problems
     * @param value its value
     * @return the file; nothing is read yet
     */
    public static SealKeyFile named(String variable, String value) {
        if (value.isEmpty()) {
            return new SealKeyFile(variable, null, "the variable is empty");
        }
        String lower = value.toLowerCase(Locale.ROOT);
        if (lower.contains("tierguard-private") || lower.contains("private:v")) {
            return new SealKeyFile(variable, null, "the variable holds a key itself, which belongs into a file");
        }
        try {
            return new SealKeyFile(variable, Path.of(value), "");
        } catch (InvalidPathException e) {
            // its text quotes the value
            return new SealKeyFile(variable, null, "the variable holds no path");
        }
    }

    /**
     * Reads public keys, of any tier.
     *
     * @return at least one, in the file's order
     * @throws SealException where the file, or one of its lines, cannot be used
     */
    public List<SealPublicKey> publicKeys() throws SealException {
        SealKeys.requireLibrary(where, SealKeys.class.getClassLoader());
        byte[] content = readPublic();
        try {
            return new KeyLines(where, content).publicKeys();
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    /**
     * Reads the private keys of a tier.
     *
     * @param tier whose process reads them
     * @return at least one, in the file's order
     * @throws SealException where anybody but the owner has a permission, a key is of another tier, two have one name, the
     *     halves of one do not belong together, or the file or a line cannot be read
     */
    public List<SealPrivateKey> privateKeys(Tier tier) throws SealException {
        SealKeys.requireLibrary(where, SealKeys.class.getClassLoader());
        byte[] content = readPrivate();
        try {
            return new KeyLines(where, content).privateKeys(tier);
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    private byte[] readPrivate() throws SealException {
        if (path == null) {
            throw unreadable(unusable);
        }
        OwnerOnlyFile.Reading reading = OwnerOnlyFile.read(path, MOST_BYTES);
        if (reading instanceof OwnerOnlyFile.TooOpen open) {
            throw SealException.of(Code.SEAL_KEY_FILE_TOO_OPEN, where, open.reason());
        }
        if (reading instanceof OwnerOnlyFile.Unreadable unreadable) {
            throw unreadable(unreadable.reason());
        }
        return ((OwnerOnlyFile.Content) reading).bytes();
    }

    private byte[] readPublic() throws SealException {
        if (path == null) {
            throw unreadable(unusable);
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw unreadable("it is no regular file");
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] content = in.readNBytes(MOST_BYTES + 1);
            if (content.length > MOST_BYTES) {
                Arrays.fill(content, (byte) 0);
                throw unreadable("it is larger than " + MOST_BYTES + " bytes");
            }
            return content;
        } catch (IOException e) {
            throw unreadable(reason(e));
        }
    }

    private SealException unreadable(String reason) {
        return SealException.of(Code.SEAL_KEY_FILE_UNREADABLE, where, reason);
    }

    /** The exception's own text is a path. */
    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        return e instanceof AccessDeniedException ? "permission is denied" : "it is out of reach";
    }

    /**
     * Writes private keys to a new file that is its owner's alone from the beginning. What exists is never overwritten.
     *
     * @param keys at least one, in the order of the lines
     * @throws SealException where the file exists, or cannot be written so
     */
    public void writePrivate(List<SealPrivateKey> keys) throws SealException {
        if (path == null) {
            throw SealException.of(Code.SEAL_KEY_FILE_NOT_WRITTEN, where, unusable);
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("no key to write");
        }
        try {
            OwnerOnly.write(path, keys.stream().map(SealPrivateKey::line).toList());
        } catch (UnsupportedOperationException e) {
            throw SealException.of(
                    Code.SEAL_KEY_FILE_NOT_WRITTEN, where, "its file system has no permissions in the way of POSIX");
        } catch (IOException e) {
            throw SealException.of(Code.SEAL_KEY_FILE_NOT_WRITTEN, where, OwnerOnlyFile.unwritten(e));
        }
    }

    @Override
    public String toString() {
        return "key file of " + where;
    }
}
