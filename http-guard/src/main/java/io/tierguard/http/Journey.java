package io.tierguard.http;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call of {@code send}, from the first request to the answer: what a hop has to know of the hops before it.
 *
 * <p><b>Thread safety:</b> safe for concurrent use; its hops come one after the other, on whatever threads.
 */
final class Journey {

    private final String userAgent;
    private final boolean webSocket;
    private final URI start;
    private URI current;
    private @Nullable Hop hop;
    private @Nullable Hop departed;
    private boolean proxied;
    private int locations = 1;
    private boolean unreadable;

    /**
     * @param userAgent an object of its own, by which the hooks of the client tell journeys apart
     * @param start an object of its own
     */
    Journey(String userAgent, URI start, boolean webSocket) {
        this.userAgent = userAgent;
        this.start = start;
        this.current = start;
        this.webSocket = webSocket;
    }

    String userAgent() {
        return userAgent;
    }

    URI start() {
        return start;
    }

    synchronized URI current() {
        return current;
    }

    boolean beginsAt(URI dialled) {
        return WebAddress.of(asDialled().toString())
                .origin()
                .equals(WebAddress.of(dialled.toString()).origin());
    }

    /** The first URL as the client's hooks see it. */
    URI asDialled() {
        return webSocket ? URI.create("http" + start.toString().substring(2)) : start;
    }

    /** What was judged before is not what is dialled. */
    synchronized void passesThroughProxy() {
        proxied = true;
        departed = null;
    }

    /** What the first request is, before the client has it. */
    synchronized Hop departure() {
        return asSeen(Hop.first(start.toString()));
    }

    /** The first request was judged, with all its headers. */
    synchronized void departsAs(Hop judged) {
        departed = judged;
    }

    /** A repetition with credentials is the same object, a redirect never is, even back to the same place. */
    @SuppressWarnings("ReferenceEquality")
    synchronized Hop enter(URI url) {
        if (hop == null) {
            hop = departed != null && url == start ? departed : asSeen(Hop.first(url.toString()));
        } else if (current != url) {
            hop = asSeen(hop.redirectedTo(url.toString()).outOf(locations));
        }
        current = url;
        return hop;
    }

    /** Whether a hop was judged at the departure, only just now: true once, since a repetition is judged again. */
    @SuppressWarnings("ReferenceEquality")
    synchronized boolean wasJudged(Hop entered) {
        boolean judged = entered == departed;
        departed = null;
        return judged;
    }

    private Hop asSeen(Hop bare) {
        Hop shaken = webSocket ? bare.asWebSocket() : bare;
        return proxied ? shaken.behindProxy() : shaken;
    }

    synchronized void answered(List<String> named) {
        locations = named.size();
        unreadable = locations == 1 && hop != null && !isReadable(current, named.get(0));
    }

    /** Whether the client can make a URL with a host of it. */
    private static boolean isReadable(URI base, String location) {
        try {
            return base.resolve(URI.create(location)).getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The hop that the last answer asked for, and that the client could not make; null where it could. */
    synchronized @Nullable Hop unreadableHop() {
        return unreadable && hop != null ? hop.redirectedTo("").outOf(locations) : null;
    }
}
