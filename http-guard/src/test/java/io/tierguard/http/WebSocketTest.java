package io.tierguard.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WebSocketTest {

    private TinyWebSocketServer server;
    private final HttpClient client = Tiers.client().build();

    /** Hands out the first text. */
    private static final class FirstText implements WebSocket.Listener {
        private final CompletableFuture<String> text = new CompletableFuture<>();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.complete(data.toString());
            return CompletableFuture.completedFuture(null);
        }
    }

    @BeforeEach
    void start() throws IOException {
        server = new TinyWebSocketServer(null);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private URI at(String host) {
        return URI.create("ws://" + host + ":" + server.port() + "/updates");
    }

    private static void assertRefused(CompletableFuture<WebSocket> future, String messageStart) {
        assertThat(future)
                .failsWithin(Tiers.BOUND)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(RefusedRouteException.class)
                .satisfies(failure -> assertThat(failure.getCause()).hasMessageStartingWith(messageStart));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void of_our_own_opens_with_headers_and_subprotocols(boolean wrapped) throws Exception {
        HttpClient guarded = wrapped ? GuardedHttpClient.wrap(HttpClient.newHttpClient(), Tiers.staging()) : client;
        FirstText listener = new FirstText();

        WebSocket socket = guarded.newWebSocketBuilder()
                .header("X-Shop", "one")
                .header("User-Agent", "shop/1")
                .subprotocols("orders", "returns")
                .connectTimeout(Tiers.BOUND)
                .buildAsync(at("api.staging.example.com"), listener)
                .get(20, TimeUnit.SECONDS);

        assertThat(listener.text.get(20, TimeUnit.SECONDS)).isEqualTo("hi");
        assertThat(socket.getSubprotocol()).isEqualTo("orders");
        String head = server.asked().get(0);
        assertThat(head).startsWith("GET /updates HTTP/1.1");
        assertThat(TinyWebSocketServer.header(head, "X-Shop")).isEqualTo("one");
        assertThat(TinyWebSocketServer.header(head, "User-Agent")).isEqualTo("shop/1");
        assertThat(TinyWebSocketServer.header(head, "Sec-WebSocket-Protocol")).isEqualTo("orders, returns");
        socket.abort();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void of_production_is_refused_before_the_handshake(boolean wrapped) {
        HttpClient guarded = wrapped ? GuardedHttpClient.wrap(HttpClient.newHttpClient(), Tiers.staging()) : client;

        CompletableFuture<WebSocket> future =
                guarded.newWebSocketBuilder().buildAsync(at("api.prod.example.com"), new FirstText());

        assertRefused(future, "TG-2001 refused: this process is staging, and api.prod.example.com:" + server.port());
        assertThat(server.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.prod.example.com:%d/",
                "http://moved.staging.example.com:%d/",
                "ws://api.staging.example.com:%d/",
                "wss://api.staging.example.com:%d/",
                "http://[::1]:%d/"
            })
    void that_is_redirected_away_is_refused(String location) throws IOException {
        try (TinyWebSocketServer redirecting = new TinyWebSocketServer(location.formatted(server.port()))) {
            CompletableFuture<WebSocket> future = client.newWebSocketBuilder()
                    .buildAsync(
                            URI.create("ws://api.staging.example.com:" + redirecting.port() + "/"), new FirstText());

            assertRefused(future, "TG-200");
            assertThat(redirecting.asked()).hasSize(1);
            assertThat(server.asked()).isEmpty();
        }
    }

    @Test
    void behind_a_proxy_of_production_is_refused() throws IOException {
        try (TinyProxy proxy = new TinyProxy()) {
            HttpClient proxied =
                    Tiers.client().proxy(proxy.as("proxy.prod.example.com")).build();

            assertRefused(
                    proxied.newWebSocketBuilder().buildAsync(at("api.staging.example.com"), new FirstText()),
                    "TG-2001");
            assertThat(proxy.asked()).isEmpty();
        }
    }

    /** Under one name, ws is ours and http is production's; the client's hook sees http for both. */
    @Test
    void is_judged_by_its_own_scheme_on_every_hop() throws Exception {
        try (TinyWebSocketServer sockets = new TinyWebSocketServer(null);
                TinyWebSocketServer redirecting =
                        new TinyWebSocketServer("http://sockets.example.com:" + sockets.port() + "/")) {
            for (String start : List.of(
                    "ws://sockets.example.com:" + sockets.port() + "/",
                    "ws://api.staging.example.com:" + redirecting.port() + "/")) {
                client.newWebSocketBuilder()
                        .buildAsync(URI.create(start), new FirstText())
                        .get(20, TimeUnit.SECONDS)
                        .abort();
            }

            assertThat(sockets.asked()).hasSize(2);
            HttpRequest plain = HttpRequest.newBuilder(URI.create("http://sockets.example.com:" + sockets.port() + "/"))
                    .build();
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> client.send(plain, BodyHandlers.ofString()))
                    .withMessageStartingWith("TG-2001");
            assertThat(sockets.asked()).hasSize(2);
        }
    }

    @Test
    void builder_complains_where_the_jdk_does() {
        assertThatExceptionOfType(NullPointerException.class)
                .isThrownBy(() -> client.newWebSocketBuilder().header("X", null));
        assertThatExceptionOfType(NullPointerException.class)
                .isThrownBy(() -> client.newWebSocketBuilder().connectTimeout(null));
        assertThat(client.newWebSocketBuilder()
                        .header("Sec-WebSocket-Key", "mine")
                        .buildAsync(at("api.staging.example.com"), new FirstText()))
                .failsWithin(Tiers.BOUND)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(IllegalArgumentException.class);
        assertThat(client.newWebSocketBuilder()
                        .buildAsync(URI.create("http://api.staging.example.com/"), new FirstText()))
                .failsWithin(Tiers.BOUND)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(IllegalArgumentException.class);
    }
}
