package io.tierguard.net;

import io.tierguard.guard.Guard;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * A {@link SocketFactory} whose sockets dial only what this process may reach.
 *
 * <p>The address that is really dialled is judged just before the dial, together with the name that it was looked up by,
 * where that is known. A socket sees neither a protocol nor a database: it is allowed where any line of the registry for
 * that host and port allows it. A socket that is connected is the JDK's own, and costs nothing more.
 *
 * <p><b>Thread safety:</b> immutable; safe for concurrent use.
 *
 * <p><b>Refuses when</b> the address or the name belongs to another environment or to nobody, when the address is none of
 * the Internet, and when the JVM would dial through a proxy: with a {@link RefusedSocketException}, and nothing is dialled.
 *
 * @since 0.1
 */
public final class GuardedSocketFactory extends SocketFactory {

    private static final String UNNAMED = "GuardedSocketFactory";

    private final DialCheck check;

    private GuardedSocketFactory(DialCheck check) {
        this.check = check;
    }

    /**
     * A factory.
     *
     * @param guard decides
     * @return the factory
     */
    public static GuardedSocketFactory of(Guard guard) {
        return of(guard, UNNAMED);
    }

    /**
     * A factory.
     *
     * @param guard decides
     * @param usedBy what messages call the one that dials
     * @return the factory
     */
    public static GuardedSocketFactory of(Guard guard, String usedBy) {
        return of(new SocketJudge(guard, usedBy));
    }

    /**
     * A factory with a check of its own, for wrappers that know more than a socket does.
     *
     * @param check asked before each dial
     * @return the factory
     */
    public static GuardedSocketFactory of(DialCheck check) {
        return new GuardedSocketFactory(check);
    }

    @Override
    public Socket createSocket() {
        return new GuardedSocket(check);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(String host, int port, @Nullable InetAddress localHost, int localPort)
            throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, @Nullable InetAddress localAddress, int localPort)
            throws IOException {
        return connected(new InetSocketAddress(address, port), new InetSocketAddress(localAddress, localPort));
    }

    private Socket connected(SocketAddress to, @Nullable SocketAddress from) throws IOException {
        Socket socket = createSocket();
        try {
            if (from != null) {
                socket.bind(from);
            }
            socket.connect(to);
            return socket;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }
}
