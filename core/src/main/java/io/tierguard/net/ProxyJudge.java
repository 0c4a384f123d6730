package io.tierguard.net;

import io.tierguard.guard.Guard;
import io.tierguard.guard.Judgement;
import io.tierguard.guard.Target;
import io.tierguard.registry.Endpoint;
import io.tierguard.registry.Host;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges a proxy as an endpoint of its own: by its name with all addresses, since the JDK looks the name up again when it
 * dials, and by the address that it carries.
 *
 * @param guard decides
 */
record ProxyJudge(Guard guard) {

    /** @param usedBy what messages call it, such as {@code the proxy of a socket} */
    Judgement judge(Proxy proxy, String usedBy) {
        if (!(proxy.address() instanceof InetSocketAddress address) || address.getPort() == 0) {
            return unread(usedBy);
        }
        List<Endpoint> endpoints = new ArrayList<>();
        Optional<Host> named = Host.parse(address.getHostString());
        InetAddress given = address.getAddress();
        if (named.isEmpty()) {
            return unread(usedBy);
        }
        endpoints.add(Endpoint.proxy(proxy.type(), named.get(), address.getPort()));
        if (given != null && named.get().isAddress() && !named.get().equals(Host.of(given))) {
            // a literal is no second opinion: an address can be made with any text for its name
            endpoints.add(Endpoint.proxy(proxy.type(), Host.of(given), address.getPort()));
        }
        return guard.judge(
                Target.of(endpoints.toArray(Endpoint[]::new)).usedBy(usedBy), name -> addresses(address, given));
    }

    private static List<InetAddress> addresses(InetSocketAddress address, @Nullable InetAddress given)
            throws UnknownHostException {
        List<InetAddress> all = new ArrayList<>();
        if (given != null) {
            all.add(given);
        }
        try {
            all.addAll(List.of(InetAddress.getAllByName(address.getHostString())));
        } catch (UnknownHostException e) {
            if (given == null) {
                throw e;
            }
        }
        return all;
    }

    private Judgement unread(String usedBy) {
        return guard.undeterminable(
                usedBy,
                "a proxy",
                "its address is no host and port",
                "name proxies by host name or address, with a port");
    }
}
