package io.tierguard.net;

import java.io.IOException;
import java.net.SocketAddress;

/**
 * What a guarded socket asks before it dials.
 *
 * <p><b>Thread safety:</b> implementations are safe for concurrent use.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface DialCheck {

    /**
     * Returns where the address may be dialled.
     *
     * @param address what the socket was told to connect to
     * @throws IOException where it may not; nothing is dialled then
     */
    void require(SocketAddress address) throws IOException;
}
