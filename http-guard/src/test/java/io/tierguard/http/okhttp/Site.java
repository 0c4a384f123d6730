package io.tierguard.http.okhttp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A real server on loopback that remembers what it was asked, and counts who connected at all. */
final class Site implements AutoCloseable {

    private final MockWebServer server = new MockWebServer();
    private final AtomicInteger accepted = new AtomicInteger();
    private final List<RecordedRequest> asked = new CopyOnWriteArrayList<>();
    private final Map<String, MockResponse> answers = new ConcurrentHashMap<>();
    private String scheme = "http";

    Site() throws IOException {
        this("127.0.0.1");
    }

    Site(String address) throws IOException {
        this(address, null);
    }

    /** Speaks HTTP/2 too. */
    static Site secure(HeldCertificate certificate) throws IOException {
        return secure("127.0.0.1", certificate);
    }

    static Site secure(String address, HeldCertificate certificate) throws IOException {
        return new Site(address, certificate);
    }

    /** In clear text. */
    static Site speaking(Protocol protocol) throws IOException {
        return new Site("127.0.0.1", null, protocol);
    }

    private Site(String address, HeldCertificate certificate, Protocol... protocols) throws IOException {
        if (protocols.length > 0) {
            server.setProtocols(List.of(protocols));
        }
        if (certificate != null) {
            server.useHttps(new HandshakeCertificates.Builder()
                    .heldCertificate(certificate)
                    .build()
                    .sslSocketFactory());
            scheme = "https";
        }
        server.setServerSocketFactory(new CountingFactory());
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                asked.add(request);
                return answers.getOrDefault(
                        request.getUrl() == null ? "" : request.getUrl().encodedPath(), hello());
            }
        });
        server.start(InetAddress.getByName(address), 0);
    }

    private final class CountingFactory extends ServerSocketFactory {
        @Override
        public ServerSocket createServerSocket() throws IOException {
            return new ServerSocket() {
                @Override
                public Socket accept() throws IOException {
                    Socket socket = super.accept();
                    accepted.incrementAndGet();
                    return socket;
                }
            };
        }

        @Override
        public ServerSocket createServerSocket(int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog, InetAddress address) {
            throw new UnsupportedOperationException();
        }
    }

    static MockResponse hello() {
        return new MockResponse.Builder().body("hello").build();
    }

    Site answer(String path, MockResponse answer) {
        answers.put(path, answer);
        return this;
    }

    Site redirect(String path, int status, String... locations) {
        MockResponse.Builder answer = new MockResponse.Builder().code(status);
        for (String location : locations) {
            answer.addHeader("Location", location);
        }
        return answer(path, answer.build());
    }

    int port() {
        return server.getPort();
    }

    String at(String host, String path) {
        return scheme + "://" + host + ":" + port() + path;
    }

    List<RecordedRequest> asked() {
        return asked;
    }

    List<String> askedFor() {
        return asked.stream()
                .map(request -> request.getMethod() + " " + request.getTarget())
                .toList();
    }

    /** How many connections were opened. */
    int accepted() {
        return accepted.get();
    }

    @Override
    public void close() {
        server.close();
    }
}
