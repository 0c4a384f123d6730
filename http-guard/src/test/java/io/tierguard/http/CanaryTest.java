package io.tierguard.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.testing.ChildJvm;
import java.io.IOException;
import java.net.Authenticator;
import java.net.ConnectException;
import java.net.CookieHandler;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the guard relies on in the JDK's client. Where one of these fails on a new JDK, the guard has to be rethought. */
@Timeout(60)
class CanaryTest {

    private final LoopbackServer server = new LoopbackServer();
    private final LoopbackServer other = new LoopbackServer();

    @AfterEach
    void stop() {
        server.close();
        other.close();
    }

    /** Sees what the client's hook sees, and may throw on the second hop. */
    private static final class Watching extends CookieHandler {
        private final List<URI> asked = new CopyOnWriteArrayList<>();
        private final List<URI> answered = new CopyOnWriteArrayList<>();
        private final List<String> userAgents = new CopyOnWriteArrayList<>();
        private IOException onSecondHop;

        @Override
        public Map<String, List<String>> get(URI uri, Map<String, List<String>> headers) throws IOException {
            asked.add(uri);
            userAgents.addAll(headers.getOrDefault("User-Agent", List.of()));
            if (asked.size() == 2 && onSecondHop != null) {
                throw onSecondHop;
            }
            return Map.of();
        }

        @Override
        public void put(URI uri, Map<String, List<String>> headers) {
            answered.add(uri);
        }
    }

    private HttpRequest redirected() {
        server.redirect(
                "/go", 302, other.at("files.staging.example.com", "/there").toString());
        return HttpRequest.newBuilder(server.at("api.staging.example.com", "/go"))
                .timeout(Tiers.BOUND)
                .header("User-Agent", new String("one of its own"))
                .build();
    }

    private static HttpClient bare(Watching watching) {
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .cookieHandler(watching)
                .build();
    }

    @Test
    void cookies_are_asked_for_on_every_hop_with_the_same_objects() throws Exception {
        Watching watching = new Watching();

        bare(watching).send(redirected(), BodyHandlers.ofString());

        assertThat(watching.asked).hasSize(2);
        Set<Object> agents = Collections.newSetFromMap(new IdentityHashMap<>());
        agents.addAll(watching.userAgents);
        assertThat(watching.userAgents).hasSize(2);
        assertThat(agents).hasSize(1);
        assertThat(watching.answered).hasSize(2);
        for (int hop = 0; hop < 2; hop++) {
            assertThat(watching.answered.get(hop)).isSameAs(watching.asked.get(hop));
        }
    }

    @Test
    void a_connect_exception_from_the_hook_is_passed_by_and_would_be_no_refusal() throws Exception {
        Watching watching = new Watching();
        watching.onSecondHop = new ConnectException("refused");

        bare(watching).send(redirected(), BodyHandlers.ofString());

        assertThat(other.askedFor()).containsExactly("GET /there");
    }

