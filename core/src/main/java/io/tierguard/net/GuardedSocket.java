package io.tierguard.net;

import java.io.IOException;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;

/** A socket of the JDK that asks before it dials. */
final class GuardedSocket extends Socket {

    private final DialCheck check;

    GuardedSocket(DialCheck check) {
        // a proxy was asked for by the check: another one may not be chosen after it
        super(Proxy.NO_PROXY);
        this.check = check;
    }

    @Override
    public void connect(SocketAddress address) throws IOException {
        connect(address, 0);
    }

    @Override
    public void connect(SocketAddress address, int timeout) throws IOException {
        if (address != null && timeout >= 0) {
            check.require(address);
        }
        super.connect(address, timeout);
    }
}
