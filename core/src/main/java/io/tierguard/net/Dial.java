package io.tierguard.net;

import io.tierguard.guard.Target;
import io.tierguard.registry.Endpoint;
import io.tierguard.registry.Host;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * What a socket is about to dial: the host as its caller named it, where it did, and the one address of it that was
 * chosen.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param endpoint host and port; all else is not visible from here
 * @param addresses the address where the host is a name; empty where it is an address itself, and where it is unresolved
 * @since 0.1
 */
public record Dial(Endpoint endpoint, List<InetAddress> addresses) {

    /** Copies the list. */
    public Dial {
        addresses = List.copyOf(addresses);
    }

    /**
     * Reads a socket address. Nothing is looked up, in neither direction.
     *
     * @param address what a socket was told to connect to
     * @return empty where it is no host and port of the Internet, or where its name is none
     */
    public static Optional<Dial> of(SocketAddress address) {
        if (!(address instanceof InetSocketAddress inet) || inet.getPort() == 0) {
            return Optional.empty();
        }
        InetAddress resolved = inet.getAddress();
        // the name that it was made with, or the literal
        Optional<Host> named = Host.parse(inet.getHostString());
        if (resolved == null) {
            return named.map(host -> new Dial(Endpoint.socket(host, inet.getPort()), List.of()));
        }
        // a literal is no second opinion: an address can be made with any text for its name
        return named.map(host -> host.isAddress()
                ? new Dial(Endpoint.socket(Host.of(resolved), inet.getPort()), List.of())
                : new Dial(Endpoint.socket(host, inet.getPort()), List.of(resolved)));
    }

    /**
     * The same as a guard is asked it.
     *
     * @param usedBy what dials
     * @return the target
     */
    public Target target(String usedBy) {
        return Target.of(endpoint).usedBy(usedBy);
    }
}
