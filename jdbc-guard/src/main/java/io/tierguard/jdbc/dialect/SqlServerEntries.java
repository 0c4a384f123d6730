package io.tierguard.jdbc.dialect;

import java.util.function.BiConsumer;

/**
 * What stands behind the first semicolon of a SQL Server URL: {@code name=value;name={value};…}.
 *
 * <p>Names and bare values are trimmed. A value in braces is taken as it is, where {@code }}} stands for one brace.
 */
final class SqlServerEntries {

    private static final String FORM = "write it as name=value;name={value}";

    private final Spelling spelling;
    private final String text;
    private int at;
    private int position;

    private SqlServerEntries(Spelling spelling, String text) {
        this.spelling = spelling;
        this.text = text;
    }

    /** Hands each name and value over, in the order of the text. */
    static void read(Spelling spelling, String text, BiConsumer<String, String> entry) {
        SqlServerEntries entries = new SqlServerEntries(spelling, text);
        while (entries.at < text.length()) {
            entries.next(entry);
        }
    }

    private void next(BiConsumer<String, String> entry) {
        int semicolon = endOf(at);
        Cut cut = Cut.at('=', text.substring(at, semicolon));
        if (!cut.found()) {
            if (!cut.before().trim().isEmpty()) {
                throw unreadable("has no value");
            }
            at = semicolon + 1;
            return;
        }
        position++;
        String name = cut.before().trim();
        if (name.isEmpty()) {
            throw unreadable("has no name");
        }
        at += cut.before().length() + 1;
        entry.accept(name, value());
    }

    private int endOf(int from) {
        int semicolon = text.indexOf(';', from);
        return semicolon < 0 ? text.length() : semicolon;
    }

    private String value() {
        int end = endOf(at);
        Cut cut = Cut.at('{', text.substring(at, end));
        if (!cut.found()) {
            at = end + 1;
            return cut.before().trim();
        }
        if (!cut.before().trim().isEmpty()) {
            throw unreadable("has a brace inside its value");
        }
        at += cut.before().length() + 1;
        String braced = braced();
        int next = endOf(at);
        if (!text.substring(at, next).chars().allMatch(c -> c == ' ')) {
            throw unreadable("goes on behind its brace");
        }
        at = next + 1;
        return braced;
    }

    private String braced() {
        StringBuilder value = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '}') {
                if (at == text.length() || text.charAt(at) != '}') {
                    return value.toString();
                }
                at++;
            }
            value.append(c);
        }
        throw unreadable("has no closing brace");
    }

    private UnreadableTarget unreadable(String what) {
        return spelling.unreadable("parameter " + Math.max(position, 1) + " " + what, FORM);
    }
}
