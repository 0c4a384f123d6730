package io.tierguard.http.okhttp;

import io.tierguard.guard.Decision;
import io.tierguard.guard.Reason;
import io.tierguard.guard.Resolver;
import io.tierguard.http.Hop;
import io.tierguard.http.RefusedRouteException;
import io.tierguard.http.RouteJudge;
import io.tierguard.registry.Component;
import io.tierguard.registry.Endpoint;
import io.tierguard.registry.Host;
import java.net.InetAddress;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * One hop of a call, and what was judged of it so far. A name that belongs to nobody waits for its addresses, which may be
 * this process's own; every other name is judged at once, and each address when it is known.
 *
 * <p><b>Thread safety:</b> guarded by the lock of {@link CallWatch}.
 */
final class Leg {

    private final RouteJudge judge;
    private final HttpUrl url;
    private final Hop hop;
    private final @Nullable Hop before;
    private final Headers headers;
    private final boolean webSocket;
    private final boolean dialOnly;
    private final Optional<Endpoint> endpoint;
    private final Set<InetAddress> passed = new HashSet<>();
    private boolean connected;
    private boolean told;
    private boolean allowedByName;

    /**
     * @param before the hop whose answer led here, or null
     * @param headers that were set for it, before the client adds its own
     * @param dialOnly whether nobody knows yet which request it is for
     */
    private Leg(
            RouteJudge judge,
            HttpUrl url,
            Hop hop,
            @Nullable Hop before,
            Headers headers,
            boolean webSocket,
            boolean dialOnly) {
        this.judge = judge;
        this.url = url;
        this.hop = hop;
        this.before = before;
        this.headers = Travelling.carried(headers, before != null);
        this.webSocket = webSocket;
        this.dialOnly = dialOnly;
        this.endpoint = endpoint();
    }

    static Leg first(RouteJudge judge, Request request) {
        return first(judge, request, request.headers());
    }

    private static Leg first(RouteJudge judge, Request request, Headers headers) {
        boolean webSocket = "websocket".equalsIgnoreCase(request.header("Upgrade"));
        Hop hop = Hop.first(url(request.url()));
        return new Leg(judge, request.url(), webSocket ? hop.asWebSocket() : hop, null, headers, webSocket, false);
    }

    /** Where the answer to this one led. */
    Leg redirectedTo(Request request, int locations) {
        return after(hop, request, request.headers(), locations);
    }

    private Leg after(Hop previous, Request request, Headers known, int locations) {
        Hop next = previous.redirectedTo(url(request.url())).outOf(locations);
        return new Leg(judge, request.url(), next, previous, known, webSocket, false);
    }

    /** The same hop once more, as after a challenge. */
    Leg repeatedWith(Request request) {
        return with(request, request.headers());
    }

    /** The same hop with a request that an interceptor behind the guard's made of it; no header of it was judged yet. */
    Leg sentAs(Request request) {
        return with(request, Headers.EMPTY);
    }

    private Leg with(Request request, Headers known) {
        return before == null ? first(judge, request, known) : after(before, request, known, 1);
    }

    /** The same hop at another server, for a request that is not known yet. */
    Leg dialling(HttpUrl other) {
        return new Leg(judge, other, Hop.first(url(other)), null, Headers.EMPTY, webSocket, true);
    }

    /** The parsed URL, with all that is sent: a key may stand in its query. */
    static String url(HttpUrl url) {
        String host = url.host().indexOf(':') < 0 ? url.host() : "[" + url.host() + "]";
        String port = url.port() == HttpUrl.defaultPort(url.scheme()) ? "" : ":" + url.port();
        String query = url.encodedQuery() == null ? "" : "?" + url.encodedQuery();
        return url.scheme() + "://" + user(url) + host + port + url.encodedPath() + query;
    }

    private static String user(HttpUrl url) {
        String password = url.encodedPassword().isEmpty() ? "" : ":" + url.encodedPassword();
        return url.encodedUsername().isEmpty() && password.isEmpty() ? "" : url.encodedUsername() + password + "@";
    }

