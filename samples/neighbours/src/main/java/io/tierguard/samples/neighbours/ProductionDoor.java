package io.tierguard.samples.neighbours;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * What production's names lead to in the story: a port that counts every connection, of whatever protocol, and hangs up.
 *
 * <p><b>Thread safety:</b> safe for concurrent use.
 *
 * @since 0.1
 */
public final class ProductionDoor implements AutoCloseable {

    private final ServerSocket door;
    private final Consumer<String> log;
    private final AtomicInteger knocks = new AtomicInteger();

    private ProductionDoor(ServerSocket door, Consumer<String> log) {
        this.door = door;
        this.log = log;
    }

    /**
     * Opens a door on a free port of the loopback address.
     *
     * @param log is told of every connection
     * @return the door, counting
     * @throws IOException where no port can be had
     */
    public static ProductionDoor open(Consumer<String> log) throws IOException {
        ProductionDoor door = new ProductionDoor(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), log);
        Thread porter = new Thread(door::count, "production");
        porter.setDaemon(true);
        porter.start();
        return door;
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
     * How many connections were opened to it.
     *
     * @return the number
     */
    public int knocks() {
        return knocks.get();
    }

    private void count() {
        while (!door.isClosed()) {
            try (Socket visitor = door.accept()) {
                log.accept("connection " + knocks.incrementAndGet() + " from "
                        + visitor.getInetAddress().getHostAddress());
            } catch (IOException e) {
                // closed, or the visitor was gone before it was greeted: it is counted either way
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
