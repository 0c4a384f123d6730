package io.tierguard.secret;

import io.tierguard.internal.UrlPath;

/** The value behind an equals sign: where it ends, and what is undone in it, what stands before its key tells. */
final class ParameterValue {

    private static final int LONGEST = 8192;

    private final String text;
    private final boolean isList;
    private final boolean isInList;
    private final int start;
    private final char before;
    private final int end;
    private final String raw;

    /**
     * Reads the value.
     *
     * @param isList whether the text has a semicolon anywhere
     * @param parenthesis where it has its first one, or less than 0
     */
    ParameterValue(String text, int equals, boolean isList, int parenthesis) {
        this.text = text;
        this.isList = isList;
        this.isInList = parenthesis >= 0 && parenthesis < equals;
        int key = equals - ParameterParts.keyBefore(text, equals).length();
        while (key > 1 && text.charAt(key - 1) == ' ' && ";,(?&".indexOf(text.charAt(key - 2)) >= 0) {
            key--;
        }
        before = key == 0 ? 0 : text.charAt(key - 1);
        int from = equals + 1;
        while (from < text.length() && text.charAt(from) == ' ' && !isOfUrl()) {
            from++;
        }
        start = from;
        StringBuilder value = new StringBuilder();
        end = isOfUrl() || isInParentheses() ? plain(value) : perhapsQuoted(value);
        raw = value.toString();
    }

    /** Behind a question mark or an ampersand. */
    boolean isOfUrl() {
        return before == '?' || before == '&' || before == '#';
    }

    private boolean isInParentheses() {
        return before == '(' || before == ',';
    }

    String raw() {
        return raw;
    }

    int end() {
        return end;
    }

    String decoded() {
        return isOfUrl() || isInParentheses() ? UrlPath.percentDecode(raw).orElse(raw) : raw;
    }

    void addTo(SecretParts parts, String user) {
        if (isOfUrl() || isInParentheses()) {
            parts.addParameter(user, raw, text.regionMatches(true, 0, "jdbc:mariadb:", 0, 13));
        } else {
            parts.add(user, raw);
        }
    }

    private int plain(StringBuilder value) {
        boolean jdbc = text.regionMatches(true, 0, "jdbc:", 0, 5);
        String list = isInList ? ",)" : ",";
        String ends = isInParentheses() ? list : jdbc ? "&" : "&#\"'<> \t\r\n";
        return upTo(ends, value);
    }

    private int limit() {
        return Math.min(text.length(), start + LONGEST);
    }

    private int upTo(String ends, StringBuilder value) {
        int at = start;
        int limit = limit();
        while (at < limit && ends.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        value.append(text, start, at);
        return at;
    }

    /** Braces as of SQL Server and ODBC, quotes as of ADO.NET and libpq: a closing one is doubled or escaped inside. */
    private int perhapsQuoted(StringBuilder value) {
        boolean list = before == ';' || before == ':' || before == 0;
        char open = start < text.length() ? text.charAt(start) : 0;
        char close = open == '{' ? '}' : open;
        if (open != '{' && open != '"' && open != '\'') {
            return upTo(list && isList || before == ';' || before == ':' ? ";" : " \t\r\n;", value);
        }
        int at = start + 1;
        int limit = limit();
        while (at < limit) {
            char c = text.charAt(at);
            boolean escape = c == '\\' && open != '{' && !list;
            boolean doubled = c == close && at + 1 < text.length() && text.charAt(at + 1) == close;
            if (c == close && !doubled) {
                return at + 1;
            }
            at += (escape || doubled) && at + 1 < text.length() ? 1 : 0;
            value.append(text.charAt(at));
            at++;
        }
        value.setLength(0);
        return upTo(";", value);
    }
}
