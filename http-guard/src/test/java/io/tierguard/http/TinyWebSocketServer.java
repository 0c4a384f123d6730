package io.tierguard.http;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Shakes hands as RFC 6455 says and sends one text, or redirects. */
final class TinyWebSocketServer implements AutoCloseable {

    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final LoopbackAcceptor server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final @Nullable String location;

    /**
     * @param location where to redirect, or null
     */
    TinyWebSocketServer(@Nullable String location) throws IOException {
        this.location = location;
        server = new LoopbackAcceptor(this::serve);
    }

    private void serve(Socket socket) throws IOException {
        String head = TinyProxy.head(socket.getInputStream());
        asked.add(head);
        if (location != null) {
            write(socket, "HTTP/1.1 302 Found\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n");
            return;
        }
        write(
                socket,
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + protocol(head) + "Sec-WebSocket-Accept: " + accept(header(head, "Sec-WebSocket-Key"))
                        + "\r\n\r\n");
        socket.getOutputStream().write(new byte[] {(byte) 0x81, 2, 'h', 'i'});
        socket.getOutputStream().flush();
        while (socket.getInputStream().read() >= 0) {
            // until the client goes
        }
    }

    private static String protocol(String head) {
        String offered = header(head, "Sec-WebSocket-Protocol");
        return offered.isEmpty() ? "" : "Sec-WebSocket-Protocol: " + offered.split(",")[0].trim() + "\r\n";
    }

    static String header(String head, String name) {
        return head.lines()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).trim())
                .findFirst()
                .orElse("");
    }

    static String accept(String key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    int port() {
        return server.port();
    }

    List<String> asked() {
        return asked;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
