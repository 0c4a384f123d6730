package io.tierguard.secret;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Passwords in the authority of a URL, {@code scheme://user:password@host} (RFC 3986, section 3.2.1), of each host where
 * there are several. A slash or an {@code @} in a password ought to be escaped, and sometimes is not.
 */
final class UrlLoginParts {

    private static final String MARK = "://";
    private static final int LONGEST_SCHEME = 64;
    private static final int LONGEST_URL = 4096;
    private static final int MOST_URLS = 1024;
    private static final Pattern HOST = Pattern.compile("(?:\\[[0-9A-Fa-f:.%]*\\]|[^:@\\s\\[\\]]*)(?::\\d{0,5})?");

    private UrlLoginParts() {}

    static void find(String text, SecretParts parts) {
        int urls = 0;
        for (int mark = text.indexOf(MARK); mark >= 0 && urls < MOST_URLS; mark = text.indexOf(MARK, mark + 1)) {
            urls++;
            String scheme = schemeBefore(text, mark);
            String url = url(text, mark);
            int end = firstOf(url, 0, endsAtSemicolon(scheme) ? "/?#\\;" : "/?#\\");
            if (url.lastIndexOf('@', end - 1) >= 0) {
                logins(scheme, url.substring(0, end), parts);
            } else if (url.lastIndexOf(':', end - 1) < 0 || areHosts(url.substring(0, end))) {
                continue;
            }
            if (!endsAtSemicolon(scheme)) {
                unescaped(scheme, url, end, parts);
            }
        }
    }

    /** Every host may have a login of its own; else the last {@code @} ends the one that there is. */
    private static void logins(String scheme, String authority, SecretParts parts) {
        String[] hosts = authority.split(",", -1);
        int withLogin = 0;
        boolean each = true;
        for (String host : hosts) {
            int at = host.indexOf('@');
            withLogin += at >= 0 ? 1 : 0;
            each &= at == host.lastIndexOf('@');
        }
        if (withLogin > 1 && each) {
            for (String host : hosts) {
                login(scheme, host.substring(0, Math.max(0, host.lastIndexOf('@'))), parts);
            }
        } else {
            login(scheme, authority.substring(0, authority.lastIndexOf('@')), parts);
        }
    }

    private static void login(String scheme, String userInfo, SecretParts parts) {
        int colon = userInfo.indexOf(':');
        String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
        String password = colon < 0 ? "" : userInfo.substring(colon + 1);
        boolean userIsKey = colon > 0 && password.isEmpty() && scheme.startsWith("http")
                || password.isEmpty()
                        && !CredentialClassifier.standard().classify(user).isEmpty();
        if (userIsKey) {
            parts.addPercentEncoded("", user);
        } else {
            parts.addPercentEncoded(user, password);
            if (scheme.startsWith("jdbc:mariadb")) {
                parts.add(user, password);
            }
        }
    }

    /** The password may go on behind a slash, up to an {@code @} further on; {@code /@} begins a name in a path. */
    private static void unescaped(String scheme, String url, int end, SecretParts parts) {
        if (url.indexOf(':') < 0 || url.indexOf(':') > end) {
            return;
        }
        int first = url.indexOf('@', end);
        int limit = first < 0 ? -1 : firstOf(url, first, "?#");
        int last = limit < 0 ? -1 : url.lastIndexOf('@', limit - 1);
        if (first >= 0 && url.charAt(first - 1) != '/') {
            login(scheme, url.substring(0, first), parts);
        }
        if (last > first && url.charAt(last - 1) != '/') {
            login(scheme, url.substring(0, last), parts);
        }
    }

    private static boolean areHosts(String authority) {
        for (String host : authority.split(",", -1)) {
            if (!HOST.matcher(host).matches()) {
                return false;
            }
        }
        return true;
    }

    /** Parameters follow the host behind a semicolon there. */
    private static boolean endsAtSemicolon(String scheme) {
        return scheme.startsWith("jdbc:")
                && !scheme.startsWith("jdbc:mysql")
                && !scheme.startsWith("jdbc:mariadb")
                && !scheme.startsWith("jdbc:postgresql");
    }

    private static String schemeBefore(String text, int mark) {
        int from = mark;
        while (from > 0
                && mark - from < LONGEST_SCHEME
                && (Character.isLetterOrDigit(text.charAt(from - 1)) || "+.-:".indexOf(text.charAt(from - 1)) >= 0)) {
            from--;
        }
        return text.substring(from, mark).toLowerCase(Locale.ROOT);
    }

    /** A text that is one URL goes to its end; one among others to the next blank or quote. */
    private static String url(String text, int mark) {
        int from = mark + MARK.length();
        String rest = text.substring(from, Math.min(text.length(), from + LONGEST_URL));
        boolean first = schemeBefore(text, mark).length() == mark;
        return rest.substring(0, first ? endOfList(rest) : firstOf(rest, 0, " \t\r\n\"'`<>"));
    }

    /** Another URL may follow, behind a blank, or behind a comma where this one has its login already. */
    private static int endOfList(String text) {
        int next = text.indexOf(MARK);
        if (next < 0) {
            return text.length();
        }
        int blank = firstOf(text, 0, " \t\r\n");
        int comma = next - schemeBefore(text, next).length() - 1;
        int at = text.indexOf('@');
        if (comma >= 0 && text.charAt(comma) == ',' && at >= 0 && at < comma) {
            return Math.min(blank, comma);
        }
        return blank < next ? blank : text.length();
    }

    private static int firstOf(String text, int from, String characters) {
        int at = from;
        while (at < text.length() && characters.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }
}
