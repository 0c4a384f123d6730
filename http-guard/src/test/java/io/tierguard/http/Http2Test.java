package io.tierguard.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class Http2Test {

    private final LoopbackServer production = new LoopbackServer();
    private final HttpClient client =
            Tiers.client().version(HttpClient.Version.HTTP_2).build();

    @AfterEach
    void stop() {
        production.close();
    }

    private static HttpRequest to(TinyHttp2Server server) {
        return HttpRequest.newBuilder(URI.create("http://api.staging.example.com:" + server.port() + "/orders"))
                .timeout(Tiers.BOUND)
                .build();
    }

    @Test
    void a_redirect_to_production_is_refused() throws Exception {
        try (TinyHttp2Server server = TinyHttp2Server.redirecting(
                production.at("api.prod.example.com", "/").toString())) {
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> client.send(to(server), BodyHandlers.ofString()))
                    .withMessageStartingWith("TG-2001")
                    .withMessageContaining("  at             hop 2, a redirect by http://api.staging.example.com:");
            assertThat(server.asked()).hasSize(1);
            assertThat(production.asked()).isEmpty();
        }
    }

    @Test
    void a_redirect_within_our_own_is_followed() throws Exception {
        try (LoopbackServer own = new LoopbackServer();
                TinyHttp2Server server = TinyHttp2Server.redirecting(
                        own.at("files.staging.example.com", "/").toString())) {
            HttpResponse<String> response = client.send(to(server), BodyHandlers.ofString());

            assertThat(response.body()).isEqualTo("hello");
            assertThat(response.previousResponse().orElseThrow().version()).isEqualTo(HttpClient.Version.HTTP_2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"api.prod.example.com:%d", "unknown.example.com:%d", "127.0.0.3:%d"})
    void what_is_pushed_in_the_name_of_another_is_cancelled(String authority) throws Exception {
        try (TinyHttp2Server server = TinyHttp2Server.pushing(authority)) {
            ConcurrentMap<HttpRequest, CompletableFuture<HttpResponse<String>>> pushed = new ConcurrentHashMap<>();

            HttpResponse<String> response = client.sendAsync(
                            to(server),
                            BodyHandlers.ofString(),
                            (initiating, promised, acceptor) ->
                                    pushed.put(promised, acceptor.apply(BodyHandlers.ofString())))
                    .get(20, TimeUnit.SECONDS);

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(server.reset()).succeedsWithin(Tiers.BOUND).isEqualTo(2);
            assertThat(pushed).isEmpty();
        }
    }

    @Test
    void what_is_pushed_in_our_own_name_reaches_the_handler() throws Exception {
        try (TinyHttp2Server server = TinyHttp2Server.pushing("api.staging.example.com:%d")) {
            ConcurrentMap<HttpRequest, CompletableFuture<HttpResponse<String>>> pushed = new ConcurrentHashMap<>();

            client.sendAsync(
                            to(server),
                            BodyHandlers.ofString(),
                            PushPromiseHandler.of(promised -> BodyHandlers.ofString(), pushed))
                    .get(20, TimeUnit.SECONDS);

            assertThat(pushed).hasSize(1);
            assertThat(pushed.values().iterator().next()).succeedsWithin(Tiers.BOUND);
        }
    }
}
