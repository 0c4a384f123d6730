package io.tierguard.jdbc;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A port on loopback where a test plays the server, for one caller after the other. */
final class FakeServer implements AutoCloseable {

    private final ServerSocket socket;

    /** What the server says. */
    @FunctionalInterface
    interface Play {
        void with(Socket caller) throws IOException;
    }

    FakeServer(String address, Play play) {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getByName(address));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(() -> serve(play), "fake server");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Play play) {
        while (!socket.isClosed()) {
            try (Socket caller = socket.accept()) {
                play.with(caller);
            } catch (IOException e) {
                // the caller hung up, or nobody is served any more
            }
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** The packets of MySQL and MariaDB ("Packet protocol" of their documentation). */
    static final class MysqlPackets {

        private static final int CLIENT_SSL = 0x800;
        /** Protocol 4.1, secure connection, with database, transactions, plugins, session tracking. */
        private static final int CAPABILITIES = 0x0200 | 0x8000 | 0x8 | 0x2000 | 0x80000 | 0x800000;

        private final DataInputStream in;
        private final OutputStream out;
        private int sequence;

        MysqlPackets(Socket socket) throws IOException {
            in = new DataInputStream(socket.getInputStream());
            out = socket.getOutputStream();
        }

        void greet(boolean tls) throws IOException {
            int capabilities = CAPABILITIES | (tls ? CLIENT_SSL : 0);
            Bytes greeting = new Bytes().one(10).text("5.5.5-10.11.0-MariaDB").one(0);
            greeting.number(1, 4)
                    .text("abcdefgh")
                    .one(0)
                    .number(capabilities & 0xFFFF, 2)
                    .one(45)
                    .number(2, 2);
            greeting.number(capabilities >>> 16, 2)
                    .one(21)
                    .number(0, 10)
                    .text("ijklmnopqrst")
                    .one(0);
            send(greeting.text("mysql_native_password").one(0));
        }

        /** Well, and go elsewhere: session tracking of one system variable. */
        void redirect(String url) throws IOException {
            Bytes variable = new Bytes().counted("redirect_url").counted(url);
            Bytes state = new Bytes().one(0).counted(variable);
            send(new Bytes()
                    .one(0)
                    .one(0)
                    .one(0)
                    .number(0x4002, 2)
                    .number(0, 2)
                    .one(0)
                    .counted(state));
        }

        void send(Bytes packet) throws IOException {
            byte[] body = packet.array();
            out.write(new Bytes().number(body.length, 3).one(sequence).array());
            out.write(body);
            out.flush();
            sequence++;
        }

        /** Reads one packet. */
        byte[] read() throws IOException {
            int length = in.readUnsignedByte() | in.readUnsignedByte() << 8 | in.readUnsignedByte() << 16;
            sequence = in.readUnsignedByte() + 1;
            return in.readNBytes(length);
        }
    }

    /** Bytes in a row. */
    static final class Bytes {

        private final java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();

        Bytes one(int value) {
            bytes.write(value);
            return this;
        }

        Bytes number(long value, int width) {
            for (int i = 0; i < width; i++) {
                bytes.write((int) (value >>> 8 * i));
            }
            return this;
        }

        Bytes text(String text) {
            bytes.writeBytes(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            return this;
        }

        Bytes counted(String text) {
            return counted(new Bytes().text(text));
        }

        Bytes counted(Bytes other) {
            one(other.array().length);
            bytes.writeBytes(other.array());
            return this;
        }

        byte[] array() {
            return bytes.toByteArray();
        }
    }
}
