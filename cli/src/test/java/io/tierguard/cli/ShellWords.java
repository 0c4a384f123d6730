package io.tierguard.cli;

import java.util.ArrayList;
import java.util.List;

/** As much of a shell's grammar as the pages need: words, quotes, and what stands between two commands. */
final class ShellWords {

    private final String line;
    private final List<List<String>> commands = new ArrayList<>();
    private List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;

    private ShellWords(String line) {
        this.line = line;
    }

    /** The simple commands of a line, each as its words; redirections are words of their own. */
    static List<List<String>> commands(String line) {
        return new ShellWords(line).read();
    }

    private List<List<String>> read() {
        int i = 0;
        while (i < line.length()) {
            char c = line.charAt(i);
            if (c == '\'' || c == '"') {
                int end = line.indexOf(c, i + 1);
                if (end < 0) {
                    throw new IllegalArgumentException("a quote that does not end: " + line);
                }
                append(line.substring(i + 1, end));
                i = end;
            } else if (c == '\\' && i + 1 < line.length()) {
                append(line.substring(i + 1, i + 2));
                i++;
            } else if (Character.isWhitespace(c)) {
                endWord();
            } else if (c == '#' && !inWord) {
                break;
            } else if (c == '$' && line.startsWith("$(", i)) {
                int end = line.indexOf(')', i);
                append(line.substring(i, end + 1));
                i = end;
            } else if (c == '<' || c == '>') {
                String number = inWord && word.toString().equals("2") ? "2" : "";
                if (!number.isEmpty()) {
                    word.setLength(0);
                    inWord = false;
                }
                endWord();
                words.add(number + c);
            } else if ("|&;()".indexOf(c) >= 0) {
                endCommand();
            } else {
                append(String.valueOf(c));
            }
            i++;
        }
        endCommand();
        return commands;
    }

    private void append(String text) {
        word.append(text);
        inWord = true;
    }

    private void endWord() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }

    private void endCommand() {
        endWord();
        if (!words.isEmpty()) {
            commands.add(words);
            words = new ArrayList<>();
        }
    }
}
