package io.tierguard.internal;

/** How JDBC URLs begin: {@code jdbc:}, and {@code jdbc-secretsmanager:}, which some drivers of AWS have in its place. */
public final class JdbcScheme {

    private static final String JDBC = "jdbc:";
    private static final String SECRETS_MANAGER = "jdbc-secretsmanager:";

    private JdbcScheme() {}

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
