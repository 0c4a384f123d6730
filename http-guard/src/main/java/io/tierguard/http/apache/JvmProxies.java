package io.tierguard.http.apache;

import io.tierguard.guard.Refused;
import io.tierguard.http.Hop;
import io.tierguard.http.RefusedRouteException;
import io.tierguard.http.RouteJudge;
import io.tierguard.net.JvmWideGuard;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JVM's own SOCKS proxy, which sockets take without asking the client: it dials on by itself, and nobody judges where.
 *
 * <p><b>Thread safety:</b> immutable.
 */
record JvmProxies(RouteJudge judge) {

    /** Refuses places that a plain socket would dial through a proxy. */
    void requireNone(Answer answer) throws RefusedRouteException {
        ProxySelector selector = JvmWideGuard.below(ProxySelector.getDefault(), judge.guard());
        URI uri = uri(answer);
        if (selector == null || uri == null) {
            return;
        }
        List<Proxy> proxies;
        try {
            proxies = selector.select(uri);
        } catch (IllegalArgumentException e) {
            if (e instanceof Refused) {
                throw refused("the net of the whole JVM refuses it");
            }
            throw e;
        }
        if (proxies != null && proxies.stream().anyMatch(proxy -> proxy.type() == Proxy.Type.SOCKS)) {
            throw refused("the JVM sends it through a SOCKS proxy, which dials on by itself");
        }
    }

    private RefusedRouteException refused(String reason) {
        return judge.undeterminable(
                Hop.ofUnknownJourney(""),
                "a connection of " + judge.client(),
                reason,
                "start the JVM without -DsocksProxyHost, and name the SOCKS proxy in the connection manager's SocketConfig");
    }

    private static @Nullable URI uri(Answer answer) {
        String host = answer.host();
        String bare = host.indexOf('%') < 0 ? host : host.substring(0, host.indexOf('%'));
        try {
            return new URI("socket://" + RouteUrl.hostAndPort(bare, answer.port()));
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
