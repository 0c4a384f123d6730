package io.tierguard.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How JDBC URLs begin: {@code jdbc:}, and {@code jdbc-secretsmanager:}, which some drivers of AWS have in its place. */
public final class JdbcScheme {

    private static final String JDBC = "jdbc:";
    private static final String SECRETS_MANAGER = "jdbc-secretsmanager:";

    private JdbcScheme() {}

    /** Compiled where there is such a URL. */
    private static final class Wrapped {
        private static final Pattern FORM = Pattern.compile(
                "(?i)jdbc:(?:(?:tierguard|p6spy|otel|tracing|log4jdbc|aws-wrapper):)++|jdbc-secretsmanager:");
    }

    /**
     * A JDBC URL as the database's own driver gets it.
     *
     * @param text any
     * @return without the prefixes of drivers that wrap others, as far as they stand at its beginning
     */
    public static String withoutWrappers(String text) {
        Matcher wrapped = Wrapped.FORM.matcher(text);
        return wrapped.lookingAt() ? JDBC + text.substring(wrapped.end()) : text;
    }

    /**
     * Whether a text is a JDBC URL, by its beginning alone and in any case.
     *
     * @param text any
     * @return true also where no driver would take the rest
     */
    public static boolean begins(String text) {
        return lengthIn(text) > 0;
    }

    /**
     * Where the sub-protocol of a JDBC URL begins.
     *
     * @param text any
     * @return 0 where the text is no JDBC URL
     */
    public static int lengthIn(String text) {
        for (String scheme : new String[] {JDBC, SECRETS_MANAGER}) {
            if (text.regionMatches(true, 0, scheme, 0, scheme.length())) {
                return scheme.length();
            }
        }
        return 0;
    }
}
