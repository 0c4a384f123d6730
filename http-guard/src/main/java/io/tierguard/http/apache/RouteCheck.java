package io.tierguard.http.apache;

import io.tierguard.guard.Resolver;
import io.tierguard.http.Hop;
import io.tierguard.http.RefusedRouteException;
import io.tierguard.http.RouteJudge;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Judges a hop twice: before the client opens a connection for it or takes one from its pool, and once more where
 * interceptors made another request of it, before it is sent.
 *
 * <p>The route says where the client goes; what the request says is what it tells the server, or a proxy.
 *
 * <p><b>Thread safety:</b> immutable.
 */
final class RouteCheck {

    private final RouteJudge judge;
    private final Names names;
    private final @Nullable InetSocketAddress socks;

    /**
     * @param names looks up what the client dials
     * @param socks the SOCKS proxy of all connections, where there is one that only the client as a whole knows
     */
    RouteCheck(RouteJudge judge, Names names, @Nullable InetSocketAddress socks) {
        this.judge = judge;
        this.names = names;
        this.socks = socks;
    }

    /**
     * Before the client connects.
     *
     * @param request as it is now
     * @param original what the client made of the user's request or of a redirect, before it added anything
     */
    void require(String exchange, HttpRoute route, HttpRequest request, HttpRequest original, HttpClientContext context)
            throws RefusedRouteException {
        HttpHost target = route.getTargetHost();
        Passage passage = Passage.next(context, exchange, original, RouteUrl.of(target, request.getPath()));
        boolean proxied = route.getHopCount() > 1 || socks != null;
        Lookup lookup = new Lookup(target);
        Map<String, List<String>> headers = SentHeaders.of(request);
        Hop hop = proxied ? passage.hop().behindProxy() : passage.hop();
        requireHop(passage, hop, request, headers, context, lookup);
        requireAddresses(passage, target, request, lookup);
        requireSpoken(passage.hop(), target);
        requireAuthority(passage, target, request);
        requireNoUnixSocket(passage.hop(), route);
        Answer first = requireProxies(route);
        passage.judged(headers, proxied ? first : lookup.known()).keepIn(context);
    }

    /** Before the request is written, when all interceptors are done with it. */
    void requireUnchanged(HttpRequest request, HttpContext context) throws RefusedRouteException {
        HttpClientContext client = HttpClientContext.cast(context);
        Passage passage = Passage.of(context);
        if (passage == null || !(client.getHttpRoute() instanceof HttpRoute route)) {
            throw judge.undeterminable(
                    Hop.ofUnknownJourney(""),
                    "a request of " + judge.client(),
                    "it passed by the check of its route",
                    "leave the CONNECT element of the client's execution chain in its place");
        }
        HttpHost target = route.getTargetHost();
        String url = RouteUrl.of(target, request.getPath());
        Map<String, List<String>> headers = SentHeaders.of(request);
        if (!url.equals(passage.url()) || !headers.equals(passage.headers())) {
            Answer dial = passage.dial();
            requireHop(
                    passage,
                    route.getHopCount() > 1 ? passage.hop(url).behindProxy() : passage.hop(url),
                    request,
                    headers,
                    client,
                    dial == null || !dial.isFor(target.getHostName(), target.getPort())
                            ? new Lookup(target)
                            : name -> dial.addresses());
            requireAuthority(passage, target, request);
        }
    }

    /** On redirects, what the client chose for this very host is no credential that is carried on, but may be misplaced. */
    private void requireHop(
            Passage passage,
            Hop hop,
            HttpRequest request,
            Map<String, List<String>> headers,
            HttpClientContext context,
            Resolver resolver)
            throws RefusedRouteException {
        if (!passage.isRedirected()) {
            judge.require(hop, headers, resolver);
            return;
        }
        Map<String, List<String>> carried = SentHeaders.carriedOn(headers, request, passage.original(), context);
        judge.require(hop, carried, resolver);
        Map<String, List<String>> chosen = new HashMap<>(headers);
        chosen.keySet().removeAll(carried.keySet());
        if (!chosen.isEmpty()) {
            judge.requireAdded(hop, chosen);
        }
    }

