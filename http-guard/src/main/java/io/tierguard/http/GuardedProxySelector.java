package io.tierguard.http;

import io.tierguard.guard.Judgement;
import io.tierguard.guard.Resolver;
import io.tierguard.guard.Target;
import io.tierguard.registry.Component;
import io.tierguard.registry.Endpoint;
import io.tierguard.registry.Host;
import io.tierguard.report.Problem.Detail;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Judges every proxy that the user's selector names, SOCKS ones too, and hands the client the very address that was
 * judged.
 */
final class GuardedProxySelector extends ProxySelector {

    private final ProxySelector users;
    private final Routes routes;
    private final Consumer<URI> proxied;

    /**
     * @param proxied told where a request would not go directly
     */
    GuardedProxySelector(ProxySelector users, Routes routes, Consumer<URI> proxied) {
        this.users = users;
        this.routes = routes;
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
        if (!(proxy.address() instanceof InetSocketAddress address)) {
            throw refused(routes.unread());
        }
        List<InetAddress> addresses = addresses(address);
        Judgement judgement = judge(type, address, addresses);
        if (!judgement.isAllowed()) {
            throw refused(judgement);
        }
        return new Proxy(
                type, addresses.isEmpty() ? address : new InetSocketAddress(addresses.get(0), address.getPort()));
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

    private Judgement judge(Proxy.Type type, InetSocketAddress address, List<InetAddress> addresses) {
        Optional<Host> host = Host.parse(address.getHostString());
        InetAddress given = address.getAddress();
        if (given != null && host.filter(Host::isAddress).isPresent()) {
            // what is dialled, whatever literal it is labelled with
            host = Optional.of(Host.of(given));
        }
        Optional<Endpoint> endpoint = address.getPort() < 1
                ? Optional.empty()
                : host.flatMap(name -> endpoint(type, name, address.getPort()));
        Resolver known = name -> {
            if (addresses.isEmpty()) {
                throw new UnknownHostException(name);
            }
            return addresses;
        };
        return endpoint.map(proxy ->
                        routes.guard().judge(Target.of(proxy).usedBy("the proxy of " + routes.client()), known))
                .orElseGet(routes::unread);
    }

    private static Optional<Endpoint> endpoint(Proxy.Type type, Host host, int port) {
        return type == Proxy.Type.HTTP
                ? Endpoint.url("http", host, Component.of(port), "/")
                : Optional.of(Endpoint.socket(host, port));
    }

    private static RefusedAddressException refused(Judgement judgement) {
        Detail hop = new Detail("at", "the proxy; no connection was opened to it");
        return new RefusedAddressException(judgement.message(hop), judgement);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        users.connectFailed(uri, address, failure);
    }
}
