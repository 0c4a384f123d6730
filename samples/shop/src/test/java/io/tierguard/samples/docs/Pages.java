package io.tierguard.samples.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The pages of the documentation: README.md, and what is in docs, as far as there are any. */
final class Pages {

    private Pages() {}

    static List<Path> of(Path root) throws IOException {
        List<Path> pages = new ArrayList<>();
        if (Files.exists(root.resolve("README.md"))) {
            pages.add(root.resolve("README.md"));
        }
        if (Files.isDirectory(root.resolve("docs"))) {
            try (Stream<Path> docs = Files.walk(root.resolve("docs"))) {
                docs.filter(page -> page.toString().endsWith(".md")).sorted().forEach(pages::add);
            }
        }
        return pages;
    }

    /** Every fenced block of every page. */
    static List<Block> blocks(Path root) throws IOException {
        List<Block> blocks = new ArrayList<>();
        for (Path page : of(root)) {
            blocks.addAll(Block.in(root.relativize(page).toString(), Files.readAllLines(page)));
        }
        return blocks;
    }
}