    private Optional<Endpoint> endpoint() {
        return Host.parse(url.host())
                .flatMap(host -> dialOnly
                        ? Optional.of(Endpoint.socket(host, url.port()))
                        : Endpoint.url(scheme(), host, Component.of(url.port()), url.encodedPath()));
    }

    private String scheme() {
        return webSocket ? url.isHttps() ? "wss" : "ws" : url.scheme();
    }

    Hop hop() {
        return connected ? hop.connected() : hop;
    }

    /** The same from now on, with a connection for it. */
    Leg onConnection() {
        connected = true;
        return this;
    }

    HttpUrl url() {
        return url;
    }

    /** Those that were judged, or that come with what is judged next. */
    Headers headers() {
        return headers;
    }

    boolean isRedirected() {
        return before != null;
    }

    boolean isAt(HttpUrl other) {
        return url.port() == other.port()
                && url.host().equals(other.host())
                && url.scheme().equals(other.scheme());
    }

    /** Whether a request to that URL is the one that was judged. */
    boolean isFor(HttpUrl other) {
        return !dialOnly && url.equals(other);
    }

    /** Judges all that is known before anything is looked up. */
    void requireName() throws RefusedRouteException {
        Reason reason = endpoint.map(
                        target -> judge.guard().decide(target, List.of()).reason())
                .orElse(null);
        if (reason != Reason.UNKNOWN || isLiteral()) {
            tell(List.of());
            allowedByName = true;
        }
    }

    /** Judges addresses that the client found, dials, or is connected to. */
    void requireAddresses(List<InetAddress> addresses) throws RefusedRouteException {
        if (told && passed.containsAll(addresses)) {
            return;
        }
        if (isLiteral()) {
            requireSame(addresses);
        } else {
            Decision decision = judge.guard().decide(endpoint.orElseThrow(), addresses);
            if (!told || decision.isRefusedWhenEnforced()) {
                tell(addresses);
            }
        }
        passed.addAll(addresses);
    }

    /** A literal needs no look-up: another address than it is somebody's own idea of where it leads. */
    private void requireSame(List<InetAddress> addresses) throws RefusedRouteException {
        Endpoint literal = endpoint.orElseThrow();
        for (InetAddress address : addresses) {
            boolean same = Host.of(address).equals(literal.host()) || isAnyAddress(literal.host());
            if (!same
                    && !judge.guard()
                            .decide(literal.at(Host.of(address)), List.of())
                            .isAllowed()) {
                throw judge.undeterminable(
                        hop(),
                        "a connection to " + literal.describe(),
                        "its socket leads to another address",
                        "take out the socket factory that connects elsewhere than it is told");
            }
        }
    }

    private static boolean isAnyAddress(Host host) {
        return host.text().equals("0.0.0.0") || host.text().equals("::");
    }

    /** Behind a proxy nobody here knows the addresses, so that the name alone has to be allowed. */
    void requireNameAlone() throws RefusedRouteException {
        if (!allowedByName) {
            tell(List.of());
            allowedByName = true;
        }
    }

    /** Whether it still waits for an address that could make it this process's own. */
    boolean isWaiting() {
        return !told;
    }

    private boolean isLiteral() {
        return endpoint.filter(target -> target.host().isAddress()).isPresent();
    }

    private void tell(List<InetAddress> addresses) throws RefusedRouteException {
        if (dialOnly) {
            judge.requireDial(url.host(), url.port(), addresses);
        } else {
            judge.require(hop(), headers.toMultimap(), known(addresses));
        }
        told = true;
    }

    private static Resolver known(Collection<InetAddress> addresses) {
        return addresses.isEmpty() ? Resolver.none() : name -> List.copyOf(addresses);
    }

    /** Judges headers that were not judged with the hop. */
    void requireAdded(Travelling.Added added) throws RefusedRouteException {
        if (!added.hosts().isEmpty()) {
            judge.require(hop(), Map.of("Host", added.hosts()), known(passed));
        }
        if (!added.carriedOn().isEmpty()) {
            judge.require(hop(), added.carriedOn(), known(passed));
        }
        if (!added.chosen().isEmpty()) {
            judge.requireAdded(hop(), added.chosen());
        }
    }
}