    /** A resolver may send a literal elsewhere, and a host may carry an address that is not its own. */
    private void requireAddresses(Passage passage, HttpHost target, HttpRequest request, Lookup lookup)
            throws RefusedRouteException {
        Answer answer = lookup.known();
        if (answer == null) {
            return;
        }
        for (InetAddress address : answer.otherThanLiteral()) {
            judge.require(passage.hop(RouteUrl.of(target, address, request.getPath())), Map.of(), Resolver.none());
        }
        answer.requireStrays(judge);
    }

    /** The client speaks HTTP, whatever the scheme says. */
    private void requireSpoken(Hop hop, HttpHost target) throws RefusedRouteException {
        if (!target.getSchemeName().equals("http") && !target.getSchemeName().equals("https")) {
            throw judge.undeterminable(
                    hop,
                    "a request of " + judge.client(),
                    "its scheme is neither http nor https, and the client would speak HTTP nevertheless",
                    "ask for an http or https URL");
        }
    }

    /** A proxy that gets the whole URL goes where the authority says, and not where the route does. */
    private void requireAuthority(Passage passage, HttpHost target, HttpRequest request) throws RefusedRouteException {
        String scheme = request.getScheme();
        if (request.getAuthority() != null && scheme != null && !scheme.equalsIgnoreCase(target.getSchemeName())) {
            String url = RouteUrl.of(
                    scheme,
                    request.getAuthority().getHostName(),
                    request.getAuthority().getPort(),
                    request.getPath());
            judge.require(passage.hop(url).behindProxy(), Map.of(), Resolver.none());
        }
    }

    private void requireNoUnixSocket(Hop hop, HttpRoute route) throws RefusedRouteException {
        if (Versions.ROUTES_KNOW_UNIX_SOCKETS && route.getUnixDomainSocket() != null) {
            throw judge.undeterminable(
                    hop,
                    "a request of " + judge.client(),
                    "it goes through a Unix domain socket, and whoever listens there may pass it on to anywhere",
                    "connect to a host and port, or use a client without a guard for this socket");
        }
    }

    /** The address of the first proxy, which is what is dialled; null where there is none, or nobody knows it. */
    private @Nullable Answer requireProxies(HttpRoute route) throws RefusedRouteException {
        Answer first = null;
        for (int i = 0; i < route.getHopCount() - 1; i++) {
            HttpHost proxy = route.getHopTarget(i);
            Lookup lookup = new Lookup(proxy);
            Answer answer = lookup.known();
            requireProxy(Proxy.Type.HTTP, proxy.getHostName(), proxy.getPort(), answer);
            first = i == 0 ? answer : first;
        }
        if (socks != null) {
            judge.requireProxy(
                    Proxy.Type.SOCKS, socks, socks.getAddress() == null ? List.of() : List.of(socks.getAddress()));
        }
        return first;
    }

    private void requireProxy(Proxy.Type type, String host, int port, @Nullable Answer answer)
            throws RefusedRouteException {
        List<InetAddress> addresses = answer == null ? List.of() : answer.addresses();
        judge.requireProxy(type, InetSocketAddress.createUnresolved(host, Math.max(port, 0)), addresses);
        if (answer != null) {
            for (InetAddress address : answer.otherThanLiteral()) {
                judge.requireProxy(type, new InetSocketAddress(address, port), List.of());
            }
            answer.requireStrays(judge);
        }
    }

    /** Looks one host up, once, and as the client has it, however the guard writes it. */
    private final class Lookup implements Resolver {

        private final HttpHost host;
        private boolean asked;
        private @Nullable Answer answer;

        Lookup(HttpHost host) {
            this.host = host;
        }

        @Override
        public List<InetAddress> resolve(String name) throws UnknownHostException {
            Answer known = known();
            if (known == null || known.addresses().isEmpty()) {
                throw new UnknownHostException(name);
            }
            return known.addresses();
        }

        /** Null where there is no answer: the client then finds that out itself. */
        @Nullable
        Answer known() {
            if (!asked) {
                asked = true;
                answer = ask();
            }
            return answer;
        }

        private @Nullable Answer ask() {
            if (host.getAddress() != null) {
                return Answer.of(host.getHostName(), host.getPort(), host.getAddress());
            }
            try {
                return names.resolve(host.getHostName(), host.getPort());
            } catch (UnknownHostException | RuntimeException e) {
                return null;
            }
        }
    }
}
