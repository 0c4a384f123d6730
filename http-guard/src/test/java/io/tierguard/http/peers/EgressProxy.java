package io.tierguard.http.peers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A model of an egress proxy's documented rules, those of Smokescreen with an enforced list for a role: the name has to be
 * on it, as written or by a leading {@code *.}; IPv6 literals are on none; the name is looked up once, and the first
 * address outside the denied ranges is dialled. Plain requests are forwarded with the target's {@code Host}; what a tunnel
 * carries is not read.
 */
final class EgressProxy implements AutoCloseable {

    private final List<String> allowedNames;
    private final List<String> deniedAddresses;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger refused = new AtomicInteger();
    private final ServerSocket server;

    EgressProxy(List<String> allowedNames, List<String> deniedAddresses) {
        this.allowedNames = allowedNames;
        this.deniedAddresses = deniedAddresses;
        try {
            server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** How many requests and tunnels it refused. */
    int refused() {
        return refused.get();
    }

    /** Names this proxy for web requests, as the JVM's own selector does by {@link #settings()}. */
    ProxySelector selector() {
        Proxy proxy = new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", port()));
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                return List.of(uri.getScheme().startsWith("http") ? proxy : Proxy.NO_PROXY);
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException failure) {
                // nobody asks
            }
        };
    }

    /** What a process of the same machine is started with. */
    List<String> settings() {
        return List.of("-Dhttp.proxyHost=127.0.0.1", "-Dhttp.proxyPort=" + port());
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                threads.execute(() -> serve(client));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket client) {
        try (client) {
            String head = head(client.getInputStream());
            String[] line = head.lines().findFirst().orElse("").split(" ", -1);
            if (line.length != 3) {
                return;
            }
            boolean tunnel = line[0].equals("CONNECT");
            URI target = URI.create(tunnel ? "tunnel://" + line[1] : line[1]);
            Optional<InetAddress> address = allowed(target.getHost());
            if (address.isEmpty()) {
                refused.incrementAndGet();
                say(
                        client.getOutputStream(),
                        "HTTP/1.1 407 Request rejected\r\nContent-Length: 0\r\n"
                                + "Proxy-Authenticate: None\r\nConnection: close\r\n\r\n");
                return;
            }
            try (Socket upstream = new Socket(Proxy.NO_PROXY)) {
                upstream.connect(new InetSocketAddress(address.get(), target.getPort()));
                if (tunnel) {
                    say(client.getOutputStream(), "HTTP/1.1 200 Connection established\r\n\r\n");
                    threads.execute(() -> copy(client, upstream));
                } else {
                    say(upstream.getOutputStream(), forwarded(head, line, target));
                }
                copy(upstream, client);
            }
        } catch (IOException e) {
            // one of both has gone
        }
    }

    private Optional<InetAddress> allowed(String host) throws IOException {
        String name = host.toLowerCase(Locale.ROOT);
        name = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        if (!named(name)) {
            return Optional.empty();
        }
        for (InetAddress address : InetAddress.getAllByName(name)) {
            if (!deniedAddresses.contains(address.getHostAddress())) {
                return Optional.of(address);
            }
        }
        return Optional.empty();
    }

    private boolean named(String name) {
        return allowedNames.stream()
                .anyMatch(line -> line.startsWith("*.") ? name.endsWith(line.substring(1)) : name.equals(line));
    }

    /** One request for each connection: the next one may be for another server. */
    private static String forwarded(String head, String[] line, URI target) {
        StringBuilder request = new StringBuilder(line[0] + " " + target.getRawPath() + " HTTP/1.1\r\nHost: "
                + target.getRawAuthority() + "\r\nConnection: close\r\n");
        head.lines()
                .skip(1)
                .filter(header -> !header.isEmpty())
                .filter(header ->
                        !header.toLowerCase(Locale.ROOT).matches("(host|connection|proxy-connection|upgrade):.*"))
                .forEach(header -> request.append(header).append("\r\n"));
        return request.append("\r\n").toString();
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int read = in.read();
        while (read >= 0) {
            head.write(read);
            if (read == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                break;
            }
            read = in.read();
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // closed by one of both
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
