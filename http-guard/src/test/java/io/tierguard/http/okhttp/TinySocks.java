package io.tierguard.http.okhttp;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A SOCKS proxy (version 5, names only) on loopback: dials loopback whatever it is asked for, and remembers the name. */
final class TinySocks implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    TinySocks() throws IOException {
        threads.execute(() -> {
            try {
                while (true) {
                    Socket socket = server.accept();
                    threads.execute(() -> serve(socket));
                }
            } catch (IOException e) {
                // closed
            }
        });
    }

    private void serve(Socket socket) {
        try (socket) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            in.readByte();
            in.readFully(new byte[in.readByte()]);
            socket.getOutputStream().write(new byte[] {5, 0});
            in.readFully(new byte[4]);
            byte[] name = new byte[in.readUnsignedByte()];
            in.readFully(name);
            int port = in.readUnsignedShort();
            asked.add(new String(name, StandardCharsets.US_ASCII));
            try (Socket target = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
                socket.getOutputStream().write(new byte[] {5, 0, 0, 1, 127, 0, 0, 1, 0, 1});
                threads.execute(() -> copy(target, socket));
                copy(socket, target);
            }
        } catch (IOException e) {
            // the client has gone
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
            to.shutdownOutput();
        } catch (IOException e) {
            // either has gone
        }
    }

    Proxy as(String name) {
        return new Proxy(Proxy.Type.SOCKS, InetSocketAddress.createUnresolved(name, server.getLocalPort()));
    }

    List<String> asked() {
        return asked;
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
