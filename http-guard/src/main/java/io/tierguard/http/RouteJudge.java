package io.tierguard.http;

import io.tierguard.guard.Guard;
import io.tierguard.guard.Judgement;
import io.tierguard.guard.Resolver;
import io.tierguard.guard.Target;
import io.tierguard.registry.Endpoint;
import io.tierguard.registry.Host;
import io.tierguard.report.Problem.Detail;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Judges where a request would go: the host that is dialled, the host that the server is told, and what travels along. For
 * adapters of HTTP clients; applications take a guarded client.
 *
 * <p>An adapter asks it for each hop, before the client opens a connection for it or takes one from its pool, and for each
 * proxy. What it throws has to reach the caller as it is, and must not be retried.
 *
 * <p><b>Thread safety:</b> immutable; safe for concurrent use.
 *
 * <p><b>Refuses when</b> a hop or a {@code Host} header belongs to another environment or to nobody; when a redirect names
 * several locations, or one that is neither http nor https; when a redirect would carry a header with a credential on to
 * another server; and when URL or headers hold a live key outside production, or a test key in it.
 *
 * @since 0.1
 */
public final class RouteJudge {

    private final Guard guard;
    private final String client;
    private final Carried carried;

    private RouteJudge(Guard guard, String client) {
        this.guard = Objects.requireNonNull(guard);
        this.client = Objects.requireNonNull(client);
        this.carried = new Carried(guard, client);
    }

    /**
     * A judge for one client.
     *
     * @param guard decides
     * @param client what messages call the client, such as {@code GuardedHttpClient}
     * @return the judge
     */
    public static RouteJudge of(Guard guard, String client) {
        return new RouteJudge(guard, client);
    }

    /**
     * Judges a hop by its URL, looking its name up as the JVM does.
     *
     * @param hop where the client would go
     * @param headers all that the client would send and that are known, in any case of letters
     * @throws RefusedRouteException where the hop is refused
     */
    public void require(Hop hop, Map<String, List<String>> headers) throws RefusedRouteException {
        require(hop, headers, Resolver.system());
    }

