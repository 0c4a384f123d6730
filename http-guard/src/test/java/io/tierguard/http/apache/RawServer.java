package io.tierguard.http.apache;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A proxy on loopback that answers everything itself, in a tunnel too: HTTP at once, SOCKS 5 after its handshake. */
final class RawServer implements AutoCloseable {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 7\r\nConnection: close\r\n\r\nproxied";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final ServerSocket server;
    private final boolean socks;

    private RawServer(boolean socks) {
        this.socks = socks;
        try {
            server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        threads.execute(this::accept);
    }

    static RawServer http() {
        return new RawServer(false);
    }

    static RawServer socks() {
        return new RawServer(true);
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                connections.incrementAndGet();
                threads.execute(() -> serve(socket));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            if (socks) {
                shakeHands(socket);
            }
            String line = firstLine(socket.getInputStream());
            asked.add(line);
            if (line.startsWith("CONNECT ")) {
                openTunnel(socket);
            }
            socket.getOutputStream().write(OK.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        } catch (IOException e) {
            // the client has gone
        }
    }

    /** RFC 1928, without credentials: the address that is asked for is remembered. */
    private void shakeHands(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        in.readByte();
        in.readFully(new byte[in.readUnsignedByte()]);
        socket.getOutputStream().write(new byte[] {5, 0});
        in.readFully(new byte[3]);
        int type = in.readUnsignedByte();
        byte[] address = new byte[type == 1 ? 4 : type == 4 ? 16 : in.readUnsignedByte()];
        in.readFully(address);
        asked.add("SOCKS "
                + (type == 3
                        ? new String(address, StandardCharsets.US_ASCII)
                        : InetAddress.getByAddress(address).getHostAddress())
                + ":" + in.readUnsignedShort());
        socket.getOutputStream().write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
    }

    /**
     * Waits for the first record of TLS. A client that does not block may miss the end of a connection that comes before it
     * has begun its handshake.
     */
    private static void openTunnel(Socket socket) throws IOException {
        socket.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        DataInputStream in = new DataInputStream(socket.getInputStream());
        in.readFully(new byte[3]);
        in.readFully(new byte[in.readUnsignedShort()]);
    }

    private static String firstLine(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int read = in.read();
            if (read < 0) {
                break;
            }
            head.append((char) read);
        }
        return head.toString().lines().findFirst().orElse("");
    }

    int port() {
        return server.getLocalPort();
    }

    InetSocketAddress address() {
        return new InetSocketAddress("127.0.0.1", port());
    }

    List<String> asked() {
        return asked;
    }

    int connections() {
        return connections.get();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        threads.shutdownNow();
    }
}
