package io.tierguard.http;

import java.io.IOException;
import java.net.CookieHandler;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Judges every hop, at the one place that the JDK client passes before each of them: where it asks for cookies. The user's
 * own handler is asked afterwards.
 *
 * <p>What it throws is never a {@link java.net.ConnectException}: the client would take that for a failed dial and try
 * again without asking.
 */
final class HopGuard extends CookieHandler {

    private final RouteJudge judge;
    private final Journeys journeys;
    private final @Nullable CookieHandler users;

    HopGuard(RouteJudge judge, Journeys journeys, @Nullable CookieHandler users) {
        this.judge = judge;
        this.journeys = journeys;
        this.users = users;
    }

    @Override
    public Map<String, List<String>> get(URI uri, Map<String, List<String>> requestHeaders) throws IOException {
        Journey journey = journeys.find(requestHeaders);
        Hop hop = journey == null ? Hop.ofUnknownJourney(uri.toString()) : journeys.enter(journey, uri);
        if (journey == null || !journey.wasJudged(hop)) {
            judge.require(hop, requestHeaders);
        }
        return users == null ? Map.of() : cookies(users, hop, uri, requestHeaders);
    }

    /** A copy: a map of the user's may answer differently each time. */
    private Map<String, List<String>> cookies(
            CookieHandler handler, Hop hop, URI uri, Map<String, List<String>> requestHeaders) throws IOException {
        Map<String, List<String>> cookies = new LinkedHashMap<>();
        handler.get(uri, requestHeaders).forEach((name, values) -> cookies.put(name, List.copyOf(values)));
        judge.requireAdded(hop, cookies);
        return cookies;
    }

    @Override
    public void put(URI uri, Map<String, List<String>> responseHeaders) throws IOException {
        journeys.answered(uri, responseHeaders);
        if (users != null) {
            users.put(uri, responseHeaders);
        }
    }
}
