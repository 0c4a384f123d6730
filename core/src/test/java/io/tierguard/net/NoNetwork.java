package io.tierguard.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.net.SocketImpl;

/** What somebody else's sockets are made of: they connect to nothing, and ask nobody. */
final class NoNetwork extends SocketImpl {

    private final boolean connects;

    NoNetwork(boolean connects) {
        this.connects = connects;
    }

    @Override
    protected void create(boolean stream) {}

    @Override
    protected void connect(String host, int port) {}

    @Override
    protected void connect(InetAddress address, int port) {}

    @Override
    protected void connect(SocketAddress address, int timeout) throws IOException {
        if (!connects) {
            throw new IOException("no network");
        }
    }

    @Override
    protected void bind(InetAddress host, int port) {}

    @Override
    protected void listen(int backlog) {}

    @Override
    protected void accept(SocketImpl accepted) throws IOException {
        throw new IOException("no network");
    }

    @Override
    protected InputStream getInputStream() {
        return InputStream.nullInputStream();
    }

    @Override
    protected OutputStream getOutputStream() {
        return OutputStream.nullOutputStream();
    }

    @Override
    protected int available() {
        return 0;
    }

    @Override
    protected void close() {}

    @Override
    protected void sendUrgentData(int data) {}

    @Override
    public Object getOption(int option) {
        return 0;
    }

    @Override
    public void setOption(int option, Object value) {}
}
