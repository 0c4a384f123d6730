package io.tierguard.http.apache;

import io.tierguard.guard.Resolver;
import io.tierguard.http.Hop;
import io.tierguard.http.RefusedRouteException;
import io.tierguard.http.RouteJudge;
import io.tierguard.registry.Host;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * What a connection manager may dial: the very addresses that were judged with the request, or else addresses that are
 * judged now, by host and port.
 *
 * <p><b>Thread safety:</b> immutable.
 */
final class Dials {

    private final RouteJudge judge;
    private final Names names;
    private final SchemePortResolver ports;

    Dials(RouteJudge judge, Names names, @Nullable SchemePortResolver ports) {
        this.judge = judge;
        this.names = names;
        this.ports = ports == null ? DefaultSchemePortResolver.INSTANCE : ports;
    }

    Names names() {
        return names;
    }

    /** The port of a host, where the client asks for it whatever the host says. */
    int portOf(HttpHost host) {
        return ports.resolve(host.getSchemeName(), host);
    }

    /** The port of a host, where the client asks for it only if the host says none. */
    int portUnlessGiven(HttpHost host) {
        return host.getPort() < 0 ? ports.resolve(host) : host.getPort();
    }

    /** Where to dial for a host, proxy or target. */
    Answer places(HttpHost host, int port, @Nullable HttpContext context) throws IOException {
        Passage passage = Passage.of(context);
        Answer known = passage == null ? null : passage.dial();
        if (known != null && known.isFor(host.getHostName(), port) && isOf(known, host.getAddress())) {
            return known;
        }
        if (host.getAddress() == null) {
            return judged(judge, names, host.getHostName(), port);
        }
        Answer answer = Answer.of(host.getHostName(), port, host.getAddress());
        requireDial(judge, answer);
        return answer;
    }

    /** Looks a host up, and judges all that it has. What is no name has nothing to look up before it is judged. */
    static Answer judged(RouteJudge judge, Names names, String host, int port)
            throws RefusedRouteException, UnknownHostException {
        if (Host.parse(host).filter(known -> !known.isAddress()).isEmpty()) {
            judge.requireDial(host, port, List.of());
        }
        Answer answer = names.resolve(host, port);
        requireDial(judge, answer);
        return answer;
    }

    private static boolean isOf(Answer known, @Nullable InetAddress carried) {
        return carried == null || known.addresses().equals(List.of(carried));
    }

    private static void requireDial(RouteJudge judge, Answer answer) throws RefusedRouteException {
        judge.requireDial(answer.host(), answer.port(), answer.addresses());
        for (InetAddress address : answer.otherThanLiteral()) {
            judge.requireDial(Host.of(address).text(), answer.port(), List.of());
        }
        answer.requireStrays(judge);
    }

    /** The address of a SOCKS proxy that may be dialled, and that is asked for a host by its name alone or its address. */
    InetSocketAddress socks(InetSocketAddress proxy, Answer target, @Nullable HttpContext context) throws IOException {
        InetAddress given = proxy.getAddress();
        List<InetAddress> addresses = given == null
                ? names.resolve(proxy.getHostString(), proxy.getPort()).addresses()
                : List.of(given);
        judge.requireProxy(Proxy.Type.SOCKS, proxy, addresses);
        Passage passage = Passage.of(context);
        if (passage != null) {
            judge.require(passage.hop().behindProxy(), Map.of(), Resolver.none());
        } else {
            judge.requireDial(target.host(), target.port(), List.of());
        }
        return addresses.isEmpty() ? proxy : new InetSocketAddress(addresses.get(0), proxy.getPort());
    }

    /** A local file to connect to, of which nobody knows who listens there. */
    RefusedRouteException unixSocket() {
        return undeterminable(
                "it goes to a Unix domain socket, and whoever listens there may pass it on to anywhere",
                "connect to a host and port");
    }

    RefusedRouteException noProxyOfTheInternet() {
        return undeterminable("the address of its proxy is no host and port", "name a proxy by host and port");
    }

    private RefusedRouteException undeterminable(String reason, String fix) {
        return judge.undeterminable(Hop.ofUnknownJourney(""), "a connection of " + judge.client(), reason, fix);
    }
}
