package io.tierguard.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.guard.Judgement;
import io.tierguard.guard.Refused;
import io.tierguard.net.RefusedAddressException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ProxyTest {

    private final LoopbackServer server = new LoopbackServer();
    private TinyProxy proxy;

    @BeforeEach
    void start() throws IOException {
        proxy = new TinyProxy();
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        server.close();
    }

    private HttpRequest request() {
        return HttpRequest.newBuilder(server.at("api.staging.example.com", "/orders"))
                .timeout(Tiers.BOUND)
                .build();
    }

    @Nested
    class Of_our_own {
        @Test
        void carries_the_request() throws Exception {
            HttpClient client =
                    Tiers.client().proxy(proxy.as("proxy.staging.example.com")).build();

            assertThat(client.send(request(), BodyHandlers.ofString()).body()).isEqualTo("proxied");
            assertThat(proxy.asked()).containsExactly("GET " + request().uri() + " HTTP/1.1");
            assertThat(server.asked()).isEmpty();
        }

        @Test
        void does_not_excuse_a_target_of_production() {
            HttpClient client =
                    Tiers.client().proxy(proxy.as("proxy.staging.example.com")).build();
            HttpRequest request = HttpRequest.newBuilder(server.at("api.prod.example.com", "/"))
                    .build();

            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> client.send(request, BodyHandlers.ofString()))
                    .withMessageStartingWith("TG-2001");
            assertThat(proxy.asked()).isEmpty();
        }

        @Test
        void does_not_carry_a_redirect_to_production() throws IOException {
            try (TinyProxy redirecting = new TinyProxy(
                    "HTTP/1.1 302 Found\r\nLocation: http://api.prod.example.com/\r\nContent-Length: 0\r\n\r\n")) {
                HttpClient client = Tiers.client()
                        .proxy(redirecting.as("proxy.staging.example.com"))
                        .build();

                assertThatExceptionOfType(RefusedRouteException.class)
                        .isThrownBy(() -> client.send(request(), BodyHandlers.ofString()))
                        .withMessageContaining("  at             hop 2, a redirect by ");
                assertThat(redirecting.asked()).hasSize(1);
            }
        }

        @Test
        void tunnels_to_our_own_only() {
            HttpClient client =
                    Tiers.client().proxy(proxy.as("proxy.staging.example.com")).build();

            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> client.send(
                            HttpRequest.newBuilder(URI.create("https://api.prod.example.com/"))
                                    .build(),
                            BodyHandlers.ofString()));
            assertThat(proxy.asked()).isEmpty();
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> client.send(
                            HttpRequest.newBuilder(URI.create("https://api.staging.example.com/"))
                                    .build(),
                            BodyHandlers.ofString()))
                    .isNotInstanceOf(RefusedRouteException.class);
            assertThat(proxy.asked()).isNotEmpty().containsOnly("CONNECT api.staging.example.com:443 HTTP/1.1");
        }

        /** Here the name is ours by its address; what it is where the proxy looks it up, nobody here knows. */
        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void does_not_vouch_for_a_name_that_only_local_addresses_know(boolean wrapped) {
            ProxySelector selector = proxy.as("proxy.staging.example.com");
            HttpClient client = wrapped
                    ? GuardedHttpClient.wrap(
                            HttpClient.newBuilder().proxy(selector).build(), Tiers.staging())
                    : Tiers.client().proxy(selector).build();
            HttpRequest request = HttpRequest.newBuilder(server.at("by-address.example.com", "/"))
                    .build();

            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> client.send(request, BodyHandlers.ofString()))
                    .withMessageStartingWith("TG-2002");
            assertThat(proxy.asked()).isEmpty();
        }
    }

    @Nested
    class Of_production {
        @ParameterizedTest
        @EnumSource(names = {"HTTP", "SOCKS"})
        void is_refused_and_never_dialled(Proxy.Type type) {
            HttpClient client = Tiers.client()
                    .proxy(TinyProxy.choosing(proxy.known(type, "proxy.prod.example.com")))
                    .build();

            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> client.send(request(), BodyHandlers.ofString()))
                    .withMessage("""
                            TG-2001 refused: this process is staging, and proxy.prod.example.com:%1$d belongs to production
                              used by        the proxy of GuardedHttpClient
                              target         proxy.prod.example.com:%1$d  (credentials and parameters left out)
                              production by  *.prod.example.com                tierguard.yaml:4
                              at             the proxy; no connection was opened to it
                              to fix         point the proxy of GuardedHttpClient at an endpoint of staging, or correct tierguard.yaml:4 if this endpoint is not production's""".formatted(proxy.port()));
            assertThat(client.sendAsync(request(), BodyHandlers.ofString()))
                    .failsWithin(Tiers.BOUND)
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(RefusedRouteException.class);
            assertThat(proxy.asked()).isEmpty();
            assertThat(server.asked()).isEmpty();
        }

        static Stream<InetSocketAddress> addresses_in_disguise() throws IOException {
            byte[] production = {127, 0, 0, 3};
            return Stream.of(
                    new InetSocketAddress(InetAddress.getByAddress("proxy.staging.example.com", production), 3128),
                    new InetSocketAddress(InetAddress.getByAddress("127.0.0.1", production), 3128),
                    new InetSocketAddress(InetAddress.getByAddress("", production), 3128),
                    new InetSocketAddress(InetAddress.getByAddress(production), 3128),
                    InetSocketAddress.createUnresolved("127.0.0.3", 3128),
                    InetSocketAddress.createUnresolved("moved.staging.example.com", 3128),
                    InetSocketAddress.createUnresolved("PROXY.prod.example.com.", 3128),
                    InetSocketAddress.createUnresolved("proxy.staging.example.com/@proxy.prod.example.com", 3128),
                    InetSocketAddress.createUnresolved("2130706433", 3128),
                    InetSocketAddress.createUnresolved("proxy.staging.example.com", 0),
                    InetSocketAddress.createUnresolved("unknown.example.com", 3128));
        }

        @ParameterizedTest
        @MethodSource("addresses_in_disguise")
        void is_refused_in_every_disguise(InetSocketAddress address) {
            HttpClient client = Tiers.client()
                    .proxy(TinyProxy.choosing(new Proxy(Proxy.Type.HTTP, address)))
                    .build();

            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> client.send(request(), BodyHandlers.ofString()))
                    .withMessageStartingWith("TG-200");
        }

        @Test
        void is_refused_by_a_wrapped_client_too() {
            HttpClient existing = HttpClient.newBuilder()
                    .proxy(proxy.as("proxy.prod.example.com"))
                    .build();

            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() ->
                            GuardedHttpClient.wrap(existing, Tiers.staging()).send(request(), BodyHandlers.ofString()))
                    .withMessageStartingWith("TG-2001");
            assertThat(proxy.asked()).isEmpty();
        }

        @Test
        void is_refused_where_the_selector_turns_to_it_later() throws Exception {
            AtomicInteger calls = new AtomicInteger();
            ProxySelector turning = new ProxySelector() {
                @Override
                public List<Proxy> select(URI uri) {
                    return List.of(proxy.known(
                            Proxy.Type.HTTP,
                            calls.getAndIncrement() == 0 ? "proxy.staging.example.com" : "proxy.prod.example.com"));
                }

                @Override
                public void connectFailed(URI uri, SocketAddress address, IOException failure) {
                    // nobody asks
                }
            };
            HttpClient client = Tiers.client().proxy(turning).build();

            client.send(request(), BodyHandlers.ofString());
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> client.send(request(), BodyHandlers.ofString()));
            assertThat(proxy.asked()).hasSize(1);
        }

        @Test
        void is_refused_where_a_proxy_answers_differently_each_time() {
            Proxy turning =
                    new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy.staging.example.com", 1)) {
                        private int calls;

                        @Override
                        public SocketAddress address() {
                            return calls++ == 0
                                    ? super.address()
                                    : InetSocketAddress.createUnresolved("proxy.prod.example.com", proxy.port());
                        }
                    };
            HttpClient client =
                    Tiers.client().proxy(TinyProxy.choosing(turning)).build();

            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> client.send(request(), BodyHandlers.ofString()));
            assertThat(proxy.asked()).isEmpty();
        }
    }

    /** A selector of the whole JVM may refuse too, in a type of its own. */
    @Nested
    class Refused_by_another_selector {
        private static final class Elsewhere extends IllegalArgumentException implements Refused {
            private static final long serialVersionUID = 1L;

            Elsewhere() {
                super("TG-2001 refused: elsewhere");
            }

            @Override
            public Judgement judgement() {
                return Tiers.staging().judge("http://api.prod.example.com/");
            }
        }

        private final ProxySelector elsewhere = new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                throw new Elsewhere();
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException failure) {
                // nobody asks
            }
        };

        @Test
        void is_refused_in_our_own_type() {
            HttpClient client = Tiers.client().proxy(elsewhere).build();
            HttpClient wrapped = GuardedHttpClient.wrap(
                    HttpClient.newBuilder().proxy(elsewhere).build(), Tiers.staging());

            for (HttpClient guarded : List.of(client, wrapped)) {
                assertThatExceptionOfType(RefusedRouteException.class)
                        .isThrownBy(() -> guarded.send(request(), BodyHandlers.ofString()))
                        .withMessage("TG-2001 refused: elsewhere");
                assertThat(guarded.sendAsync(request(), BodyHandlers.ofString()))
                        .failsWithin(Tiers.BOUND)
                        .withThrowableOfType(ExecutionException.class)
                        .withCauseInstanceOf(RefusedRouteException.class);
            }
            assertThat(server.asked()).isEmpty();
        }
    }

    @Nested
    class Selectors {
        @Test
        void of_the_user_are_handed_back_and_asked_once() throws Exception {
            AtomicInteger calls = new AtomicInteger();
            ProxySelector counting = new ProxySelector() {
                @Override
                public List<Proxy> select(URI uri) {
                    calls.incrementAndGet();
                    return List.of(Proxy.NO_PROXY);
                }

                @Override
                public void connectFailed(URI uri, SocketAddress address, IOException failure) {
                    // nobody asks
                }
            };
            HttpClient client = Tiers.client().proxy(counting).build();

            assertThat(client.send(request(), BodyHandlers.ofString()).body()).isEqualTo("hello");
            assertThat(client.proxy()).containsSame(counting);
            assertThat(calls).hasValue(1);
        }

        @Test
        void of_the_jvm_are_judged_where_the_user_has_none() {
            ProxySelector before = ProxySelector.getDefault();
            HttpClient client;
            try {
                ProxySelector.setDefault(proxy.as("proxy.prod.example.com"));
                client = Tiers.client().build();
            } finally {
                ProxySelector.setDefault(before);
            }

            assertThat(client.proxy()).isEmpty();
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> client.send(request(), BodyHandlers.ofString()))
                    .withMessageStartingWith("TG-2001");
            assertThat(proxy.asked()).isEmpty();
        }

        @Test
        void of_the_jvm_are_those_of_the_moment_when_the_client_was_built() throws Exception {
            ProxySelector before = ProxySelector.getDefault();
            HttpClient client = Tiers.client().build();
            try {
                ProxySelector.setDefault(proxy.as("proxy.prod.example.com"));

                assertThat(client.send(request(), BodyHandlers.ofString()).body())
                        .isEqualTo("hello");
            } finally {
                ProxySelector.setDefault(before);
            }
            assertThat(proxy.asked()).isEmpty();
        }

        /** Nobody can tell which of them a client took that was built at an unknown time. */
        @Test
        void of_the_jvm_are_judged_for_a_client_that_exists_as_they_were_and_as_they_are() {
            ProxySelector before = ProxySelector.getDefault();
            HttpClient then;
            HttpClient now = GuardedHttpClient.wrap(HttpClient.newHttpClient(), Tiers.staging());
            try {
                ProxySelector.setDefault(proxy.as("proxy.prod.example.com"));
                then = GuardedHttpClient.wrap(HttpClient.newHttpClient(), Tiers.staging());

                assertThatExceptionOfType(RefusedRouteException.class)
                        .isThrownBy(() -> now.send(request(), BodyHandlers.ofString()))
                        .withMessageStartingWith("TG-2001");
            } finally {
                ProxySelector.setDefault(before);
            }
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> then.send(request(), BodyHandlers.ofString()))
                    .withMessageStartingWith("TG-2001");
            assertThat(proxy.asked()).isEmpty();
            assertThat(server.asked()).isEmpty();
        }

        private ProxySelector answering(Supplier<List<Proxy>> answer) {
            return new ProxySelector() {
                @Override
                public List<Proxy> select(URI uri) {
                    return answer.get();
                }

                @Override
                public void connectFailed(URI uri, SocketAddress address, IOException failure) {
                    // nobody asks
                }
            };
        }

        private String outcome(HttpClient client) {
            try {
                return client.send(request(), BodyHandlers.ofString()).body();
            } catch (Exception e) {
                return e.toString();
            }
        }

        @Test
        void that_answer_nothing_are_what_they_are_to_the_jdk() {
            for (ProxySelector selector : List.of(
                    answering(() -> null),
                    answering(List::of),
                    answering(() -> {
                        throw new IllegalStateException("the selector's own");
                    }),
                    answering(() -> {
                        throw new IllegalArgumentException("the selector's own");
                    }))) {
                String bare = outcome(HttpClient.newBuilder().proxy(selector).build());

                assertThat(outcome(Tiers.client().proxy(selector).build())).isEqualTo(bare);
            }
            assertThat(outcome(Tiers.client()
                            .proxy(answering(() -> Collections.singletonList(null)))
                            .build()))
                    .startsWith("java.lang.NullPointerException");
        }

        /** The client takes the first alone; a later JDK may turn to the others. */
        @Test
        void are_judged_in_all_that_they_name() {
            HttpClient client = Tiers.client()
                    .proxy(TinyProxy.choosing(
                            proxy.known(Proxy.Type.HTTP, "proxy.staging.example.com"),
                            Proxy.NO_PROXY,
                            proxy.known(Proxy.Type.SOCKS, "proxy.prod.example.com")))
                    .build();

            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> client.send(request(), BodyHandlers.ofString()))
                    .withMessageStartingWith("TG-2001");
            assertThat(proxy.asked()).isEmpty();
        }

        /** The client ignores it and dials by itself: both have to be allowed. */
        @Test
        void that_name_a_socks_proxy_of_our_own_open_nothing_to_production() throws Exception {
            HttpClient client = Tiers.client()
                    .proxy(TinyProxy.choosing(proxy.known(Proxy.Type.SOCKS, "proxy.staging.example.com")))
                    .build();

            assertThat(client.send(request(), BodyHandlers.ofString()).body()).isEqualTo("hello");
            for (String host : List.of("api.prod.example.com", "moved.staging.example.com", "by-address.example.com")) {
                HttpRequest request =
                        HttpRequest.newBuilder(server.at(host, "/")).build();
                assertThatExceptionOfType(RefusedRouteException.class)
                        .isThrownBy(() -> client.send(request, BodyHandlers.ofString()));
            }
            assertThat(server.asked()).hasSize(1);
        }

        @Test
        void may_say_that_there_is_none() throws Exception {
            HttpClient client =
                    Tiers.client().proxy(HttpClient.Builder.NO_PROXY).build();

            assertThat(client.send(request(), BodyHandlers.ofString()).body()).isEqualTo("hello");
        }

        @Test
        void throw_a_type_that_they_may_throw() {
            GuardedProxySelector selector = new GuardedProxySelector(
                    proxy.as("proxy.prod.example.com"), RouteJudge.of(Tiers.staging(), "GuardedHttpClient"), uri -> {});

            assertThatExceptionOfType(RefusedAddressException.class)
                    .isThrownBy(() -> selector.select(request().uri()))
                    .satisfies(refusal ->
                            assertThat(refusal.judgement().isAllowed()).isFalse());
        }
    }
}
