package io.tierguard.resolver;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;

/** A port of this machine that knows whether anybody dialled it. */
final class Server implements AutoCloseable {

    private static final int BOUND_MILLIS = 30_000;

    private final ServerSocket listening;

    Server(InetAddress address) throws IOException {
        listening = new ServerSocket(0, 50, address);
        listening.setSoTimeout(BOUND_MILLIS);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** How many dialled it since the last call: those that come before a connection of the test's own. */
    int dials() throws IOException {
        int dials = 0;
        try (Socket last = new Socket()) {
            last.connect(listening.getLocalSocketAddress(), BOUND_MILLIS);
            while (true) {
                try (Socket accepted = listening.accept()) {
                    SocketAddress from = accepted.getRemoteSocketAddress();
                    if (from.equals(last.getLocalSocketAddress())) {
                        return dials;
                    }
                    dials++;
                }
            }
        }
    }

    /** Waits for somebody who dials it, and hangs up. */
    boolean comes() throws IOException {
        try (Socket accepted = listening.accept()) {
            return accepted.isConnected();
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    /** A web server of staging whose every answer is a redirect. */
    static HttpServer redirecting(String location) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(TestNames.STAGING, 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Location", location);
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
        return server;
    }
}
