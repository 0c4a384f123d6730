package io.tierguard.http.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.http.Tiers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.tls.HandshakeCertificates;
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

    private static final Request REQUEST = Calls.to("http://api.staging.example.com:81/orders");

    private Site proxy;
    private TinySocks socks;

    @BeforeEach
    void start() throws IOException {
        proxy = new Site();
        socks = new TinySocks();
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        socks.close();
    }

    private Proxy http(String name) {
        return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(name, proxy.port()));
    }

    private static ProxySelector choosing(Proxy... proxies) {
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                return List.of(proxies);
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException failure) {
                // nobody asks
            }
        };
    }

    private void nothing_was_opened() {
        assertThat(proxy.accepted()).isZero();
        assertThat(socks.asked()).isEmpty();
    }

    @Nested
    class Of_our_own {
        @Test
        void carries_the_request() throws IOException {
            for (OkHttpClient client : List.of(
                    Calls.client().proxy(http("proxy.staging.example.com")).build(),
                    Calls.client()
                            .proxySelector(choosing(http("proxy.staging.example.com")))
                            .build())) {
                assertThat(Calls.body(client, REQUEST)).isEqualTo("hello");
                assertThat(Calls.body(client, REQUEST)).isEqualTo("hello");
            }
            assertThat(proxy.accepted()).isEqualTo(2);
            assertThat(proxy.asked())
                    .hasSize(4)
                    .allSatisfy(asked -> assertThat(asked.getRequestLine())
                            .isEqualTo("GET http://api.staging.example.com:81/orders HTTP/1.1"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"http://api.prod.example.com/", "https://api.prod.example.com/", "http://127.0.0.3/"})
        void does_not_excuse_a_target_of_production(String url) {
            OkHttpClient client =
                    Calls.client().proxy(http("proxy.staging.example.com")).build();

            assertThat(Calls.refusal(client, Calls.to(url))).hasMessageStartingWith("TG-2001");
            assertThat(Calls.refusedHandshake(client, Calls.to(url))).hasMessageStartingWith("TG-2001");
            nothing_was_opened();
        }

        @Test
        void does_not_carry_a_redirect_to_production() {
            proxy.redirect("/orders", 302, "http://api.prod.example.com/");
            OkHttpClient client =
                    Calls.client().proxy(http("proxy.staging.example.com")).build();

            assertThat(Calls.refusal(client, REQUEST)).hasMessageContaining("  at             hop 2, a redirect by ");
            assertThat(proxy.asked()).hasSize(1);
        }

        /** Here the name is ours by its address; what it is where the proxy looks it up, nobody here knows. */
        @ParameterizedTest
        @ValueSource(strings = {"http", "https"})
        void does_not_vouch_for_a_name_that_only_local_addresses_know(String scheme) {
            for (Proxy known : List.of(http("proxy.staging.example.com"), socks.as("proxy.staging.example.com"))) {
                OkHttpClient client = Calls.client().proxy(known).build();

                assertThat(Calls.refusal(client, Calls.to(scheme + "://by-address.example.com/")))
                        .hasMessageStartingWith("TG-2002");
            }
            nothing_was_opened();
        }

        @Test
        void is_taken_for_our_own_by_its_address() throws IOException {
            try (Site there = new Site("127.0.0.2")) {
                Proxy known = new Proxy(
                        Proxy.Type.HTTP, InetSocketAddress.createUnresolved("by-address.example.com", there.port()));

                assertThat(Calls.body(Calls.client().proxy(known).build(), REQUEST))
                        .isEqualTo("hello");
            }
        }
    }

    @Nested
    class That_tunnels {
        private MockWebServer tunnel;

        @BeforeEach
        void start() throws IOException {
            tunnel = new MockWebServer();
            tunnel.useHttps(new HandshakeCertificates.Builder()
                    .heldCertificate(Certificates.SHARED)
                    .build()
                    .sslSocketFactory());
            tunnel.enqueue(new MockResponse.Builder().inTunnel().build());
            tunnel.enqueue(Site.hello());
            tunnel.start(InetAddress.getByName("127.0.0.1"), 0);
        }

        @AfterEach
        void stop() {
            tunnel.close();
        }

        private OkHttpClient client() {
            return Certificates.trusting(Calls.client())
                    .proxy(new Proxy(
                            Proxy.Type.HTTP,
                            InetSocketAddress.createUnresolved("proxy.staging.example.com", tunnel.getPort())))
                    .build();
        }

        @Test
        void leads_to_our_own() throws Exception {
            assertThat(Calls.body(client(), Calls.to("https://api.staging.example.com/")))
                    .isEqualTo("hello");
            assertThat(tunnel.takeRequest().getRequestLine()).isEqualTo("CONNECT api.staging.example.com:443 HTTP/1.1");
        }

        @Test
        void is_not_asked_for_production() {
            assertThat(Calls.refusal(client(), Calls.to("https://api.prod.example.com/")))
                    .hasMessageStartingWith("TG-2001");
            assertThat(tunnel.getRequestCount()).isZero();
        }
    }

    @Nested
    class Of_production {
        @ParameterizedTest
        @EnumSource
        void is_refused_and_never_dialled(Calls.Way way) {
            Proxy known = http("proxy.prod.example.com");
            for (OkHttpClient client : List.of(
                    Calls.client().proxy(known).build(),
                    Calls.client().proxySelector(choosing(known)).build())) {
                assertThat(Calls.refusal(client, REQUEST, way)).hasMessage("""
                                TG-2001 refused: this process is staging, and proxy.prod.example.com:%1$d belongs to production
                                  used by        the proxy of GuardedOkHttp
                                  target         proxy.prod.example.com:%1$d  (credentials and parameters left out)
                                  production by  *.prod.example.com                tierguard.yaml:4
                                  at             the proxy; no connection was opened to it
                                  to fix         point the proxy of GuardedOkHttp at an endpoint of staging, or correct tierguard.yaml:4 if this endpoint is not production's""".formatted(proxy.port()));
                assertThat(Calls.refusedHandshake(client, REQUEST)).hasMessageStartingWith("TG-2001");
            }
            nothing_was_opened();
        }

        @Test
        void is_refused_for_a_tunnel_too() {
            OkHttpClient client =
                    Calls.client().proxy(http("proxy.prod.example.com")).build();

            assertThat(Calls.refusal(client, Calls.to("https://api.staging.example.com/")))
                    .hasMessageContaining("the proxy of GuardedOkHttp");
            nothing_was_opened();
        }

        static Stream<InetSocketAddress> addresses_in_disguise() throws IOException {
            byte[] production = {127, 0, 0, 3};
            return Stream.of(
                    new InetSocketAddress(InetAddress.getByAddress("proxy.staging.example.com", production), 3128),
                    new InetSocketAddress(InetAddress.getByAddress("127.0.0.1", production), 3128),
                    new InetSocketAddress(InetAddress.getByAddress(production), 3128),
                    InetSocketAddress.createUnresolved("127.0.0.3", 3128),
                    InetSocketAddress.createUnresolved("moved.staging.example.com", 3128),
                    InetSocketAddress.createUnresolved("two-faced.staging.example.com", 3128),
                    InetSocketAddress.createUnresolved("PROXY.prod.example.com.", 3128),
                    InetSocketAddress.createUnresolved("unknown.example.com", 3128),
                    InetSocketAddress.createUnresolved("proxy.staging.example.com/@proxy.prod.example.com", 3128),
                    InetSocketAddress.createUnresolved("2130706433", 3128));
        }

        @ParameterizedTest
        @MethodSource("addresses_in_disguise")
        void is_refused_in_every_disguise(InetSocketAddress address) {
            OkHttpClient client =
                    Calls.client().proxy(new Proxy(Proxy.Type.HTTP, address)).build();

            assertThat(Calls.refusal(client, REQUEST)).hasMessageStartingWith("TG-200");
        }

        @Test
        void is_refused_wherever_it_stands_in_a_list() {
            Proxy production = http("proxy.prod.example.com");
            Proxy own = http("proxy.staging.example.com");
            Proxy dead = new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy.staging.example.com", 1));

            for (ProxySelector selector : List.of(
                    choosing(production, own),
                    choosing(own, production),
                    choosing(Proxy.NO_PROXY, production),
                    choosing(production, Proxy.NO_PROXY),
                    choosing(dead, production, http("proxy.staging.example.com")))) {
                for (boolean fastFallback : new boolean[] {true, false}) {
                    OkHttpClient client = Calls.client()
                            .fastFallback(fastFallback)
                            .proxySelector(selector)
                            .build();
                    assertThat(Calls.refusal(client, REQUEST).judgement().isAllowed())
                            .isFalse();
                }
            }
            nothing_was_opened();
        }

        @Test
        void is_refused_where_a_selector_turns_to_it_later() throws IOException {
            List<Proxy> chosen = new ArrayList<>(List.of(http("proxy.staging.example.com")));
            OkHttpClient client = Calls.client()
                    .proxySelector(new ProxySelector() {
                        @Override
                        public List<Proxy> select(URI uri) {
                            return List.copyOf(chosen);
                        }

                        @Override
                        public void connectFailed(URI uri, SocketAddress address, IOException failure) {
                            // nobody asks
                        }
                    })
                    .build();

            Calls.body(client, REQUEST);
            chosen.set(0, http("proxy.prod.example.com"));
            client.connectionPool().evictAll();
            assertThat(Calls.refusal(client, REQUEST)).hasMessageStartingWith("TG-2001");
            assertThat(proxy.asked()).hasSize(1);
        }

        @Test
        void is_refused_where_an_unguarded_client_is_connected_to_it() throws IOException {
            OkHttpClient bare = new OkHttpClient.Builder()
                    .proxy(http("proxy.prod.example.com"))
                    .build();
            Calls.body(bare, REQUEST);

            assertThat(Calls.refusal(GuardedOkHttp.wrap(bare, Tiers.staging()), REQUEST))
                    .hasMessageStartingWith("TG-2001");
            assertThat(proxy.asked()).hasSize(1);
            assertThat(proxy.accepted()).isEqualTo(1);
        }

        @Test
        void is_refused_where_the_jvm_names_it() {
            ProxySelector before = ProxySelector.getDefault();
            OkHttpClient client;
            try {
                ProxySelector.setDefault(choosing(http("proxy.prod.example.com")));
                client = Calls.client().build();
            } finally {
                ProxySelector.setDefault(before);
            }

            assertThat(Calls.refusal(client, REQUEST)).hasMessageStartingWith("TG-2001");
            nothing_was_opened();
        }

        @Test
        void is_refused_where_it_may_answer_differently_each_time() {
            Proxy turning =
                    new Proxy(Proxy.Type.SOCKS, InetSocketAddress.createUnresolved("proxy.staging.example.com", 1)) {};

            assertThat(Calls.refusal(Calls.client().proxy(turning).build(), REQUEST))
                    .hasMessageStartingWith("TG-2008")
                    .hasMessageContaining("no plain java.net.Proxy");
        }
    }

    /** By its name nobody could tell; its addresses tell when they are known. */
    @Nested
    class Of_nobody {
        @Test
        void is_refused_before_another_is_tried() throws IOException {
            Proxy mixed = http("by-address.example.com");
            OkHttpClient client = Calls.client()
                    .proxySelector(choosing(mixed, http("proxy.staging.example.com")))
                    .dns(name -> name.startsWith("by-address")
                            ? List.of(InetAddress.getByName("127.0.0.1"), InetAddress.getByName("127.0.0.3"))
                            : okhttp3.Dns.SYSTEM.lookup(name))
                    .build();

            assertThat(Calls.refusal(client, REQUEST)).hasMessageStartingWith("TG-2003");
            nothing_was_opened();
        }
    }

    @Nested
    class Of_sockets {
        @Test
        void of_our_own_carries_the_request() throws IOException {
            OkHttpClient client =
                    Calls.client().proxy(socks.as("proxy.staging.example.com")).build();
            Request request = Calls.to(proxy.at("api.staging.example.com", "/"));

            assertThat(Calls.body(client, request)).isEqualTo("hello");
            assertThat(Calls.body(client, request)).isEqualTo("hello");
            assertThat(socks.asked()).containsExactly("api.staging.example.com");
        }

        @Test
        void of_production_is_refused_and_never_dialled() {
            OkHttpClient client =
                    Calls.client().proxy(socks.as("proxy.prod.example.com")).build();

            assertThat(Calls.refusal(client, REQUEST))
                    .hasMessageStartingWith("TG-2001")
                    .hasMessageContaining("the proxy of GuardedOkHttp");
            assertThat(Calls.refusedHandshake(client, REQUEST)).hasMessageStartingWith("TG-2001");
            nothing_was_opened();
        }

        @Test
        void does_not_excuse_a_target_of_production() {
            OkHttpClient client =
                    Calls.client().proxy(socks.as("proxy.staging.example.com")).build();

            assertThat(Calls.refusal(client, Calls.to(proxy.at("api.prod.example.com", "/"))))
                    .hasMessageStartingWith("TG-2001");
            nothing_was_opened();
        }

        @Test
        void that_has_an_address_of_production_is_refused() {
            for (String name : List.of("moved.staging.example.com", "two-faced.staging.example.com", "127.0.0.3")) {
                assertThat(Calls.refusal(Calls.client().proxy(socks.as(name)).build(), REQUEST))
                        .hasMessageStartingWith("TG-200");
            }
            nothing_was_opened();
        }

        @Test
        void of_the_jvm_that_the_client_knows_nothing_of_is_refused() {
            OkHttpClient client = Calls.client().proxy(Proxy.NO_PROXY).build();
            ProxySelector before = ProxySelector.getDefault();
            try {
                ProxySelector.setDefault(choosing(socks.as("proxy.staging.example.com")));

                assertThat(Calls.refusal(client, Calls.to(proxy.at("api.staging.example.com", "/"))))
                        .hasMessageStartingWith("TG-2008")
                        .hasMessageContaining("the JVM sends it through a proxy, which dials on by itself");
            } finally {
                ProxySelector.setDefault(before);
            }
            nothing_was_opened();
        }
    }
}
