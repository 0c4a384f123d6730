package io.tierguard.http;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call of {@code send}, from the first request to the answer: what a hop has to know of the hops before it.
 *
 * <p><b>Thread safety:</b> guarded by the lock of {@link Journeys}.
 */
final class Journey {

    private final String userAgent;
    private final URI start;
    private final boolean webSocket;
    private @Nullable URI current;
    private @Nullable Hop hop;
    private boolean proxied;
    private int locations = 1;
    private boolean unreadable;

    /**
     * @param userAgent an object of its own, by which the hooks of the client tell journeys apart
     */
    Journey(String userAgent, URI start, boolean webSocket) {
        this.userAgent = userAgent;
        this.start = start;
        this.webSocket = webSocket;
    }

    String userAgent() {
        return userAgent;
    }

    @Nullable
    URI current() {
        return current;
    }

    boolean startsAt(URI dialled) {
        return WebAddress.of(asDialled().toString())
                .origin()
                .equals(WebAddress.of(dialled.toString()).origin());
    }

    /** The first URL as the client's hooks see it. */
    URI asDialled() {
        return webSocket ? URI.create("http" + start.toString().substring(2)) : start;
    }

    void passesThroughProxy() {
        proxied = true;
    }

    /** What the first request is, before the client has it. */
    Hop departure() {
        return asSeen(Hop.first(start.toString()));
    }

    /** A repetition with credentials is the same object, a redirect never is, even back to the same place. */
    @SuppressWarnings("ReferenceEquality")
    Hop enter(URI uri) {
        if (hop == null) {
            hop = Hop.first(uri.toString());
        } else if (current != uri) {
            hop = hop.redirectedTo(uri.toString()).outOf(locations);
        }
        current = uri;
        hop = asSeen(hop);
        return hop;
    }

    private Hop asSeen(Hop bare) {
        Hop shaken = webSocket ? bare.asWebSocket() : bare;
        return proxied ? shaken.behindProxy() : shaken;
    }

    void answered(List<String> named) {
        locations = named.size();
        unreadable = locations == 1 && current != null && !isReadable(current, named.get(0));
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
    @Nullable
    Hop unreadableHop() {
        return unreadable && hop != null ? hop.redirectedTo("").outOf(locations) : null;
    }
}
