package io.tierguard.net;

import io.tierguard.guard.Guard;
import io.tierguard.guard.Judgement;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges what a socket is about to dial: name and address together, as the table of the registry has it.
 *
 * <p><b>Thread safety:</b> immutable; safe for concurrent use.
 *
 * @param guard decides
 * @param usedBy what messages call the one that dials
 * @since 0.1
 */
public record SocketJudge(Guard guard, String usedBy) implements DialCheck {

    private static final String SUBJECT = "a socket";

    @Override
    public void require(SocketAddress address) throws IOException {
        Judgement judgement = judge(address);
        if (!judgement.isAllowed()) {
            throw new RefusedSocketException(judgement);
        }
        requireNoProxy(address);
    }

    /**
     * Judges an address, and tells.
     *
     * @param address what a socket was told to connect to
     * @return the judgement; what is no host and port cannot be determined
     */
    public Judgement judge(SocketAddress address) {
        Optional<Dial> dial = Dial.of(address);
        return dial.isPresent()
                ? guard.judge(dial.get().target(usedBy), name -> dial.get().addresses())
                : undeterminable("its address is no host and port", "connect it to a host by name or address");
    }

    /**
     * Refuses an address that the JVM would dial through a proxy, which dials on to where nobody sees.
     *
     * @param address what a socket was told to connect to
     * @throws IOException where there is a proxy, or where the JVM's selector fails
     */
    public void requireNoProxy(SocketAddress address) throws IOException {
        ProxySelector selector = JvmWideGuard.below(ProxySelector.getDefault(), guard);
        URI uri = uri(address);
        if (selector == null || uri == null) {
            return;
        }
        List<Proxy> proxies;
        try {
            proxies = selector.select(uri);
        } catch (RefusedAddressException e) {
            // the net of another guard, which this one does not replace
            throw new RefusedSocketException(e.judgement());
        } catch (IllegalArgumentException e) {
            throw new IOException("no proxy could be selected", e);
        }
        if (proxies != null && proxies.stream().anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT)) {
            throw new RefusedSocketException(undeterminable(
                    "the JVM sends it through a proxy, which dials on by itself",
                    "start the JVM without -DsocksProxyHost, or have its ProxySelector leave sockets alone"));
        }
    }

    private static @Nullable URI uri(SocketAddress address) {
        if (!(address instanceof java.net.InetSocketAddress inet)) {
            return null;
        }
        String host = inet.getHostString();
        String bare = host.indexOf('%') < 0 ? host : host.substring(0, host.indexOf('%'));
        try {
            return new URI("socket://" + (bare.indexOf(':') < 0 ? bare : "[" + bare + "]") + ":" + inet.getPort());
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private Judgement undeterminable(String reason, String fix) {
        return guard.undeterminable(usedBy, SUBJECT, reason, fix);
    }
}
