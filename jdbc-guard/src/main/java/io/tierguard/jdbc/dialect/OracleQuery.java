package io.tierguard.jdbc.dialect;

/** What stands behind the question mark of an Oracle URL: {@code name=value&name="value"…}. */
final class OracleQuery {

    private static final String FORM = "write it as name=value&name=\"value\"";

    private OracleQuery() {}

    /** Refuses what is not of that form, and every parameter that moves the target or is not known. */
    static void check(Spelling spelling, String text) {
        int position = 1;
        boolean named = false;
        boolean quoted = false;
        StringBuilder name = new StringBuilder();
        StringBuilder value = new StringBuilder();
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? '&' : text.charAt(i);
            String place = "parameter " + position;
            if (quoted && i == text.length() || c == '\\' || c == '(' || c == ')') {
                throw spelling.unreadable(place + " cannot be read", FORM);
            }
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '&' && !quoted) {
                // the driver takes neither an empty one nor a name without a value, but at the end
                boolean last = i == text.length();
                if (named) {
                    OracleParameters.IN_URL.check(name.toString(), value.toString(), place);
                } else if (!last || !name.isEmpty()) {
                    throw spelling.unreadable(place + " is not a name and a value", FORM);
                }
                position++;
                named = false;
                name.setLength(0);
                value.setLength(0);
            } else if (c == '=' && !quoted) {
                if (named) {
                    throw spelling.unreadable(place + " has two equals signs", FORM);
                }
                named = true;
            } else if (quoted || !Character.isWhitespace(c)) {
                (named ? value : name).append(c);
            }
        }
    }
}
