package io.tierguard.http.okhttp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import okhttp3.Headers;
import okhttp3.Request;

/**
 * What travels with the hops of one call: which headers were carried on from an earlier hop, and which were chosen for this
 * one.
 *
 * <p><b>Thread safety:</b> guarded by the lock of {@link CallWatch}.
 */
final class Travelling {

    private static final String AUTHORIZATION = "authorization";

    /** Set by the client itself, for each hop anew; a jar's cookies belong to the hop that it was asked for. */
    private static final Set<String> OF_THE_CLIENT = Set.of(
            "host",
            "connection",
            "accept-encoding",
            "user-agent",
            "cookie",
            "content-type",
            "content-length",
            "transfer-encoding",
            "if-none-match",
            "if-modified-since");

    /** By value: the servers that were sent it. */
    private final Map<String, Set<String>> sent = new HashMap<>();

    /** For the hop that was challenged last. */
    private List<String> chosen = List.of();

    /** Of a request before the client adds its own headers, as far as they came with it from hop to hop. */
    static Headers carried(Headers headers, boolean redirected) {
        // the client takes it off a redirect to another server by itself
        return redirected && headers.get(AUTHORIZATION) != null
                ? headers.newBuilder().removeAll(AUTHORIZATION).build()
                : headers;
    }

    /** What interceptors added, between the request that was judged and the one that is sent. */
    static Map<String, List<String>> added(Headers judged, Request sending) {
        Map<String, List<String>> added = new TreeMap<>();
        Headers headers = sending.headers();
        for (int i = 0; i < headers.size(); i++) {
            String name = headers.name(i).toLowerCase(Locale.ROOT);
            String value = headers.value(i);
            if (!judged.values(name).contains(value) && !isOfTheClient(name, value, sending)) {
                added.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
            }
        }
        return added;
    }

    private static boolean isOfTheClient(String name, String value, Request sending) {
        boolean itsOwn = OF_THE_CLIENT.contains(name);
        return itsOwn && name.equals("host") ? isHostOf(sending, value) : itsOwn;
    }

    private static boolean isHostOf(Request sending, String value) {
        String url = Leg.url(sending.url());
        int start = url.indexOf("//") + 2;
        return value.equals(url.substring(start, url.indexOf('/', start)));
    }

    /** An answer to the challenge of a server is meant for it, wherever else it was sent. */
    void chosen(Request repeated) {
        chosen = repeated.headers().values(AUTHORIZATION);
    }

    /** Whether a credential was sent to other servers, and not to this one, on an earlier hop of the same call. */
    boolean isCarriedOn(Map<String, List<String>> added, String server) {
        for (String value : added.getOrDefault(AUTHORIZATION, List.of())) {
            Set<String> servers = sent.getOrDefault(value, Set.of());
            if (!servers.isEmpty() && !servers.contains(server) && !chosen.contains(value)) {
                return true;
            }
        }
        return false;
    }

    void sent(Request request, String server) {
        for (String value : request.headers().values(AUTHORIZATION)) {
            sent.computeIfAbsent(value, unused -> new HashSet<>()).add(server);
        }
    }

    @Override
    public String toString() {
        return sent.size() + " credentials";
    }
}
