package io.tierguard.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.TimeUnit;

/** A port on loopback that hands everything on to a server, and counts the connections that callers open and close. */
final class CountingRelay implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 20;

    private final int server;
    private final ServerSocket socket;
    private int opened;
    private int closed;

    CountingRelay(int server) {
        this.server = server;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket caller = socket.accept();
                count(1, 0);
                daemon(() -> serve(caller));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket caller) {
        try (caller;
                Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server)) {
            daemon(() -> pipe(upstream, caller));
            pipe(caller, upstream);
        } catch (IOException e) {
            // the server hung up, or was never there
        } finally {
            count(0, 1);
        }
    }

    /** Returns when the first side has nothing more to say. */
    private static void pipe(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (SocketException e) {
            // hung up
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void count(int more, int fewer) {
        opened += more;
        closed += fewer;
        notifyAll();
    }

    int port() {
        return socket.getLocalPort();
    }

    synchronized int opened() {
        return opened;
    }

    /** How many are still open, as soon as it is not more than this; or else after some seconds. */
    synchronized int openAtMost(int expected) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        try {
            while (opened - closed > expected && end - System.nanoTime() > 0) {
                TimeUnit.NANOSECONDS.timedWait(this, Math.max(1_000_000, end - System.nanoTime()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return opened - closed;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
