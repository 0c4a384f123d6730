package io.tierguard.samples.incidents.world;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The log that a server keeps of the statements of one login: what was run, told by the server itself.
 *
 * <p><b>Thread safety:</b> none.
 *
 * @since 0.1
 */
final class StatementLog {

    private static final String FILE = "statements.log";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A line of the application's; what a statement has beyond its first line follows behind tabs. */
    private static final Pattern STATEMENT =
            Pattern.compile("(?m)^app@(\\w+):LOG: {2}(?:statement|execute [^:]*): (.*(?:\\n\\t.*)*)");

    /** Somebody who makes the server write a line of its own. */
    @FunctionalInterface
    interface Marking {

        /** Has a text logged. */
        void log(String text) throws SQLException;
    }

    private final Path file;
    private final Marking marking;
    private long read;

    StatementLog(Path folder, Marking marking) {
        this.file = folder.resolve(FILE);
        this.marking = marking;
    }

    /** What the server is told, so that it keeps the log there. */
    static Map<String, String> configuration(Path folder) {
        return Map.of(
                "logging_collector",
                "on",
                "log_directory",
                folder.toString(),
                "log_filename",
                FILE,
                "log_rotation_age",
                "0",
                "log_rotation_size",
                "0",
                "log_line_prefix",
                "%u@%d:");
    }

    /**
     * What the application has run since it was asked last. The server writes behind our back: a line that it was just told
     * to write is behind all others.
     *
     * @param database where
     * @return the statements, in their order
     */
    List<String> since(String database) throws SQLException, IOException {
        String mark = "read up to here " + System.nanoTime();
        marking.log(mark);
        long patience = System.nanoTime() + PATIENCE.toNanos();
        String text = rest();
        while (!text.contains(mark)) {
            if (System.nanoTime() > patience) {
                throw new IOException("the server has not written its log");
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            text = rest();
        }
        read += text.getBytes(StandardCharsets.UTF_8).length;
        List<String> statements = new ArrayList<>();
        Matcher each = STATEMENT.matcher(text);
        while (each.find()) {
            if (each.group(1).equals(database)) {
                statements.add(each.group(2).replaceAll("\\s+", " "));
            }
        }
        return statements;
    }

    private String rest() throws IOException {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            log.seek(read);
            byte[] rest = new byte[(int) (log.length() - read)];
            log.readFully(rest);
            return new String(rest, StandardCharsets.UTF_8);
        }
    }
}
