package io.tierguard.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the net rests on and nothing of ours decides: a JDK that changes it fails here, and the net has to be looked at. */
class SelectorCanaryTest {

    private final ProxySelector before = ProxySelector.getDefault();
    private final List<URI> asked = new CopyOnWriteArrayList<>();

    @AfterEach
    void restore() {
        ProxySelector.setDefault(before);
    }

    private void answer(Function<URI, List<Proxy>> answer) {
        ProxySelector.setDefault(new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                asked.add(uri);
                return answer.apply(uri);
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
        });
    }

    private static ServerSocket listener() throws IOException {
        return new ServerSocket(0, 5, InetAddress.getByName("127.0.0.3"));
    }

    @Nested
    class A_socket {

        @Test
        void asks_once_before_it_dials_with_host_and_port() throws IOException {
            answer(uri -> List.of(Proxy.NO_PROXY));
            try (ServerSocket listener = listener();
                    Socket socket = new Socket("db.staging.net.example", listener.getLocalPort())) {
                assertThat(asked).containsExactly(URI.create("socket://db.staging.net.example:" + socket.getPort()));
            }
        }

        @Test
        void makes_an_io_exception_of_an_illegal_argument_and_keeps_the_cause() {
            IllegalArgumentException refusal = new IllegalArgumentException("no");
            answer(uri -> {
                throw refusal;
            });

            assertThatThrownBy(() -> new Socket("127.0.0.3", 1))
                    .isExactlyInstanceOf(IOException.class)
                    .hasMessage("Failed to select a proxy")
                    .hasCause(refusal);
        }

        @Test
        void goes_directly_where_the_proxy_is_one_for_http() throws IOException {
            answer(uri -> List.of(
                    new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("nowhere.net.example", 3128))));
            try (ServerSocket listener = listener();
                    Socket socket = new Socket("127.0.0.3", listener.getLocalPort())) {
                assertThat(socket.isConnected()).isTrue();
            }
        }

        @Test
        void tells_a_socks_proxy_the_address_of_a_name_that_is_looked_up_and_the_name_of_one_that_is_not()
                throws Exception {
            assertThat(toldToSocks(new InetSocketAddress("db.staging.net.example", 5432)))
                    .isEqualTo("1 7f000003 5432");
            assertThat(toldToSocks(InetSocketAddress.createUnresolved("db.prod.net.example", 5432)))
                    .isEqualTo("3 db.prod.net.example 5432");
        }

        /** The type of the address, the address, and the port, that a SOCKS proxy is asked for. */
        private String toldToSocks(InetSocketAddress target) throws Exception {
            try (ServerSocket listener = listener()) {
                CompletableFuture<String> told = new CompletableFuture<>();
                Thread proxy = new Thread(() -> {
                    try (Socket caller = listener.accept()) {
                        told.complete(asSocks(caller));
                    } catch (IOException e) {
                        told.completeExceptionally(e);
                    }
                });
                proxy.start();
                // the label of its address leads elsewhere: it is looked up again
                InetAddress mislabelled =
                        InetAddress.getByAddress("proxy.staging.net.example", new byte[] {127, 0, 0, 1});
                answer(uri -> List.of(
                        new Proxy(Proxy.Type.SOCKS, new InetSocketAddress(mislabelled, listener.getLocalPort()))));
                assertThatThrownBy(() -> {
                            try (Socket socket = new Socket()) {
                                socket.connect(target, 20_000);
                            }
                        })
                        .isInstanceOf(IOException.class);
                return told.get(20, TimeUnit.SECONDS);
            }
        }

        private static String asSocks(Socket caller) throws IOException {
            InputStream in = caller.getInputStream();
            in.skipNBytes(1);
            in.skipNBytes(in.read());
            // version 5, no login
            caller.getOutputStream().write(new byte[] {5, 0});
            in.skipNBytes(3);
            int type = in.read();
            byte[] address = in.readNBytes(type == 1 ? 4 : in.read());
            int port = in.read() << 8 | in.read();
            return type + " "
                    + (type == 1 ? HexFormat.of().formatHex(address) : new String(address, StandardCharsets.US_ASCII))
                    + " " + port;
        }
    }

    @Nested
    class Http {

        private HttpServer redirecting() throws IOException {
            HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.3", 0), 0);
            server.createContext("/first", exchange -> {
                exchange.getResponseHeaders().set("Location", "/second");
                exchange.sendResponseHeaders(302, -1);
                exchange.close();
            });
            server.createContext("/second", exchange -> {
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            });
            server.start();
            return server;
        }

        @Test
        void a_url_connection_asks_for_each_hop_by_its_url_and_its_socket_does_not_ask_again() throws IOException {
            answer(uri -> List.of(Proxy.NO_PROXY));
            HttpServer server = redirecting();
            String origin = "http://127.0.0.3:" + server.getAddress().getPort();
            try {
                HttpURLConnection connection = (HttpURLConnection) new URL(origin + "/first").openConnection();
                assertThat(connection.getResponseCode()).isEqualTo(204);
            } finally {
                server.stop(0);
            }

            assertThat(asked).containsExactly(URI.create(origin + "/first"), URI.create(origin + "/second"));
        }

        @Test
        void the_http_client_asks_for_the_first_hop_only() throws Exception {
            answer(uri -> List.of(Proxy.NO_PROXY));
            HttpServer server = redirecting();
            String origin = "http://127.0.0.3:" + server.getAddress().getPort();
            try {
                HttpClient client = HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build();
                assertThat(client.send(
                                        HttpRequest.newBuilder(URI.create(origin + "/first"))
                                                .build(),
                                        BodyHandlers.discarding())
                                .statusCode())
                        .isEqualTo(204);
            } finally {
                server.stop(0);
            }

            assertThat(asked).containsExactly(URI.create(origin + "/first"));
        }
    }
}
