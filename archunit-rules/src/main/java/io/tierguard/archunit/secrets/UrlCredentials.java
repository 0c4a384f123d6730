package io.tierguard.archunit.secrets;

import java.util.function.Consumer;

/** A password in the authority of a URL: {@code scheme://user:password@host} (RFC 3986, section 3.2.1). */
final class UrlCredentials implements Detector {

    private static final String MARK = "://";
    private static final int LONGEST = 2048;

    @Override
    public void detect(String text, Consumer<Secret> sink) {
        int first = text.indexOf(MARK);
        int jdbc = first < 0 ? -1 : JdbcText.indexOf(text, JdbcText.SCHEME, 0);
        for (int at = first; at >= 0; at = text.indexOf(MARK, at + 1)) {
            int from = at + MARK.length();
            String url = text.substring(from, endOfUrl(text, from));
            String what = jdbc >= 0 && jdbc < at ? JdbcText.WHAT : "password in a URL";
            authority(url, from, what, sink);
        }
    }

    private static void authority(String url, int offset, String what, Consumer<Secret> sink) {
        int end = 0;
        while (end < url.length() && "/?#\\".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        int colon = url.indexOf(':');
        int at = url.lastIndexOf('@', end - 1);
        if (at < 0 && colon >= 0 && colon < end && !isPort(url, colon, end)) {
            // a slash in a password ought to be escaped, and sometimes is not
            at = url.indexOf('@', end);
        }
        if (colon < 0 || colon >= at) {
            return;
        }
        String password = url.substring(colon + 1, at);
        if (!Placeholders.isPassword(url.substring(0, colon), password) && !Patterns.isPattern(url)) {
            sink.accept(new Secret(Secret.Family.URL, what, offset + colon + 1, password));
        }
    }

    /** A port, one that is only known at run time, or an IPv6 address. */
    private static boolean isPort(String url, int colon, int end) {
        return url.charAt(0) == '['
                || url.substring(colon + 1, end).chars().allMatch(c -> c >= '0' && c <= '9' || c <= ' ' || c == ',');
    }

    private static int endOfUrl(String text, int from) {
        int limit = Math.min(text.length(), from + LONGEST);
        int at = from;
        while (at < limit && !Character.isWhitespace(text.charAt(at)) && "\"`<>".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }
}
