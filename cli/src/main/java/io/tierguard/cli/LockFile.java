package io.tierguard.cli;

import io.tierguard.secret.FingerprintLock;
import io.tierguard.secret.InvalidFingerprintsException;
import io.tierguard.secret.Sharings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The lock file on disk: read whole, replaced whole, by one process at a time. */
final class LockFile {

    static final String NAME = "tierguard.lock";

    private static final String UNFINISHED = ".new";
    private static final int LONGEST = 1 << 24;

    private final String option;
    private final FileArgument file;

    LockFile(String option, String text) {
        this.option = option;
        this.file = FileArgument.parse(option, text);
    }

    /** As messages and reports call it. */
    String name() {
        Path name = Path.of(file.shown()).getFileName();
        return name == null ? file.shown() : name.toString();
    }

    /** Empty where there is no file. */
    Optional<FingerprintLock> read() {
        return content().map(this::parse);
    }

    MisuseException missing() {
        return MisuseException.input("there is no file at " + file.shown() + ", which " + option + " names"
                + (option.equals("--lock") ? ": the first 'tierguard fingerprint write' makes it" : ""));
    }

    /** What may be shared, from a file of its own. */
    static Sharings sharings(String option, String text) {
        LockFile file = new LockFile(option, text);
        return Sharings.parse(file.content().orElseThrow(file::missing), file.name());
    }

    private Optional<byte[]> content() {
        try {
            if (!Files.exists(file.path())) {
                return Optional.empty();
            }
            if (!Files.isRegularFile(file.path()) || Files.size(file.path()) > LONGEST) {
                throw MisuseException.input(file.shown() + " is no file, or is longer than 16 MiB");
            }
            return Optional.of(Files.readAllBytes(file.path()));
        } catch (IOException e) {
            throw MisuseException.input(file.shown() + " cannot be read");
        }
    }

    private FingerprintLock parse(byte[] content) {
        try {
            return FingerprintLock.parse(content, name());
        } catch (InvalidFingerprintsException e) {
            throw MisuseException.of(e.report());
        }
    }

    /**
     * Replaces the file by what is made of it, all or nothing. Nobody else can write in between: the new file, beside the
     * old one, is what keeps them out.
     *
     * @return whether anything changed
     */
    boolean replace(FingerprintLock whereNone, UnaryOperator<FingerprintLock> change) {
        try {
            Path target = Files.exists(file.path()) ? file.path().toRealPath() : file.path();
            Path unfinished = target.resolveSibling(target.getFileName() + UNFINISHED);
            Files.createFile(unfinished);
            boolean ours = true;
            try {
                FingerprintLock before = read().orElse(whereNone);
                FingerprintLock after = change.apply(before);
                if (Files.exists(target) && after.text().equals(before.text())) {
                    return false;
                }
                Files.write(
                        unfinished,
                        after.text().getBytes(StandardCharsets.US_ASCII),
                        StandardOpenOption.WRITE,
                        StandardOpenOption.SYNC);
                Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                // from here on, a file of that name is another writer's
                ours = false;
                return true;
            } finally {
                if (ours) {
                    Files.deleteIfExists(unfinished);
                }
            }
        } catch (FileAlreadyExistsException e) {
            throw MisuseException.input(file.shown() + UNFINISHED
                    + " is there: another write is under way, or was broken off; then remove it");
        } catch (IOException e) {
            throw MisuseException.input(file.shown() + " cannot be written: name a file in a directory that exists");
        }
    }
}
