package io.tierguard.http.apache;

import io.tierguard.http.Hop;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.jspecify.annotations.Nullable;

/**
 * One hop of one exchange that was judged: what the hooks of the client that come later have to know of it. It travels in
 * the context of the exchange.
 *
 * <p><b>Thread safety:</b> immutable.
 */
final class Passage {

    private static final String KEY = "io.tierguard.http.apache.passage";

    private final String exchange;
    private final HttpRequest original;
    private final @Nullable Hop previous;
    private final int locations;
    private final String url;
    private final Hop hop;
    private final Map<String, List<String>> headers;
    private final @Nullable Answer dial;

    private Passage(
            String exchange,
            HttpRequest original,
            @Nullable Hop previous,
            int locations,
            String url,
            Map<String, List<String>> headers,
            @Nullable Answer dial) {
        this.exchange = exchange;
        this.original = original;
        this.previous = previous;
        this.locations = locations;
        this.url = url;
        this.hop = hop(url);
        this.headers = headers;
        this.dial = dial;
    }

    /**
     * The hop that an exchange is about to take. A repetition, with credentials or after a failure, is the same hop; a
     * redirect has a request of its own, even back to the same place.
     *
     * @param original what the client made of the user's request or of a redirect
     */
    @SuppressWarnings("ReferenceEquality")
    static Passage next(HttpContext context, String exchange, HttpRequest original, String url) {
        Passage before = of(context);
        if (before == null || !before.exchange.equals(exchange)) {
            return new Passage(exchange, original, null, 1, url, Map.of(), null);
        }
        boolean repeated = before.original == original;
        return new Passage(
                exchange,
                original,
                repeated ? before.previous : before.hop,
                repeated ? before.locations : locations(context),
                url,
                Map.of(),
                null);
    }

    private static int locations(HttpContext context) {
        HttpResponse answer = HttpCoreContext.cast(context).getResponse();
        return answer == null ? 1 : answer.countHeaders("Location");
    }

    /** What was judged last, or null. */
    static @Nullable Passage of(@Nullable HttpContext context) {
        return context != null && context.getAttribute(KEY) instanceof Passage passage ? passage : null;
    }

    void keepIn(HttpContext context) {
        context.setAttribute(KEY, this);
    }

    /**
     * The same, judged.
     *
     * @param judged the headers
     * @param answer what is dialled first; null where nobody knows
     */
    Passage judged(Map<String, List<String>> judged, @Nullable Answer answer) {
        return new Passage(exchange, original, previous, locations, url, judged, answer);
    }

    /** The same hop at another URL, as an address is one. */
    Hop hop(String other) {
        return previous == null
                ? Hop.first(other)
                : previous.redirectedTo(other).outOf(locations);
    }

    Hop hop() {
        return hop;
    }

    boolean isRedirected() {
        return previous != null;
    }

    String url() {
        return url;
    }

    HttpRequest original() {
        return original;
    }

    Map<String, List<String>> headers() {
        return headers;
    }

    @Nullable
    Answer dial() {
        return dial;
    }
}
