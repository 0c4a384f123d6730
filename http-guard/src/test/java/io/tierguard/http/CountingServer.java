package io.tierguard.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Speaks as much HTTP/1.1 as requests without a body take, keeps connections open, and counts: requests, connections that
 * were ever opened, and those that are open.
 */
public final class CountingServer implements AutoCloseable {

    private final LoopbackAcceptor server = new LoopbackAcceptor(this::serve);
    private final Map<String, String> locations = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();
    private int open;

    /** On a free port of 127.0.0.1. */
    public CountingServer() throws IOException {}

    /** Answers a path with 302; every other one is answered with 200 and {@code hello}. */
    public CountingServer redirect(String path, String location) {
        locations.put(path, location);
        return this;
    }

    private void serve(Socket socket) throws IOException {
        accepted.incrementAndGet();
        opened(1);
        try {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            socket.setTcpNoDelay(true);
            String head = TinyProxy.head(in);
            while (head.endsWith("\r\n\r\n")) {
                requests.incrementAndGet();
                String location = locations.get(head.split(" ", 3)[1]);
                String answer = location == null
                        ? "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"
                        : "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + location + "\r\n\r\n";
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                head = TinyProxy.head(in);
            }
        } finally {
            opened(-1);
        }
    }

    /** A URL at this server. */
    public String at(String host, String path) {
        return "http://" + host + ":" + server.port() + path;
    }

    /** How many requests came. */
    public int requests() {
        return requests.get();
    }

    /** How many connections were ever opened. */
    public int accepted() {
        return accepted.get();
    }

    /** How many connections are open. */
    public synchronized int open() {
        return open;
    }

    private synchronized void opened(int more) {
        open += more;
        notifyAll();
    }

    /** Waits until no connection is open, and for no longer than that; how many are left. */
    public synchronized int openAfter(Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        for (long left = most.toMillis(); open > 0 && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
        return open;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
