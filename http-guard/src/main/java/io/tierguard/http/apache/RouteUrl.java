package io.tierguard.http.apache;

import java.net.InetAddress;
import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;

/** Where the client would go, by its own parsed form, as a URL that the guard can read. */
final class RouteUrl {

    /** What nobody can read, and so nobody allows. */
    private static final String UNREADABLE = "";

    /** What would mean something else in a URL than in the client, which takes any host without blanks. */
    private static final String DELIMITERS = "/?#@\\";

    private RouteUrl() {}

    /**
     * The URL of a request.
     *
     * @param target what the client dials, or asks a proxy for
     * @param path of the request, with its query
     */
    static String of(HttpHost target, @Nullable String path) {
        return of(target.getSchemeName(), target.getHostName(), target.getPort(), path);
    }

    /** The same at an address. */
    static String of(HttpHost target, InetAddress address, @Nullable String path) {
        String literal = address.getHostAddress();
        int zone = literal.indexOf('%');
        return of(target.getSchemeName(), zone < 0 ? literal : literal.substring(0, zone), target.getPort(), path);
    }

    /** A URL, or an empty text where none says what the client would do. */
    static String of(String scheme, String host, int port, @Nullable String path) {
        boolean readable = !host.isEmpty() && host.chars().noneMatch(c -> DELIMITERS.indexOf(c) >= 0) && isPath(path);
        return readable ? scheme + "://" + hostAndPort(host, port) + asSent(path) : UNREADABLE;
    }

    /** As an authority has it: the client holds IPv6 literals with brackets, or without. */
    static String hostAndPort(String host, int port) {
        String bracketed = host.indexOf(':') < 0 || host.startsWith("[") ? host : "[" + host + "]";
        return port < 0 ? bracketed : bracketed + ":" + port;
    }

    private static boolean isPath(@Nullable String path) {
        return path == null || path.isEmpty() || path.equals("*") || path.startsWith("/");
    }

    /** With the query, in which keys may be; a number sign is sent as it is, and for a server is part of it. */
    private static String asSent(@Nullable String path) {
        return path == null || path.isEmpty() || path.equals("*") ? "/" : path.replace("#", "%23");
    }
}
