package io.tierguard.http.apache;

import io.tierguard.http.RefusedRouteException;
import io.tierguard.http.RouteJudge;
import io.tierguard.registry.Host;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * What a resolver said where a host is, and so what is dialled.
 *
 * @param host as the client has it
 * @param port that was asked for
 * @param places in the order in which they are tried; a resolver may name other ports, and names to be looked up
 */
record Answer(String host, int port, List<InetSocketAddress> places) {

    Answer {
        places = List.copyOf(places);
    }

    static Answer of(String host, int port, InetAddress address) {
        return new Answer(host, port, List.of(new InetSocketAddress(address, port)));
    }

    boolean isFor(String otherHost, int otherPort) {
        return host.equals(otherHost) && port == otherPort;
    }

    /** The addresses that belong to the host and port that were asked for. */
    List<InetAddress> addresses() {
        return places.stream()
                .filter(place -> !place.isUnresolved() && place.getPort() == port)
                .map(InetSocketAddress::getAddress)
                .toList();
    }

    /** Judges what the host alone does not tell: other ports, other names, and addresses behind another literal. */
    void requireStrays(RouteJudge judge) throws RefusedRouteException {
        for (InetSocketAddress place : places) {
            if (place.isUnresolved()) {
                if (!place.getHostString().equalsIgnoreCase(host) || place.getPort() != port) {
                    judge.requireDial(place.getHostString(), place.getPort(), List.of());
                }
            } else if (place.getPort() != port) {
                judge.requireDial(host, place.getPort(), List.of(place.getAddress()));
                judge.requireDial(Host.of(place.getAddress()).text(), place.getPort(), List.of());
            }
        }
    }

    /** The addresses that the host, a literal itself, does not name. */
    List<InetAddress> otherThanLiteral() {
        Host literal = Host.parse(host).filter(Host::isAddress).orElse(null);
        return literal == null
                ? List.of()
                : addresses().stream()
                        .filter(address -> !Host.of(address).equals(literal))
                        .toList();
    }
}
