package io.tierguard.archunit.secrets;

/** What the detectors of passwords in JDBC URLs share. */
final class JdbcText {

    static final String SCHEME = "jdbc:";
    static final String WHAT = "password in a JDBC URL";

    private JdbcText() {}

    /** Drivers read the scheme in any case. */
    static int indexOf(String text, String word, int from) {
        int last = text.length() - word.length();
        for (int at = from; at <= last; at++) {
            if (text.regionMatches(true, at, word, 0, word.length())) {
                return at;
            }
        }
        return -1;
    }
}
