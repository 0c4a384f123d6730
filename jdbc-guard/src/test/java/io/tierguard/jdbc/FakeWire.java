package io.tierguard.jdbc;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between pgjdbc and a PostgreSQL on loopback. The login goes to the server; what comes with the first question
 * after it, a test chooses. It reads the protocol's own messages (PostgreSQL, chapter "Message Formats").
 */
final class FakeWire implements AutoCloseable {

    private static final String QUESTION = "pg_db_role_setting";

    private final ServerSocket socket;
    private final int server;
    private final Fate fate;
    private final AtomicInteger open = new AtomicInteger();

    /** What becomes of the question for the marker. */
    @FunctionalInterface
    interface Fate {
        void befall(Socket driver, byte[] question) throws IOException;
    }

    FakeWire(int server, Fate fate) {
        this.server = server;
        this.fate = fate;
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

    /** How many drivers are connected. */
    int open() {
        return open.get();
    }

    private static void start(Runnable body) {
        Thread thread = new Thread(body, "wire");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (!socket.isClosed()) {
                Socket driver = socket.accept();
                open.incrementAndGet();
                start(() -> serve(driver));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket accepted) {
        try (Socket driver = accepted;
                Socket behind = new Socket(InetAddress.getLoopbackAddress(), server)) {
            start(() -> relay(behind, driver));
            InputStream read = driver.getInputStream();
            OutputStream write = behind.getOutputStream();
            byte[] buffer = new byte[65_536];
            for (int length = read.read(buffer); length >= 0; length = read.read(buffer)) {
                byte[] sent = ByteBuffer.allocate(length).put(buffer, 0, length).array();
                if (new String(sent, StandardCharsets.ISO_8859_1).contains(QUESTION)) {
                    fate.befall(driver, sent);
                    // until the driver gives up
                    while (read.read(buffer) >= 0) {
                        continue;
                    }
                    return;
                }
                write.write(sent);
                write.flush();
            }
        } catch (IOException e) {
            // one of the two hung up
        } finally {
            open.decrementAndGet();
        }
    }

    private static void relay(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // as above
        }
    }

    /** Answers a question from another server, to which it logs in as the driver did, without a password. */
    static void askAnother(int port, String user, String database, Socket driver, byte[] question) throws IOException {
        try (Socket other = new Socket(InetAddress.getLoopbackAddress(), port)) {
            byte[] parameters =
                    ("user\0" + user + "\0database\0" + database + "\0\0").getBytes(StandardCharsets.US_ASCII);
            other.getOutputStream()
                    .write(ByteBuffer.allocate(8 + parameters.length)
                            .putInt(8 + parameters.length)
                            .putInt(196_608)
                            .put(parameters)
                            .array());
            DataInputStream answers = new DataInputStream(other.getInputStream());
            readUntilReady(answers, null);
            other.getOutputStream().write(question);
            readUntilReady(answers, driver.getOutputStream());
        }
    }

    private static void readUntilReady(DataInputStream answers, OutputStream to) throws IOException {
        byte type;
        do {
            type = answers.readByte();
            int length = answers.readInt();
            byte[] body = answers.readNBytes(length - 4);
            if (to != null) {
                to.write(ByteBuffer.allocate(1 + length)
                        .put(type)
                        .putInt(length)
                        .put(body)
                        .array());
                to.flush();
            }
        } while (type != 'Z');
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
