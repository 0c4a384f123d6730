package io.tierguard.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A block of a page of the documentation: a fenced one, or the indented lines by which {@code codes.md} shows an example.
 *
 * <p>A line right above it may say what a test does with it: {@code <!-- run: world -->} runs its commands in that folder of
 * {@code pages}, {@code <!-- prints -->} compares it with what the block that ran last has printed, and
 * {@code <!-- writes: file -->} with what that block has written.
 *
 * @param where page and line
 * @param language what stands behind the fence
 * @param mark what the line above says, without its signs; empty where it says nothing
 * @param text what is in it, without the indentation that all lines share
 */
record PageBlock(String where, String language, String mark, String text) {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** Those of README.md and docs, in order. */
    static List<PageBlock> all() {
        List<PageBlock> blocks = new ArrayList<>();
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md")));
            docs.filter(page -> page.toString().endsWith(".md")).sorted().forEach(pages::add);
            for (Path page : pages) {
                blocks.addAll(in(ROOT.relativize(page).toString(), Files.readAllLines(page)));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return blocks;
    }

    static List<PageBlock> in(String page, List<String> lines) {
        List<PageBlock> blocks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String where = page + ":" + (i + 1);
            if (line.strip().startsWith("```")) {
                int close = i + 1;
                while (!lines.get(close).strip().equals("```")) {
                    close++;
                }
                blocks.add(block(where, line.strip().substring(3), i, lines, i + 1, close));
                i = close;
            } else if (line.startsWith("    ") && page.endsWith("codes.md")) {
                int end = i;
                while (end < lines.size() && lines.get(end).startsWith("    ")) {
                    end++;
                }
                blocks.add(block(where, "", i, lines, i, end));
                i = end;
            }
        }
        return blocks;
    }

    private static PageBlock block(String where, String language, int top, List<String> lines, int from, int to) {
        String above = top == 0 ? "" : lines.get(top - 1).strip();
        String mark = above.startsWith("<!-- ") && above.endsWith(" -->") ? above.substring(5, above.length() - 4) : "";
        String text = String.join("\n", lines.subList(from, to)).stripIndent().stripTrailing();
        return new PageBlock(where, language, mark, text);
    }

    /** What the mark says behind a word, or an empty text. */
    String marked(String word) {
        return mark.equals(word) ? word : mark.startsWith(word + ": ") ? mark.substring(word.length() + 2) : "";
    }

    String page() {
        return where.substring(0, where.indexOf(':'));
    }
}
