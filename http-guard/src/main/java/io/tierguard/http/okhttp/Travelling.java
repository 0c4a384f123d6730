package io.tierguard.http.okhttp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import okhttp3.Connection;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Route;

/**
 * What travels with the hops of one call: which headers were carried on from an earlier hop, and which were chosen for this
 * one.
 *
 * <p><b>Thread safety:</b> guarded by the lock of {@link CallWatch}.
 */
final class Travelling {

    private static final String AUTHORIZATION = "authorization";
    private static final String PROXY_AUTHORIZATION = "proxy-authorization";

    /** Set by the client itself, from the body and the cache. */
    private static final Set<String> OF_THE_CLIENT = Set.of(
            "connection",
            "accept-encoding",
            "content-type",
            "content-length",
            "transfer-encoding",
            "if-none-match",
            "if-modified-since");

    private final List<Sent> sent = new ArrayList<>();

    /** For the hop that was challenged last. */
    private List<String> chosen = List.of();

    /** The headers of an earlier hop. */
    private record Sent(Headers headers, HttpUrl url) {

        boolean isAt(HttpUrl other) {
            return url.port() == other.port()
                    && url.host().equals(other.host())
                    && url.scheme().equals(other.scheme());
        }

        @Override
        public String toString() {
            return "headers for " + url.host();
        }
    }

    /**
     * What interceptors, authenticators and the cookie jar added to a request that was judged.
     *
     * @param hosts in {@code Host} headers that differ from the URL's
     * @param carriedOn were sent to another server before
     * @param chosen for this hop
     */
    record Added(List<String> hosts, Map<String, List<String>> carriedOn, Map<String, List<String>> chosen) {

        @Override
        public String toString() {
            return hosts.size() + ", " + carriedOn.keySet() + ", " + chosen.keySet();
        }
    }

    /** Of a request before the client adds its own headers, as far as they came with it from hop to hop. */
    static Headers carried(Headers headers, boolean redirected) {
        // the client takes the one off a redirect to another server by itself, and the other is for its proxy
        return redirected && (headers.get(AUTHORIZATION) != null || headers.get(PROXY_AUTHORIZATION) != null)
                ? headers.newBuilder()
                        .removeAll(AUTHORIZATION)
                        .removeAll(PROXY_AUTHORIZATION)
                        .build()
                : headers;
    }

    /** What a request has that is sent now, and that was not judged with it. */
    Added added(Headers judged, Request sending, Connection connection) {
        List<String> hosts = new ArrayList<>();
        Map<String, List<String>> carriedOn = new TreeMap<>();
        Map<String, List<String>> others = new TreeMap<>();
        Headers headers = sending.headers();
        for (int i = 0; i < headers.size(); i++) {
            String name = headers.name(i).toLowerCase(Locale.ROOT);
            String value = headers.value(i);
            if (isOfTheClient(name, value, sending.url()) || has(judged, name, value)) {
                continue;
            }
            if (name.equals("host")) {
                hosts.add(value);
            } else {
                (isCarriedOn(name, value, sending.url(), connection.route()) ? carriedOn : others)
                        .computeIfAbsent(name, unused -> new ArrayList<>())
                        .add(value);
            }
        }
        return new Added(hosts, carriedOn, others);
    }

    private static boolean isOfTheClient(String name, String value, HttpUrl url) {
        return switch (name) {
            case "host" -> isHostOf(url, value);
            case "user-agent" -> value.startsWith("okhttp/");
            default -> OF_THE_CLIENT.contains(name);
        };
    }

    private static boolean isHostOf(HttpUrl url, String value) {
        String host = url.host().indexOf(':') < 0 ? url.host() : "[" + url.host() + "]";
        return value.startsWith(host)
                && value.substring(host.length())
                        .equals(url.port() == HttpUrl.defaultPort(url.scheme()) ? "" : ":" + url.port());
    }

    private static boolean has(Headers headers, String name, String value) {
        for (int i = 0; i < headers.size(); i++) {
            if (headers.name(i).equalsIgnoreCase(name) && headers.value(i).equals(value)) {
                return true;
            }
        }
        return false;
    }

    /** A jar's cookies belong to the hop that it was asked for, and an answer to a challenge to the server that asked. */
    private boolean isCarriedOn(String name, String value, HttpUrl url, Route route) {
        if (name.equals("cookie") || name.equals(AUTHORIZATION) && chosen.contains(value)) {
            return false;
        }
        if (name.equals(PROXY_AUTHORIZATION)
                && route.proxy().type() == java.net.Proxy.Type.HTTP
                && !route.requiresTunnel()) {
            return false;
        }
        boolean before = false;
        for (Sent earlier : sent) {
            if (has(earlier.headers(), name, value)) {
                if (earlier.isAt(url)) {
                    return false;
                }
                before = true;
            }
        }
        return before;
    }

    /** An answer to the challenge of a server is meant for it, wherever else it was sent. */
    void chosen(Request repeated) {
        chosen = repeated.headers().values(AUTHORIZATION);
    }

    void sent(Request request) {
        sent.add(new Sent(request.headers(), request.url()));
    }
}
