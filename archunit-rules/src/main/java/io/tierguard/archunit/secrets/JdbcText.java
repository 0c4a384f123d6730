package io.tierguard.archunit.secrets;

/** What the detectors of passwords in JDBC URLs share. */
final class JdbcText {

    static final String SCHEME = "jdbc:";
    static final String WHAT = "password in a JDBC URL";

    private JdbcText() {}

    /**
     * Where a scheme begins that drivers read in any case.
     *
     * @param scheme {@link #SCHEME}, or one that begins so
     */
    static int indexOf(String text, String scheme, int from) {
        int colon = text.indexOf(':', from + SCHEME.length() - 1);
        while (colon >= 0) {
            int at = colon - SCHEME.length() + 1;
            if (text.regionMatches(true, at, scheme, 0, scheme.length())) {
                return at;
            }
            colon = text.indexOf(':', colon + 1);
        }
        return -1;
    }
}
