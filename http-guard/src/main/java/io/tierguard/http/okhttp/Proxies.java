package io.tierguard.http.okhttp;

import io.tierguard.guard.Reason;
import io.tierguard.http.Hop;
import io.tierguard.http.RefusedRouteException;
import io.tierguard.http.RouteJudge;
import io.tierguard.registry.Endpoint;
import io.tierguard.registry.Host;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The proxies of one call: each is judged with the address that is dialled, once.
 *
 * <p><b>Thread safety:</b> guarded by the lock of {@link CallWatch}.
 */
final class Proxies {

    private final RouteJudge judge;
    private final Set<Passed> passed = new HashSet<>();
    private final Map<InetSocketAddress, Proxy.Type> waiting = new HashMap<>();
    private String lookedUp = "";
    private List<InetAddress> found = List.of();

    /** A proxy that may be used at an address. */
    private record Passed(Proxy proxy, InetSocketAddress at) {}

    Proxies(RouteJudge judge) {
        this.judge = judge;
    }

    /** Refuses each that belongs to another by its name, before any is looked up; what the client prefers counts for nothing. */
    void requireNames(Hop hop, List<Proxy> proxies) throws RefusedRouteException {
        waiting.clear();
        for (Proxy proxy : proxies) {
            if (proxy.type() != Proxy.Type.DIRECT) {
                InetSocketAddress named = plain(hop, proxy);
                Reason reason = reason(proxy.type(), named);
                if (reason == Reason.UNKNOWN) {
                    waiting.put(named, proxy.type());
                } else {
                    judge.requireProxy(proxy.type(), named, List.of());
                }
            }
        }
    }

    private @Nullable Reason reason(Proxy.Type type, InetSocketAddress named) {
        if (named.getPort() < 1) {
            return null;
        }
        return Host.parse(named.getHostString())
                .map(host -> Endpoint.proxy(type, host, named.getPort()))
                .map(endpoint -> judge.guard().decide(endpoint, List.of()).reason())
                .orElse(null);
    }

    /** Refuses those that belong to nobody, where they have no address either. */
    void requireNameless() throws RefusedRouteException {
        for (Map.Entry<InetSocketAddress, Proxy.Type> proxy : waiting.entrySet()) {
            judge.requireProxy(proxy.getValue(), proxy.getKey(), List.of());
        }
    }

    /** What the client looked up last, which may be the name of a proxy. */
    void found(String name, List<InetAddress> addresses) {
        lookedUp = name;
        found = List.copyOf(addresses);
    }

    /**
     * @param hop that would go through it
     * @param at where the client dials it; SOCKS proxies are dialled by their own name
     */
    void require(Hop hop, Proxy proxy, InetSocketAddress at) throws RefusedRouteException {
        InetSocketAddress named = plain(hop, proxy);
        Passed candidate = new Passed(proxy, at);
        if (passed.contains(candidate)) {
            return;
        }
        if (proxy.type() == Proxy.Type.SOCKS) {
            // the JDK looks it up by its text, whatever address it was made with
            InetSocketAddress dialled = InetSocketAddress.createUnresolved(named.getHostString(), named.getPort());
            judge.requireProxy(proxy.type(), dialled, lookUp(named.getHostString()));
        } else {
            judge.requireProxy(proxy.type(), named, addresses(named, at.getAddress()));
        }
        passed.add(candidate);
    }

    private InetSocketAddress plain(Hop hop, Proxy proxy) throws RefusedRouteException {
        if (proxy.getClass().equals(Proxy.class) && proxy.address() instanceof InetSocketAddress named) {
            return named;
        }
        throw judge.undeterminable(
                hop,
                "a proxy of " + judge.client(),
                "it is no plain java.net.Proxy with a host and a port",
                "name the proxy by an InetSocketAddress");
    }

    /** All addresses of its name, where the client has just looked it up. */
    private List<InetAddress> addresses(InetSocketAddress named, InetAddress dialled) {
        return named.isUnresolved() && named.getHostString().equals(lookedUp) && found.contains(dialled)
                ? found
                : List.of(dialled);
    }

    private static List<InetAddress> lookUp(String name) {
        try {
            return List.of(InetAddress.getAllByName(name));
        } catch (UnknownHostException e) {
            return List.of();
        }
    }
}
