package io.tierguard.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class FirstRequestTest {

    private final LoopbackServer server = new LoopbackServer();
    private final HttpClient client = Tiers.client().build();

    @AfterEach
    void stop() {
        server.close();
    }

    private static HttpRequest get(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(Tiers.BOUND).build();
    }

    @Nested
    class To_an_endpoint_of_our_own {
        @Test
        void gets_the_jdks_own_response() throws Exception {
            HttpResponse<String> response =
                    client.send(get(server.at("api.staging.example.com", "/orders?id=1")), BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).isEqualTo("hello");
            assertThat(response.getClass().getName()).startsWith("jdk.internal.net.http.");
            assertThat(server.askedFor()).containsExactly("GET /orders?id=1");
        }

        @Test
        void gets_it_in_a_future_too() throws Exception {
            HttpResponse<String> response = client.sendAsync(
                            get(server.at("api.staging.example.com", "/")), BodyHandlers.ofString())
                    .get(20, TimeUnit.SECONDS);

            assertThat(response.body()).isEqualTo("hello");
        }

        @ParameterizedTest
        @ValueSource(strings = {"api.staging.example.com", "shared.example.com", "127.0.0.1", "127.0.0.2"})
        void is_reached(String host) throws Exception {
            try (LoopbackServer other = new LoopbackServer(host.equals("127.0.0.2") ? host : "127.0.0.1")) {
                assertThat(client.send(get(other.at(host, "/")), BodyHandlers.ofString())
                                .statusCode())
                        .isEqualTo(200);
            }
        }

        @Test
        void is_reached_where_only_its_addresses_say_so() throws Exception {
            try (LoopbackServer other = new LoopbackServer("127.0.0.2")) {
                assertThat(client.send(get(other.at("by-address.example.com", "/")), BodyHandlers.ofString())
                                .statusCode())
                        .isEqualTo(200);
            }
        }
    }

    @Nested
    class To_an_endpoint_of_production {
        @Test
        void is_refused_with_the_whole_story_and_opens_nothing() {
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> client.send(
                            get(server.at(
                                    "user:NOT-A-SECRET@api.prod.example.com", "/pay?k=NOT-A-SECRET#NOT-A-SECRET")),
                            BodyHandlers.ofString()))
                    .withMessage("""
                            TG-2001 refused: this process is staging, and api.prod.example.com:%1$d belongs to production
                              used by        GuardedHttpClient
                              target         http://api.prod.example.com:%1$d  (credentials, path and parameters left out)
                              production by  *.prod.example.com                tierguard.yaml:4
                              at             hop 1, the request itself; no connection was opened to it
                              to fix         point GuardedHttpClient at an endpoint of staging, or correct tierguard.yaml:4 if this endpoint is not production's""".formatted(server.port()));
            assertThat(server.asked()).isEmpty();
        }

        @Test
        void is_refused_in_a_type_that_nobody_retries() {
            Throwable refusal = catchThrowableOfType(
                    RefusedRouteException.class,
                    () -> client.send(get(server.at("api.prod.example.com", "/")), BodyHandlers.ofString()));

            assertThat(refusal).isInstanceOf(NoRouteToHostException.class).isNotInstanceOf(ConnectException.class);
            assertThat(refusal).hasNoCause();
            assertThat(((RefusedRouteException) refusal).judgement().isAllowed())
                    .isFalse();
            assertThat(((RefusedRouteException) refusal).judgement().decisions())
                    .hasSize(1);
            assertThat(refusal.getStackTrace())
                    .anyMatch(frame -> frame.getClassName()
                            .equals(FirstRequestTest.class.getName() + "$To_an_endpoint_of_production"));
        }

        @Test
        void fails_the_future_and_never_the_call() {
            CompletableFuture<HttpResponse<String>> future =
                    client.sendAsync(get(server.at("api.prod.example.com", "/")), BodyHandlers.ofString());

            assertThat(future)
                    .failsWithin(Tiers.BOUND)
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(RefusedRouteException.class);
            assertThatExceptionOfType(CompletionException.class)
                    .isThrownBy(future::join)
                    .withCauseInstanceOf(RefusedRouteException.class);
            assertThat(future.handle((answer, failure) -> failure).join()).isInstanceOf(RefusedRouteException.class);
            assertThat(server.asked()).isEmpty();
        }

        @Test
        void fails_the_future_with_a_push_promise_handler_too() {
            var future = client.sendAsync(
                    get(server.at("api.prod.example.com", "/")),
                    BodyHandlers.ofString(),
                    (initiating, promised, acceptor) -> {});

            assertThat(future)
                    .failsWithin(Tiers.BOUND)
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(RefusedRouteException.class);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://API.Prod.Example.COM:%d/",
                    "HTTP://api.prod.example.com:%d/",
                    "http://api.prod.example.com.:%d/",
                    "http://deep.below.api.prod.example.com:%d/",
                    "http://api.staging.example.com@api.prod.example.com:%d/",
                    "http://api.staging.example.com:80@api.prod.example.com:%d/",
                    "http://api.staging.example.com%%2F@api.prod.example.com:%d/",
                    "http://api.prod.example.com:0%d/",
                    "http://api.prod.example.com:%d/../..//",
                    "http://api.prod.example.com:%d?api.staging.example.com",
                    "http://api.prod.example.com:%d#@api.staging.example.com",
                    "https://api.prod.example.com:%d/",
                    "http://127.0.0.3:%d/",
                    "http://[::ffff:127.0.0.3]:%d/",
                    "http://moved.staging.example.com:%d/",
                    "http://two-faced.staging.example.com:%d/",
                    "http://2130706433:%d/",
                    "http://0x7f000001:%d/",
                    "http://127.0.0.01:%d/",
                    "http://0177.0.0.1:%d/",
                    "http://[::1]:%d/",
                    "http://[::]:%d/",
                    "http://[0:0:0:0:0:0:0:1%%25lo]:%d/",
                    "http://prod.example.com:%d/",
                    "http://evilprod.example.com:%d/",
                    "http://staging.example.com:%d/",
                    "http://evilstaging.example.com:%d/",
                    "http://api.staging.example.com.evil.example:%d/",
                    "http://unknown.example.com:%d/",
                    "http://xn--pi-2ia.prod.example.com:%d/",
                    "http://localhost:%d/",
                })
        void is_refused_in_every_spelling(String url) {
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(
                            () -> client.send(get(URI.create(url.formatted(server.port()))), BodyHandlers.ofString()))
                    .withMessageStartingWith("TG-200")
                    .withMessageContaining("no connection was opened to it");
            assertThat(server.asked()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"99999", "65536", "0"})
        void is_refused_at_ports_that_do_not_exist(String port) {
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> client.send(
                            get(URI.create("http://api.staging.example.com:" + port + "/")), BodyHandlers.ofString()))
                    .withMessageStartingWith("TG-2008 refused: where http:… leads cannot be determined");
        }
    }

    @Nested
    class With_secrets_in_its_url {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://user:NOT-A-SECRET@api.prod.example.com/?token=NOT-A-SECRET#NOT-A-SECRET",
                    "http://user:NOT-A-SECRET@unknown.example.com/?token=NOT-A-SECRET",
                    "http://user:NOT-A-SECRET@127.0.0.01/?token=NOT-A-SECRET",
                    "http://user:NOT-A-SECRET@api.prod.example.com:99999/?token=NOT-A-SECRET",
                })
        void tells_none_of_them(String url) {
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> client.send(get(URI.create(url)), BodyHandlers.ofString()))
                    .satisfies(refusal -> assertThat(refusal.toString() + refusal.judgement())
                            .doesNotContain("NOT-A-SECRET")
                            .doesNotContain("user"));
        }
    }

    @Test
    void is_only_warned_about_while_observing() throws Exception {
        HttpClient observing = GuardedHttpClient.newHttpClient(Tiers.observing());

        assertThat(observing
                        .send(get(server.at("api.prod.example.com", "/")), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
    }
}
