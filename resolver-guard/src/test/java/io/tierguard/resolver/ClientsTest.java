package io.tierguard.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpServer;
import io.tierguard.guard.GuardSlot;
import io.tierguard.guard.Judgement;
import io.tierguard.guard.Lookups;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.ConnectException;
import java.net.DatagramSocket;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.net.URLConnection;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What looks names up by the JVM is refused by it, whatever the client; and what does not. */
class ClientsTest {

    private static final Duration BOUND = Duration.ofSeconds(30);

    /** A foreign name, an own name that leads to a foreign address, and one that leads to both. */
    @ParameterizedTest
    @ValueSource(strings = {"api.prod.example.com", "moved.staging.example.com", "two-faced.staging.example.com"})
    @Retention(RetentionPolicy.RUNTIME)
    @interface ForeignNames {}

    private GuardSlot.Publication publication;
    private Server production;

    @BeforeEach
    void a_process_of_staging_and_a_server_of_production() throws IOException {
        publication = GuardSlot.publish(Tiers.staging());
        production = new Server(TestNames.PRODUCTION);
    }

    @AfterEach
    void end() throws IOException {
        production.close();
        publication.close();
    }

    private String url(String host) {
        return "http://" + host + ":" + production.port() + "/";
    }

    /** Fails with a cause of a type, has dialled nothing, and can be told why. */
    private void assertRefused(String host, Class<? extends Throwable> type, ThrowingCallable client)
            throws IOException {
        Throwable thrown = catchThrowable(client);

        assertThat(thrown).isNotNull();
        assertThat(rootOf(thrown)).isInstanceOf(type);
        assertThat(production.dials()).isZero();
        assertThat(Lookups.refusal(host)).map(Judgement::isAllowed).hasValue(false);
    }

    private static Throwable rootOf(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    @Nested
    class Refused {

        @ForeignNames
        void a_socket(String host) throws IOException {
            assertRefused(host, UnknownHostException.class, () -> {
                try (Socket socket = new Socket(host, production.port())) {
                    socket.getOutputStream().write(1);
                }
            });
        }

        @ForeignNames
        void a_socket_that_asks_no_proxy_selector(String host) throws IOException {
            assertRefused(host, UnknownHostException.class, () -> {
                try (Socket socket = new Socket(Proxy.NO_PROXY)) {
                    socket.connect(new InetSocketAddress(host, production.port()));
                }
            });
        }

        @ForeignNames
        void a_channel(String host) throws IOException {
            assertRefused(host, UnresolvedAddressException.class, () -> {
                try (SocketChannel channel = SocketChannel.open(new InetSocketAddress(host, production.port()))) {
                    channel.finishConnect();
                }
            });
        }

        @ForeignNames
        void an_asynchronous_channel(String host) throws IOException {
            assertRefused(host, UnresolvedAddressException.class, () -> {
                try (AsynchronousSocketChannel channel = AsynchronousSocketChannel.open()) {
                    channel.connect(new InetSocketAddress(host, production.port()))
                            .get(BOUND.toSeconds(), TimeUnit.SECONDS);
                }
            });
        }

        @ForeignNames
        void a_datagram_socket(String host) throws IOException {
            assertRefused(host, RefusedLookupException.class, () -> {
                try (DatagramSocket socket = new DatagramSocket()) {
                    socket.connect(InetAddress.getByName(host), production.port());
                }
            });
        }

        @ForeignNames
        void a_url_connection(String host) throws IOException {
            assertRefused(host, UnknownHostException.class, () -> read(url(host)));
        }

        @ForeignNames
        void a_redirect_of_a_url_connection(String host) throws IOException {
            HttpServer staging = Server.redirecting(url(host));
            try {
                assertRefused(host, UnknownHostException.class, () -> read(urlOf(staging)));
            } finally {
                staging.stop(0);
            }
        }

        @ForeignNames
        void a_request_of_an_http_client(String host) throws IOException {
            assertRefused(host, UnresolvedAddressException.class, () -> send(url(host)));
            assertThat(catchThrowable(() -> send(url(host)))).isInstanceOf(ConnectException.class);
        }

        @ForeignNames
        void a_redirect_of_an_http_client(String host) throws IOException {
            HttpServer staging = Server.redirecting(url(host));
            try {
                assertRefused(host, UnresolvedAddressException.class, () -> send(urlOf(staging)));
            } finally {
                staging.stop(0);
            }
        }

        @ForeignNames
        void an_asynchronous_redirect_of_an_http_client(String host) throws IOException {
            HttpServer staging = Server.redirecting(url(host));
            try {
                assertRefused(
                        host,
                        UnresolvedAddressException.class,
                        () -> client().sendAsync(request(urlOf(staging)), HttpResponse.BodyHandlers.discarding())
                                .orTimeout(BOUND.toSeconds(), TimeUnit.SECONDS)
                                .join());
            } finally {
                staging.stop(0);
            }
        }

        @ForeignNames
        void a_web_socket(String host) throws IOException {
            URI uri = URI.create("ws://" + host + ":" + production.port() + "/");
            assertRefused(
                    host,
                    UnresolvedAddressException.class,
                    () -> client().newWebSocketBuilder()
                            .buildAsync(uri, new WebSocket.Listener() {})
                            .orTimeout(BOUND.toSeconds(), TimeUnit.SECONDS)
                            .join());
        }
    }

    @Nested
    class Allowed {

        @Test
        void what_is_this_process_s_own() throws Exception {
            HttpServer staging = HttpServer.create(new InetSocketAddress(TestNames.STAGING, 0), 0);
            staging.createContext("/", exchange -> {
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            });
            staging.start();
            try {
                String own =
                        "http://api.staging.example.com:" + staging.getAddress().getPort() + "/";

                assertThat(send(own)).isEqualTo(204);
                assertThat(read(own)).isEqualTo(204);
            } finally {
                staging.stop(0);
            }
        }
    }

    @Nested
    class Missed {

        @Test
        void an_address_that_nobody_looked_up() throws IOException {
            try (Socket socket = new Socket("127.0.0.3", production.port())) {
                assertThat(socket.isConnected()).isTrue();
            }
            assertThat(production.dials()).isOne();
        }

        @Test
        void a_name_that_another_client_looked_up() throws IOException {
            InetAddress elsewhere = InetAddress.getByAddress("api.prod.example.com", TestNames.PRODUCTION.getAddress());
            try (Socket socket = new Socket(elsewhere, production.port())) {
                assertThat(socket.isConnected()).isTrue();
            }
            assertThat(production.dials()).isOne();
        }

        @Test
        void a_port_that_is_not_permitted_where_another_one_is() throws IOException {
            // the crossing is for port 443
            try (Socket socket = new Socket("metrics.prod.example.com", production.port())) {
                assertThat(socket.isConnected()).isTrue();
            }
            assertThat(production.dials()).isOne();
        }
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .connectTimeout(BOUND)
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build();
    }

    private static HttpRequest request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(BOUND).build();
    }

    private static int send(String url) throws IOException, InterruptedException {
        return client().send(request(url), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static int read(String url) throws IOException {
        URLConnection connection = URI.create(url).toURL().openConnection();
        connection.setConnectTimeout(Math.toIntExact(BOUND.toMillis()));
        connection.setReadTimeout(Math.toIntExact(BOUND.toMillis()));
        return ((HttpURLConnection) connection).getResponseCode();
    }

    private static String urlOf(HttpServer server) {
        return "http://api.staging.example.com:" + server.getAddress().getPort() + "/";
    }
}
