package io.tierguard.http.apache;

import io.tierguard.http.Hop;
import io.tierguard.http.RefusedRouteException;
import io.tierguard.http.RouteJudge;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Answers only with what may be dialled: host, port and all addresses together. For clients without a connection manager,
 * whose dials have no other hook.
 */
record GuardedLookups(RouteJudge judge, Names names) implements DnsResolver {

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        try {
            return Dials.judged(judge, names, host, port).places();
        } catch (RefusedRouteException e) {
            throw new RefusedLookupException(e);
        }
    }

    /** Without a port nobody can say whose it is. */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        throw new RefusedLookupException(judge.undeterminable(
                Hop.ofUnknownJourney(""),
                "a look-up of " + judge.client(),
                "its port is not known",
                "use Apache HttpClient 5.5 or later, which tells it"));
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return names.users().resolveCanonicalHostname(host);
    }
}
