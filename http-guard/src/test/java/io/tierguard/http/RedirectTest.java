package io.tierguard.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RedirectTest {

    private final LoopbackServer staging = new LoopbackServer();
    private final LoopbackServer production = new LoopbackServer();
    private final HttpClient client = Tiers.client().build();

    @AfterEach
    void stop() {
        staging.close();
        production.close();
    }

    private HttpRequest.Builder from(String path) {
        return HttpRequest.newBuilder(staging.at("api.staging.example.com", path))
                .timeout(Tiers.BOUND);
    }

    static Stream<Arguments> methods_and_statuses() {
        return Stream.of("GET", "POST", "PUT", "DELETE", "PATCH")
                .flatMap(method -> Stream.of(301, 302, 303, 307, 308).map(status -> Arguments.of(method, status)));
    }

    @Nested
    class To_production {
        @ParameterizedTest
        @MethodSource("io.tierguard.http.RedirectTest#methods_and_statuses")
        void is_refused_before_anything_reaches_it(String method, int status) {
            staging.redirect(
                    "/go",
                    status,
                    production.at("api.prod.example.com", "/orders/1").toString());
            HttpRequest request = from("/go")
                    .method(method, BodyPublishers.ofString("one order"))
                    .build();

            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> client.send(request, BodyHandlers.ofString()))
                    .withMessageStartingWith(
                            "TG-2001 refused: this process is staging, and api.prod.example.com:" + production.port());
            assertThat(client.sendAsync(request, BodyHandlers.ofString()))
                    .failsWithin(Tiers.BOUND)
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(RefusedRouteException.class);
            assertThat(staging.askedFor()).containsExactly(method + " /go", method + " /go");
            assertThat(production.asked()).isEmpty();
        }

        @Test
        void tells_the_hop_and_who_sent_it_there() {
            staging.redirect(
                    "/go",
                    302,
                    production
                            .at("api.prod.example.com", "/orders?key=NOT-A-SECRET")
                            .toString());

            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> client.send(from("/go?from=NOT-A-SECRET").build(), BodyHandlers.ofString()))
                    .withMessage("""
                            TG-2001 refused: this process is staging, and api.prod.example.com:%1$d belongs to production
                              used by        the redirect by http://api.staging.example.com:%2$d
                              target         http://api.prod.example.com:%1$d  (credentials, path and parameters left out)
                              production by  *.prod.example.com                tierguard.yaml:4
                              at             hop 2, a redirect by http://api.staging.example.com:%2$d; no connection was opened to it
                              to fix         point the redirect by http://api.staging.example.com:%2$d at an endpoint of staging, or correct tierguard.yaml:4 if this endpoint is not production's""".formatted(production.port(), staging.port()))
                    .withNoCause()
                    .satisfies(refusal -> assertThat(refusal.getStackTrace())
                            .as("where it was asked for")
                            .anyMatch(frame -> frame.getClassName().startsWith(RedirectTest.class.getName())));
        }

        @Test
        void tells_where_a_longer_way_began() {
            staging.redirect("/one", 302, "/two")
                    .redirect(
                            "/two",
                            307,
                            staging.at("files.staging.example.com", "/three").toString())
                    .redirect(
                            "/three",
                            308,
                            production.at("api.prod.example.com", "/").toString());

            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> client.send(from("/one").build(), BodyHandlers.ofString()))
                    .withMessageContaining(
                            "  at             hop 4, a redirect by http://files.staging.example.com:%1$d of a request to http://api.staging.example.com:%1$d; no connection was opened to it\n"
                                    .formatted(staging.port()));
            assertThat(staging.askedFor()).containsExactly("GET /one", "GET /two", "GET /three");
            assertThat(production.asked()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "//api.prod.example.com:%d/",
                    "http://API.PROD.example.com.:%d/",
                    "http://api.staging.example.com@api.prod.example.com:%d/",
                    "http://127.0.0.3:%d/",
                    "http://[::ffff:7f00:3]:%d/",
                    "http://moved.staging.example.com:%d/",
                    "http://2130706433:%d/",
                    "http://0x7f000001:%d/",
                    "http://[::1]:%d/",
                    "http://unknown.example.com:%d/",
                    "https://api.prod.example.com:%d/",
                    "ftp://api.staging.example.com:%d/",
                    "gopher://api.staging.example.com:%d/",
                    "ws://api.staging.example.com:%d/",
                    "wss://api.staging.example.com:%d/",
                    "file://api.staging.example.com:%d/",
                    "http://my_files.staging.example.com:%d/",
                    "https:///%d",
                    "https:opaque%d",
                })
        void is_refused_in_every_spelling(String location) {
            staging.redirect("/go", 302, location.formatted(production.port()));

            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> client.send(from("/go").build(), BodyHandlers.ofString()))
                    .withMessageStartingWith("TG-200");
            assertThat(staging.askedFor()).containsExactly("GET /go");
            assertThat(production.asked()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://api.prod.example.com\\@api.staging.example.com:%d/",
                    "http:///api.prod.example.com:%d/",
                    "http://api.prod.example.com:99999999999/%d",
                    "mailto:somebody%d",
                    "http://api staging.example.com:%d/",
                    "http://api_.staging..example.com:%d/",
                })
        void is_never_followed_where_nobody_can_read_it(String location) {
            staging.redirect("/go", 302, location.formatted(production.port()));

            assertThatExceptionOfType(Exception.class)
                    .isThrownBy(() -> client.send(from("/go").build(), BodyHandlers.ofString()));
            assertThat(staging.askedFor()).containsExactly("GET /go");
            assertThat(production.asked()).isEmpty();
        }

        @Test
        void is_handed_out_unfollowed_by_a_client_that_follows_none() throws Exception {
            staging.redirect(
                    "/go", 302, production.at("api.prod.example.com", "/").toString());
            HttpClient stays = GuardedHttpClient.newHttpClient(Tiers.staging());

            HttpResponse<String> response = stays.send(from("/go").build(), BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(302);
            assertThat(production.asked()).isEmpty();
        }
    }

    @Nested
    class Within_our_own {
        @ParameterizedTest
        @ValueSource(ints = {301, 302, 303, 307, 308})
        void is_followed(int status) throws Exception {
            staging.redirect(
                    "/go",
                    status,
                    staging.at("files.staging.example.com", "/there").toString());

            HttpResponse<String> response = client.send(from("/go").build(), BodyHandlers.ofString());

            assertThat(response.body()).isEqualTo("hello");
            assertThat(response.uri()).isEqualTo(staging.at("files.staging.example.com", "/there"));
            assertThat(response.previousResponse()).isPresent();
            assertThat(staging.askedFor()).containsExactly("GET /go", "GET /there");
        }

        @Test
        void keeps_the_body_where_the_jdk_does() throws Exception {
            staging.redirect("/go", 307, "/there");

            client.send(from("/go").POST(BodyPublishers.ofString("one order")).build(), BodyHandlers.ofString());

            assertThat(staging.asked())
                    .extracting(LoopbackServer.Asked::body)
                    .containsExactly("one order", "one order");
        }

        @Test
        void ends_where_the_jdk_ends_it() throws Exception {
            staging.redirect("/round", 302, "/round");

            assertThat(client.send(from("/round").build(), BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(302);
            assertThat(staging.asked()).hasSize(5);
        }
    }

    /** One host, one part of which is production's. */
    @Nested
    class By_its_path {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/live",
                    "/live/orders",
                    "/%6Cive",
                    "/x/../live",
                    "/x/%2e%2e/live",
                    "/./live",
                    "//live",
                })
        void is_refused_where_the_path_is_productions(String path) {
            staging.redirect("/go", 302, staging.at("mixed.example.com", path).toString());

            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> client.send(from("/go").build(), BodyHandlers.ofString()))
                    .withMessageStartingWith("TG-200");
            assertThat(staging.askedFor()).containsExactly("GET /go");
        }

        @ParameterizedTest
        @ValueSource(strings = {"/alive", "/lively", "/x/live"})
        void is_followed_where_it_only_looks_so(String path) throws Exception {
            staging.redirect("/go", 302, staging.at("mixed.example.com", path).toString());

            assertThat(client.send(from("/go").build(), BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
        }
    }

    @Nested
    class That_names_several_locations {
        @Test
        void is_refused_whoever_they_belong_to() {
            staging.redirect(
                    "/go",
                    302,
                    staging.at("files.staging.example.com", "/").toString(),
                    production.at("api.prod.example.com", "/").toString());

            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> client.send(from("/go").build(), BodyHandlers.ofString()))
                    .withMessage("""
                            TG-2008 refused: where a redirect by http://api.staging.example.com:%1$d leads cannot be determined: its answer names 2 locations
                              used by    GuardedHttpClient
                              at         hop 2, a redirect by http://api.staging.example.com:%1$d; no connection was opened to it
                              to fix     let http://api.staging.example.com:%1$d send one Location header""".formatted(staging.port()))
                    .satisfies(refusal ->
                            assertThat(refusal.judgement().isAllowed()).isFalse());
            assertThat(staging.askedFor()).containsExactly("GET /go");
        }

        @Test
        void is_none_of_our_business_where_it_is_not_followed() throws Exception {
            staging.redirect("/made", 201, "/one", "/two");

            assertThat(client.send(from("/made").build(), BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(201);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop/1", "  shop/1\t", ""})
    void is_told_apart_whatever_the_user_agent_is(String userAgent) {
        staging.redirect("/go", 302, "/one", "/two");

        assertThatExceptionOfType(RefusedRouteException.class)
                .isThrownBy(() ->
                        client.send(from("/go").header("User-Agent", userAgent).build(), BodyHandlers.ofString()))
                .withMessageContaining("its answer names 2 locations");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://user:NOT-A-SECRET@bad host/x",
                "http://a.example.com:NOT-A-SECRET/%zz",
                "http:NOT-A-SECRET",
                "http:///NOT-A-SECRET"
            })
    void refuses_what_nobody_can_read_without_quoting_it(String location) throws Exception {
        staging.redirect("/odd", 302, location);

        for (boolean async : new boolean[] {false, true}) {
            Throwable failure = async
                    ? client.sendAsync(from("/odd").build(), BodyHandlers.ofString())
                            .handle((answer, thrown) -> thrown)
                            .join()
                    : catchThrowable(() -> client.send(from("/odd").build(), BodyHandlers.ofString()));

            assertThat(failure).isInstanceOf(RefusedRouteException.class).hasMessage("""
                    TG-2008 refused: where a redirect by http://api.staging.example.com:%1$d leads cannot be determined: it is no http or https URL with a host, and the client would speak HTTP there nevertheless
                      used by    GuardedHttpClient
                      at         hop 2, a redirect by http://api.staging.example.com:%1$d; no connection was opened to it
                      to fix     let http://api.staging.example.com:%1$d redirect to an http or https URL""".formatted(staging.port()));
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            assertThat(trace.toString()).doesNotContain("NOT-A-SECRET");
        }
    }

    @Nested
    class With_a_credential_set_by_hand {
        @ParameterizedTest
        @ValueSource(strings = {"Authorization", "Cookie"})
        void never_carries_it_to_another_server(String header) throws Exception {
            try (LoopbackServer other = new LoopbackServer()) {
                staging.redirect(
                        "/go", 302, other.at("files.staging.example.com", "/").toString());
                HttpRequest request = from("/go").header(header, "NOT-A-SECRET").build();

                if (Runtime.version().feature() >= 25) {
                    client.send(request, BodyHandlers.ofString());
                } else {
                    assertThatExceptionOfType(RefusedRouteException.class)
                            .isThrownBy(() -> client.send(request, BodyHandlers.ofString()))
                            .withMessage("""
                                    TG-4003 refused: a redirect would carry the %3$s header of a request to http://api.staging.example.com:%1$d on to http://files.staging.example.com:%2$d
                                      used by    GuardedHttpClient
                                      at         hop 2, a redirect by http://api.staging.example.com:%1$d; no connection was opened to it
                                      to fix     follow this redirect yourself, with what http://files.staging.example.com:%2$d is to get as %3$s""".formatted(staging.port(), other.port(), header));
                }
                assertThat(other.asked())
                        .allSatisfy(asked -> assertThat(asked.authorization()).isNull())
                        .allSatisfy(asked -> assertThat(asked.cookie()).isNull());
            }
        }

        /** No JDK drops these. */
        @ParameterizedTest
        @CsvSource({
            "X-Api-Key, NOT-A-SECRET",
            "x-auth-token, NOT-A-SECRET",
            "Private-Token, NOT-A-SECRET",
            "X-Shop, Bearer NOT-A-SECRET",
            "X-Shop, acme_test_NOT-A-SECRET",
        })
        void is_refused_with_a_credential_of_another_name(String header, String value) {
            try (LoopbackServer other = new LoopbackServer()) {
                staging.redirect(
                        "/go",
                        302,
                        other.at("files.staging.example.com", "/there").toString());

                assertThatExceptionOfType(RefusedRouteException.class)
                        .isThrownBy(() ->
                                client.send(from("/go").header(header, value).build(), BodyHandlers.ofString()))
                        .withMessageStartingWith("TG-4003 refused: a redirect would carry the ")
                        .withMessageNotContaining("NOT-A-SECRET");
                assertThat(other.asked()).isEmpty();
            }
        }

        @Test
        void keeps_it_on_the_same_server() throws Exception {
            staging.redirect("/go", 302, "/there");

            client.send(from("/go").header("Authorization", "NOT-A-SECRET").build(), BodyHandlers.ofString());

            assertThat(staging.asked())
                    .extracting(LoopbackServer.Asked::authorization)
                    .containsExactly("NOT-A-SECRET", "NOT-A-SECRET");
        }
    }

    @Nested
    class After_a_question_for_credentials {
        @Test
        void counts_the_repetition_as_the_same_hop() {
            staging.answer("/locked", exchange -> {
                if (exchange.getRequestHeaders().containsKey("Authorization")) {
                    exchange.getResponseHeaders()
                            .add(
                                    "Location",
                                    production.at("api.prod.example.com", "/").toString());
                    LoopbackServer.respond(exchange, 302, "");
                } else {
                    exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"here\"");
                    LoopbackServer.respond(exchange, 401, "");
                }
            });
            HttpClient known = Tiers.client()
                    .authenticator(new Authenticator() {
                        @Override
                        protected PasswordAuthentication getPasswordAuthentication() {
                            return new PasswordAuthentication("user", "NOT-A-SECRET".toCharArray());
                        }
                    })
                    .build();

            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> known.send(from("/locked").build(), BodyHandlers.ofString()))
                    .withMessageContaining("  at             hop 2, a redirect by ");
            assertThat(staging.asked()).hasSize(2);
            assertThat(production.asked()).isEmpty();
        }
    }

    /** Many calls at once, to one place of production, from two places of our own. */
    @Test
    void tells_each_call_its_own_way() {
        String target = production.at("api.prod.example.com", "/").toString();
        try (LoopbackServer second = new LoopbackServer()) {
            staging.redirect("/go", 302, target);
            second.redirect("/go", 302, "/on").redirect("/on", 302, target);

            List<CompletableFuture<String>> told = IntStream.range(0, 60)
                    .mapToObj(i -> i % 2 == 0 ? staging : second)
                    .map(from -> client.sendAsync(
                                    HttpRequest.newBuilder(from.at("files.staging.example.com", "/go"))
                                            .build(),
                                    BodyHandlers.ofString())
                            .handle((answer, failure) -> failure.getMessage()))
                    .toList();

            for (int i = 0; i < told.size(); i++) {
                String way = i % 2 == 0
                        ? "hop 2, a redirect by http://files.staging.example.com:" + staging.port() + ";"
                        : "hop 3, a redirect by http://files.staging.example.com:%1$d of a request to http://files.staging.example.com:%1$d;"
                                .formatted(second.port());
                assertThat(told.get(i)).succeedsWithin(Tiers.BOUND).asString().contains(way);
            }
            assertThat(production.asked()).isEmpty();
        }
    }

    /** The hooks tell calls apart by the very objects of a request, which may be the same for all. */
    @Test
    void tells_calls_of_one_request_apart() {
        staging.redirect("/go", 302, "/one", "/two");
        HttpRequest one = from("/go").build();

        List<CompletableFuture<String>> told = IntStream.range(0, 40)
                .mapToObj(i -> client.sendAsync(one, BodyHandlers.ofString())
                        .handle((answer, failure) -> String.valueOf(failure)))
                .toList();

        String origin = "http://api.staging.example.com:" + staging.port();
        for (CompletableFuture<String> message : told) {
            assertThat(message)
                    .succeedsWithin(Tiers.BOUND)
                    .asString()
                    .contains("its answer names 2 locations")
                    .contains("hop 2, a redirect by " + origin + ";");
        }
    }

    @Test
    void leaves_no_trace_of_calls_that_are_over() throws Exception {
        staging.redirect("/go", 302, production.at("api.prod.example.com", "/").toString())
                .redirect("/on", 302, "/there");
        RouteJudge judge = RouteJudge.of(Tiers.staging(), "GuardedHttpClient");
        Journeys journeys = new Journeys();
        HttpClient plain = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .cookieHandler(new HopGuard(judge, journeys, null))
                .build();
        HttpClient watched = new GuardedHttpClient(
                plain, new Departures(judge, journeys), plain.cookieHandler(), plain.proxy(), plain.authenticator());

        watched.send(from("/on").build(), BodyHandlers.ofString());
        assertThat(watched.sendAsync(from("/go").build(), BodyHandlers.ofString()))
                .failsWithin(Tiers.BOUND);
        for (URI refused : List.of(production.at("api.prod.example.com", "/"))) {
            assertThat(watched.sendAsync(HttpRequest.newBuilder(refused).build(), BodyHandlers.ofString()))
                    .failsWithin(Tiers.BOUND);
        }

        assertThat(journeys.underWay()).isZero();
    }
}
