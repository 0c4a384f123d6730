package io.tierguard.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RequestCopyTest {

    private final LoopbackServer server = new LoopbackServer();
    private final HttpClient client = Tiers.client().build();

    @AfterEach
    void stop() {
        server.close();
    }

    /** A request that gives the URLs in turn, and then the last one for ever. */
    private static final class Turning extends HttpRequest {
        private final List<URI> urls;
        private int calls;

        Turning(URI... urls) {
            this.urls = List.of(urls);
        }

        @Override
        public URI uri() {
            return urls.get(Math.min(calls++, urls.size() - 1));
        }

        @Override
        public Optional<BodyPublisher> bodyPublisher() {
            return Optional.empty();
        }

        @Override
        public String method() {
            return "GET";
        }

        @Override
        public Optional<Duration> timeout() {
            return Optional.of(Tiers.BOUND);
        }

        @Override
        public boolean expectContinue() {
            return false;
        }

        @Override
        public Optional<HttpClient.Version> version() {
            return Optional.empty();
        }

        @Override
        public HttpHeaders headers() {
            return HttpHeaders.of(Map.of(), (name, value) -> true);
        }
    }

    @Nested
    class That_turns_from_url_to_url {
        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3, 4, 5})
        void reaches_what_was_judged_or_nothing(int turnsAfter) {
            URI own = server.at("api.staging.example.com", "/own");
            URI[] urls = new URI[turnsAfter + 1];
            java.util.Arrays.fill(urls, own);
            urls[turnsAfter] = server.at("api.prod.example.com", "/theirs");

            try {
                client.send(new Turning(urls), BodyHandlers.ofString());
            } catch (RefusedRouteException e) {
                assertThat(e).hasMessageStartingWith("TG-2001");
            } catch (Exception e) {
                throw new AssertionError(e);
            }

            assertThat(server.askedFor()).doesNotContain("GET /theirs");
        }
    }

    /** A request whose other parts change with every question. */
    private final class Changing extends HttpRequest {
        private final Map<String, List<String>> first;
        private final Map<String, List<String>> later;
        private boolean asked;
        private URI uri = server.at("api.staging.example.com", "/own");

        Changing(Map<String, List<String>> first, Map<String, List<String>> later) {
            this.first = first;
            this.later = later;
        }

        @Override
        public HttpHeaders headers() {
            Map<String, List<String>> now = asked ? later : first;
            asked = true;
            return HttpHeaders.of(now, (name, value) -> true);
        }

        /** Turns the request to production as soon as somebody reads the body. */
        @Override
        public Optional<BodyPublisher> bodyPublisher() {
            BodyPublisher body = BodyPublishers.ofString("one order");
            return Optional.of(BodyPublishers.fromPublisher(
                    subscriber -> {
                        uri = server.at("api.prod.example.com", "/theirs");
                        body.subscribe(subscriber);
                    },
                    body.contentLength()));
        }

        @Override
        public URI uri() {
            return uri;
        }

        @Override
        public String method() {
            return asked ? "DELETE" : "POST";
        }

        @Override
        public Optional<Duration> timeout() {
            return Optional.of(Tiers.BOUND);
        }

        @Override
        public boolean expectContinue() {
            return false;
        }

        @Override
        public Optional<HttpClient.Version> version() {
            return Optional.empty();
        }
    }

    @Nested
    class That_changes_its_headers {
        private final Map<String, List<String>> harmless = Map.of("X-Shop", List.of("one"));

        @ParameterizedTest
        @CsvSource({"Host, api.prod.example.com", "Authorization, Bearer acme_live_NOT-A-SECRET"})
        void sends_what_was_judged(String header, String value) throws Exception {
            client.send(new Changing(harmless, Map.of(header, List.of(value))), BodyHandlers.ofString());

            assertThat(server.asked()).singleElement().satisfies(asked -> {
                assertThat(asked.path()).isEqualTo("/own");
                assertThat(asked.body()).isEqualTo("one order");
                assertThat(asked.host()).isEqualTo("api.staging.example.com:" + server.port());
                assertThat(asked.authorization()).isNull();
            });
        }

        @ParameterizedTest
        @CsvSource({"Host, api.prod.example.com", "Authorization, Bearer acme_live_NOT-A-SECRET"})
        void is_refused_for_what_would_be_sent(String header, String value) {
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> client.send(
                            new Changing(Map.of(header, List.of(value)), harmless), BodyHandlers.ofString()));
            assertThat(server.asked()).isEmpty();
        }

        @Test
        void is_not_quoted_where_the_jdk_takes_one_of_them_for_none() {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> client.send(
                            new Changing(Map.of("X-Api-Key", List.of("NOT-A-SECRET\r\nHost: x")), harmless),
                            BodyHandlers.ofString()))
                    .withMessage("the request has a part that the JDK's client does not take")
                    .withNoCause();
            assertThat(server.asked()).isEmpty();
        }
    }

    @Test
    void that_no_client_takes_is_refused_without_quoting_it() {
        assertThatExceptionOfType(RefusedRouteException.class)
                .isThrownBy(() -> client.send(
                        new Turning(URI.create("http://user:NOT-A-SECRET@my host/".replace(" ", "_"))),
                        BodyHandlers.ofString()))
                .withMessageStartingWith("TG-2008")
                .withMessageNotContaining("NOT-A-SECRET")
                .withNoCause();
        assertThatExceptionOfType(RefusedRouteException.class)
                .isThrownBy(() -> client.send(
                        new Turning(URI.create("ftp://user:NOT-A-SECRET@api.staging.example.com/")),
                        BodyHandlers.ofString()))
                .withMessageNotContaining("NOT-A-SECRET");
    }

    @Nested
    class Of_everything_else {
        @Test
        void keeps_headers_method_body_version_and_timeout() throws Exception {
            HttpRequest request = HttpRequest.newBuilder(server.at("api.staging.example.com", "/orders"))
                    .method("PATCH", HttpRequest.BodyPublishers.ofString("one order"))
                    .header("Cookie", "a=b")
                    .header("Authorization", "NOT-A-SECRET")
                    .version(HttpClient.Version.HTTP_1_1)
                    .expectContinue(false)
                    .timeout(Tiers.BOUND)
                    .build();

            var response = client.send(request, BodyHandlers.ofString());

            assertThat(server.asked())
                    .containsExactly(new LoopbackServer.Asked(
                            "PATCH",
                            "/orders",
                            "api.staging.example.com:" + server.port(),
                            "NOT-A-SECRET",
                            "a=b",
                            "one order"));
            assertThat(response.request().timeout()).contains(Tiers.BOUND);
            assertThat(response.request().version()).contains(HttpClient.Version.HTTP_1_1);
            assertThat(response.request().uri()).isEqualTo(request.uri());
        }

        @Test
        void says_to_the_server_what_the_jdk_says() throws Exception {
            server.answer(
                    "/agent",
                    exchange -> LoopbackServer.respond(
                            exchange,
                            200,
                            String.valueOf(exchange.getRequestHeaders().get("User-agent"))));
            URI uri = server.at("api.staging.example.com", "/agent");
            HttpRequest plain = HttpRequest.newBuilder(uri).build();
            HttpRequest named = HttpRequest.newBuilder(uri)
                    .header("user-agent", "shop/1")
                    .header("User-Agent", "shop/2")
                    .build();

            for (HttpRequest request : List.of(plain, named)) {
                assertThat(client.send(request, BodyHandlers.ofString()).body())
                        .isEqualTo(HttpClient.newHttpClient()
                                .send(request, BodyHandlers.ofString())
                                .body());
            }
        }
    }

    @Nested
    class With_a_host_header {
        @Test
        void of_production_is_refused() {
            HttpRequest request = HttpRequest.newBuilder(server.at("api.staging.example.com", "/"))
                    .header("Host", "api.prod.example.com")
                    .build();

            for (HttpClient guarded :
                    List.of(client, GuardedHttpClient.wrap(HttpClient.newHttpClient(), Tiers.staging()))) {
                assertThatExceptionOfType(RefusedRouteException.class)
                        .isThrownBy(() -> guarded.send(request, BodyHandlers.ofString()))
                        .withMessageStartingWith(
                                "TG-2001 refused: this process is staging, and api.prod.example.com:80")
                        .withMessageContaining("  used by        the Host header of GuardedHttpClient\n");
            }
            assertThat(server.asked()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "API.prod.example.com.:8080",
                    "api.staging.example.com/@api.prod.example.com",
                    "api.staging.example.com?.prod.example.com",
                    "api.staging.example.com@api.prod.example.com",
                    "unknown.example.com",
                    "127.0.0.3",
                })
        void of_another_in_disguise_is_refused(String host) {
            HttpRequest request = HttpRequest.newBuilder(server.at("api.staging.example.com", "/"))
                    .header("Host", host)
                    .build();

            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> client.send(request, BodyHandlers.ofString()))
                    .withMessageStartingWith("TG-200");
            assertThat(server.asked()).isEmpty();
        }

        @Test
        void that_repeats_the_url_adds_nothing_to_judge() throws Exception {
            try (LoopbackServer byAddress = new LoopbackServer("127.0.0.2")) {
                URI uri = byAddress.at("by-address.example.com", "/");

                for (String host : List.of("by-address.example.com", "BY-address.example.com:" + byAddress.port())) {
                    client.send(HttpRequest.newBuilder(uri).header("Host", host).build(), BodyHandlers.ofString());
                }

                assertThat(byAddress.asked()).hasSize(2);
            }
        }

        @Test
        void of_our_own_is_sent() throws Exception {
            HttpRequest request = HttpRequest.newBuilder(server.at("api.staging.example.com", "/"))
                    .header("Host", "files.staging.example.com")
                    .build();

            client.send(request, BodyHandlers.ofString());

            assertThat(server.asked())
                    .extracting(LoopbackServer.Asked::host)
                    .containsExactly("files.staging.example.com");
        }
    }
}
