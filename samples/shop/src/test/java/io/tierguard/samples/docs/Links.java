package io.tierguard.samples.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The links of the pages to each other, and to other files of the project. */
final class Links {

    private static final Pattern LINK = Pattern.compile("\\]\\((?<target>[^)\\s]+)\\)");
    private static final Pattern FENCE = Pattern.compile("\\s*(`{3,}|~{3,}).*");
    private static final Pattern HEADING = Pattern.compile("#{1,6} (?<title>.*)");

    private Links() {}

    /**
     * A link in a page.
     *
     * @param page in which page
     * @param line on which line
     * @param target as it is written
     */
    record Link(String page, int line, String target) {

        /** Why it leads nowhere, if it does. */
        Optional<String> problem(Path root) throws IOException {
            int hash = target.indexOf('#');
            String path = hash < 0 ? target : target.substring(0, hash);
            Path from = root.resolve(page);
            Path file = path.isEmpty() ? from : from.resolveSibling(path).normalize();
            if (!Files.exists(file)) {
                return Optional.of("there is no " + path);
            }
            if (hash < 0 || !file.toString().endsWith(".md")) {
                return Optional.empty();
            }
            String anchor = target.substring(hash + 1);
            return anchors(Files.readAllLines(file)).contains(anchor)
                    ? Optional.empty()
                    : Optional.of("there is no heading #" + anchor + " in " + root.relativize(file));
        }

        @Override
        public String toString() {
            return page + ":" + line + " to " + target;
        }
    }

    static List<Link> of(Path root) throws IOException {
        List<Link> links = new ArrayList<>();
        for (Path page : Pages.of(root)) {
            String name = root.relativize(page).toString().replace('\\', '/');
            List<String> lines = Files.readAllLines(page);
            boolean code = false;
            for (int i = 0; i < lines.size(); i++) {
                if (FENCE.matcher(lines.get(i)).matches()) {
                    code = !code;
                } else if (!code) {
                    Matcher link = LINK.matcher(lines.get(i));
                    while (link.find()) {
                        if (!link.group("target").matches("[a-z]+:.*")) {
                            links.add(new Link(name, i + 1, link.group("target")));
                        }
                    }
                }
            }
        }
        return links;
    }

    /** As code hosts make them of headings. */
    private static List<String> anchors(List<String> lines) {
        List<String> anchors = new ArrayList<>();
        boolean code = false;
        for (String line : lines) {
            Matcher heading = HEADING.matcher(line);
            if (FENCE.matcher(line).matches()) {
                code = !code;
            } else if (!code && heading.matches()) {
                anchors.add(heading.group("title")
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'));
            }
        }
        return anchors;
    }
}
