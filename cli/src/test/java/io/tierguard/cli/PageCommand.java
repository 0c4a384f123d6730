package io.tierguard.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A call of this command in a page, as a shell would make it.
 *
 * @param where page and line of its block
 * @param arguments what stands behind {@code tierguard}
 * @param input the file that standard input is redirected from
 */
record PageCommand(String where, List<String> arguments, Optional<String> input) {

    private static final String JAR = "tierguard.jar";

    static List<PageCommand> in(PageBlock block) {
        List<PageCommand> commands = new ArrayList<>();
        for (String line : block.text().replace("\\\n", " ").split("\n", -1)) {
            String shell = line.strip().replaceFirst("^(\\$ |(- )?run: |- )", "");
            boolean named = shell.contains("tierguard ") || shell.contains(JAR);
            boolean synopsis = block.language().isEmpty() && line.strip().startsWith("tierguard ") && !isExample(block);
            if (named && !synopsis) {
                for (List<String> words : ShellWords.commands(shell)) {
                    call(block, words).ifPresent(commands::add);
                }
            }
        }
        return commands;
    }

    /** In {@code codes.md} each block is an example; elsewhere a bare one that begins with the command is its synopsis. */
    private static boolean isExample(PageBlock block) {
        return block.page().endsWith("codes.md");
    }

    private static Optional<PageCommand> call(PageBlock block, List<String> words) {
        int first = 0;
        while (first < words.size() && words.get(first).matches("[A-Z_][A-Z0-9_]*=.*")) {
            first++;
        }
        if (first == words.size()) {
            return Optional.empty();
        }
        if (words.get(first).equals("java")) {
            int jar = first;
            while (jar < words.size() && !words.get(jar).endsWith(JAR)) {
                jar++;
            }
            if (jar == words.size()) {
                return Optional.empty();
            }
            first = jar;
        } else if (!words.get(first).equals("tierguard")) {
            return Optional.empty();
        }
        List<String> arguments = new ArrayList<>();
        Optional<String> input = Optional.empty();
        for (int i = first + 1; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("<")) {
                input = Optional.of(words.get(++i));
            } else if (word.equals(">") || word.equals("2>")) {
                i++;
            } else if (!word.equals("…")) {
                arguments.add(word);
            }
        }
        return Optional.of(new PageCommand(block.where(), List.copyOf(arguments), input));
    }

    @Override
    public String toString() {
        return where + ": tierguard " + String.join(" ", arguments);
    }
}
