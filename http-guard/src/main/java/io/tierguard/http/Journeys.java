package io.tierguard.http;

import java.net.URI;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The journeys under way in one client.
 *
 * <p>The client's hooks tell neither the call nor the hop. They do hand out the request's headers, with the very objects
 * that were put in, so the {@code User-Agent} that goes out anyway serves as the thread through the maze: equal to what
 * the JDK would send, but an object of its own for each call. Answers come with the very URL of their request.
 *
 * <p>A hop whose journey cannot be told is judged all the same; its refusal then tells less.
 *
 * <p><b>Thread safety:</b> safe for concurrent use.
 */
final class Journeys {

    static final String USER_AGENT = "User-Agent";

    private static final String STANDARD = "Java-http-client/" + System.getProperty("java.version");

    private final IdentityHashMap<String, Journey> byUserAgent = new IdentityHashMap<>();
    private final IdentityHashMap<URI, Journey> byUrl = new IdentityHashMap<>();

    /**
     * What to send as the user agent: an object of its own, trimmed as the client would, which then keeps the object.
     *
     * @param users the user's own ones
     */
    @SuppressWarnings("StringConstructor")
    static String userAgent(List<String> users) {
        return new String(users.isEmpty() ? STANDARD : users.get(0).trim());
    }

    /**
     * @param start an object of its own
     * @param userAgent an object of its own
     */
    synchronized Journey begin(URI start, boolean webSocket, String userAgent) {
        Journey journey = new Journey(userAgent, start, webSocket);
        byUserAgent.put(userAgent, journey);
        return journey;
    }

    synchronized Hop enter(URI uri, Map<String, List<String>> requestHeaders) {
        List<String> userAgents = requestHeaders.getOrDefault(USER_AGENT, List.of());
        Journey journey = userAgents.isEmpty() ? null : byUserAgent.get(userAgents.get(0));
        if (journey == null) {
            return Hop.ofUnknownJourney(uri.toString());
        }
        leave(journey);
        byUrl.put(uri, journey);
        return journey.enter(uri);
    }

    synchronized void answered(URI uri, Map<String, List<String>> responseHeaders) {
        Journey journey = byUrl.get(uri);
        if (journey != null) {
            journey.answered(responseHeaders.getOrDefault("Location", List.of()));
        }
    }

    /** The selector is not told which call it serves: all that begin there count as proxied, which is only stricter. */
    synchronized void passThroughProxy(URI dialled) {
        byUserAgent.values().stream()
                .filter(journey -> journey.startsAt(dialled))
                .forEach(Journey::passesThroughProxy);
    }

    /** The hop that a call failed at because nobody can read where it leads; null where it failed at something else. */
    synchronized @Nullable Hop unreadableHop(Journey journey) {
        return journey.unreadableHop();
    }

    synchronized void end(Journey journey) {
        byUserAgent.remove(journey.userAgent());
        leave(journey);
    }

    private void leave(Journey journey) {
        URI current = journey.current();
        if (current != null) {
            byUrl.remove(current);
        }
    }

    synchronized int underWay() {
        return byUserAgent.size() + byUrl.size();
    }
}
