package io.tierguard.jdbc;

import io.tierguard.internal.Redaction;
import io.tierguard.jdbc.dialect.JdbcTargetReader;
import io.tierguard.report.Code;
import java.sql.SQLException;
import java.util.Locale;

/** The form {@code jdbc:tierguard:postgresql://…}, which asks for the guarded driver. */
final class GuardedUrl {

    private static final String JDBC = "jdbc:";

    private GuardedUrl() {}

    static boolean is(String url) {
        return url.startsWith(JdbcTargetReader.GUARDED_PREFIX);
    }

    /** The database's own URL; a URL of any other form as it is. */
    static String inner(String url) throws SQLException {
        if (!is(url)) {
            return url;
        }
        String rest = url.substring(JdbcTargetReader.GUARDED_PREFIX.length());
        if (rest.regionMatches(true, 0, JDBC, 0, JDBC.length())) {
            String shown = Redaction.schemeOf(rest).toLowerCase(Locale.ROOT);
            String right = shown.startsWith(JDBC) ? shown.substring(JDBC.length()) : "…";
            throw CodedSql.connection(Code.DRIVER_URL_SHAPE, JdbcTargetReader.GUARDED_PREFIX + right);
        }
        return JDBC + rest;
    }
}
