package io.tierguard.http;

import io.tierguard.report.Problem.Detail;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * One request on the way to an answer: the first, or what a redirect led to.
 *
 * @param uri where it would go
 * @param number from 1; 0 where its journey is over already, so that nobody knows
 * @param origins of the hops before it, in order
 * @param webSocket whether it is a handshake
 * @param proxied whether a proxy, and not this process, looks the host up
 * @param locations how many targets the answer before it named
 */
record Hop(URI uri, int number, List<String> origins, boolean webSocket, boolean proxied, int locations) {

    Hop {
        origins = List.copyOf(origins);
    }

    static Hop first(URI uri, boolean webSocket, boolean proxied) {
        return new Hop(uri, 1, List.of(), webSocket, proxied, 1);
    }

    static Hop ofUnknownJourney(URI uri) {
        return new Hop(uri, 0, List.of(), false, false, 1);
    }

    boolean isRedirected() {
        return number > 1;
    }

    /** The URL as the registry knows it: the client calls a handshake {@code http}. */
    String target() {
        String text = uri.toString();
        return webSocket && text.regionMatches(true, 0, "http", 0, 4) ? "ws" + text.substring(4) : text;
    }

    String scheme() {
        String scheme = uri.getScheme();
        return scheme == null ? "" : scheme.toLowerCase(Locale.ROOT);
    }

    /** The hop whose answer led here. */
    String previousOrigin() {
        return origins.get(origins.size() - 1);
    }

    String origin() {
        return origin(uri);
    }

    /** Scheme, host and port: all of a URL that cannot hold a secret. */
    static String origin(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        String host = uri.getHost();
        if (host == null) {
            return scheme + ":…";
        }
        int standard = scheme.equals("https") || scheme.equals("wss") ? 443 : 80;
        return scheme + "://" + host.toLowerCase(Locale.ROOT) + ":" + (uri.getPort() < 0 ? standard : uri.getPort());
    }

    /** How far the journey got. */
    Detail described() {
        String untouched = "no connection was opened to it";
        return switch (number) {
            case 0 -> new Detail("at", "a hop of a request that was given up; " + untouched);
            case 1 -> new Detail("at", "hop 1, the request itself; " + untouched);
            case 2 -> new Detail("at", "hop 2, a redirect by " + previousOrigin() + "; " + untouched);
            default ->
                new Detail(
                        "at",
                        "hop " + number + ", a redirect by " + previousOrigin() + " of a request to " + origins.get(0)
                                + "; " + untouched);
        };
    }
}
