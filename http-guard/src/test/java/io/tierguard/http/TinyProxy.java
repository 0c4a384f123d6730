package io.tierguard.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A plain HTTP proxy on loopback: answers every request itself, and remembers its first line. */
final class TinyProxy implements AutoCloseable {

    private final LoopbackAcceptor server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final String answer;

    TinyProxy() throws IOException {
        this("HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\nproxied");
    }

    TinyProxy(String answer) throws IOException {
        this.answer = answer;
        server = new LoopbackAcceptor(this::serve);
    }

    private void serve(Socket socket) throws IOException {
        String head = head(socket.getInputStream());
        asked.add(head.lines().findFirst().orElse(""));
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    /** Reads up to the blank line that ends the headers. */
    static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int read = in.read();
            if (read < 0) {
                break;
            }
            head.append((char) read);
        }
        return head.toString();
    }

    int port() {
        return server.port();
    }

    Proxy known(Proxy.Type type, String name) {
        return new Proxy(type, InetSocketAddress.createUnresolved(name, port()));
    }

    ProxySelector as(String name) {
        return choosing(known(Proxy.Type.HTTP, name));
    }

    static ProxySelector choosing(Proxy... proxies) {
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                return List.of(proxies);
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException failure) {
                // nobody asks
            }
        };
    }

    List<String> asked() {
        return asked;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
