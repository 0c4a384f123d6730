package io.tierguard.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Figures for people, in Markdown.
 *
 * <p><b>Thread safety:</b> for one thread.
 *
 * @since 0.1
 */
public final class Table {

    private final String title;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * A table.
     *
     * @param title what it is about
     * @param columns their headings
     */
    public Table(String title, String... columns) {
        this.title = title;
        rows.add(List.of(columns));
    }

    /**
     * Adds a row.
     *
     * @param cells one for each column
     */
    public void add(String... cells) {
        if (cells.length != rows.get(0).size()) {
            throw new IllegalArgumentException("a row has " + rows.get(0).size() + " cells");
        }
        rows.add(List.of(cells));
    }

    /**
     * The rows without the headings.
     *
     * @return cells as text
     */
    public List<List<String>> rows() {
        return List.copyOf(rows.subList(1, rows.size()));
    }

    /**
     * The table, its columns aligned: the first to the left, figures to the right.
     *
     * @return with a line feed at the end
     */
    public String markdown() {
        return "### " + title + "\n\n" + body();
    }

    /**
     * What it is about.
     *
     * @return in a few words
     */
    public String title() {
        return title;
    }

    /**
     * The table without its heading.
     *
     * @return with a line feed at the end
     */
    public String body() {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        rows.forEach(row -> {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < rows.size(); row++) {
            for (int i = 0; i < columns; i++) {
                String cell = rows.get(row).get(i);
                String blanks = " ".repeat(widths[i] - cell.length());
                text.append(i == 0 ? "| " + cell + blanks : " | " + blanks + cell);
            }
            text.append(" |\n");
            if (row == 0) {
                for (int i = 0; i < columns; i++) {
                    text.append(i == 0 ? "| " : " | ").append("-".repeat(widths[i] - (i == 0 ? 0 : 1)));
                    text.append(i == 0 ? "" : ":");
                }
                text.append(" |\n");
            }
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return markdown();
    }
}
