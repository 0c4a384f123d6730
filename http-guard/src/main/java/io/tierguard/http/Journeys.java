package io.tierguard.http;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

    static final String STANDARD = "Java-http-client/" + System.getProperty("java.version");

    private final Map<Same, Journey> byUserAgent = new ConcurrentHashMap<>();
    private final Map<Same, Journey> byUrl = new ConcurrentHashMap<>();

    /** An object as a key: only the same one is equal. */
    private static final class Same {
        private final Object object;

        Same(Object object) {
            this.object = object;
        }

        @Override
        @SuppressWarnings("ReferenceEquality")
        public boolean equals(Object other) {
            return other instanceof Same same && same.object == object;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(object);
        }
    }

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
     * @param url of the first request; where another journey is at this very object, it gets one of its own
     * @param userAgent an object of its own
     */
    Journey begin(URI url, boolean webSocket, String userAgent) {
        Journey journey = new Journey(userAgent, url, webSocket);
        while (byUrl.putIfAbsent(new Same(journey.start()), journey) != null) {
            journey = new Journey(userAgent, URI.create(url.toString()), webSocket);
        }
        byUserAgent.put(new Same(userAgent), journey);
        return journey;
    }

    /** The journey that a hop is of; null where it is over. */
    @Nullable
    Journey find(Map<String, List<String>> requestHeaders) {
        List<String> userAgents = requestHeaders.getOrDefault(USER_AGENT, List.of());
        return userAgents.isEmpty() ? null : byUserAgent.get(new Same(userAgents.get(0)));
    }

    /** Also where the journey ends at the same time, nothing of it is kept. */
    @SuppressWarnings("ReferenceEquality")
    Hop enter(Journey journey, URI url) {
        URI before = journey.current();
        Hop hop = journey.enter(url);
        if (before != url) {
            byUrl.remove(new Same(before));
            byUrl.put(new Same(url), journey);
            if (!byUserAgent.containsKey(new Same(journey.userAgent()))) {
                byUrl.remove(new Same(url));
            }
        }
        return hop;
    }

    void answered(URI uri, Map<String, List<String>> responseHeaders) {
        Journey journey = byUrl.get(new Same(uri));
        if (journey != null) {
            journey.answered(responseHeaders.getOrDefault("Location", List.of()));
        }
    }

    /** The selector is not told which call it serves: all that begin there count as proxied, which is only stricter. */
    void passThroughProxy(URI dialled) {
        byUserAgent.values().stream()
                .filter(journey -> journey.beginsAt(dialled))
                .forEach(Journey::passesThroughProxy);
    }

    void end(Journey journey) {
        byUserAgent.remove(new Same(journey.userAgent()));
        byUrl.remove(new Same(journey.current()), journey);
    }

    int underWay() {
        return byUserAgent.size() + byUrl.size();
    }
}
