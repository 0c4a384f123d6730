package io.tierguard.http;

import io.tierguard.guard.Guard;
import io.tierguard.guard.Judgement;
import io.tierguard.guard.Resolver;
import io.tierguard.guard.Target;
import io.tierguard.report.Code;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Judges where a request would go: the host that is dialled, the host that the server is told, and what travels along.
 *
 * <p><b>Thread safety:</b> immutable.
 */
final class Routes {

    private static final Set<String> HTTP = Set.of("http", "https");
    private static final List<String> CREDENTIALS = List.of("Authorization", "Cookie");

    private final Guard guard;
    private final String client;

    Routes(Guard guard, String client) {
        this.guard = Objects.requireNonNull(guard);
        this.client = client;
    }

    /**
     * Refuses what the guard does not allow, and redirects that clients read differently.
     *
     * @param headers of the request, in a map that ignores case
     */
    void check(Hop hop, Map<String, List<String>> headers) throws RefusedRouteException {
        if (hop.isRedirected()) {
            checkRedirect(hop);
        }
        String user = hop.isRedirected() ? "the redirect by " + hop.previousOrigin() : client;
        require(hop, judge(hop.target(), user, Resolver.system()));
        if (hop.proxied()) {
            // the proxy looks the name up: what it is here must not vouch for it
            require(hop, judge(hop.target(), user, Resolver.none()));
        }
        for (String host : headers.getOrDefault("Host", List.of())) {
            if (!isDialled(hop.uri(), host)) {
                require(hop, judgeHostHeader(hop, host));
            }
        }
        if (hop.isRedirected()) {
            checkCredentials(hop, headers);
        }
    }

    private static boolean isDialled(URI uri, String host) {
        return host.equalsIgnoreCase(uri.getHost()) || host.equalsIgnoreCase(uri.getHost() + ":" + uri.getPort());
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
        if (!HTTP.contains(hop.scheme()) || hop.uri().getHost() == null) {
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

    /** Last, because another's endpoint is the more telling reason. */
    private void checkCredentials(Hop hop, Map<String, List<String>> headers) throws RefusedRouteException {
        for (String header : CREDENTIALS) {
            if (headers.containsKey(header) && !isSameServer(hop.origins().get(0), hop.origin())) {
                Judgement judgement = guard.refused(
                        client,
                        "a redirect by " + hop.previousOrigin(),
                        Code.CREDENTIAL_CARRIED_ON,
                        header,
                        hop.origins().get(0),
                        hop.origin());
                throw new RefusedRouteException(judgement.message(hop.described()), judgement);
            }
        }
    }

    /** The plain and the encrypted standard port of one host count as one server. */
    private static boolean isSameServer(String first, String now) {
        boolean plain = first.startsWith("http:") && first.endsWith(":80");
        String encrypted = plain ? "https" + first.substring(4, first.length() - 2) + "443" : first;
        return now.equals(first) || now.equals(encrypted);
    }

    /** The dialled addresses are those of the URL, so this name is judged by itself. */
    private Judgement judgeHostHeader(Hop hop, String host) {
        boolean plain = host.chars().noneMatch(c -> "/?#@\\".indexOf(c) >= 0);
        String scheme = hop.target().substring(0, hop.target().indexOf(':'));
        String path = hop.uri().getRawPath() == null ? "" : hop.uri().getRawPath();
        return judge(plain ? scheme + "://" + host + path : "", "the Host header of " + client, Resolver.none());
    }

    private Judgement judge(String url, String user, Resolver resolver) {
        return guard.judge(Target.of(url).usedBy(user), resolver);
    }

    private static void require(Hop hop, Judgement judgement) throws RefusedRouteException {
        if (!judgement.isAllowed()) {
            throw new RefusedRouteException(judgement.message(hop.described()), judgement);
        }
    }

    private RefusedRouteException undeterminable(Hop hop, String what, String reason, String fix) {
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
        return new RefusedRouteException(
                unread.message(Hop.first(URI.create(""), false, false).described()), unread);
    }

    /** Whether a resource may be taken that a server offers without being asked. */
    boolean allowsPushed(URI uri) {
        return judge(uri.toString(), client, Resolver.system()).isAllowed();
    }

    Guard guard() {
        return guard;
    }

    String client() {
        return client;
    }
}