    @Test
    void our_refusal_is_no_such_exception_and_stops_the_same_hop() {
        Watching watching = new Watching();
        watching.onSecondHop =
                new RefusedRouteException("refused", Tiers.staging().judge("http://api.prod.example.com/"));
        List<Throwable> thrown = new ArrayList<>();

        try {
            bare(watching).send(redirected(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            thrown.add(e);
        }

        assertThat(thrown).hasSize(1);
        assertThat(Refusals.in(thrown.get(0))).isNotNull();
        assertThat(other.asked()).isEmpty();
    }

    @Test
    void the_proxy_selector_is_asked_once_and_for_the_first_hop_only() throws Exception {
        List<URI> selected = new CopyOnWriteArrayList<>();
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .proxy(new ProxySelector() {
                    @Override
                    public List<Proxy> select(URI uri) {
                        selected.add(uri);
                        return List.of(Proxy.NO_PROXY);
                    }

                    @Override
                    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
                        // nobody asks
                    }
                })
                .build();

        client.send(redirected(), BodyHandlers.ofString());

        assertThat(selected).containsExactly(server.at("api.staging.example.com", "/go"));
    }

    @Test
    void the_hook_is_asked_before_a_connection_is_opened_for_whatever_hop() throws Exception {
        try (CountingServer first = new CountingServer();
                CountingServer second = new CountingServer()) {
            first.redirect("/go", second.at("files.staging.example.com", "/there"));
            Watching watching = new Watching();
            watching.onSecondHop = new IOException("stop");
            HttpClient client = bare(watching);
            HttpRequest request = HttpRequest.newBuilder(URI.create(first.at("api.staging.example.com", "/go")))
                    .build();

            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> client.send(request, BodyHandlers.ofString()));
            assertThat(first.accepted()).isEqualTo(1);
            assertThat(second.accepted()).isZero();

            watching.asked.clear();
            watching.asked.add(request.uri());
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> bare(watching).send(request, BodyHandlers.ofString()));
            assertThat(first.accepted()).isEqualTo(1);
        }
    }

    @Test
    void a_redirected_request_keeps_the_proxy_of_the_first() throws Exception {
        try (TinyProxy proxy = new TinyProxy(
                "HTTP/1.1 302 Found\r\nLocation: http://files.staging.example.com/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")) {
            HttpClient client = HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.ALWAYS)
                    .proxy(proxy.as("proxy.staging.example.com"))
                    .build();

            client.send(redirected(), BodyHandlers.ofString());

            assertThat(proxy.asked()).hasSizeGreaterThan(1).allMatch(line -> line.startsWith("GET http://"));
            assertThat(server.asked()).isEmpty();
            assertThat(other.asked()).isEmpty();
        }
    }

    /** The JVM looks the name up anew, and once its cache is off, nothing keeps the two look-ups alike. */
    @ParameterizedTest
    @CsvSource({"30, another", "0, 127.0.0.2"})
    void a_name_is_looked_up_again_to_be_dialled(String ttl, String dialled, @TempDir Path directory) throws Exception {
        Path hosts = directory.resolve("hosts");

        ChildJvm.Outcome outcome = new ChildJvm()
                .option("-Djdk.net.hosts.file=" + hosts)
                .option("-Dsun.net.inetaddr.ttl=" + ttl)
                .run(RedialCanary.class);

        assertThat(outcome.out().strip()).isEqualTo("checked 127.0.0.1, dialled " + dialled);
    }

    @Nested
    class Of_headers_set_by_hand {
        private Set<String> sentTo(LoopbackServer last, String path) throws Exception {
            Set<String> sent = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            last.answer("/headers", exchange -> {
                sent.addAll(exchange.getRequestHeaders().keySet());
                LoopbackServer.respond(exchange, 200, "hello");
            });
            server.redirect(
                    "/go",
                    302,
                    other.at("files.staging.example.com", "/headers").toString());
            HttpRequest request = HttpRequest.newBuilder(server.at("api.staging.example.com", path))
                    .headers("Authorization", "NOT-A-SECRET", "Proxy-Authorization", "NOT-A-SECRET")
                    .headers("Cookie", "a=b", "X-Api-Key", "NOT-A-SECRET")
                    .build();
            bare(new Watching()).send(request, BodyHandlers.ofString());
            return sent;
        }

        @Test
        void those_for_a_proxy_go_to_no_server() throws Exception {
            assertThat(sentTo(server, "/headers"))
                    .contains("Authorization", "Cookie", "X-Api-Key")
                    .doesNotContain("Proxy-Authorization");
        }

        /** 17 carries all of them to another server, 25 only what it does not know. */
        @Test
        void a_redirect_carries_on_all_or_all_but_those_that_are_known() throws Exception {
            Set<String> sent = sentTo(other, "/go");

            assertThat(sent).contains("X-Api-Key").doesNotContain("Proxy-Authorization");
            assertThat(sent.contains("Authorization")).isEqualTo(sent.contains("Cookie"));
        }
    }

    @Test
    void what_cookie_handlers_and_authenticators_give_is_for_one_hop() throws Exception {
        server.answer("/go", exchange -> {
            boolean known = exchange.getRequestHeaders().containsKey("Authorization");
            exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"here\"");
            exchange.getResponseHeaders()
                    .add(
                            "Location",
                            other.at("files.staging.example.com", "/there").toString());
            LoopbackServer.respond(exchange, known ? 302 : 401, "");
        });
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .cookieHandler(new CookieHandler() {
                    @Override
                    public Map<String, List<String>> get(URI uri, Map<String, List<String>> headers) {
                        return uri.getPath().equals("/go") ? Map.of("Cookie", List.of("a=b")) : Map.of();
                    }

                    @Override
                    public void put(URI uri, Map<String, List<String>> headers) {
                        // nothing to keep
                    }
                })
                .authenticator(new Authenticator() {
                    @Override
                    protected PasswordAuthentication getPasswordAuthentication() {
                        return new PasswordAuthentication("user", "NOT-A-SECRET".toCharArray());
                    }
                })
                .build();

        client.send(
                HttpRequest.newBuilder(server.at("api.staging.example.com", "/go"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(server.asked()).hasSize(2);
        assertThat(server.asked().get(1).authorization()).startsWith("Basic ");
        assertThat(server.asked()).extracting(LoopbackServer.Asked::cookie).containsExactly("a=b", "a=b");
        assertThat(other.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.authorization()).isNull();
            assertThat(asked.cookie()).isNull();
        });
    }

    /** So that no dial is made for a second name: each request has to be judged by its own. */
    @Test
    void a_connection_serves_every_name_of_its_address() throws Exception {
        try (CountingServer shared = new CountingServer()) {
            Watching watching = new Watching();
            HttpClient client = bare(watching);
            List<String> hosts =
                    List.of("api.staging.example.com", "files.staging.example.com", "api.staging.example.com");
            for (String host : hosts) {
                client.send(
                        HttpRequest.newBuilder(URI.create(shared.at(host, "/"))).build(), BodyHandlers.ofString());
            }

            assertThat(shared.requests()).isEqualTo(3);
            assertThat(shared.accepted()).isEqualTo(1);
            assertThat(watching.asked).extracting(URI::getHost).isEqualTo(hosts);
        }
    }
}
