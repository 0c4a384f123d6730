package io.tierguard.http.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.http.Tiers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class PoolTest {

    private static Dns always(String address) {
        return name -> List.of(InetAddress.getByName(address));
    }

    private static String get(OkHttpClient client, String url) throws IOException {
        return Calls.body(client, Calls.to(url));
    }

    @Nested
    class A_connection_that_an_unguarded_client_opened {
        private Site production;
        private OkHttpClient bare;
        private Request request;

        @BeforeEach
        void open() throws IOException {
            production = new Site("127.0.0.3");
            bare = new OkHttpClient.Builder()
                    .dns(always("127.0.0.3"))
                    .protocols(List.of(Protocol.HTTP_1_1))
                    .build();
            request = Calls.to(production.at("api.staging.example.com", "/"));
            Calls.body(bare, request);
            assertThat(bare.connectionPool().idleConnectionCount()).isEqualTo(1);
        }

        @AfterEach
        void stop() {
            production.close();
        }

        private void nothing_more_arrived() {
            assertThat(production.asked()).hasSize(1);
            assertThat(production.accepted()).isEqualTo(1);
        }

        @ParameterizedTest
        @EnumSource
        void is_not_used_where_it_leads_to_production(Calls.Way way) {
            assertThat(Calls.refusal(GuardedOkHttp.wrap(bare, Tiers.staging()), request, way))
                    .hasMessageStartingWith("TG-2003")
                    .hasMessageContaining("hop 1, the request itself; a connection was open already\n");
            nothing_more_arrived();
        }

        @Test
        void is_not_used_by_a_web_socket_either() {
            assertThat(Calls.refusedHandshake(GuardedOkHttp.wrap(bare, Tiers.staging()), request))
                    .hasMessageStartingWith("TG-2003");
            nothing_more_arrived();
        }

        @Test
        void is_not_used_where_a_listener_hides_that_it_was_taken() {
            OkHttpClient client = GuardedOkHttp.wrap(bare, Tiers.staging())
                    .newBuilder()
                    .eventListener(new EventListener() {
                        @Override
                        public void connectionAcquired(Call call, Connection connection) {
                            throw PoolTest.<RuntimeException>unchecked(new IOException("a listener of the user"));
                        }
                    })
                    .build();

            assertThat(Calls.refusal(client, request)).hasMessageStartingWith("TG-2003");
            nothing_more_arrived();
        }

        @Test
        void is_not_used_by_a_web_socket_where_a_listener_hides_that_it_was_taken() {
            EventListener hiding = new EventListener() {
                @Override
                public void connectionAcquired(Call call, Connection connection) {
                    throw PoolTest.<RuntimeException>unchecked(new IOException("a listener of the user"));
                }
            };
            OkHttpClient client = GuardedOkHttp.wrap(
                    bare.newBuilder()
                            .addInterceptor(chain -> {
                                chain.call().addEventListener(hiding);
                                return chain.proceed(chain.request());
                            })
                            .build(),
                    Tiers.staging());

            assertThat(Calls.refusedHandshake(client, request)).hasMessageStartingWith("TG-2008");
            nothing_more_arrived();
        }

        @Test
        void is_left_to_the_unguarded_client() throws IOException {
            Calls.refusal(GuardedOkHttp.wrap(bare, Tiers.staging()), request);

            Calls.body(bare, request);
            assertThat(production.accepted()).isEqualTo(1);
        }

        @Test
        void is_not_used_by_an_interceptor_that_tries_again() {
            OkHttpClient again = GuardedOkHttp.wrap(
                    bare.newBuilder()
                            .addInterceptor(chain -> {
                                try {
                                    return chain.proceed(chain.request());
                                } catch (IOException e) {
                                    return chain.proceed(chain.request());
                                }
                            })
                            .build(),
                    Tiers.staging());

            assertThat(Calls.refusal(again, request)).hasMessageStartingWith("TG-2003");
            assertThat(Calls.refusedHandshake(again, request)).hasMessageStartingWith("TG-2003");
            nothing_more_arrived();
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T unchecked(Throwable failure) throws T {
        throw (T) failure;
    }

    @Nested
    class Shared_with_an_unguarded_client {
        @Test
        void serves_both_where_the_endpoint_is_ours() throws IOException {
            try (Site site = new Site()) {
                OkHttpClient bare = new OkHttpClient();
                String url = site.at("api.staging.example.com", "/");

                get(bare, url);
                get(GuardedOkHttp.wrap(bare, Tiers.staging()), url);
                get(bare, url);

                assertThat(site.asked()).hasSize(3);
                assertThat(site.accepted()).isEqualTo(1);
            }
        }
    }

    @Nested
    class Over_http2 {
        private Site site;

        @BeforeEach
        void start() throws IOException {
            site = Site.secure(Certificates.SHARED);
        }

        @AfterEach
        void stop() {
            site.close();
        }

        private OkHttpClient bare() {
            return Certificates.trusting(new OkHttpClient.Builder()
                            .connectionPool(new ConnectionPool())
                            .dns(always("127.0.0.1")))
                    .build();
        }

        @Test
        void an_unguarded_client_sends_requests_for_production_on_a_connection_to_staging() throws IOException {
            OkHttpClient client = bare();

            get(client, site.at("api.staging.example.com", "/"));
            get(client, site.at("api.prod.example.com", "/"));

            assertThat(site.asked()).extracting(asked -> asked.getVersion()).containsOnly("HTTP/2");
            assertThat(site.accepted()).isEqualTo(1);
        }

        @ParameterizedTest
        @EnumSource
        void a_guarded_one_does_not(Calls.Way way) throws IOException {
            OkHttpClient client = GuardedOkHttp.wrap(bare(), Tiers.staging());

            get(client, site.at("api.staging.example.com", "/"));
            assertThat(Calls.refusal(client, Calls.to(site.at("api.prod.example.com", "/")), way))
                    .hasMessageStartingWith("TG-2001");
            assertThat(Calls.refusedHandshake(client, Calls.to(site.at("api.prod.example.com", "/"))))
                    .hasMessageStartingWith("TG-2001");
            assertThat(site.asked()).hasSize(1);
        }

        @Test
        void a_connection_is_shared_by_names_that_are_ours() throws IOException {
            OkHttpClient client = GuardedOkHttp.wrap(bare(), Tiers.staging());

            get(client, site.at("api.staging.example.com", "/"));
            get(client, site.at("files.staging.example.com", "/"));
            get(client, site.at("by-address.example.com", "/"));

            assertThat(site.asked()).hasSize(3);
            assertThat(site.accepted()).isEqualTo(1);
        }

        @Test
        void a_redirect_to_production_is_refused_on_the_same_connection() throws IOException {
            site.redirect("/from", 302, site.at("api.prod.example.com", "/"));
            OkHttpClient client = GuardedOkHttp.wrap(bare(), Tiers.staging());

            assertThat(Calls.refusal(client, Calls.to(site.at("api.staging.example.com", "/from"))))
                    .hasMessageStartingWith("TG-2001")
                    .hasMessageContaining("hop 2");
            assertThat(site.asked()).hasSize(1);
        }

        @Test
        void a_shared_connection_to_an_address_of_production_is_not_used() throws IOException {
            OkHttpClient bare = bare().newBuilder().dns(always("127.0.0.3")).build();
            try (Site production = Site.secure("127.0.0.3", Certificates.SHARED)) {
                get(bare, production.at("api.prod.example.com", "/"));
                OkHttpClient client = GuardedOkHttp.wrap(bare, Tiers.staging());

                for (String name : List.of("api.staging.example.com", "by-address.example.com")) {
                    assertThat(Calls.refusal(client, Calls.to(production.at(name, "/"))))
                            .hasMessageStartingWith("TG-2003");
                }
                assertThat(production.asked()).hasSize(1);
            }
        }
    }

    @Nested
    class Of_a_guarded_client {
        private static Stream<OkHttpClient.Builder> clients() {
            return Stream.of(
                    Certificates.trusting(new OkHttpClient.Builder().fastFallback(false)),
                    Certificates.trusting(new OkHttpClient.Builder()),
                    Certificates.trusting(new OkHttpClient.Builder().protocols(List.of(Protocol.HTTP_1_1))));
        }

        private static Map<String, Integer> connections(OkHttpClient client) throws IOException {
            try (Site plain = new Site();
                    Site secure = Site.secure(Certificates.SHARED)) {
                plain.redirect("/from", 302, plain.at("files.staging.example.com", "/"));
                for (int i = 0; i < 3; i++) {
                    for (Site site : List.of(plain, secure)) {
                        get(client, site.at("api.staging.example.com", "/"));
                        get(client, site.at("files.staging.example.com", "/"));
                        get(
                                client,
                                site.at("127.0.0.1", "/")
                                        .replace("https://127.0.0.1", "https://api.staging.example.com"));
                        get(client, plain.at("api.staging.example.com", "/from"));
                    }
                }
                return Map.of("plain", plain.accepted(), "secure", secure.accepted());
            }
        }

        @ParameterizedTest
        @MethodSource("clients")
        void has_as_many_connections_as_of_an_unguarded_one(OkHttpClient.Builder builder) throws IOException {
            OkHttpClient bare = builder.build();

            Map<String, Integer> expected = connections(
                    bare.newBuilder().connectionPool(new ConnectionPool()).build());
            Map<String, Integer> guarded = connections(GuardedOkHttp.wrap(
                    bare.newBuilder().connectionPool(new ConnectionPool()).build(), Tiers.staging()));
            assertThat(guarded).isEqualTo(expected);
        }

        @Test
        void works_where_http2_is_known_before() throws IOException {
            try (Site site = Site.speaking(Protocol.H2_PRIOR_KNOWLEDGE)) {
                OkHttpClient client = Calls.client()
                        .protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE))
                        .build();
                site.redirect("/from", 302, site.at("api.prod.example.com", "/"));

                assertThat(get(client, site.at("api.staging.example.com", "/"))).isEqualTo("hello");
                assertThat(Calls.refusal(client, Calls.to(site.at("api.staging.example.com", "/from"))))
                        .hasMessageStartingWith("TG-2001");
                assertThat(site.asked()).hasSize(2);
                assertThat(site.accepted()).isEqualTo(1);
            }
        }
    }

    /** Sockets of the user may connect elsewhere than they are told. */
    @Nested
    class A_socket_factory {
        private Site production;

        @BeforeEach
        void start() throws IOException {
            production = new Site("127.0.0.3");
        }

        @AfterEach
        void stop() {
            production.close();
        }

        private SocketFactory making(java.util.function.Supplier<Socket> sockets) {
            return new SocketFactory() {
                @Override
                public Socket createSocket() {
                    return sockets.get();
                }

                @Override
                public Socket createSocket(String host, int port) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public Socket createSocket(InetAddress host, int port) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
                    throw new UnsupportedOperationException();
                }
            };
        }

        private final class Straying extends Socket {
            @Override
            public void connect(SocketAddress address, int timeout) throws IOException {
                super.connect(new InetSocketAddress("127.0.0.3", production.port()), timeout);
            }
        }

        @ParameterizedTest
        @org.junit.jupiter.params.provider.ValueSource(
                strings = {"api.staging.example.com", "by-address.example.com", "127.0.0.1"})
        void that_connects_elsewhere_is_seen_before_anything_is_sent(String host) {
            OkHttpClient client =
                    Calls.client().socketFactory(making(Straying::new)).build();

            assertThat(Calls.refusal(client, Calls.to("http://" + host + ":1/")))
                    .hasMessageStartingWith("TG-200");
            assertThat(Calls.refusedHandshake(client, Calls.to("http://" + host + ":1/")))
                    .hasMessageStartingWith("TG-200");
            assertThat(production.asked()).isEmpty();
        }

        @Test
        void whose_sockets_do_not_tell_where_they_are_connected_is_refused() throws IOException {
            try (Site site = new Site()) {
                OkHttpClient client = Calls.client()
                        .socketFactory(making(() -> new Socket() {
                            @Override
                            public InetAddress getInetAddress() {
                                return null;
                            }
                        }))
                        .build();

                assertThat(Calls.refusal(client, Calls.to(site.at("api.staging.example.com", "/"))))
                        .hasMessageStartingWith("TG-2008")
                        .hasMessageContaining("its socket does not tell where it is connected");
                assertThat(site.asked()).isEmpty();
            }
        }

        @Test
        void for_tls_that_connects_elsewhere_is_seen_too() throws IOException {
            try (Site site = Site.secure(Certificates.SHARED);
                    Site foreign = Site.secure("127.0.0.3", Certificates.SHARED)) {
                OkHttpClient client = Calls.client()
                        .sslSocketFactory(
                                straying(Certificates.trust().sslSocketFactory(), foreign.port()),
                                Certificates.trust().trustManager())
                        .build();

                assertThat(Calls.refusal(client, Calls.to(site.at("api.staging.example.com", "/"))))
                        .hasMessageStartingWith("TG-2003");
                assertThat(foreign.asked()).isEmpty();
            }
        }

        private SSLSocketFactory straying(SSLSocketFactory real, int port) {
            return new SSLSocketFactory() {
                @Override
                public String[] getDefaultCipherSuites() {
                    return real.getDefaultCipherSuites();
                }

                @Override
                public String[] getSupportedCipherSuites() {
                    return real.getSupportedCipherSuites();
                }

                @Override
                public Socket createSocket(Socket socket, String host, int unused, boolean autoClose)
                        throws IOException {
                    return real.createSocket(new Socket("127.0.0.3", port), host, port, true);
                }

                @Override
                public Socket createSocket(String host, int unused) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public Socket createSocket(String host, int unused, InetAddress localHost, int localPort) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public Socket createSocket(InetAddress host, int unused) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public Socket createSocket(InetAddress address, int unused, InetAddress local, int localPort) {
                    throw new UnsupportedOperationException();
                }
            };
        }
    }

    @Nested
    class A_listener {
        @Test
        void that_throws_lets_nothing_through() throws IOException {
            try (Site site = new Site()) {
                OkHttpClient client = Calls.client()
                        .eventListener(new EventListener() {
                            @Override
                            public void dnsEnd(Call call, String name, List<InetAddress> addresses) {
                                throw PoolTest.<RuntimeException>unchecked(new IOException("a listener of the user"));
                            }
                        })
                        .build();

                assertThatExceptionOfType(IOException.class)
                        .isThrownBy(() -> get(client, site.at("two-faced.staging.example.com", "/")));
                assertThat(site.accepted()).isZero();
            }
        }
    }
}
