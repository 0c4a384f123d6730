package io.tierguard.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** A port on loopback that counts who comes, and hangs up. */
final class Listener implements AutoCloseable {

    private final ServerSocket socket;
    private final AtomicInteger accepted = new AtomicInteger();
    private final Thread thread;

    Listener() {
        this("127.0.0.1");
    }

    Listener(String address) {
        this(address, 0);
    }

    Listener(String address, int port) {
        try {
            socket = new ServerSocket(port, 50, InetAddress.getByName(address));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread = new Thread(this::accept, "listener");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try (Socket caller = socket.accept()) {
                accepted.incrementAndGet();
            } catch (IOException e) {
                return;
            }
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Whether it is known by now that somebody came. */
    boolean hasVisitors() {
        return accepted.get() > 0;
    }

    /** How many came until now. */
    int accepted() {
        try (Socket last = new Socket(socket.getInetAddress(), port())) {
            // callers are accepted in order: when this one was hung up on, all before it were counted
            last.getInputStream().read();
            return accepted.get() - 1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
