package io.tierguard.http;

import java.util.Locale;
import java.util.Objects;

/**
 * A URL that a client parsed, and the parts of it that cannot hold a secret.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param url all of it, secrets included
 * @param scheme in lower case; empty where it has none
 * @param host as it is written, brackets included; empty where it has none that could be shown
 * @param port as it is written, or the scheme's; empty where the text behind the colon is none
 * @param path from the slash to the query, as it is written
 */
record WebAddress(String url, String scheme, String host, String port, String path) {

    static WebAddress of(String url) {
        Objects.requireNonNull(url);
        int colon = url.indexOf(':');
        String scheme = colon < 0 || !isPlain(url, 0, colon, "+-.") ? "" : lowerCase(url.substring(0, colon));
        if (!url.startsWith("//", colon + 1)) {
            return new WebAddress(url, scheme, "", "", "");
        }
        int start = colon + 3;
        int slash = endOf(url, start, "/?#");
        String authority = url.substring(start, slash);
        String hostAndPort = authority.substring(authority.lastIndexOf('@') + 1);
        int portAt = hostAndPort.lastIndexOf(':');
        boolean hasPort = portAt > hostAndPort.lastIndexOf(']');
        String host = hasPort ? hostAndPort.substring(0, portAt) : hostAndPort;
        String port = hasPort ? hostAndPort.substring(portAt + 1) : "";
        return new WebAddress(
                url,
                scheme,
                isShowable(host) ? host : "",
                port.isEmpty() ? standardPort(scheme) : number(port),
                url.substring(slash, endOf(url, slash, "?#")));
    }

    private static int endOf(String url, int from, String ends) {
        int at = from;
        while (at < url.length() && ends.indexOf(url.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    /** A name, or an address in brackets. */
    private static boolean isShowable(String host) {
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        return isPlain(bare, 0, bare.length(), bare.length() == host.length() ? "._-" : "._-:%");
    }

    /** Only letters and digits of ASCII, and these. */
    private static boolean isPlain(String text, int from, int end, String others) {
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!plain && others.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static String lowerCase(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Without leading zeros, as clients read it. */
    private static String number(String text) {
        int zeros = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return "";
            }
            zeros += zeros == i && text.charAt(i) == '0' ? 1 : 0;
        }
        return text.substring(zeros);
    }

    private static String standardPort(String scheme) {
        return scheme.equals("https") || scheme.equals("wss") ? "443" : "80";
    }

    boolean isHttp() {
        return !host.isEmpty() && (scheme.equals("http") || scheme.equals("https"));
    }

    /** Whether a {@code Host} header says the same: the host, with or without its port. */
    boolean isNamed(String hostAndPort) {
        String name = withoutRootDot(host);
        int end = name.length();
        if (!hostAndPort.regionMatches(true, 0, name, 0, end)) {
            return false;
        }
        int rest = hostAndPort.startsWith(".", end) ? end + 1 : end;
        return rest == hostAndPort.length() || hostAndPort.substring(rest).equals(":" + port);
    }

    private static String withoutRootDot(String host) {
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    /** Scheme, host and port: all of a URL that cannot hold a secret. */
    String origin() {
        return host.isEmpty() ? scheme + ":…" : scheme + "://" + lowerCase(host) + ":" + port;
    }

    @Override
    public String toString() {
        return origin();
    }
}
