package io.tierguard.http;

import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where calls begin: the request is copied, so that what is judged is what is sent, and judged before the client has it.
 *
 * <p><b>Thread safety:</b> safe for concurrent use.
 */
final class Departures {

    /**
     * A request that may go.
     *
     * @param request the copy
     * @param journey to end once the call is over
     */
    record Departure(HttpRequest request, Journey journey) {}

    private final RouteJudge judge;
    private final Journeys journeys;
    private final @Nullable Supplier<Optional<ProxySelector>> unguarded;

    /**
     * @param unguarded the client's selector where the client does not judge proxies itself, or null
     */
    Departures(RouteJudge judge, Journeys journeys, @Nullable Supplier<Optional<ProxySelector>> unguarded) {
        this.judge = judge;
        this.journeys = journeys;
        this.unguarded = unguarded;
    }

    /** For a client that asks nobody but itself for proxies. */
    static Departures around(HttpClient client, RouteJudge judge) {
        return new Departures(
                judge, new Journeys(), () -> client.proxy().or(() -> Optional.ofNullable(ProxySelector.getDefault())));
    }

    Departure depart(HttpRequest request) throws RefusedRouteException {
        HttpRequest.Builder builder = copy(request);
        URI start = URI.create(builder.build().uri().toString());
        List<String> userAgents = request.headers().allValues(Journeys.USER_AGENT);
        String userAgent = Journeys.userAgent(userAgents);
        builder.uri(start).header(Journeys.USER_AGENT, userAgent);
        userAgents.stream().skip(1).forEach(value -> builder.header(Journeys.USER_AGENT, value));
        HttpRequest copy = builder.build();
        copy.version().ifPresent(UnguardedClientException::guarded);
        return new Departure(
                copy, depart(start, false, userAgent, copy.headers().map()));
    }

    /** Without its user agent; a subclass may answer differently each time, so it is read once only. */
    private HttpRequest.Builder copy(HttpRequest request) throws RefusedRouteException {
        try {
            return HttpRequest.newBuilder(request, (name, value) -> !name.equalsIgnoreCase(Journeys.USER_AGENT));
        } catch (IllegalArgumentException e) {
            if (isHttp(request.uri())) {
                throw e;
            }
            throw judge.notHttp();
        }
    }

    private static boolean isHttp(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        return uri.getHost() != null && (scheme.equals("http") || scheme.equals("https"));
    }

    Journey departToWebSocket(URI uri, String userAgent, Map<String, List<String>> headers)
            throws RefusedRouteException {
        return depart(URI.create(uri.toString()), true, userAgent, headers);
    }

    /** Judges the first hop, and what the client asks nobody about. */
    private Journey depart(URI start, boolean webSocket, String userAgent, Map<String, List<String>> headers)
            throws RefusedRouteException {
        Journey journey = journeys.begin(start, webSocket, userAgent);
        boolean goes = false;
        try {
            judge.require(journey.departure(), headers);
            if (passesThroughProxy(journey)) {
                judge.require(journey.departure().behindProxy(), headers);
            }
            goes = true;
        } finally {
            if (!goes) {
                end(journey);
            }
        }
        return journey;
    }

    private boolean passesThroughProxy(Journey journey) throws RefusedRouteException {
        ProxySelector selector = unguarded == null ? null : unguarded.get().orElse(null);
        if (selector == null) {
            return false;
        }
        boolean[] proxied = {false};
        try {
            new GuardedProxySelector(selector, judge, uri -> proxied[0] = true).select(journey.asDialled());
        } catch (IllegalArgumentException e) {
            RefusedRouteException refusal = Refusals.in(e);
            if (refusal != null) {
                throw refusal;
            }
            throw e;
        }
        return proxied[0];
    }

    void end(Journey journey) {
        journeys.end(journey);
    }

    /** The refusal that a call failed with, also where the client itself could not read a redirect; or null. */
    @Nullable
    RefusedRouteException refusal(Journey journey, Throwable failure) {
        RefusedRouteException refusal = Refusals.in(failure);
        if (refusal != null) {
            return refusal;
        }
        Hop unreadable = journeys.unreadableHop(journey);
        return unreadable != null && Refusals.isUnreadableUrl(failure) ? judge.unreadable(unreadable) : null;
    }

    RouteJudge judge() {
        return judge;
    }
}
