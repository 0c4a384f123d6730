package io.tierguard.registry;

import io.tierguard.internal.UrlPath;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind the slash of a pattern: the name of a database, the path of a URL, or either.
 *
 * @param database the whole name
 * @param path whole segments without the leading slash, decoded; null where it cannot be a path
 */
record Resource(String database, @Nullable String path) {

    /** Whether a database of this name is meant. ASCII case does not tell databases apart. */
    boolean isDatabase(String name) {
        if (database.length() != name.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (lowerCase(database.charAt(i)) != lowerCase(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a path is this one or below it. */
    boolean covers(UrlPath other) {
        if (path == null) {
            return false;
        }
        String compared = other.compared();
        int end = 1 + path.length();
        return compared.startsWith(path, 1) && (compared.length() == end || compared.charAt(end) == '/');
    }

    /** How telling it is. */
    int length() {
        return path == null ? database.length() : path.length();
    }

    /** ASCII only, so that no locale and no Unicode rule joins what servers keep apart. */
    static String lowerCase(String text) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            chars[i] = lowerCase(chars[i]);
        }
        return new String(chars);
    }

    static char lowerCase(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }
}
