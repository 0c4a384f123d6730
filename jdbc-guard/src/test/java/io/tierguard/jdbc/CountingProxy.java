package io.tierguard.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between a driver and its server on loopback, and counts how often the driver waited for an answer. */
final class CountingProxy implements AutoCloseable {

    private final ServerSocket socket;
    private final int behind;
    private final AtomicInteger turns = new AtomicInteger();

    CountingProxy(int behind) {
        this.behind = behind;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** How many answers the server began since the last time that this was asked: one for each round trip. */
    int roundTrips() {
        return turns.getAndSet(0);
    }

    private static void start(Runnable body) {
        Thread thread = new Thread(body, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (!socket.isClosed()) {
                Socket client = socket.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), behind);
                Turn turn = new Turn();
                start(() -> copy(client, server, turn, true));
                start(() -> copy(server, client, turn, false));
            }
        } catch (IOException e) {
            // closed
        }
    }

    /** Whether the driver spoke last. */
    private static final class Turn {
        private boolean asked;
    }

    private void copy(Socket from, Socket to, Turn turn, boolean asking) {
        byte[] buffer = new byte[65_536];
        try (Socket in = from;
                Socket out = to) {
            InputStream read = in.getInputStream();
            OutputStream write = out.getOutputStream();
            for (int length = read.read(buffer); length >= 0; length = read.read(buffer)) {
                synchronized (turn) {
                    if (!asking && turn.asked) {
                        turns.incrementAndGet();
                    }
                    turn.asked = asking;
                    // before anybody can answer, so that no turn is missed
                    write.write(buffer, 0, length);
                    write.flush();
                }
            }
        } catch (IOException e) {
            // one of the two hung up
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
