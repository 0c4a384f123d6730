package io.tierguard.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.report.Code;
import io.tierguard.tier.Tier;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Providers serve real and play money from one host: only the key tells. */
@Timeout(60)
class CredentialModeTest {

    private static final String LIVE = Tiers.LIVE_KEY;
    private static final String TEST = Tiers.TEST_KEY;

    private final LoopbackServer server = new LoopbackServer();
    private final LoopbackServer other = new LoopbackServer();
    private final HttpClient client = Tiers.client().build();

    @AfterEach
    void stop() {
        server.close();
        other.close();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(server.at("shared.example.com", path)).timeout(Tiers.BOUND);
    }

    private static String basic(String userAndPassword) {
        return Base64.getEncoder().encodeToString(userAndPassword.getBytes(StandardCharsets.UTF_8));
    }

    private void assertRefused(HttpClient guarded, HttpRequest request) {
        assertThatExceptionOfType(RefusedRouteException.class)
                .isThrownBy(() -> guarded.send(request, BodyHandlers.ofString()))
                .withMessageStartingWith("TG-800")
                .withMessageNotContaining("NOT-A-SECRET")
                .satisfies(refusal -> assertThat(refusal).hasNoCause());
        assertThat(guarded.sendAsync(request, BodyHandlers.ofString()))
                .failsWithin(Tiers.BOUND)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(RefusedRouteException.class);
    }

    @Nested
    class In_a_header {
        static Stream<Arguments> headers() {
            return Stream.of(
                    Arguments.of("Authorization", "Bearer %s"),
                    Arguments.of("authorization", "bearer   %s"),
                    Arguments.of("Authorization", "%s"),
                    Arguments.of("Authorization", "ShippoToken %s"),
                    Arguments.of("Authorization", "Token token=\"%s\", nonce=\"x\""),
                    Arguments.of("Proxy-Authorization", "Bearer %s"),
                    Arguments.of("X-Api-Key", "%s"),
                    Arguments.of("api-key", "%s"),
                    Arguments.of("X-Auth-Token", "%s"),
                    Arguments.of("PLAID-SECRET", "%s"),
                    Arguments.of("X-Of-Our-Own", "key %s"),
                    Arguments.of("Cookie", "a=b; key=%s"));
        }

        @ParameterizedTest
        @MethodSource("headers")
        void a_live_key_is_refused_outside_production(String header, String value) {
            assertRefused(client, to("/").header(header, value.formatted(LIVE)).build());
            assertThat(server.asked()).isEmpty();
        }

        @ParameterizedTest
        @MethodSource("headers")
        void a_test_key_is_sent_there(String header, String value) throws Exception {
            client.send(to("/").header(header, value.formatted(TEST)).build(), BodyHandlers.ofString());

            assertThat(server.asked()).hasSize(1);
        }

        @ParameterizedTest
        @MethodSource("headers")
        void the_other_way_round_in_production(String header, String value) throws Exception {
            HttpClient production = GuardedHttpClient.newHttpClient(Tiers.production());

            assertRefused(
                    production, to("/").header(header, value.formatted(TEST)).build());
            assertThat(server.asked()).isEmpty();
            production.send(to("/").header(header, value.formatted(LIVE)).build(), BodyHandlers.ofString());
            assertThat(server.asked()).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"%s:", "%s:x", "user:%s", ":%s"})
        void it_is_found_as_user_and_as_password_of_basic(String userAndPassword) {
            String value = "Basic " + basic(userAndPassword.formatted(LIVE));

            assertRefused(client, to("/").header("Authorization", value).build());
            assertThat(server.asked()).isEmpty();
        }

        @Test
        void it_is_found_in_the_second_of_several_values() {
            assertRefused(
                    client,
                    to("/").header("X-Api-Key", TEST).header("X-Api-Key", LIVE).build());
            assertThat(server.asked()).isEmpty();
        }