    /**
     * Judges a hop by its URL and by addresses that the client knows: those that it would dial, or the one that it is
     * connected to.
     *
     * @param hop where the client would go
     * @param headers all that the client would send and that are known, in any case of letters
     * @param resolver knows the addresses of the hop's name; {@link Resolver#none()} where nobody does
     * @throws RefusedRouteException where the hop is refused
     */
    public void require(Hop hop, Map<String, List<String>> headers, Resolver resolver) throws RefusedRouteException {
        if (hop.isRedirected()) {
            checkRedirect(hop);
        }
        Judgement judgement = judge(hop.target(), userOf(hop), resolver);
        require(hop, judgement);
        if (hop.isProxied()) {
            // the proxy looks the name up: what it is here must not vouch for it
            require(hop, judge(hop.target(), userOf(hop), Resolver.none()));
        }
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            if (namesTheServer(header.getKey())) {
                checkHosts(hop, header.getValue());
            }
        }
        if (hop.isRedirected()) {
            carried.requireOnlyForServer(hop, headers);
        }
        carried.requireOwnMode(hop, headers, judgement);
    }

    private String userOf(Hop hop) {
        return hop.isRedirected() ? "the redirect by " + hop.previousOrigin() : client;
    }

    /** The second is its name in HTTP/2. */
    private static boolean namesTheServer(String header) {
        return header.equalsIgnoreCase("Host") || header.equalsIgnoreCase(":authority");
    }

    /**
     * Judges what a client adds to a hop that was judged, such as cookies, by the modes of the credentials in it.
     *
     * @param hop where the client would go
     * @param headers what it would send besides
     * @throws RefusedRouteException where a credential is refused
     */
    public void requireAdded(Hop hop, Map<String, List<String>> headers) throws RefusedRouteException {
        if (carried.isSuspicious(headers)) {
            carried.requireOwnMode(hop, headers, judge(hop.target(), userOf(hop), Resolver.system()));
        }
    }

    /**
     * Judges what is answered to a question for credentials, by their modes.
     *
     * @param asking the URL that asks
     * @param proxy whether a proxy asks, which no crossing leads to the credentials of
     * @param answer user name and password
     */
    void requireAnswer(String asking, boolean proxy, PasswordAuthentication answer) throws RefusedRouteException {
        if (carried.isSuspicious(answer)) {
            carried.requireOwnMode(Hop.first(asking), answer, proxy ? null : judge(asking, client, Resolver.system()));
        }
    }

    /**
     * Judges a proxy, SOCKS ones too. What it is asked for is judged beside it, as a hop behind a proxy.
     *
     * @param type of the proxy; {@link Proxy.Type#DIRECT} is none, and allowed
     * @param address as the client knows it
     * @param addresses all that its name has, those that the client would dial; empty where nobody knows any
     * @throws RefusedRouteException where the proxy is refused
     */
    public void requireProxy(Proxy.Type type, InetSocketAddress address, List<InetAddress> addresses)
            throws RefusedRouteException {
        if (type != Proxy.Type.DIRECT) {
            requireProxy(judgeProxy(type, address, addresses));
        }
    }

    /**
     * Judges what a client is about to dial, where nobody knows for which request. As of a socket, host and port are known
     * and nothing else: it is refused where no line for them allows it.
     *
     * @param host the name or literal that the client has
     * @param port to dial
     * @param addresses that the client would dial; empty where nobody knows any
     * @throws RefusedRouteException where it is refused
     */
    public void requireDial(String host, int port, List<InetAddress> addresses) throws RefusedRouteException {
        Judgement judgement = (port < 1 ? Optional.<Host>empty() : Host.parse(host))
                .map(name -> guard.judge(Target.of(Endpoint.socket(name, port)).usedBy(client), known(addresses)))
                .orElseGet(this::unread);
        if (!judgement.isAllowed()) {
            Detail dial = new Detail("at", "a connection that was asked for; it was not opened");
            throw new RefusedRouteException(judgement.message(dial), judgement);
        }
    }

    /** A proxy that has no address of the Internet. */
    RefusedRouteException unreadableProxy() {
        return refusedProxy(unread());
    }

    private static void requireProxy(Judgement judgement) throws RefusedRouteException {
        if (!judgement.isAllowed()) {
            throw refusedProxy(judgement);
        }
    }

    private static RefusedRouteException refusedProxy(Judgement judgement) {
        Detail hop = new Detail("at", "the proxy; no connection was opened to it");
        return new RefusedRouteException(judgement.message(hop), judgement);
    }

    private Judgement judgeProxy(Proxy.Type type, InetSocketAddress address, List<InetAddress> addresses) {
        Optional<Host> host = Host.parse(address.getHostString());
        InetAddress given = address.getAddress();
        if (given != null && host.filter(Host::isAddress).isPresent()) {
            // what is dialled, whatever literal it is labelled with
            host = Optional.of(Host.of(given));
        }
        Optional<Endpoint> endpoint = address.getPort() < 1
                ? Optional.empty()
                : host.map(name -> Endpoint.proxy(type, name, address.getPort()));
        return endpoint.map(proxy -> guard.judge(Target.of(proxy).usedBy("the proxy of " + client), known(addresses)))
                .orElseGet(this::unread);
    }

    private static Resolver known(List<InetAddress> addresses) {
        return name -> {
            if (addresses.isEmpty()) {
                throw new UnknownHostException(name);
            }
            return addresses;
        };
    }

    private void checkHosts(Hop hop, List<String> hosts) throws RefusedRouteException {
        for (String host : hosts) {
            if (!hop.address().isNamed(host)) {
                require(hop, judgeHostHeader(hop, host));
            }
        }
    }

    private void checkRedirect(Hop hop) throws RefusedRouteException {
        String previous = hop.previousOrigin();
        if (hop.locations() > 1) {
            throw undeterminable(
                    hop,
                    "a redirect by " + previous,
                    "its answer names " + hop.locations() + " locations",
                    "let " + previous + " send one Location header");
        }
        if (!hop.address().isHttp()) {
            throw unreadable(hop);
        }
    }

    /** A redirect to what is no URL that a client could be trusted with. */
    RefusedRouteException unreadable(Hop hop) {
        String previous = hop.previousOrigin();
        return undeterminable(
                hop,
                "a redirect by " + previous,
                "it is no http or https URL with a host, and the client would speak HTTP there nevertheless",
                "let " + previous + " redirect to an http or https URL");
    }

    /** The dialled addresses are those of the URL, so this name is judged by itself. */
    private Judgement judgeHostHeader(Hop hop, String host) {
        boolean plain = host.chars().noneMatch(c -> "/?#@\\".indexOf(c) >= 0);
        String scheme = hop.target().substring(0, hop.target().indexOf(':'));
        return judge(
                plain ? scheme + "://" + host + hop.address().path() : "",
                "the Host header of " + client,
                Resolver.none());
    }

    private Judgement judge(String url, String user, Resolver resolver) {
        return guard.judge(Target.of(url).usedBy(user), resolver);
    }

    private static void require(Hop hop, Judgement judgement) throws RefusedRouteException {
        if (!judgement.isAllowed()) {
            throw new RefusedRouteException(judgement.message(hop.described()), judgement);
        }
    }

    /**
     * The refusal of a hop by what judged it below the client, such as a net of the JVM.
     *
     * @param hop where the client would go
     * @param judgement that refuses
     * @return the refusal, to be thrown
     */
    public RefusedRouteException refused(Hop hop, Judgement judgement) {
        return new RefusedRouteException(judgement.message(hop.described()), judgement);
    }

    /**
     * The refusal of a hop that nobody can judge, whatever the registry's mode.
     *
     * @param hop where the client would go
     * @param what it is, for messages, such as {@code a redirect by https://example.com:443}; no secret in it
     * @param reason why it cannot be judged
     * @param fix what to do
     * @return the refusal, to be thrown
     */
    public RefusedRouteException undeterminable(Hop hop, String what, String reason, String fix) {
        Judgement judgement = guard.undeterminable(client, what, reason, fix);
        return new RefusedRouteException(judgement.message(hop.described()), judgement);
    }

    /** The judgement on a target that nobody can read. */
    Judgement unread() {
        return judge("", client, Resolver.none());
    }

    /** A request whose URL the JDK itself does not take; its complaint would quote the URL. */
    RefusedRouteException notHttp() {
        Judgement unread = unread();
        return new RefusedRouteException(unread.message(Hop.first("").described()), unread);
    }

    /**
     * Whether a resource may be taken that a server offers without being asked.
     *
     * @param url of the resource, as the client read it
     * @return false where it is refused; nobody is to be told of it
     */
    public boolean allowsPushed(String url) {
        return judge(url, client, Resolver.system()).isAllowed();
    }

    /**
     * What decides.
     *
     * @return the guard
     */
    public Guard guard() {
        return guard;
    }

    /**
     * What messages call the client.
     *
     * @return its name
     */
    public String client() {
        return client;
    }
}
