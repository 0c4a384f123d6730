package io.tierguard.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * The net under every test: a dial that leaves this machine fails before it happens, even when the guard under test let
 * it through.
 *
 * <p>Names are looked up in {@code src/test/hosts} only, which maps them to loopback; this selector, which sockets ask
 * before they connect, stops address literals. Channels do not ask it, so tests hand foreign literals to a guard to be
 * judged, never to a client to be dialled.
 */
public final class LoopbackOnly extends ProxySelector implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        ProxySelector.setDefault(this);
    }

    @Override
    public List<Proxy> select(URI uri) {
        if (!isLoopback(host(uri))) {
            throw new IllegalArgumentException("a test was about to leave this machine");
        }
        return List.of(Proxy.NO_PROXY);
    }

    /** A name with an underscore is none to a URI, nor is an IPv6 literal as JDK 17 asks for it. */
    private static String host(URI uri) {
        String host = uri.getHost();
        String authority = uri.getAuthority();
        return host != null || authority == null ? host : authority.substring(0, authority.lastIndexOf(':'));
    }

    private static boolean isLoopback(String host) {
        try {
            return host != null && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            // it cannot be dialled either
            return true;
        }
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        // tests see the failure themselves
    }
}
