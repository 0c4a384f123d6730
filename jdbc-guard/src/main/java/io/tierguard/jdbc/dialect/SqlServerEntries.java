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
        int equals = text.indexOf('=', at);
        int semicolon = endOf(at);
        if (equals < 0 || equals > semicolon) {
            if (!text.substring(at, semicolon).trim().isEmpty()) {
                throw unreadable("has no value");
            }
            at = semicolon + 1;
            return;
        }
        position++;
        String name = text.substring(at, equals).trim();
        if (name.isEmpty()) {
            throw unreadable("has no name");
        }
        at = equals + 1;
        entry.accept(name, value());
    }

    private int endOf(int from) {
        int semicolon = text.indexOf(';', from);
        return semicolon < 0 ? text.length() : semicolon;
    }

    private String value() {
        int end = endOf(at);
        int brace = text.indexOf('{', at);
        if (brace < 0 || brace > end) {
            String bare = text.substring(at, end).trim();
            at = end + 1;
            return bare;
        }
        if (!text.substring(at, brace).trim().isEmpty()) {
            throw unreadable("has a brace inside its value");
        }
        at = brace + 1;
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
