package io.tierguard.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** A file that a report goes into. One that is there is replaced if a report is in it, or nothing. */
final class ReportFile {

    private static final int BEGINNING = 4096;

    private final FileArgument file;
    private final String option;

    private ReportFile(FileArgument file, String option) {
        this.file = file;
        this.option = option;
    }

    /**
     * Looks before any work is done.
     *
     * @param option as the help calls it
     * @param text its path
     * @param marks one of which stands near the beginning of each report that was written before
     * @param force whether any file may be replaced
     * @throws MisuseException where the file is something else, or its directory is not there
     */
    static ReportFile of(String option, String text, List<String> marks, boolean force) {
        FileArgument file = FileArgument.parse(option, text);
        Path directory = file.path().toAbsolutePath().getParent();
        if (Files.isDirectory(file.path()) || directory == null || !Files.isDirectory(directory)) {
            throw unwritable(file);
        }
        if (Files.exists(file.path(), LinkOption.NOFOLLOW_LINKS) && !force && !isReport(file, marks)) {
            throw MisuseException.input(file.shown() + " is there, and is no report of this command: " + option
                    + " replaces it with --force only");
        }
        return new ReportFile(file, option);
    }

    private static boolean isReport(FileArgument file, List<String> marks) {
        if (!Files.isRegularFile(file.path())) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file.path())) {
            String beginning = new String(in.readNBytes(BEGINNING), StandardCharsets.UTF_8);
            return beginning.isEmpty() || marks.stream().anyMatch(beginning::contains);
        } catch (IOException e) {
            return false;
        }
    }

    /** All or nothing. */
    void write(String text) {
        try {
            if (Files.exists(file.path()) && !Files.isRegularFile(file.path())) {
                // such as a pipe, or /dev/stdout
                Files.writeString(file.path(), text);
                return;
            }
            WholeFile.replace(file.path(), text);
        } catch (IOException e) {
            throw unwritable(file);
        }
    }

    private static MisuseException unwritable(FileArgument file) {
        return MisuseException.input(file.shown() + " cannot be written: name a file in a directory that exists");
    }

    @Override
    public String toString() {
        return option + " " + file.shown();
    }
}
