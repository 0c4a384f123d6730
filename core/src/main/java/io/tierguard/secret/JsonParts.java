package io.tierguard.secret;

/** Members of a JSON object (RFC 8259) whose names say that their texts are secrets, at any depth. */
final class JsonParts {

    private JsonParts() {}

    static void find(String text, SecretParts parts) {
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return;
        }
        String name = null;
        StringBuilder token = new StringBuilder();
        for (int at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at)) {
            token.setLength(0);
            at = endOfString(text, at + 1, token);
            int next = at;
            while (next < text.length() && text.charAt(next) <= ' ') {
                next++;
            }
            boolean isName = next < text.length() && text.charAt(next) == ':';
            if (!isName && name != null && SecretNames.isParameter(name)) {
                parts.add("", token.toString());
            }
            name = isName && beginsString(text, next + 1) ? token.toString() : null;
        }
    }

    private static boolean beginsString(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        return at < text.length() && text.charAt(at) == '"';
    }

    /** Behind the closing quote, or the end of the text. */
    private static int endOfString(String text, int from, StringBuilder out) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at = unescape(text, at + 1, out);
            } else {
                out.append(text.charAt(at));
                at++;
            }
        }
        return Math.min(text.length(), at + 1);
    }

    private static int unescape(String text, int at, StringBuilder out) {
        char c = text.charAt(at);
        if (c == 'u' && at + 4 < text.length()) {
            try {
                out.append((char) Integer.parseUnsignedInt(text, at + 1, at + 5, 16));
                return at + 5;
            } catch (NumberFormatException e) {
                // no JSON: taken as it stands
            }
        }
        out.append(
                switch (c) {
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    default -> c;
                });
        return at + 1;
    }
}
