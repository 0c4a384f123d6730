package io.tierguard.http;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Real servers at several loopback addresses, all with the same ports: servers of every environment, and proxies as well.
 * What arrives is counted wherever it arrives, and is answered from one list of answers: the first request of all gets the
 * first, and when none is left, {@code 200} and {@code hello}.
 */
final class RouteServers implements AutoCloseable {

    /** As the table writes them: two that speak HTTP, one that speaks TLS first, one that speaks SOCKS first. */
    static final List<Integer> PORTS = List.of(8080, 8081, 8443, 1080);

    private static final int ATTEMPTS = 20;

    /** One request. */
    record Arrival(String address, String line, String head) {
        boolean isTunnel() {
            return line.startsWith("CONNECT ");
        }
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final SSLSocketFactory tls;
    private final Map<Integer, List<ServerSocket>> servers = new HashMap<>();
    private final Map<Integer, Integer> ports = new HashMap<>();
    private final Map<String, Integer> accepted = new ConcurrentHashMap<>();
    private final Map<Integer, CountDownLatch> visits = new ConcurrentHashMap<>();
    private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
    private List<RouteCase.Answer> answers = List.of();

    RouteServers(List<String> addresses, SSLSocketFactory tls) throws IOException {
        this.tls = tls;
        for (int written : PORTS) {
            List<ServerSocket> group = open(addresses);
            servers.put(written, group);
            ports.put(written, group.get(0).getLocalPort());
            group.forEach(server -> threads.execute(() -> accept(server, written)));
        }
    }

    /** One port that is free at all addresses. */
    private static List<ServerSocket> open(List<String> addresses) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            List<ServerSocket> group = new ArrayList<>();
            try {
                for (String address : addresses) {
                    int port = group.isEmpty() ? 0 : group.get(0).getLocalPort();
                    group.add(new ServerSocket(port, 50, InetAddress.getByName(address)));
                }
                return group;
            } catch (IOException e) {
                for (ServerSocket server : group) {
                    server.close();
                }
            }
        }
        throw new IOException("no port is free at " + addresses);
    }

    /** With the real ports in the place of those of the table. */
    String dialled(String text) {
        String dialled = text;
        for (int written : PORTS) {
            dialled = dialled.replace(":" + written, ":" + ports.get(written));
        }
        return dialled;
    }

    int port(int written) {
        return ports.get(written);
    }

    void begin(List<RouteCase.Answer> script) {
        synchronized (arrivals) {
            arrivals.clear();
            answers = script;
        }
    }

    List<Arrival> arrivals() {
        return List.copyOf(arrivals);
    }

    /**
     * How many connections each address has had, all those included that were opened before this was asked for at the ports
     * that a text names, as the table writes them.
     */
    Map<String, Integer> connections(String text) throws IOException, InterruptedException {
        for (int written : PORTS) {
            if (text.contains(":" + written)) {
                for (ServerSocket server : servers.getOrDefault(written, List.of())) {
                    visit(server);
                }
            }
        }
        return accepted();
    }

    /** How many connections each address has had for certain. */
    Map<String, Integer> accepted() {
        return new TreeMap<>(accepted);
    }

    /** Connections are accepted in their order: behind this one there is none before it. */
    private void visit(ServerSocket server) throws IOException, InterruptedException {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress("127.0.0.1", 0));
            CountDownLatch seen = new CountDownLatch(1);
            visits.put(socket.getLocalPort(), seen);
            socket.connect(server.getLocalSocketAddress());
            if (!seen.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a server does not accept");
            }
        }
    }

    private void accept(ServerSocket server, int written) {
        String address = server.getInetAddress().getHostAddress();
        try {
            while (true) {
                Socket socket = server.accept();
                CountDownLatch visit = visits.remove(socket.getPort());
                if (visit == null) {
                    accepted.merge(address, 1, Integer::sum);
                    threads.execute(() -> serve(address, socket, written));
                } else {
                    socket.close();
                    visit.countDown();
                }
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(String address, Socket socket, int written) {
        try (socket) {
            boolean encrypted = written == 1080 ? isEncrypted(shakeHands(socket)) : written == 8443;
            converse(address, encrypted ? encrypted(socket) : socket);
        } catch (IOException e) {
            // the client has gone
        }
    }

    private boolean isEncrypted(int port) {
        return port == port(8443);
    }

    private SSLSocket encrypted(Socket socket) throws IOException {
        SSLSocket encrypted = (SSLSocket) tls.createSocket(socket, null, socket.getPort(), true);
        encrypted.setUseClientMode(false);
        return encrypted;
    }

    /** RFC 1928, without credentials: the port that is asked for. */
    private static int shakeHands(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        in.readByte();
        in.readFully(new byte[in.readUnsignedByte()]);
        socket.getOutputStream().write(new byte[] {5, 0});
        in.readFully(new byte[3]);
        int type = in.readUnsignedByte();
        in.readFully(new byte[type == 1 ? 4 : type == 4 ? 16 : in.readUnsignedByte()]);
        int port = in.readUnsignedShort();
        socket.getOutputStream().write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
        return port;
    }

    private void converse(String address, Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        for (String head = TinyProxy.head(in); head.endsWith("\r\n\r\n"); head = TinyProxy.head(in)) {
            String length = TinyWebSocketServer.header(head, "Content-Length");
            in.readNBytes(length.isEmpty() ? 0 : Integer.parseInt(length));
            Arrival arrival = new Arrival(address, head.lines().findFirst().orElse(""), head);
            if (arrival.isTunnel()) {
                arrivals.add(arrival);
                write(socket, "HTTP/1.1 200 OK\r\n\r\n");
                String authority = arrival.line().split(" ", -1)[1];
                int port = Integer.parseInt(authority.substring(authority.lastIndexOf(':') + 1));
                converse(address, isEncrypted(port) ? encrypted(socket) : socket);
                return;
            }
            RouteCase.Answer answer = arrived(arrival);
            if (answer.status() == 200
                    && !TinyWebSocketServer.header(head, "Sec-WebSocket-Key").isEmpty()) {
                write(
                        socket,
                        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                + "Sec-WebSocket-Accept: "
                                + TinyWebSocketServer.accept(TinyWebSocketServer.header(head, "Sec-WebSocket-Key"))
                                + "\r\n\r\n");
                in.readNBytes(1);
                return;
            }
            write(socket, written(answer, head.startsWith("HEAD ")));
        }
    }

    private RouteCase.Answer arrived(Arrival arrival) {
        synchronized (arrivals) {
            long before = arrivals.stream().filter(one -> !one.isTunnel()).count();
            arrivals.add(arrival);
            return before < answers.size() ? answers.get((int) before) : RouteCase.Answer.LAST;
        }
    }

    private String written(RouteCase.Answer answer, boolean withoutBody) {
        StringBuilder text = new StringBuilder("HTTP/1.1 " + answer.status() + " As the table says\r\n");
        for (String location : answer.locations()) {
            text.append("Location: ").append(dialled(location)).append("\r\n");
        }
        String body = answer.status() == 200 ? "hello" : "";
        return text + "Content-Length: " + body.length() + "\r\n\r\n" + (withoutBody ? "" : body);
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        for (List<ServerSocket> group : servers.values()) {
            for (ServerSocket server : group) {
                server.close();
            }
        }
        threads.shutdownNow();
    }
}
