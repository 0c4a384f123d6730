package io.tierguard.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page in Markdown with places for figures, each between {@code <!-- figures: NAME -->} and {@code <!-- end -->}. What
 * stands around them stays.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class Page {

    private static final String END = "<!-- end -->";

    private final String text;

    private Page(String text) {
        this.text = text;
    }

    /**
     * A page.
     *
     * @param text all of it
     * @return the page
     */
    public static Page of(String text) {
        return new Page(text);
    }

    /**
     * The page with other figures in one place.
     *
     * @param name of the place
     * @param figures what stands there from now on
     * @return a copy
     * @throws IllegalArgumentException where there is no such place
     */
    public Page with(String name, String figures) {
        String mark = "<!-- figures: " + name + " -->\n";
        int begin = text.indexOf(mark);
        int end = text.indexOf(END, Math.max(begin, 0));
        if (begin < 0 || end < 0) {
            throw new IllegalArgumentException("the page has no place for the figures of " + name);
        }
        return new Page(
                text.substring(0, begin + mark.length()) + "\n" + figures.strip() + "\n\n" + text.substring(end));
    }

    /**
     * Puts figures into a page on the disk.
     *
     * @param file the page
     * @param name of the place
     * @param figures what stands there from now on
     * @throws IOException where it cannot be read or written
     */
    public static void put(Path file, String name, String figures) throws IOException {
        Files.writeString(file, of(Files.readString(file)).with(name, figures).text());
    }

    /**
     * All of it.
     *
     * @return Markdown
     */
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return "page of " + text.lines().count() + " lines";
    }
}
