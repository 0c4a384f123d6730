package io.tierguard.http.apache;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hc.client5.http.auth.AuthExchange;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.net.URIAuthority;

/** The headers of a request that can matter, by name, the authority among them as a {@code Host}. */
final class SentHeaders {

    private static final String HOST = "Host";
    private static final String AUTHORIZATION = "Authorization";
    private static final String COOKIE = "Cookie";

    /** What the client itself adds to each request, and what says nothing of where it goes. */
    private static final Set<String> PLAIN = Set.of(
            "accept",
            "accept-encoding",
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "expect",
            "priority",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "user-agent");

    private SentHeaders() {}

    static Map<String, List<String>> of(HttpRequest request) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        URIAuthority authority = request.getAuthority();
        if (authority != null) {
            add(headers, HOST, RouteUrl.hostAndPort(authority.getHostName(), authority.getPort()));
        }
        for (Iterator<Header> each = request.headerIterator(); each.hasNext(); ) {
            Header header = each.next();
            if (!PLAIN.contains(header.getName().toLowerCase(Locale.ROOT))) {
                add(headers, header.getName(), header.getValue() == null ? "" : header.getValue());
            }
        }
        return headers;
    }

    private static void add(Map<String, List<String>> headers, String name, String value) {
        List<String> values = headers.computeIfAbsent(name, unused -> new ArrayList<>(1));
        if (!values.contains(value)) {
            values.add(value);
        }
    }

    /**
     * What a redirect carries on: without an authorization that the client chose for this very host, since it asked for
     * one, and without cookies that its store chose.
     *
     * @param original the request before the client added anything
     */
    static Map<String, List<String>> carriedOn(
            Map<String, List<String>> headers, HttpRequest request, HttpRequest original, HttpClientContext context) {
        Map<String, List<String>> carried = new TreeMap<>(headers);
        if (!original.containsHeader(COOKIE)) {
            carried.remove(COOKIE);
        }
        if (!original.containsHeader(AUTHORIZATION) && isAnswering(request, context)) {
            carried.remove(AUTHORIZATION);
        }
        return carried;
    }

    private static boolean isAnswering(HttpRequest request, HttpClientContext context) {
        URIAuthority authority = request.getAuthority();
        if (authority == null) {
            return false;
        }
        for (Map.Entry<HttpHost, AuthExchange> exchange :
                context.getAuthExchanges().entrySet()) {
            if (exchange.getValue().getAuthScheme() != null
                    && exchange.getKey().getHostName().equalsIgnoreCase(authority.getHostName())) {
                return true;
            }
        }
        return false;
    }
}
