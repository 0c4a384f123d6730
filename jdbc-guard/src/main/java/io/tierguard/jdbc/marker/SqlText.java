package io.tierguard.jdbc.marker;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Names and values in statements that are shown, so that no quoting mode of a server reads them differently. */
final class SqlText {

    /** Three parts of base64url: nothing that a string literal of any engine would have to escape. */
    private static final Pattern COMPACT_JWS = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.$ -]*");

    private SqlText() {}

    /** A literal of a document. */
    static String document(String document) {
        if (!COMPACT_JWS.matcher(document).matches()) {
            throw new IllegalArgumentException("the document is no compact JWS");
        }
        return "'" + document + "'";
    }

    /** An identifier of the standard's form. */
    static String identifier(String name) {
        if (name.isEmpty() || name.contains("\0")) {
            throw new IllegalArgumentException("there is no name to quote");
        }
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** An identifier as MySQL and MariaDB take it in every mode. */
    static String mysqlIdentifier(String name) {
        if (name.isEmpty() || name.contains("\0")) {
            throw new IllegalArgumentException("there is no name to quote");
        }
        return "`" + name.replace("`", "``") + "`";
    }

    /** A literal as MySQL and MariaDB take it in every mode: hexadecimal where a character could be read otherwise. */
    static String mysqlLiteral(String value) {
        return PLAIN.matcher(value).matches()
                ? "'" + value + "'"
                : "convert(x'" + HexFormat.of().formatHex(value.getBytes(StandardCharsets.UTF_8)) + "' using utf8mb4)";
    }
}
