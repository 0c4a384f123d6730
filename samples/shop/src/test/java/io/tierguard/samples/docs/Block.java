package io.tierguard.samples.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fenced block of a page.
 *
 * @param where page and line, for messages
 * @param language what stands behind the fence, in lower case; empty where nothing does
 * @param marked whether a snippet's marker stands right above it
 * @param text what is in it, without the indentation that all lines share
 */
record Block(String where, String language, boolean marked, String text) {

    private static final Pattern OPEN = Pattern.compile("\\s*(`{3,}|~{3,})\\s*(\\S*).*");

    static List<Block> in(String page, List<String> lines) {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher open = OPEN.matcher(lines.get(i));
            if (!open.matches()) {
                continue;
            }
            int close = i + 1;
            while (close < lines.size() && !lines.get(close).strip().equals(open.group(1))) {
                close++;
            }
            if (close == lines.size()) {
                throw new IllegalArgumentException(page + ":" + (i + 1) + ": this block does not end");
            }
            blocks.add(new Block(
                    page + ":" + (i + 1),
                    open.group(2).toLowerCase(Locale.ROOT),
                    i > 0 && lines.get(i - 1).contains("<!-- snippet:"),
                    String.join("\n", lines.subList(i + 1, close)).stripIndent().stripTrailing()));
            i = close;
        }
        return blocks;
    }
}
