package io.tierguard.samples.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of code in a page of the documentation, which says of itself where it stands in the samples:
 *
 * <pre>{@code
 * <!-- snippet: samples/shop/src/main/resources/tierguard.yaml -->
 * <!-- snippet: samples/shop/src/main/java/…/ShopMain.java#front-door -->
 * }</pre>
 *
 * @param where page and line, for messages
 * @param source a file, from the root of the project, and after a {@code #} a region of it
 * @param text as the page has it
 */
record Snippet(String where, String source, String text) {

    private static final Pattern MARKER = Pattern.compile("\\s*<!--\\s*snippet:(.*)-->\\s*");
    private static final Pattern FENCE = Pattern.compile("\\s*(`{3,}|~{3,}).*");

    /** All snippets of README.md and of the pages in docs, as far as there are any. */
    static List<Snippet> ofProject(Path root) throws IOException {
        List<Snippet> snippets = new ArrayList<>();
        for (Path page : Pages.of(root)) {
            snippets.addAll(in(root.relativize(page).toString(), Files.readAllLines(page)));
        }
        return snippets;
    }

    /** The snippets of one page. */
    static List<Snippet> in(String page, List<String> lines) {
        List<Snippet> snippets = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher marker = MARKER.matcher(lines.get(i));
            if (marker.matches()) {
                String where = page + ":" + (i + 1);
                int open = i + 1;
                Matcher fence = FENCE.matcher(open < lines.size() ? lines.get(open) : "");
                if (!fence.matches()) {
                    throw new IllegalArgumentException(where + ": a snippet's marker stands right above its code");
                }
                int close = open + 1;
                while (close < lines.size() && !lines.get(close).strip().equals(fence.group(1))) {
                    close++;
                }
                if (close == lines.size()) {
                    throw new IllegalArgumentException(where + ": this snippet does not end");
                }
                snippets.add(new Snippet(where, marker.group(1).strip(), flush(lines.subList(open + 1, close))));
                i = close;
            }
        }
        return snippets;
    }

    /** What stands in the samples where this says that it is from. */
    String original(Path root) {
        int hash = source.indexOf('#');
        Path file = root.resolve(hash < 0 ? source : source.substring(0, hash));
        try {
            List<String> lines = Files.readAllLines(file);
            return flush(hash < 0 ? lines : region(lines, source.substring(hash + 1)));
        } catch (IOException e) {
            throw new UncheckedIOException(where + ": there is no " + source, e);
        }
    }

    private List<String> region(List<String> lines, String name) {
        Pattern begin = Pattern.compile("\\s*(//|#)\\s*region " + Pattern.quote(name) + "\\s*");
        Pattern end = Pattern.compile("\\s*(//|#)\\s*endregion\\s*");
        int from = 0;
        while (from < lines.size() && !begin.matcher(lines.get(from)).matches()) {
            from++;
        }
        int to = from + 1;
        while (to < lines.size() && !end.matcher(lines.get(to)).matches()) {
            to++;
        }
        if (to >= lines.size()) {
            throw new IllegalArgumentException(where + ": there is no region " + source);
        }
        return lines.subList(from + 1, to);
    }

    /** Without the indentation that all lines share. */
    private static String flush(List<String> lines) {
        return String.join("\n", lines).stripIndent().stripTrailing();
    }

    @Override
    public String toString() {
        return where + " from " + source;
    }
}
