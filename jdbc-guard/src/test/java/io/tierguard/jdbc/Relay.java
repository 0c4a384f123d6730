package io.tierguard.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A port on loopback that passes everything on to another one, until it is closed. */
final class Relay implements AutoCloseable {

    private final ServerSocket socket;
    private final int to;
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
    private final AtomicInteger accepted = new AtomicInteger();

    Relay(String address, int to) {
        this.to = to;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getByName(address));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket caller = socket.accept();
                accepted.incrementAndGet();
                Socket server = new Socket("127.0.0.1", to);
                open.add(caller);
                open.add(server);
                if (socket.isClosed()) {
                    // who comes while it is being closed is let in by some systems
                    hangUp();
                }
                start(() -> pass(caller, server));
                start(() -> pass(server, caller));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException e) {
            // one side hung up
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    int accepted() {
        return accepted.get();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        hangUp();
    }

    /** Loses all connections, and goes on taking new ones. */
    void hangUp() throws IOException {
        for (Socket one : open) {
            one.close();
        }
    }
}
