package io.tierguard.identity;

import org.jspecify.annotations.Nullable;

/**
 * Takes one text out of a JSON object, and nothing else of it: the rest of a credential file is nobody's to hold.
 *
 * <p>Source: RFC 8259. Strict: what is no JSON, or has the member twice, is malformed.
 */
final class JsonMember {

    private static final int DEEPEST = 32;

    private final String text;
    private final String name;
    private int at;
    private @Nullable String value;
    private boolean seen;

    /** What reading gave. */
    sealed interface Reading {}

    /** The member's text. */
    record Value(String text) implements Reading {}

    /** An object without that member. */
    record Missing() implements Reading {}

    /** No JSON object, or one whose member is no text or stands there twice. */
    record Malformed() implements Reading {}

    private JsonMember(String text, String name) {
        this.text = text;
        this.name = name;
    }

    static Reading read(String text, String name) {
        JsonMember reader = new JsonMember(text, name);
        reader.blanks();
        boolean whole = reader.object(0);
        reader.blanks();
        if (!whole || reader.at < text.length()) {
            return new Malformed();
        }
        if (!reader.seen) {
            return new Missing();
        }
        return reader.value == null ? new Malformed() : new Value(reader.value);
    }

    private boolean object(int depth) {
        if (!take('{')) {
            return false;
        }
        blanks();
        if (take('}')) {
            return true;
        }
        do {
            blanks();
            String key = string();
            blanks();
            if (key == null || !take(':')) {
                return false;
            }
            blanks();
            if (!(depth == 0 && key.equals(name) ? member() : value(depth + 1))) {
                return false;
            }
            blanks();
        } while (take(','));
        return take('}');
    }

    private boolean member() {
        boolean first = !seen;
        seen = true;
        value = string();
        return first && value != null;
    }

    private boolean value(int depth) {
        if (depth > DEEPEST || at >= text.length()) {
            return false;
        }
        return switch (text.charAt(at)) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string() != null;
            default -> literal();
        };
    }

    private boolean array(int depth) {
        at++;
        blanks();
        if (take(']')) {
            return true;
        }
        do {
            blanks();
            if (!value(depth + 1)) {
                return false;
            }
            blanks();
        } while (take(','));
        return take(']');
    }

    /** {@code true}, {@code false}, {@code null}, or a number. */
    private boolean literal() {
        int start = at;
        while (at < text.length() && "{}[],:\" \t\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String literal = text.substring(start, at);
        return literal.equals("true")
                || literal.equals("false")
                || literal.equals("null")
                || literal.matches("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");
    }

    private @Nullable String string() {
        if (!take('"')) {
            return null;
        }
        StringBuilder out = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return out.toString();
            }
            if (c < 0x20) {
                return null;
            }
            if (c == '\\') {
                int escaped = escaped();
                if (escaped < 0) {
                    return null;
                }
                c = (char) escaped;
            }
            out.append(c);
        }
        return null;
    }

    /** The character that an escape stands for, or -1. */
    private int escaped() {
        if (at >= text.length()) {
            return -1;
        }
        char c = text.charAt(at++);
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hexadecimal();
            default -> -1;
        };
    }

    private int hexadecimal() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = at < text.length() && text.charAt(at) < 0x80 ? Character.digit(text.charAt(at), 16) : -1;
            if (digit < 0) {
                return -1;
            }
            code = code << 4 | digit;
            at++;
        }
        return code;
    }

    private boolean take(char c) {
        boolean there = at < text.length() && text.charAt(at) == c;
        if (there) {
            at++;
        }
        return there;
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }
}
