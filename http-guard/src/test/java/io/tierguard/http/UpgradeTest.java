package io.tierguard.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer can say of other places, beside a redirect that is followed. */
@Timeout(60)
class UpgradeTest {

    private final LoopbackServer staging = new LoopbackServer();
    private CountingServer production;
    private final HttpClient client = Tiers.client().version(Version.HTTP_2).build();

    @BeforeEach
    void start() throws IOException {
        production = new CountingServer();
    }

    @AfterEach
    void stop() throws IOException {
        staging.close();
        production.close();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(staging.at("api.staging.example.com", path));
    }

    private String theirs() {
        return production.at("api.prod.example.com", "/there");
    }

    private void answer(String path, int status, String header, String value) {
        staging.answer(path, exchange -> {
            exchange.getResponseHeaders().add(header, value);
            LoopbackServer.respond(exchange, status, "hello");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "200, Alt-Svc, h2=\"api.prod.example.com:%d\"; ma=600",
        "200, Alt-Svc, http/1.1=\"127.0.0.3:%d\"; ma=600",
        "200, Alt-Svc, h3=\"api.prod.example.com:%d\"; ma=600",
        "200, Refresh, 0; url=http://api.prod.example.com:%d/",
        "200, Link, <http://api.prod.example.com:%d/>; rel=preload",
        "200, Content-Location, http://api.prod.example.com:%d/",
        "201, Location, http://api.prod.example.com:%d/",
        "300, Location, http://api.prod.example.com:%d/",
        "305, Location, http://api.prod.example.com:%d/",
        "306, Location, http://api.prod.example.com:%d/",
        "421, Location, http://api.prod.example.com:%d/",
        "503, Location, http://api.prod.example.com:%d/",
    })
    void another_place_in_an_answer_is_told_and_not_gone_to(int status, String header, String value) throws Exception {
        int port = URI.create(theirs()).getPort();
        answer("/told", status, header, value.formatted(port));

        for (int time = 0; time < 2; time++) {
            HttpResponse<String> response = client.send(to("/told").build(), BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(status);
            assertThat(response.headers().firstValue(header)).contains(value.formatted(port));
        }

        assertThat(staging.asked()).hasSize(2);
        assertThat(production.accepted()).isZero();
    }

    @Test
    void what_was_not_modified_is_no_redirect() throws Exception {
        staging.answer("/same", exchange -> {
            exchange.getResponseHeaders().add("Location", theirs());
            exchange.sendResponseHeaders(304, -1);
            exchange.close();
        });

        assertThat(client.send(to("/same").build(), BodyHandlers.ofString()).statusCode())
                .isEqualTo(304);
        assertThat(production.accepted()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void a_body_that_waits_for_leave_is_judged_at_each_hop(int status) throws Exception {
        staging.redirect("/go", status, theirs());
        HttpRequest request = to("/go")
                .expectContinue(true)
                .version(Version.HTTP_1_1)
                .PUT(BodyPublishers.ofString("one order"))
                .build();

        assertThatExceptionOfType(RefusedRouteException.class)
                .isThrownBy(() -> client.send(request, BodyHandlers.ofString()))
                .withMessageContaining("  at             hop 2, a redirect by ");
        assertThat(production.accepted()).isZero();
    }

    @Test
    void a_way_that_is_longer_than_the_jdk_goes_is_judged_as_far_as_it_goes() throws Exception {
        for (int hop = 1; hop < 8; hop++) {
            staging.redirect("/" + hop, 302, hop == 7 ? theirs() : "/" + (hop + 1));
        }

        HttpResponse<String> response = client.send(to("/1").build(), BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.previousResponse()).isPresent();
        assertThat(staging.asked()).hasSize(5);
        assertThat(production.accepted()).isZero();
        assertThatExceptionOfType(RefusedRouteException.class)
                .isThrownBy(() -> client.send(to("/4").build(), BodyHandlers.ofString()))
                .withMessageContaining("hop 5, a redirect by");
    }

    @Nested
    class To_http_2 {
        private HttpRequest at(TinyHttp2Server server, String host) {
            return HttpRequest.newBuilder(URI.create("http://" + host + ":" + server.port() + "/orders"))
                    .timeout(Tiers.BOUND)
                    .build();
        }

        @Test
        void is_not_even_offered_to_another_environment() {
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> client.send(
                            HttpRequest.newBuilder(URI.create(theirs()))
                                    .version(Version.HTTP_2)
                                    .build(),
                            BodyHandlers.ofString()));
            assertThat(production.accepted()).isZero();
        }

        /** It is kept, and would carry requests for whatever name its server answers for. */
        @Test
        void a_kept_connection_serves_no_request_that_is_refused() throws Exception {
            HttpClient stays = Tiers.client()
                    .version(Version.HTTP_2)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
            try (TinyHttp2Server server = TinyHttp2Server.redirecting("/orders")) {
                HttpResponse<String> response =
                        stays.send(at(server, "api.staging.example.com"), BodyHandlers.ofString());
                assertThat(response.version()).isEqualTo(Version.HTTP_2);
                int asked = server.asked().size();

                for (String host : new String[] {"api.prod.example.com", "moved.staging.example.com", "127.0.0.3"}) {
                    assertThatExceptionOfType(RefusedRouteException.class)
                            .isThrownBy(() -> stays.send(at(server, host), BodyHandlers.ofString()));
                }

                assertThat(server.asked()).hasSize(asked);
            }
        }

        @Test
        void a_host_header_is_judged_as_the_authority_that_it_becomes() throws Exception {
            try (TinyHttp2Server server = TinyHttp2Server.redirecting("/orders")) {
                HttpRequest request = HttpRequest.newBuilder(at(server, "api.staging.example.com"), (n, v) -> true)
                        .header("Host", "api.prod.example.com")
                        .build();

                assertThatExceptionOfType(RefusedRouteException.class)
                        .isThrownBy(() -> client.send(request, BodyHandlers.ofString()))
                        .withMessageStartingWith("TG-2001");
                assertThat(server.asked()).isEmpty();
            }
        }
    }
}
