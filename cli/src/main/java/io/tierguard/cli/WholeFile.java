package io.tierguard.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes a file all or nothing: whoever reads it sees the earlier one or the new one. */
final class WholeFile {

    private WholeFile() {}

    /**
     * Puts a text in the place of what is there, or where nothing is.
     *
     * @param file followed, where it is a link
     * @param text in UTF-8
     * @throws IOException where it cannot be written, and is as it was
     */
    static void replace(Path file, String text) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        // not a temporary file, which its owner alone could read
        Path unfinished = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            Files.writeString(unfinished, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
