package io.tierguard.jdbc.socket;

import io.tierguard.net.GuardedSocketFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The socket factory that pgjdbc, Redshift's driver and mssql-jdbc make by its name: {@code socketFactory} with
 * {@code socketFactoryArg}, or {@code socketFactoryClass} with {@code socketFactoryConstructorArg}.
 *
 * <p>Guarded sources name it by themselves. Where somebody else makes the connections, it can be named without an
 * argument: it then asks the guard that {@code Tierguard.start()} published.
 *
 * <p><b>Thread safety:</b> immutable; safe for concurrent use.
 *
 * <p><b>Refuses when</b> the address that is dialled belongs to another environment, to nobody, or when there is no guard;
 * with an {@link IOException}, and nothing is dialled.
 *
 * @since 0.1
 */
public final class TokenSocketFactory extends SocketFactory {

    private final SocketFactory guarded;

    /** A factory that asks the published guard. */
    public TokenSocketFactory() {
        this(null);
    }

    /**
     * A factory, as drivers make it.
     *
     * @param token where its guard is; null or empty for the published one
     */
    public TokenSocketFactory(@Nullable String token) {
        this.guarded = of(token);
    }

    /** The guard is looked for with each dial: a driver may dial again when it is gone. */
    static SocketFactory of(@Nullable String token) {
        return GuardedSocketFactory.of(address -> SocketTokens.find(token).require(address));
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
