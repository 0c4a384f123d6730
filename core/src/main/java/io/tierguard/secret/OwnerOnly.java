package io.tierguard.secret;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Files that are their owner's alone: no permission for group and others, or, on file systems with access lists instead,
 * no entry that allows anybody else anything. Where neither can be told, it is refused.
 *
 * <p>Who the owner is does not matter: who can read such a file is the owner, or may read everything.
 */
final class OwnerOnly {

    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private OwnerOnly() {}

    /** Why a file, itself and no link to it, is not its owner's alone; empty where it is. */
    static Optional<String> flaw(Path real) {
        try {
            PosixFileAttributeView posix = Files.getFileAttributeView(real, PosixFileAttributeView.class);
            if (posix != null) {
                Set<PosixFilePermission> permissions = posix.readAttributes().permissions();
                return OWNERS.containsAll(permissions)
                        ? Optional.empty()
                        : Optional.of("its permissions are " + PosixFilePermissions.toString(permissions));
            }
            AclFileAttributeView acl = Files.getFileAttributeView(real, AclFileAttributeView.class);
            if (acl == null) {
                return Optional.of("its file system does not tell whose it is");
            }
            return isOwnersAlone(acl.getOwner(), acl.getAcl())
                    ? Optional.empty()
                    : Optional.of("its access list allows others");
        } catch (IOException e) {
            return Optional.of("its permissions cannot be read");
        }
    }

    static boolean isOwnersAlone(UserPrincipal owner, List<AclEntry> entries) {
        for (AclEntry entry : entries) {
            if (entry.type() == AclEntryType.ALLOW && !entry.principal().equals(owner)) {
                return false;
            }
        }
        return true;
    }

    /** To a new file, the lines being wiped, whose permissions it has from the beginning; a part of it is not left behind. */
    static void write(Path path, List<byte[]> lines) throws IOException {
        try (FileChannel channel = FileChannel.open(
                path,
                EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(
                        EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE)))) {
            try {
                for (byte[] line : lines) {
                    writeFully(channel, ByteBuffer.wrap(line));
                    Arrays.fill(line, (byte) 0);
                }
                channel.force(true);
            } catch (IOException e) {
                Files.deleteIfExists(path);
                throw e;
            }
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
