package io.tierguard.jdbc.socket;

import io.tierguard.registry.Endpoint;
import java.net.InetSocketAddress;

/**
 * Asks a server who it is, by a connection of its own, before a driver talks to it in a connection that is not looked at
 * any more.
 *
 * <p>For the guarded sources of this library, not for applications.
 *
 * <p><b>Thread safety:</b> implementations are safe for concurrent use.
 *
 * @since 0.1
 */
public interface ServerCheck {

    /**
     * Whether one connection may reach several servers, so that looking at it once does not suffice.
     *
     * @return true where the URL names several
     */
    boolean areSeveral();

    /**
     * Returns where the server is known to be this process's, or has just been asked.
     *
     * @param server host and port as a socket sees them
     * @param address allowed, and about to be dialled
     * @throws UnverifiedServerException where it is not, or cannot be asked
     */
    void require(Endpoint server, InetSocketAddress address) throws UnverifiedServerException;
}
