package io.tierguard.http;

import io.tierguard.report.Problem.Detail;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One request on the way to an answer: the first, or what a redirect led to. For adapters of HTTP clients.
 *
 * <p>Its URL is the one that the client itself parsed and is about to dial, written as {@code scheme://host:port/path},
 * never the text that a user or a server gave. User info and query may be left out or not: they are never shown.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class Hop {

    /** Of a hop whose journey nobody knows. */
    private static final int UNKNOWN = 0;

    private final String url;
    private final int number;
    private final List<String> origins;
    private final boolean webSocket;
    private final boolean proxied;
    private final int locations;
    private final boolean connected;

    private Hop(
            String url,
            int number,
            List<String> origins,
            boolean webSocket,
            boolean proxied,
            int locations,
            boolean connected) {
        this.url = Objects.requireNonNull(url);
        this.number = number;
        this.origins = origins;
        this.webSocket = webSocket;
        this.proxied = proxied;
        this.locations = locations;
        this.connected = connected;
    }

    /**
     * The request itself.
     *
     * @param url of the client's own parsed form
     * @return the hop
     */
    public static Hop first(String url) {
        return new Hop(url, 1, List.of(), false, false, 1, false);
    }

    /**
     * A hop of which the client does not tell whether it is the first. It is judged as any other; its refusal tells less.
     *
     * @param url of the client's own parsed form
     * @return the hop
     */
    public static Hop ofUnknownJourney(String url) {
        return new Hop(url, UNKNOWN, List.of(), false, false, 1, false);
    }

    /**
     * Where the answer to this hop led, also where it led back. A repetition with credentials is no such hop.
     *
     * @param url of the client's own parsed form
     * @return the next hop, which knows this one
     */
    public Hop redirectedTo(String url) {
        if (number == UNKNOWN) {
            return new Hop(url, UNKNOWN, List.of(), webSocket, proxied, 1, false);
        }
        List<String> before = new ArrayList<>(origins);
        before.add(origin());
        return new Hop(url, number + 1, List.copyOf(before), webSocket, proxied, 1, false);
    }

    /**
     * The same hop through a proxy, which looks the host up by itself: the name alone has to be allowed.
     *
     * @return a copy
     */
    public Hop behindProxy() {
        return new Hop(url, number, origins, webSocket, true, locations, connected);
    }

    /**
     * The same hop as the handshake of a WebSocket, which clients call {@code http}.
     *
     * @return a copy that is judged as {@code ws} or {@code wss}
     */
    public Hop asWebSocket() {
        return new Hop(url, number, origins, true, proxied, locations, connected);
    }

    /**
     * The same hop with the number of {@code Location} headers of the answer that led here. More than one is refused, since
     * clients differ in which they take.
     *
     * @param count how many the answer had
     * @return a copy
     */
    public Hop outOf(int count) {
        return new Hop(url, number, origins, webSocket, proxied, count, connected);
    }

    /**
     * The same hop where a connection for it is open already: its refusal does not say that none is.
     *
     * @return a copy
     */
    public Hop connected() {
        return new Hop(url, number, origins, webSocket, proxied, locations, true);
    }

    boolean isRedirected() {
        return number > 1;
    }

    boolean isProxied() {
        return proxied;
    }

    int locations() {
        return locations;
    }

    /** Read anew each time, as hardly any hop needs it. */
    WebAddress address() {
        return WebAddress.of(url);
    }

    /** The URL as the registry knows it. */
    String target() {
        return webSocket && url.regionMatches(true, 0, "http", 0, 4) ? "ws" + url.substring(4) : url;
    }

    /** The hop whose answer led here. */
    String previousOrigin() {
        return origins.get(origins.size() - 1);
    }

    /** The hop that all began with; this one where nobody knows. */
    String firstOrigin() {
        return origins.isEmpty() ? origin() : origins.get(0);
    }

    String origin() {
        return address().origin();
    }

    /** How far the journey got. */
    Detail described() {
        String untouched = connected ? "a connection was open already" : "no connection was opened to it";
        return switch (number) {
            case UNKNOWN -> new Detail("at", "a hop of a request that was given up; " + untouched);
            case 1 -> new Detail("at", "hop 1, the request itself; " + untouched);
            case 2 -> new Detail("at", "hop 2, a redirect by " + previousOrigin() + "; " + untouched);
            default ->
                new Detail(
                        "at",
                        "hop " + number + ", a redirect by " + previousOrigin() + " of a request to " + firstOrigin()
                                + "; " + untouched);
        };
    }

    /** Without path and query, which may hold secrets. */
    @Override
    public String toString() {
        return "hop " + number + " to " + origin();
    }
}
