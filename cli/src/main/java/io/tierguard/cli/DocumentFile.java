package io.tierguard.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Pattern;

/** The file that an attestation is written to. It may take the place of an earlier one, and of nothing else. */
final class DocumentFile {

    private static final int LONGEST = 16_384;
    private static final Pattern DOCUMENT =
            Pattern.compile("(?:[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+)?\\R?");

    private final FileArgument file;

    DocumentFile(String argument) {
        file = FileArgument.parse("--out", argument);
        if (!Files.exists(file.path())) {
            return;
        }
        try {
            boolean isEarlier = Files.isRegularFile(file.path())
                    && Files.size(file.path()) <= LONGEST
                    && DOCUMENT.matcher(Files.readString(file.path(), StandardCharsets.ISO_8859_1))
                            .matches();
            if (!isEarlier) {
                throw MisuseException.input(
                        "the file that --out names exists, and holds no attestation: it is left as" + " it is");
            }
        } catch (IOException e) {
            throw MisuseException.input("the file that --out names exists, and cannot be read");
        }
    }

    void write(String document) {
        try {
            WholeFile.replace(file.path(), document + "\n");
        } catch (IOException e) {
            throw MisuseException.input(
                    "the file that --out names cannot be written: name one in a directory that exists");
        }
    }
}
