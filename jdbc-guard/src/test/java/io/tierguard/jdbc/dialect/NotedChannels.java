package io.tierguard.jdbc.dialect;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.AbstractSelector;
import java.nio.channels.spi.SelectorProvider;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Notes whoever is dialled through a channel, and lets none through: for drivers whose channels ask no proxy selector. A JVM
 * takes it by {@code -Djava.nio.channels.spi.SelectorProvider}.
 */
public final class NotedChannels extends SelectorProvider {

    private static final Set<String> DIALLED = Collections.synchronizedSet(new TreeSet<>());

    /** As the JVM makes it. */
    public NotedChannels() {}

    /** Whoever was dialled since this was last asked, as {@code host:port}. */
    static Set<String> taken() {
        Set<String> taken = new TreeSet<>(DIALLED);
        DIALLED.clear();
        return taken;
    }

    private static IOException refused(SocketAddress remote) {
        InetSocketAddress address = (InetSocketAddress) remote;
        DIALLED.add(address.getHostString() + ":" + address.getPort());
        return new ConnectException("nothing is dialled here");
    }

    @Override
    public SocketChannel openSocketChannel() {
        return new Channel(this);
    }

    @Override
    public DatagramChannel openDatagramChannel() {
        throw new UnsupportedOperationException();
    }

    @Override
    public DatagramChannel openDatagramChannel(ProtocolFamily family) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Pipe openPipe() {
        throw new UnsupportedOperationException();
    }

    @Override
    public AbstractSelector openSelector() {
        throw new UnsupportedOperationException();
    }

    @Override
    public ServerSocketChannel openServerSocketChannel() {
        throw new UnsupportedOperationException();
    }

    private static final class Channel extends SocketChannel {

        Channel(SelectorProvider provider) {
            super(provider);
        }

        @Override
        public Socket socket() {
            return new Socket() {
                @Override
                public void connect(SocketAddress remote, int timeout) throws IOException {
                    throw refused(remote);
                }
            };
        }

        @Override
        public boolean connect(SocketAddress remote) throws IOException {
            throw refused(remote);
        }

        @Override
        public SocketChannel bind(SocketAddress local) {
            return this;
        }

        @Override
        public <T> SocketChannel setOption(SocketOption<T> name, T value) {
            return this;
        }

        @Override
        public <T> T getOption(SocketOption<T> name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Set<SocketOption<?>> supportedOptions() {
            return Set.of();
        }

        @Override
        public SocketChannel shutdownInput() {
            return this;
        }

        @Override
        public SocketChannel shutdownOutput() {
            return this;
        }

        @Override
        public boolean isConnected() {
            return false;
        }

        @Override
        public boolean isConnectionPending() {
            return false;
        }

        @Override
        public boolean finishConnect() {
            return false;
        }

        @Override
        public SocketAddress getRemoteAddress() {
            throw new UnsupportedOperationException();
        }

        @Override
        public SocketAddress getLocalAddress() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(ByteBuffer into) {
            return -1;
        }

        @Override
        public long read(ByteBuffer[] into, int offset, int length) {
            return -1;
        }

        @Override
        public int write(ByteBuffer from) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long write(ByteBuffer[] from, int offset, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected void implCloseSelectableChannel() {
            // there is nothing to close
        }

        @Override
        protected void implConfigureBlocking(boolean block) {
            // it neither blocks nor does not
        }
    }
}