        @Test
        void the_refusal_tells_header_provider_and_hop_and_never_the_key() {
            HttpRequest request =
                    to("/pay").header("Authorization", "Bearer " + LIVE).build();

            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> client.send(request, BodyHandlers.ofString()))
                    .withMessage("""
                            TG-8001 refused: the Authorization header holds a live credential of Acme, and this process is staging
                              used by    GuardedHttpClient
                              sent to    http://shared.example.com:%d
                              at         hop 1, the request itself; no connection was opened to it
                              to fix     use the test credential of Acme: live ones belong to production""".formatted(server.port()))
                    .satisfies(refusal -> {
                        assertThat(refusal.judgement().isAllowed()).isFalse();
                        assertThat(refusal.judgement().code()).contains(Code.LIVE_CREDENTIAL);
                    });
        }
    }

    @Nested
    class In_the_url {
        @ParameterizedTest
        @ValueSource(strings = {"/?key=%s", "/pay?a=b&token=%s#x", "/keys/%s/pay"})
        void it_is_refused(String path) {
            assertRefused(client, to(path.formatted(LIVE)).build());
            assertThat(server.asked()).isEmpty();
        }

        @Test
        void it_is_refused_in_the_user_info() {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://" + LIVE + "@shared.example.com:" + server.port() + "/"))
                    .build();

            assertRefused(client, request);
            assertThat(server.asked()).isEmpty();
        }

        @Test
        void it_is_found_percent_encoded() {
            String encoded = URLEncoder.encode("%" + Integer.toHexString(LIVE.charAt(0)), StandardCharsets.UTF_8)
                    .replace("%25", "%");

            assertRefused(client, to("/?key=" + encoded + LIVE.substring(1)).build());
            assertThat(server.asked()).isEmpty();
        }

        @Test
        void that_a_server_redirects_to_it_is_refused_at_that_hop() {
            server.redirect("/go", 302, "/there?key=" + LIVE);

            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> client.send(to("/go").build(), BodyHandlers.ofString()))
                    .withMessage("""
                            TG-8001 refused: the URL holds a live credential of Acme, and this process is staging
                              used by    GuardedHttpClient
                              sent to    http://shared.example.com:%1$d
                              at         hop 2, a redirect by http://shared.example.com:%1$d; no connection was opened to it
                              to fix     use the test credential of Acme: live ones belong to production""".formatted(server.port()));
            assertThat(server.askedFor()).containsExactly("GET /go");
        }
    }

    @Nested
    class Of_the_cookie_handler {
        private final AtomicInteger asked = new AtomicInteger();

        private HttpClient with(List<String> first, List<String> second) {
            return Tiers.client()
                    .cookieHandler(new CookieHandler() {
                        @Override
                        public Map<String, List<String>> get(URI uri, Map<String, List<String>> headers) {
                            return Map.of("Cookie", asked.incrementAndGet() == 1 ? first : second);
                        }

                        @Override
                        public void put(URI uri, Map<String, List<String>> headers) {
                            // nothing to keep
                        }
                    })
                    .build();
        }

        @Test
        void it_is_refused() {
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> with(List.of("a=b", "key=" + LIVE), List.of())
                            .send(to("/").build(), BodyHandlers.ofString()))
                    .withMessageStartingWith(
                            "TG-8001 refused: the Cookie header holds a live credential of Acme, and this process is")
                    .withMessageNotContaining("NOT-A-SECRET");
            assertThat(server.asked()).isEmpty();
        }

        @Test
        void it_is_refused_at_a_later_hop() {
            server.redirect("/go", 302, "/there");

            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> with(List.of("a=b"), List.of("key=" + LIVE))
                            .send(to("/go").build(), BodyHandlers.ofString()))
                    .withMessageContaining("  at         hop 2, a redirect by ");
            assertThat(server.askedFor()).containsExactly("GET /go");
        }

        @Test
        void another_mode_is_sent() throws Exception {
            with(List.of("key=" + TEST), List.of()).send(to("/").build(), BodyHandlers.ofString());

            assertThat(server.asked()).extracting(LoopbackServer.Asked::cookie).containsExactly("key=" + TEST);
        }

        /** The list says something else each time: what is judged has to be what is sent. */
        @Test
        void a_list_that_changes_is_read_once() throws Exception {
            List<String> turning = new java.util.AbstractList<>() {
                private int reads;

                @Override
                public String get(int index) {
                    return reads++ == 0 ? "a=b" : "key=" + LIVE;
                }

                @Override
                public int size() {
                    return 1;
                }

                @Override
                public Object[] toArray() {
                    return new Object[] {get(0)};
                }
            };

            with(turning, List.of()).send(to("/").build(), BodyHandlers.ofString());

            assertThat(server.asked()).extracting(LoopbackServer.Asked::cookie).containsExactly("a=b");
        }
    }

    @Nested
    class Of_the_authenticator {
        private final List<String> answered = new ArrayList<>();

        private HttpClient with(String user, String password) {
            server.answer("/locked", exchange -> {
                if (exchange.getRequestHeaders().containsKey("Authorization")) {
                    LoopbackServer.respond(exchange, 200, "open");
                } else {
                    exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"here\"");
                    LoopbackServer.respond(exchange, 401, "");
                }
            });
            return Tiers.client()
                    .authenticator(new Authenticator() {
                        @Override
                        protected PasswordAuthentication getPasswordAuthentication() {
                            answered.add(getRequestingHost() + " " + getRequestingPrompt() + " " + getRequestorType());
                            return new PasswordAuthentication(user, password.toCharArray());
                        }
                    })
                    .build();
        }

        @Test
        void the_password_is_refused_before_the_client_has_it() {
            HttpClient guarded = with("user", LIVE);

            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> guarded.send(to("/locked").build(), BodyHandlers.ofString()))
                    .withMessage("""
                            TG-8001 refused: the password of the Authenticator holds a live credential of Acme, and this process is staging
                              used by    GuardedHttpClient
                              sent to    http://shared.example.com:%d
                              at         an answer to its question for credentials; it was not given
                              to fix     use the test credential of Acme: live ones belong to production""".formatted(server.port()));
            assertThat(server.asked())
                    .extracting(LoopbackServer.Asked::authorization)
                    .containsExactly((String) null);
            assertThat(answered).containsExactly("shared.example.com here SERVER");
        }

        @Test
        void the_user_name_is_refused_too() {
            HttpClient guarded = with(LIVE, "");

            assertRefused(guarded, to("/locked").build());
            assertThat(server.asked())
                    .extracting(LoopbackServer.Asked::authorization)
                    .containsOnlyNulls();
        }

        @Test
        void of_another_mode_is_given() throws Exception {
            assertThat(with("user", TEST)
                            .send(to("/locked").build(), BodyHandlers.ofString())
                            .body())
                    .isEqualTo("open");
            assertThat(server.asked())
                    .extracting(LoopbackServer.Asked::authorization)
                    .containsExactly(null, "Basic " + basic("user:" + TEST));
        }

        @Test
        void that_gives_nothing_gives_nothing() {
            with("", "");
            Authenticator silent = new Authenticator() {
                @Override
                protected PasswordAuthentication getPasswordAuthentication() {
                    return null;
                }
            };
            HttpClient bare = HttpClient.newBuilder().authenticator(silent).build();
            HttpClient guarded = Tiers.client().authenticator(silent).build();

            assertThat(outcome(guarded)).isEqualTo(outcome(bare));
        }

        private String outcome(HttpClient any) {
            return any.sendAsync(to("/locked").build(), BodyHandlers.ofString())
                    .handle((answer, failure) -> failure == null ? answer.toString() : failure.toString())
                    .join();
        }

        @Test
        void for_a_proxy_is_refused_too() throws Exception {
            try (TinyProxy proxy =
                    new TinyProxy("HTTP/1.1 407 Who are you\r\nProxy-Authenticate: Basic realm=\"out\"\r\n"
                            + "Content-Length: 0\r\n\r\n")) {
                HttpClient guarded = Tiers.client()
                        .proxy(proxy.as("proxy.staging.example.com"))
                        .authenticator(new Authenticator() {
                            @Override
                            protected PasswordAuthentication getPasswordAuthentication() {
                                return new PasswordAuthentication("user", LIVE.toCharArray());
                            }
                        })
                        .build();

                assertThatExceptionOfType(RefusedRouteException.class)
                        .isThrownBy(() -> guarded.send(to("/").build(), BodyHandlers.ofString()))
                        .withMessageStartingWith("TG-8001 refused: the password of the Authenticator holds a live ")
                        .withMessageContaining("  sent to    http://proxy.staging.example.com:" + proxy.port());
                assertThat(proxy.asked()).hasSize(1);
            }
        }
    }

    @Nested
    class In_a_handshake {
        private CompletableFuture<WebSocket> shake(WebSocket.Builder builder, String url) {
            return builder.buildAsync(URI.create(url), new WebSocket.Listener() {});
        }

        private void assertRefused(CompletableFuture<WebSocket> future) {
            assertThat(future)
                    .failsWithin(Tiers.BOUND)
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(RefusedRouteException.class)
                    .satisfies(failure -> assertThat(failure.getCause())
                            .hasMessageStartingWith("TG-8001")
                            .hasMessageNotContaining("NOT-A-SECRET"));
        }

        @Test
        void it_is_refused_in_headers_subprotocols_and_url() throws Exception {
            try (TinyWebSocketServer sockets = new TinyWebSocketServer(null)) {
                String url = "ws://shared.example.com:" + sockets.port() + "/";
                for (HttpClient guarded :
                        List.of(client, GuardedHttpClient.wrap(HttpClient.newHttpClient(), Tiers.staging()))) {
                    assertRefused(shake(guarded.newWebSocketBuilder().header("Authorization", "Bearer " + LIVE), url));
                    assertRefused(shake(guarded.newWebSocketBuilder().header("X-Api-Key", LIVE), url));
                    assertRefused(shake(guarded.newWebSocketBuilder().subprotocols("orders", LIVE), url));
                    assertRefused(shake(guarded.newWebSocketBuilder().subprotocols(LIVE), url));
                    assertRefused(shake(guarded.newWebSocketBuilder(), url + "?key=" + LIVE));
                }
                assertThat(sockets.asked()).isEmpty();

                shake(client.newWebSocketBuilder().header("X-Api-Key", TEST).subprotocols(TEST), url)
                        .get()
                        .abort();
                assertThat(sockets.asked()).hasSize(1);
            }
        }
    }

    @Nested
    class Over_a_crossing {
        private HttpClient crossing(Tier tier, String from, String to) {
            return GuardedHttpClient.newHttpClient(Tiers.guard(tier, """
                    version: 1
                    credentials: [{provider: Acme, live: acme_live_, test: acme_test_}]
                    endpoints: {%2$s: ["*.prod.example.com"], %1$s: ["*.staging.example.com", 127.0.0.1]}
                    crossings:
                      - {from: %1$s, to: %2$s, endpoint: "api.prod.example.com:%3$d", reason: a test, expires: 2027-01-31}
                    """.formatted(from, to, server.port())));
        }

        private HttpRequest with(String key) {
            return HttpRequest.newBuilder(server.at("api.prod.example.com", "/"))
                    .header("Authorization", "Bearer " + key)
                    .build();
        }

        @Test
        void what_belongs_to_whom_it_leads_to_is_sent_there() throws Exception {
            crossing(Tier.STAGING, "staging", "production").send(with(LIVE), BodyHandlers.ofString());
            crossing(Tier.PRODUCTION, "production", "staging").send(with(TEST), BodyHandlers.ofString());

            assertThat(server.asked())
                    .extracting(LoopbackServer.Asked::authorization)
                    .containsExactly("Bearer " + LIVE, "Bearer " + TEST);
        }

        @Test
        void and_nowhere_else() {
            assertRefused(crossing(Tier.STAGING, "staging", "test"), with(LIVE));
            assertRefused(
                    crossing(Tier.STAGING, "staging", "production"),
                    HttpRequest.newBuilder(server.at("api.staging.example.com", "/"))
                            .header("Authorization", "Bearer " + LIVE)
                            .build());
            assertThat(server.asked()).isEmpty();
        }

        @Test
        void nor_to_a_proxy() {
            HttpRequest request = HttpRequest.newBuilder(server.at("api.prod.example.com", "/"))
                    .header("Proxy-Authorization", "Bearer " + LIVE)
                    .build();

            assertRefused(crossing(Tier.STAGING, "staging", "production"), request);
            assertThat(server.asked()).isEmpty();
        }
    }

    @Test
    void while_observing_it_is_sent() throws Exception {
        HttpClient observing = GuardedHttpClient.newHttpClient(Tiers.observing());

        observing.send(to("/").header("Authorization", "Bearer " + LIVE).build(), BodyHandlers.ofString());

        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void a_client_that_exists_is_guarded_alike() {
        HttpClient wrapped = GuardedHttpClient.wrap(HttpClient.newHttpClient(), Tiers.staging());

        assertRefused(wrapped, to("/").header("Authorization", "Bearer " + LIVE).build());
        assertThat(server.asked()).isEmpty();
    }
}
