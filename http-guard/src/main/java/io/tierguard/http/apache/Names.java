package io.tierguard.http.apache;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.jspecify.annotations.Nullable;

/**
 * Looks hosts up by the user's resolver, literals too, just as the client would.
 *
 * <p><b>Thread safety:</b> as the resolver, which clients share.
 */
final class Names {

    private final DnsResolver users;

    /**
     * @param users null where the client would use the JVM's
     */
    Names(@Nullable DnsResolver users) {
        this.users = users == null ? SystemDefaultDnsResolver.INSTANCE : users;
    }

    /** What is there to dial, at least one place. */
    Answer resolve(String host, int port) throws UnknownHostException {
        List<InetSocketAddress> places = Versions.LOOK_UPS_KNOW_THE_PORT ? withPort(host, port) : addresses(host, port);
        if (places.isEmpty()) {
            throw new UnknownHostException(host);
        }
        return new Answer(host, port, places);
    }

    private List<InetSocketAddress> withPort(String host, int port) throws UnknownHostException {
        List<InetSocketAddress> places = users.resolve(host, port);
        return places == null ? List.of() : places;
    }

    private List<InetSocketAddress> addresses(String host, int port) throws UnknownHostException {
        InetAddress[] addresses = users.resolve(host);
        List<InetSocketAddress> places = new ArrayList<>();
        for (InetAddress address : addresses == null ? new InetAddress[0] : addresses) {
            places.add(new InetSocketAddress(address, port));
        }
        return places;
    }

    DnsResolver users() {
        return users;
    }
}
