package io.tierguard.http;

import io.tierguard.net.RefusedAddressException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Judges every proxy that the user's selector names, SOCKS ones too, and hands the client the very address that was
 * judged.
 */
final class GuardedProxySelector extends ProxySelector {

    private final ProxySelector users;
    private final RouteJudge judge;
    private final Consumer<URI> proxied;

    /**
     * @param proxied told where a request would not go directly
     */
    GuardedProxySelector(ProxySelector users, RouteJudge judge, Consumer<URI> proxied) {
        this.users = users;
        this.judge = judge;
        this.proxied = proxied;
    }

    @Override
    public @Nullable List<Proxy> select(URI uri) {
        List<Proxy> proxies = users.select(uri);
        if (proxies == null) {
            return null;
        }
        List<Proxy> judged = proxies.stream().map(this::judged).toList();
        if (judged.stream().anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT)) {
            proxied.accept(uri);
        }
        return judged;
    }

    /** Type and address are read once: a subclass may answer differently each time. */
    private Proxy judged(Proxy proxy) {
        Proxy.Type type = proxy.type();
        if (type == Proxy.Type.DIRECT) {
            return Proxy.NO_PROXY;
        }
        try {
            if (!(proxy.address() instanceof InetSocketAddress address)) {
                throw judge.unreadableProxy();
            }
            List<InetAddress> addresses = addresses(address);
            judge.requireProxy(type, address, addresses);
            return new Proxy(
                    type, addresses.isEmpty() ? address : new InetSocketAddress(addresses.get(0), address.getPort()));
        } catch (RefusedRouteException e) {
            // all that a selector may throw
            throw new RefusedAddressException(String.valueOf(e.getMessage()), e.judgement());
        }
    }

    private static List<InetAddress> addresses(InetSocketAddress address) {
        InetAddress resolved = address.getAddress();
        if (resolved != null) {
            return List.of(resolved);
        }
        try {
            return List.of(InetAddress.getAllByName(address.getHostString()));
        } catch (UnknownHostException e) {
            return List.of();
        }
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        users.connectFailed(uri, address, failure);
    }
}
