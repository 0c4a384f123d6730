package io.tierguard.samples.incidents.world;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Forwards a port of this machine to another, as {@code ssh -L} does, and counts who comes.
 *
 * <p><b>Thread safety:</b> safe for concurrent use.
 *
 * @since 0.1
 */
public final class Forwarder implements AutoCloseable {

    private static final int BACKLOG = 50;

    private final ExecutorService threads = Executors.newCachedThreadPool(Forwarder::daemon);
    private final AtomicInteger connections = new AtomicInteger();
    private final ServerSocket door;
    private final int to;

    Forwarder(int to) throws IOException {
        this.to = to;
        this.door = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    /**
     * Where it listens.
     *
     * @return the port
     */
    public int port() {
        return door.getLocalPort();
    }

    /**
     * Who came so far.
     *
     * @return the number of connections
     */
    public int connections() {
        return connections.get();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "forwarder");
        thread.setDaemon(true);
        return thread;
    }

    private void accept() {
        try {
            while (true) {
                Socket near = door.accept();
                connections.incrementAndGet();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), to);
                threads.execute(() -> copy(near, far));
                threads.execute(() -> copy(far, near));
            }
        } catch (IOException e) {
            // it was closed
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // one side has gone, and takes the other along
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }
}
