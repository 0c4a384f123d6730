package io.tierguard.http;

import java.net.URI;
import java.util.ArrayList;
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
    private final List<String> origins = new ArrayList<>();
    private @Nullable URI current;
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
        return Hop.origin(asDialled()).equals(Hop.origin(dialled));
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
        return Hop.first(start, webSocket, proxied);
    }

    /** A repetition with credentials is the same object, a redirect never is, even back to the same place. */
    @SuppressWarnings("ReferenceEquality")
    Hop enter(URI uri) {
        if (current != null && current != uri) {
            origins.add(Hop.origin(current));
        }
        current = uri;
        return new Hop(uri, origins.size() + 1, origins, webSocket, proxied, locations);
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
        if (!unreadable || current == null) {
            return null;
        }
        List<String> before = new ArrayList<>(origins);
        before.add(Hop.origin(current));
        return new Hop(current, before.size() + 1, before, webSocket, proxied, locations);
    }
}
