package io.tierguard.testing.paths;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The table of {@code docs/nets.md}: what each net sees and misses. */
public final class NetsTable {

    private static final List<List<String>> ROWS = read();

    private NetsTable() {}

    /** The folder with all modules: tests run in one of them. */
    public static Path repository() {
        Path here = Path.of("").toAbsolutePath();
        return Files.isDirectory(here.resolve("docs")) ? here : here.getParent();
    }

    private static List<List<String>> read() {
        try {
            return Files.readAllLines(repository().resolve("docs").resolve("nets.md")).stream()
                    .filter(line -> line.startsWith("| ") && !line.startsWith("| ---"))
                    .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                            .map(String::strip)
                            .toList())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every way, in the page's order. */
    public static List<String> ways() {
        return ROWS.stream().skip(1).map(row -> row.get(0)).toList();
    }

    /**
     * What the page says.
     *
     * @param way a row, by the name of its {@link NetPath}
     * @param column as the head of the table has it
     */
    public static String cell(String way, String column) {
        int index = ROWS.get(0).indexOf(column);
        if (index < 0) {
            throw new AssertionError("docs/nets.md has no column " + column);
        }
        return ROWS.stream()
                .filter(row -> row.get(0).equals(way))
                .map(row -> row.get(index))
                .findFirst()
                .orElseThrow(() -> new AssertionError("docs/nets.md has no line for " + way));
    }

    /** The cell of a net that sees a way by these. */
    public static String seen(boolean name, boolean address) {
        if (name) {
            return address ? "name, address" : "name";
        }
        return address ? "address" : "–";
    }
}
