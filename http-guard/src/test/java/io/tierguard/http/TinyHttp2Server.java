package io.tierguard.http;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Speaks as much HTTP/2 (RFC 9113, cleartext, by upgrade) as one answer takes: a redirect, or an answer with a promise of
 * another resource.
 */
final class TinyHttp2Server implements AutoCloseable {

    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int PUSH_PROMISE = 5;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;
    private static final int PROMISED = 2;

    private final LoopbackAcceptor server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> reset = new CompletableFuture<>();
    private final String location;
    private final String promisedAuthority;

    private TinyHttp2Server(String location, String promisedAuthority) throws IOException {
        this.location = location;
        this.promisedAuthority = promisedAuthority;
        server = new LoopbackAcceptor(this::serve);
    }

    static TinyHttp2Server redirecting(String location) throws IOException {
        return new TinyHttp2Server(location, "");
    }

    /**
     * @param authority in whose name it pushes; {@code %d} stands for its own port
     */
    static TinyHttp2Server pushing(String authority) throws IOException {
        return new TinyHttp2Server("", authority);
    }

    private void serve(Socket socket) {
        try {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            asked.add(TinyProxy.head(in));
            out.write("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            frame(out, SETTINGS, 0, 0, new byte[0]);
            in.readFully(new byte[24]);
            if (location.isEmpty()) {
                frame(out, PUSH_PROMISE, END_HEADERS, 1, promise());
                frame(out, HEADERS, END_HEADERS | END_STREAM, PROMISED, new byte[] {(byte) 0x88});
                frame(out, HEADERS, END_HEADERS | END_STREAM, 1, new byte[] {(byte) 0x88});
            } else {
                frame(out, HEADERS, END_HEADERS | END_STREAM, 1, redirect());
            }
            while (true) {
                read(in, out);
            }
        } catch (EOFException e) {
            // the client has gone
        } catch (IOException e) {
            reset.completeExceptionally(e);
        }
    }

    private void read(DataInputStream in, OutputStream out) throws IOException {
        int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
        int type = in.readUnsignedByte();
        int flags = in.readUnsignedByte();
        int stream = in.readInt();
        in.readFully(new byte[length]);
        if (type == SETTINGS && flags == 0) {
            frame(out, SETTINGS, 1, 0, new byte[0]);
        }
        if (type == RST_STREAM) {
            reset.complete(stream);
        }
    }

    private static void frame(OutputStream out, int type, int flags, int stream, byte[] payload) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(payload.length >> 16);
        frame.write(payload.length >> 8);
        frame.write(payload.length);
        frame.write(type);
        frame.write(flags);
        for (int shift = 24; shift >= 0; shift -= 8) {
            frame.write(stream >> shift);
        }
        frame.writeBytes(payload);
        out.write(frame.toByteArray());
        out.flush();
    }

    /** Header fields as RFC 7541 writes them: names by their static index, values as they are. */
    private byte[] redirect() {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        literal(block, new int[] {0x08}, "302");
        literal(block, new int[] {0x0F, 46 - 15}, location);
        return block.toByteArray();
    }

    private byte[] promise() {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.writeBytes(new byte[] {0, 0, 0, PROMISED});
        block.writeBytes(new byte[] {(byte) 0x82, (byte) 0x86});
        literal(block, new int[] {0x04}, "/pushed");
        literal(block, new int[] {0x01}, promisedAuthority.formatted(port()));
        return block.toByteArray();
    }

    private static void literal(ByteArrayOutputStream block, int[] name, String value) {
        for (int part : name) {
            block.write(part);
        }
        block.write(value.length());
        block.writeBytes(value.getBytes(StandardCharsets.US_ASCII));
    }

    int port() {
        return server.port();
    }

    List<String> asked() {
        return asked;
    }

    /** The stream that the client gave up. */
    CompletableFuture<Integer> reset() {
        return reset;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
