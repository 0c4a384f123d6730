package io.tierguard.guard;

import org.jspecify.annotations.Nullable;

/**
 * A URL of the common form, taken apart at the first place where any part can end. Every request of a guarded client passes
 * here, so it is done by hand.
 *
 * @param schemes one to five, each with its colon
 * @param authority up to the first slash, question mark or hash sign
 * @param path up to the first question mark or hash sign
 * @param query with its question mark, or empty
 * @param fragment with its hash sign, or empty
 */
record CommonForm(String schemes, String authority, String path, String query, String fragment) {

    private static final int MOST_SCHEMES = 5;

    /** Null where the text has another form. */
    static @Nullable CommonForm of(String url) {
        int slashes = schemesEnd(url);
        if (slashes <= 0 || !url.startsWith("//", slashes)) {
            return null;
        }
        int authority = slashes + 2;
        int path = firstOf(url, authority, true);
        int query = firstOf(url, path, false);
        int hash = url.indexOf('#', query);
        int fragment = hash < 0 ? url.length() : hash;
        return new CommonForm(
                url.substring(0, slashes),
                url.substring(authority, path),
                url.substring(path, query),
                url.substring(query, fragment),
                url.substring(fragment));
    }

    /** Where the last colon of the schemes is behind, or -1. */
    private static int schemesEnd(String url) {
        int start = 0;
        int count = 0;
        for (int i = 0; i < url.length(); i++) {
            char c = url.charAt(i);
            if (c == ':' && i > start) {
                start = i + 1;
                count++;
            } else if (c == '/' && i == start) {
                return count > MOST_SCHEMES ? -1 : i;
            } else if (!(isLetter(c) || i > start && isLaterInScheme(c))) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isLaterInScheme(char c) {
        return c >= '0' && c <= '9' || c == '+' || c == '.' || c == '-';
    }

    private static int firstOf(String url, int from, boolean slashToo) {
        for (int i = from; i < url.length(); i++) {
            char c = url.charAt(i);
            if (c == '?' || c == '#' || slashToo && c == '/') {
                return i;
            }
        }
        return url.length();
    }

    @Override
    public String toString() {
        return "a URL";
    }
}
