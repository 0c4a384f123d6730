package io.tierguard.secret;

/**
 * User and password before the {@code @} of an Oracle URL, {@code jdbc:oracle:thin:user/password@…} (Oracle's JDBC
 * Developer's Guide); a password with special characters stands in double quotes. Nothing is decoded.
 */
final class OracleLoginParts {

    private static final String SCHEME = "jdbc:oracle:";

    private OracleLoginParts() {}

    static void find(String text, SecretParts parts) {
        if (!text.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return;
        }
        int login = text.indexOf(':', SCHEME.length()) + 1;
        int slash = login == 0 ? -1 : text.indexOf('/', login);
        int first = text.indexOf('@', Math.max(slash, 0) + 1);
        if (slash < 0 || first < 0 || text.lastIndexOf('@', slash) >= login) {
            return;
        }
        String user = SecretPart.bare(text.substring(login, slash));
        int quote = text.startsWith("\"", slash + 1) ? text.indexOf("\"@", slash + 2) : -1;
        if (quote >= 0) {
            parts.add(user, text.substring(slash + 1, quote + 1));
            return;
        }
        parts.add(user, text.substring(slash + 1, first));
        int before = text.indexOf("@//", first) >= 0 ? text.indexOf("@//", first) : text.indexOf("@(", first);
        if (before > first) {
            parts.add(user, text.substring(slash + 1, before));
        }
    }
}
