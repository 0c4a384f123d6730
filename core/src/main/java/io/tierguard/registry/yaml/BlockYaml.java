package io.tierguard.registry.yaml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the part of YAML that registries are mostly written in: ASCII, maps and lists in block style, each text on its own
 * line and in quotes only without escapes. Where anything else stands in a text, or might, it reads nothing of it: the
 * library decides what that is. Whatever this reads, the library reads the same; a test holds the two side by side.
 */
final class BlockYaml {

    /** Before it no nesting fits that would be too deep. */
    private static final int MOST_COLUMNS = 16;

    /** The library ends its search for the colon behind a key a little later. */
    private static final int LONGEST_KEY = 1_000;

    private final String file;
    private final String text;

    // the line that is read: its number, where it begins, what is next in it, and where it ends
    private int line;
    private int begin;
    private int at;
    private int end = -1;

    private BlockYaml(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /** The document; null where the library is to read it. */
    static @Nullable YamlNode read(String file, String text) {
        return isPrintableAscii(text) ? new BlockYaml(file, text).document() : null;
    }

    /** In which a column is a character, and lines end in one way only. */
    private static boolean isPrintableAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\n' && (c < ' ' || c > '~')) {
                return false;
            }
        }
        return true;
    }

    private @Nullable YamlNode document() {
        nextLine();
        YamlNode root = isOver() || column() > 0 ? null : block(0);
        return isOver() ? root : null;
    }

    private boolean isOver() {
        return end > text.length();
    }

    private int column() {
        return isOver() ? -1 : at - begin;
    }

    /** Goes on to the first character of the next line that holds more than blanks and a comment. */
    private void nextLine() {
        do {
            begin = end + 1;
            int feed = text.indexOf('\n', begin);
            end = begin > text.length() ? begin : feed < 0 ? text.length() : feed;
            at = begin;
            skipBlanks();
            line++;
        } while (!isOver() && isAtEnd());
    }

    private void skipBlanks() {
        while (at < end && text.charAt(at) == ' ') {
            at++;
        }
    }

    /** Behind a blank, or where the line begins. */
    private boolean isAtEnd() {
        return at == end || text.charAt(at) == '#';
    }

    private @Nullable YamlNode block(int column) {
        return column > MOST_COLUMNS ? null : isAtItem() ? items(column) : entries(column);
    }

    private boolean isAtItem() {
        return text.startsWith("- ", at) && at + 1 < end;
    }

    /** Ends before the first line that stands in another column: whoever asked knows whether it may. */
    private @Nullable YamlNode items(int column) {
        Place place = place();
        List<YamlNode> items = new ArrayList<>();
        while (column() == column && isAtItem()) {
            at++;
            skipBlanks();
            YamlNode item = isAtEnd() ? null : textOrEntries();
            if (item == null) {
                return null;
            }
            items.add(item);
        }
        return new YamlNode.Items(place, items);
    }

    private @Nullable YamlNode textOrEntries() {
        int from = at;
        YamlNode.Text text = text();
        if (text == null || !isAtColon()) {
            return text == null || !endsLine() ? null : text;
        }
        at = from;
        return column() > MOST_COLUMNS ? null : entries(column());
    }

    private @Nullable YamlNode entries(int column) {
        Place place = place();
        List<YamlNode.Entry> entries = new ArrayList<>();
        while (column() == column && !isAtItem()) {
            int from = at;
            YamlNode.Text key = text();
            if (key == null || !isAtColon() || at - from > LONGEST_KEY) {
                return null;
            }
            at++;
            skipBlanks();
            YamlNode value = isAtEnd() ? below(column) : text();
            if (value == null || value instanceof YamlNode.Text && !endsLine()) {
                return null;
            }
            entries.add(new YamlNode.Entry(key, value));
        }
        return new YamlNode.Entries(place, entries);
    }

    /** What belongs to a key without a text behind it: further in, or a list in the key's own column. */
    private @Nullable YamlNode below(int column) {
        nextLine();
        boolean isItsOwn = column() > column || column() == column && isAtItem();
        return isItsOwn ? block(column()) : null;
    }

    /** Whether nothing follows the text; goes on to the next line then. */
    private boolean endsLine() {
        boolean apart = at == end || text.charAt(at) == ' ';
        skipBlanks();
        boolean ends = apart && isAtEnd();
        if (ends) {
            nextLine();
        }
        return ends;
    }

    private boolean isAtColon() {
        return at < end && text.charAt(at) == ':' && (at + 1 == end || text.charAt(at + 1) == ' ');
    }

    private YamlNode.@Nullable Text text() {
        char first = text.charAt(at);
        return first == '"' || first == '\'' ? quoted(first) : beginsPlain(first) ? plain() : null;
    }

    private YamlNode.@Nullable Text quoted(char quote) {
        Place place = place();
        int close = text.indexOf(quote, at + 1);
        if (close < 0 || close > end) {
            return null;
        }
        String value = text.substring(at + 1, close);
        at = close + 1;
        return value.indexOf('\\') < 0 ? new YamlNode.Text(place, value, false) : null;
    }

    /** A character that has no other meaning there, and begins no mark of a document. */
    private static boolean beginsPlain(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '/' || c == '_';
    }

    private YamlNode.Text plain() {
        Place place = place();
        int from = at;
        int behind = at;
        while (at < end && !isAtColon() && !(text.charAt(at) == '#' && text.charAt(at - 1) == ' ')) {
            behind = text.charAt(at) == ' ' ? behind : at + 1;
            at++;
        }
        at = isAtColon() ? at : behind;
        return new YamlNode.Text(place, text.substring(from, behind), true);
    }

    private Place place() {
        return new Place(file, line, at - begin + 1);
    }
}
