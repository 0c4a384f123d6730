package io.tierguard.jdbc.socket;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.util.ConfigurableSocketFactory;

/**
 * The socket factory that MariaDB's driver makes by its name, {@code socketFactory}.
 *
 * <p>Guarded sources name it by themselves. Where somebody else makes the connections, it can be named alone: it then asks
 * the guard that {@code Tierguard.start()} published.
 *
 * <p><b>Thread safety:</b> as its driver uses it, by one thread.
 *
 * <p><b>Refuses when</b> the address that is dialled belongs to another environment, to nobody, or when there is no guard;
 * with an {@link IOException}, and nothing is dialled.
 *
 * @since 0.1
 */
public final class MariadbSocketFactory extends ConfigurableSocketFactory {

    /** The option that tells where the guard is. */
    static final String TOKEN = "tierguard";

    private SocketFactory guarded = TokenSocketFactory.of(null);

    /** A factory, as the driver makes it. */
    public MariadbSocketFactory() {}

    @Override
    public void setConfiguration(Configuration configuration, String host) {
        guarded = TokenSocketFactory.of(configuration.nonMappedOptions().getProperty(TOKEN));
    }

    @Override
    public Socket createSocket() throws IOException {
        return guarded.createSocket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return guarded.createSocket(host, port);
    }

    @Override
    public Socket createSocket(String host, int port, @Nullable InetAddress localHost, int localPort)
            throws IOException {
        return guarded.createSocket(host, port, localHost, localPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return guarded.createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, @Nullable InetAddress localAddress, int localPort)
            throws IOException {
        return guarded.createSocket(address, port, localAddress, localPort);
    }
}
