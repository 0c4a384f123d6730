package io.tierguard.cli;

import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import io.tierguard.report.Report;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Secrets in files that variables name, {@code SHOP_DB_PASSWORD_FILE=/run/secrets/db}. Paths are never printed. */
final class MountedFiles {

    private static final int LONGEST = 1 << 20;

    private final @Nullable String pepperFile;
    private final List<Problem> unreadable = new ArrayList<>();

    MountedFiles(@Nullable String pepperFile) {
        this.pepperFile = pepperFile;
    }

    /** The pepper is the one secret that all tiers share by design. */
    boolean isPepper(String path) {
        try {
            return pepperFile != null && Files.isSameFile(Path.of(path), Path.of(pepperFile));
        } catch (IOException | InvalidPathException e) {
            return false;
        }
    }

    /** What is in the file: its text, or base64 where it is none. Empty where it cannot be read, and then told later. */
    String read(String variable, String path) {
        try {
            Path real = Path.of(path).toRealPath();
            // of a pipe nobody knows when it ends
            if (Files.isRegularFile(real)) {
                try (InputStream in = Files.newInputStream(real)) {
                    byte[] bytes = in.readNBytes(LONGEST + 1);
                    if (bytes.length <= LONGEST) {
                        return text(bytes);
                    }
                }
            }
        } catch (IOException | InvalidPathException e) {
            // told below, without the path: a secret may stand in its place
        }
        unreadable.add(Problem.of(
                Code.NOT_FINGERPRINTED,
                variable,
                "the file that it names cannot be read",
                "mount the file here, or leave the variable out"));
        return "";
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return Base64.getEncoder().encodeToString(bytes);
        }
    }

    void complain() {
        if (!unreadable.isEmpty()) {
            throw MisuseException.of(Report.of("there are no fingerprints to make", unreadable));
        }
    }
}
