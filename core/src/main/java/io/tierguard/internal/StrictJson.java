package io.tierguard.internal;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a JSON object (RFC 8259) to the letter. The reader of jose4j takes missing and doubled commas, leading zeros and
 * unknown escapes: two programs could read two things in one signed document.
 */
public final class StrictJson {

    /** What {@code null} is read as. */
    public static final Object NULL = new Object() {
        @Override
        public String toString() {
            return "null";
        }
    };

    private static final int MAX_DEPTH = 8;
    private static final int MAX_DIGITS = 18;

    private final String text;
    private int at;

    private StrictJson(String text) {
        this.text = text;
    }

    /** Why a text is refused. It holds nothing of the text. */
    public static final class NotStrictException extends Exception {
        private static final long serialVersionUID = 1;
        private final boolean repeats;

        NotStrictException(boolean repeats) {
            super(repeats ? "a member stands twice" : "not a JSON object", null, false, false);
            this.repeats = repeats;
        }

        /**
         * Whether all that is wrong is that one object names a member twice.
         *
         * @return false where the text is no JSON object at all
         */
        public boolean repeats() {
            return repeats;
        }
    }

    /**
     * Reads an object.
     *
     * @param utf8 the text
     * @return its members in order: texts, {@code Long} for whole numbers, {@code BigDecimal} for others, {@code Boolean},
     *     lists, maps, and {@link #NULL}
     * @throws NotStrictException where it is no JSON object, or names a member twice
     */
    public static Map<String, Object> object(byte[] utf8) throws NotStrictException {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new NotStrictException(false);
        }
        StrictJson json = new StrictJson(text);
        json.blanks();
        Map<String, Object> members = json.members(1);
        json.blanks();
        if (json.at != text.length()) {
            throw new NotStrictException(false);
        }
        return members;
    }

    private Map<String, Object> members(int depth) throws NotStrictException {
        Map<String, Object> members = new LinkedHashMap<>();
        open('{', depth);
        if (isNext('}')) {
            return members;
        }
        do {
            blanks();
            String name = string();
            blanks();
            take(':');
            if (members.putIfAbsent(name, value(depth)) != null) {
                throw new NotStrictException(true);
            }
        } while (isNext(','));
        take('}');
        return members;
    }

    private List<Object> items(int depth) throws NotStrictException {
        List<Object> items = new ArrayList<>();
        open('[', depth);
        if (isNext(']')) {
            return items;
        }
        do {
            items.add(value(depth));
        } while (isNext(','));
        take(']');
        return items;
    }

    private void open(char bracket, int depth) throws NotStrictException {
        take(bracket);
        if (depth > MAX_DEPTH) {
            throw new NotStrictException(false);
        }
        blanks();
    }

    private Object value(int depth) throws NotStrictException {
        blanks();
        Object value = switch (peek()) {
            case '{' -> members(depth + 1);
            case '[' -> items(depth + 1);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", NULL);
            default -> number();
        };
        blanks();
        return value;
    }

    private Object word(String word, Object value) throws NotStrictException {
        if (!text.startsWith(word, at)) {
            throw new NotStrictException(false);
        }
        at += word.length();
        return value;
    }

    private Object number() throws NotStrictException {
        int start = at;
        isNext('-');
        int first = at;
        int digits = digits();
        if (digits > 1 && text.charAt(first) == '0') {
            throw new NotStrictException(false);
        }
        boolean whole = true;
        if (isNext('.')) {
            whole = false;
            digits += digits();
        }
        if (isNext('e') || isNext('E')) {
            whole = false;
            if (!isNext('+')) {
                isNext('-');
            }
            digits += digits();
        }
        if (digits > MAX_DIGITS) {
            throw new NotStrictException(false);
        }
        String number = text.substring(start, at);
        return whole ? (Object) Long.valueOf(number) : decimal(number);
    }

    private static BigDecimal decimal(String number) throws NotStrictException {
        try {
            return new BigDecimal(number);
        } catch (NumberFormatException e) {
            // an exponent out of all range
            throw new NotStrictException(false);
        }
    }

    private int digits() throws NotStrictException {
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (at == start) {
            throw new NotStrictException(false);
        }
        return at - start;
    }

    private String string() throws NotStrictException {
        take('"');
        StringBuilder out = new StringBuilder();
        while (peek() != '"') {
            char c = next();
            if (c < ' ') {
                throw new NotStrictException(false);
            }
            out.append(c == '\\' ? escaped() : c);
        }
        at++;
        for (int i = 0; i < out.length(); i += Character.charCount(out.codePointAt(i))) {
            int c = out.codePointAt(i);
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                throw new NotStrictException(false);
            }
        }
        return out.toString();
    }

    private char escaped() throws NotStrictException {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> (char) (hex() << 12 | hex() << 8 | hex() << 4 | hex());
            default -> throw new NotStrictException(false);
        };
    }

    private int hex() throws NotStrictException {
        char c = next();
        int digit = c < 0x80 ? Character.digit(c, 16) : -1;
        if (digit < 0) {
            throw new NotStrictException(false);
        }
        return digit;
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    /** The next character; a NUL, which nothing takes, where there is none. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private char next() throws NotStrictException {
        if (at == text.length()) {
            throw new NotStrictException(false);
        }
        return text.charAt(at++);
    }

    private boolean isNext(char c) {
        boolean is = peek() == c;
        at += is ? 1 : 0;
        return is;
    }

    private void take(char c) throws NotStrictException {
        if (!isNext(c)) {
            throw new NotStrictException(false);
        }
    }
}
