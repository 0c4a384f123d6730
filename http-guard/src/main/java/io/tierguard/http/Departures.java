package io.tierguard.http;

import io.tierguard.net.JvmWideGuard;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
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
    private final Supplier<List<ProxySelector>> unguarded;

    /** For a client that judges proxies itself. */
    Departures(RouteJudge judge, Journeys journeys) {
        this(judge, journeys, List::of);
    }

    private Departures(RouteJudge judge, Journeys journeys, Supplier<List<ProxySelector>> unguarded) {
        this.judge = judge;
        this.journeys = journeys;
        this.unguarded = unguarded;
    }

    /**
     * For a client that asks nobody but itself for proxies. One without a selector took the JVM's when it was built, which
     * may be the one of now or of any request.
     */
    static Departures around(HttpClient client, RouteJudge judge) {
        ProxySelector now = ProxySelector.getDefault();
        return new Departures(
                judge,
                new Journeys(),
                () -> client.proxy()
                        .map(Stream::of)
                        .orElseGet(() -> Stream.of(
                                        Optional.ofNullable(now), Optional.ofNullable(ProxySelector.getDefault()))
                                .flatMap(Optional::stream))
                        .flatMap(selector -> Stream.ofNullable(JvmWideGuard.below(selector, judge.guard())))
                        .distinct()
                        .toList());
    }

    @SuppressWarnings("ReferenceEquality")
    Departure depart(HttpRequest request) throws RefusedRouteException {
        List<String> userAgents = new ArrayList<>(1);
        HttpRequest.Builder builder = copy(request, userAgents);
        String userAgent = Journeys.userAgent(userAgents);
        builder.header(Journeys.USER_AGENT, userAgent);
        for (int i = 1; i < userAgents.size(); i++) {
            builder.header(Journeys.USER_AGENT, userAgents.get(i));
        }
        HttpRequest copy = builder.build();
        copy.version().ifPresent(UnguardedClientException::guarded);
        Journey journey = depart(
                journeys.begin(copy.uri(), false, userAgent), copy.headers().map());
        boolean own = journey.start() == copy.uri();
        return new Departure(own ? copy : builder.uri(journey.start()).build(), journey);
    }

    /**
     * Without its user agent. A subclass may answer differently each time, so everything is read once only.
     *
     * @param userAgents gets what is left out
     */
    private HttpRequest.Builder copy(HttpRequest request, List<String> userAgents) throws RefusedRouteException {
        try {
            return HttpRequest.newBuilder(request, (name, value) -> {
                boolean userAgent = name.equalsIgnoreCase(Journeys.USER_AGENT);
                if (userAgent) {
                    userAgents.add(value);
                }
                return !userAgent;
            });
        } catch (IllegalArgumentException e) {
            // a complaint of the JDK's quotes what it is about
            if (isHttp(request.uri())) {
                throw new IllegalArgumentException("the request has a part that the JDK's client does not take");
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
        return depart(journeys.begin(uri, true, userAgent), headers);
    }

    /** Judges the first hop, and what the client asks nobody about. */
    private Journey depart(Journey journey, Map<String, List<String>> headers) throws RefusedRouteException {
        boolean goes = false;
        try {
            Hop hop = journey.departure();
            judge.require(hop, headers);
            if (passesThroughProxy(journey)) {
                judge.require(hop.behindProxy(), headers);
            }
            journey.departsAs(hop);
            goes = true;
        } finally {
            if (!goes) {
                end(journey);
            }
        }
        return journey;
    }

    private boolean passesThroughProxy(Journey journey) throws RefusedRouteException {
        boolean[] proxied = {false};
        for (ProxySelector selector : unguarded.get()) {
            try {
                new GuardedProxySelector(selector, judge, uri -> proxied[0] = true).select(journey.asDialled());
            } catch (IllegalArgumentException e) {
                RefusedRouteException refusal = Refusals.in(e);
                if (refusal != null) {
                    throw refusal;
                }
                throw e;
            }
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
        Hop unreadable = journey.unreadableHop();
        return unreadable != null && Refusals.isUnreadableUrl(failure) ? judge.unreadable(unreadable) : null;
    }

    RouteJudge judge() {
        return judge;
    }
}
