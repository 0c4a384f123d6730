package io.tierguard.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.Tierguard;
import io.tierguard.testing.ChildJvm;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What observing lets through, and what it does not, at real servers; what is enforced is told elsewhere here. */
@Timeout(60)
class ObserveTest {

    private final LoopbackServer own = new LoopbackServer();
    private final LoopbackServer other = new LoopbackServer();
    private final HttpClient observing = GuardedHttpClient.newBuilder(Tiers.observing())
            .connectTimeout(Tiers.BOUND)
            .followRedirects(HttpClient.Redirect.ALWAYS)
            .build();

    @AfterEach
    void stop() {
        own.close();
        other.close();
    }

    private static HttpRequest.Builder to(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(Tiers.BOUND);
    }

    private int status(HttpRequest.Builder request) throws IOException, InterruptedException {
        return observing.send(request.build(), BodyHandlers.ofString()).statusCode();
    }

    @Nested
    class Lets_through {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "api.prod.example.com",
                    "two-faced.staging.example.com",
                    "mixed.example.com",
                })
        void a_request(String host) throws Exception {
            assertThat(status(to(other.at(host, "/live")))).isEqualTo(200);
            assertThat(other.askedFor()).containsExactly("GET /live");
        }

        @Test
        void a_redirect() throws Exception {
            own.redirect("/go", 307, other.at("api.prod.example.com", "/orders").toString());

            assertThat(status(to(own.at("api.staging.example.com", "/go")))).isEqualTo(200);
            assertThat(other.askedFor()).containsExactly("GET /orders");
        }

        @Test
        void what_the_server_is_told_that_is_not_what_is_dialled() throws Exception {
            HttpClient client = GuardedHttpClient.newHttpClient(Tiers.observing());
            HttpRequest.Builder request = to(other.at("api.prod.example.com", "/"));

            assertThat(client.sendAsync(request.build(), BodyHandlers.ofString())
                            .get(20, TimeUnit.SECONDS)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(other.asked().get(0).host()).isEqualTo("api.prod.example.com:" + other.port());
        }

        @Test
        void a_proxy() throws Exception {
            try (TinyProxy proxy = new TinyProxy()) {
                HttpClient client = GuardedHttpClient.newBuilder(Tiers.observing())
                        .proxy(proxy.as("proxy.prod.example.com"))
                        .build();

                assertThat(client.send(
                                        to(own.at("api.staging.example.com", "/"))
                                                .build(),
                                        BodyHandlers.ofString())
                                .body())
                        .isEqualTo("proxied");
                assertThat(proxy.asked()).hasSize(1);
            }
        }

        @Test
        void a_web_socket() throws Exception {
            try (TinyWebSocketServer server = new TinyWebSocketServer(null)) {
                WebSocket socket = observing
                        .newWebSocketBuilder()
                        .connectTimeout(Tiers.BOUND)
                        .buildAsync(
                                URI.create("ws://api.prod.example.com:" + server.port() + "/updates"),
                                new WebSocket.Listener() {})
                        .get(20, TimeUnit.SECONDS);
                socket.abort();

                assertThat(server.asked()).hasSize(1);
            }
        }
    }

    @Nested
    class Refuses {
        private void refuses(String code, HttpRequest.Builder request) {
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> observing.send(request.build(), BodyHandlers.ofString()))
                    .withMessageStartingWith(code + " refused: ")
                    .satisfies(refusal -> {
                        assertThat(refusal.judgement().isAllowed()).isFalse();
                        assertThat(refusal.judgement().wouldRefuse()).isFalse();
                        assertThat(refusal.judgement().code().orElseThrow().id())
                                .isEqualTo(code);
                    });
            assertThat(other.asked()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"2130706433", "127.0.0.01", "0177.0.0.1"})
        void an_address_that_programs_read_differently(String host) {
            refuses("TG-2006", to(other.at(host, "/")));
        }

        @ParameterizedTest
        @ValueSource(strings = {"/a/../b", "/a/%2e%2e/b", "/a%5Cb", "/a/..;/b"})
        void a_path_that_servers_read_differently(String path) {
            refuses("TG-2007", to(other.at("api.prod.example.com", path)));
        }

        @Test
        void a_redirect_to_two_places() {
            String there = other.at("api.prod.example.com", "/").toString();
            own.redirect("/go", 302, there, there);

            refuses("TG-2008", to(own.at("api.staging.example.com", "/go")));
        }

        @Test
        void a_redirect_that_nobody_can_read() {
            own.redirect("/go", 302, "gopher://api.prod.example.com:" + other.port() + "/");

            refuses("TG-2008", to(own.at("api.staging.example.com", "/go")));
        }

        @ParameterizedTest
        @ValueSource(strings = {"Authorization", "Cookie"})
        void a_credential_that_a_redirect_carries_on(String header) throws Exception {
            own.redirect("/go", 302, other.at("api.prod.example.com", "/").toString());
            HttpRequest.Builder request =
                    to(own.at("api.staging.example.com", "/go")).header(header, "NOT-A-SECRET");

            if (Runtime.version().feature() >= 25) {
                assertThat(status(request)).isEqualTo(200);
                assertThat(other.asked()).allSatisfy(asked -> {
                    assertThat(asked.authorization()).isNull();
                    assertThat(asked.cookie()).isNull();
                });
            } else {
                refuses("TG-4003", request);
            }
        }
    }

    @Nested
    class A_whole_process {

        @TempDir
        private Path directory;

        private ChildJvm.Outcome run(String policy, String... urls) throws IOException, InterruptedException {
            Path file = Files.writeString(directory.resolve("tierguard.yaml"), """
                    version: 1
                    endpoints:
                      production: ["*.prod.example.com"]
                      staging: ["*.staging.example.com", 127.0.0.1]
                    """ + policy);
            return new ChildJvm()
                    .variable("TIERGUARD_ENVIRONMENT", "staging")
                    .option("-Dtierguard.registry=" + file)
                    .option("-Dorg.slf4j.simpleLogger.log.io.tierguard.guard.Guard=warn")
                    .option("-Dorg.slf4j.simpleLogger.showThreadName=false")
                    .option("-Dorg.slf4j.simpleLogger.showLogName=false")
                    .run(Shop.class, urls);
        }

        private static List<String> told(ChildJvm.Outcome outcome) {
            return outcome.err()
                    .lines()
                    .filter(line -> line.contains("[tierguard."))
                    .toList();
        }

        @Test
        void tells_of_a_redirect_once_with_the_line_for_the_registry_and_nothing_of_its_path() throws Exception {
            own.redirect(
                    "/go",
                    302,
                    other.at("u:NOT-A-SECRET@api.prod.example.com", "/NOT-A-SECRET?NOT-A-SECRET")
                            .toString());

            ChildJvm.Outcome outcome = run(
                    "policy: {mode: {observe-until: 2999-12-31}}\n",
                    own.at("api.staging.example.com", "/go").toString());

            assertThat(outcome.out()).isEqualTo("200\n200\n");
            assertThat(other.asked()).hasSize(2);
            assertThat(told(outcome))
                    .containsExactly(
                            ("WARN TG-2001 would refuse: this process is staging, and api.prod.example.com:%1$d belongs to"
                                            + " production [tierguard.decision=would-refuse tierguard.code=TG-2001"
                                            + " tierguard.environment=staging tierguard.tier=staging"
                                            + " tierguard.endpoint=api.prod.example.com:%1$d"
                                            + " tierguard.owner=production tierguard.rule=tierguard.yaml:3"
                                            + " tierguard.count=1 tierguard.usedBy=\"the redirect by"
                                            + " http://api.staging.example.com:%2$d\"], for crossings in tierguard.yaml:"
                                            + " - {from: \"staging\", to: \"production\", endpoint:"
                                            + " \"api.prod.example.com:%1$d\", reason: FILL IN, expires: FILL IN}")
                                    .formatted(other.port(), own.port()));
        }

        @Test
        void tells_of_a_credential_that_is_not_carried_on_by_its_own_code_only() throws Exception {
            own.redirect("/go", 302, other.at("files.staging.example.com", "/").toString());

            ChildJvm.Outcome outcome =
                    run("", own.at("api.staging.example.com", "/go").toString(), "NOT-A-SECRET");

            boolean carried = Runtime.version().feature() < 25;
            assertThat(outcome.out()).isEqualTo(carried ? "TG-4003\nTG-4003\n" : "200\n200\n");
            List<String> expected = new ArrayList<>();
            if (carried) {
                expected.add(("WARN TG-4003 refused: a redirect would carry the Authorization header of a request to"
                                + " http://api.staging.example.com:%d on to http://files.staging.example.com:%d"
                                + " [tierguard.decision=refused tierguard.code=TG-4003 tierguard.environment=staging"
                                + " tierguard.tier=staging tierguard.endpoint=- tierguard.owner=- tierguard.rule=-"
                                + " tierguard.count=1 tierguard.usedBy=GuardedHttpClient]")
                        .formatted(own.port(), other.port()));
            }
            assertThat(told(outcome)).isEqualTo(expected);
        }
    }

    /** An application that asks twice, perhaps with a credential. */
    static final class Shop {
        private Shop() {}

        public static void main(String[] arguments) throws IOException, InterruptedException {
            try (Tierguard tierguard = Tierguard.start()) {
                HttpClient client = GuardedHttpClient.newBuilder(tierguard.guard())
                        .followRedirects(HttpClient.Redirect.ALWAYS)
                        .build();
                HttpRequest.Builder request = to(URI.create(arguments[0]));
                if (arguments.length > 1) {
                    request.header("Authorization", arguments[1]);
                }
                for (int i = 0; i < 2; i++) {
                    try {
                        System.out.println(client.send(request.build(), BodyHandlers.ofString())
                                .statusCode());
                    } catch (RefusedRouteException refusal) {
                        System.out.println(
                                refusal.judgement().code().orElseThrow().id());
                    }
                }
            }
        }
    }
}
