package io.tierguard.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierguard.guard.Guard;
import io.tierguard.guard.GuardListener;
import io.tierguard.guard.Judgement;
import io.tierguard.registry.Registry;
import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GuardedSocketFactoryTest {

    private static final String YAML = """
            version: 1
            endpoints:
              production:
                - "*.prod.example.com"
                - 127.0.0.2
                - orders-db.example.com/orders
              staging:
                - "*.staging.example.com"
                - 127.0.0.3
                - orders-db.example.com/orders_staging
              "staging, production":
                - localhost
            """;

    private final Guard guard =
            Guard.of(Environment.of(Tier.STAGING), Registry.parse("tierguard.yaml", YAML), Clock.systemUTC());
    private final SocketFactory factory = GuardedSocketFactory.of(guard, "the test");

    private ServerSocket production;
    private ServerSocket staging;

    @BeforeEach
    void listen() throws IOException {
        production = listener("127.0.0.2");
        staging = listener("127.0.0.3");
    }

    private static ServerSocket listener(String address) throws IOException {
        ServerSocket socket = new ServerSocket(0, 5, InetAddress.getByName(address));
        // nobody waits for a caller that does not come
        socket.setSoTimeout(1);
        return socket;
    }

    @AfterEach
    void close() throws IOException {
        production.close();
        staging.close();
    }

    private static InetAddress named(String name, int last) throws UnknownHostException {
        return InetAddress.getByAddress(name, new byte[] {127, 0, 0, (byte) last});
    }

    private static void assertNobodyCame(ServerSocket listener) {
        assertThatThrownBy(listener::accept).isInstanceOf(SocketTimeoutException.class);
    }

    /** One way to have a factory dial. */
    record Way(String name, Dialler dialler) {
        @Override
        public String toString() {
            return name;
        }
    }

    interface Dialler {
        Socket dial(SocketFactory factory, InetAddress address, int port) throws IOException;
    }

    static Stream<Way> ways() {
        InetAddress here = InetAddress.getLoopbackAddress();
        return Stream.of(
                new Way("connect", (factory, address, port) -> {
                    Socket socket = factory.createSocket();
                    socket.connect(new InetSocketAddress(address, port));
                    return socket;
                }),
                new Way("connect with a timeout", (factory, address, port) -> {
                    Socket socket = factory.createSocket();
                    socket.connect(new InetSocketAddress(address, port), 1_000);
                    return socket;
                }),
                new Way("address", SocketFactory::createSocket),
                new Way("address, from here", (factory, address, port) -> factory.createSocket(address, port, here, 0)),
                new Way("name", (factory, address, port) -> factory.createSocket(address.getHostAddress(), port)),
                new Way(
                        "name, from here",
                        (factory, address, port) -> factory.createSocket(address.getHostAddress(), port, here, 0)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void dials_what_is_its_own(Way way) throws IOException {
        try (Socket socket = way.dialler().dial(factory, named(null, 3), staging.getLocalPort());
                Socket came = staging.accept()) {
            assertThat(socket.isConnected()).isTrue();
            assertThat(came.getPort()).isEqualTo(socket.getLocalPort());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void refuses_what_is_anothers_and_dials_nothing(Way way) {
        int port = production.getLocalPort();

        assertThatExceptionOfType(RefusedSocketException.class)
                .isThrownBy(() -> way.dialler().dial(factory, named(null, 2), port))
                .withMessage("TG-2001 refused: this process is staging, and 127.0.0.2:" + port
                        + " belongs to production\n"
                        + "  used by        the test\n"
                        + "  target         127.0.0.2:" + port + "  (credentials and parameters left out)\n"
                        + "  production by  127.0.0.2                         tierguard.yaml:5\n"
                        + "  to fix         point the test at an endpoint of staging, or correct tierguard.yaml:5 if "
                        + "this endpoint is not production's")
                .matches(refusal -> !refusal.judgement().isAllowed());
        assertNobodyCame(production);
    }

    @Nested
    class Name_and_address {

        @Test
        void an_own_name_that_leads_to_anothers_address_is_refused() throws IOException {
            assertRefused(named("db.staging.example.com", 2), "TG-2003");
            assertNobodyCame(production);
        }

        @Test
        void anothers_name_is_refused_wherever_it_leads() throws IOException {
            assertRefused(named("db.prod.example.com", 3), "TG-2001");
        }

        @Test
        void an_own_name_is_dialled_at_the_address_that_was_judged() throws IOException {
            Socket socket = factory.createSocket();
            socket.connect(new InetSocketAddress(named("db.staging.example.com", 3), staging.getLocalPort()));
            try (socket;
                    Socket came = staging.accept()) {
                assertThat(came).isNotNull();
            }
        }

        /** The text beside an address is whatever somebody wrote there. */
        @Test
        void a_literal_for_a_name_does_not_hide_the_address() throws IOException {
            assertRefused(named("127.0.0.3", 2), "TG-2001");
            assertNobodyCame(production);
        }

        @Test
        void an_unknown_name_is_allowed_by_its_own_address_and_refused_without() throws IOException {
            try (Socket socket = factory.createSocket(named("db.elsewhere.example.com", 3), staging.getLocalPort())) {
                assertThat(socket.isConnected()).isTrue();
            }
            assertRefused(InetSocketAddress.createUnresolved("db.elsewhere.example.com", 5432), "TG-2002");
        }

        @Test
        void a_database_that_a_socket_cannot_see_is_allowed_where_one_of_them_is() throws IOException {
            Socket socket = factory.createSocket();
            socket.connect(new InetSocketAddress(named("orders-db.example.com", 3), staging.getLocalPort()));
            socket.close();
        }

        @Test
        void an_unresolved_name_is_judged_and_then_the_jdks_to_refuse() throws IOException {
            assertRefused(InetSocketAddress.createUnresolved("db.prod.example.com", 5432), "TG-2001");
            assertThatExceptionOfType(UnknownHostException.class).isThrownBy(() -> {
                try (Socket socket = factory.createSocket()) {
                    socket.connect(InetSocketAddress.createUnresolved("db.staging.example.com", 5432));
                }
            });
        }

        private void assertRefused(InetAddress address, String code) throws IOException {
            assertRefused(new InetSocketAddress(address, production.getLocalPort()), code);
        }

        private void assertRefused(SocketAddress address, String code) throws IOException {
            try (Socket socket = factory.createSocket()) {
                assertThatExceptionOfType(RefusedSocketException.class)
                        .isThrownBy(() -> socket.connect(address))
                        .withMessageStartingWith(code + " refused: this process is staging, and ");
                assertThat(socket.isConnected()).isFalse();
            }
        }
    }

    @Nested
    class What_is_no_host_and_port {

        @ParameterizedTest(name = "{0}")
        @MethodSource("io.tierguard.net.GuardedSocketFactoryTest#others")
        void cannot_be_determined(SocketAddress address) throws IOException {
            try (Socket socket = factory.createSocket()) {
                assertThatExceptionOfType(RefusedSocketException.class)
                        .isThrownBy(() -> socket.connect(address, 1))
                        .withMessageStartingWith("TG-2008 refused: ");
            }
        }
    }

    static Stream<SocketAddress> others() throws UnknownHostException {
        return Stream.of(
                UnixDomainSocketAddress.of("postgres.sock"),
                new SocketAddress() {},
                new InetSocketAddress(named("not a name", 3), 5432),
                new InetSocketAddress(named(null, 3), 0));
    }

    @Nested
    class A_proxy {

        private final ProxySelector before = ProxySelector.getDefault();
        private final List<URI> asked = new ArrayList<>();

        private void select(List<Proxy> proxies) {
            ProxySelector.setDefault(new ProxySelector() {
                @Override
                public List<Proxy> select(URI uri) {
                    asked.add(uri);
                    return proxies;
                }

                @Override
                public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
            });
        }

        @AfterEach
        void restore() {
            ProxySelector.setDefault(before);
        }

        @Test
        void that_would_dial_on_is_refused_and_not_dialled() throws IOException {
            InetSocketAddress proxy = new InetSocketAddress(named(null, 2), production.getLocalPort());
            select(List.of(Proxy.NO_PROXY, new Proxy(Proxy.Type.SOCKS, proxy)));

            assertThatExceptionOfType(RefusedSocketException.class)
                    .isThrownBy(() -> factory.createSocket(named("db.staging.example.com", 3), 5432))
                    .withMessage(
                            "TG-2008 refused: where a socket leads cannot be determined: the JVM sends it through a "
                                    + "proxy, which dials on by itself\n"
                                    + "  used by    the test\n"
                                    + "  to fix     start the JVM without -DsocksProxyHost, or have its ProxySelector leave "
                                    + "sockets alone");
            assertThat(asked).containsExactly(URI.create("socket://db.staging.example.com:5432"));
            assertNobodyCame(production);
        }

        @Test
        void is_asked_for_once_and_not_again_after_the_judgement() throws IOException {
            select(List.of(Proxy.NO_PROXY));

            factory.createSocket(named(null, 3), staging.getLocalPort()).close();
            assertThat(asked).containsExactly(URI.create("socket://127.0.0.3:" + staging.getLocalPort()));
        }

        @Test
        void none_at_all_is_as_good() throws IOException {
            ProxySelector.setDefault(null);

            factory.createSocket(named(null, 3), staging.getLocalPort()).close();
            try (Socket came = staging.accept()) {
                assertThat(came).isNotNull();
            }
        }

        @Test
        void a_selector_that_throws_dials_nothing() {
            ProxySelector.setDefault(new ProxySelector() {
                @Override
                public List<Proxy> select(URI uri) {
                    throw new IllegalArgumentException("no");
                }

                @Override
                public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
            });

            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> factory.createSocket(named(null, 3), staging.getLocalPort()))
                    .withMessage("no proxy could be selected");
            assertNobodyCame(staging);
        }
    }

    @Nested
    class A_check_of_its_own {

        @Test
        void is_asked_with_what_is_dialled_and_may_refuse() {
            List<SocketAddress> asked = new ArrayList<>();
            SocketFactory own = GuardedSocketFactory.of(address -> {
                asked.add(address);
                throw new IOException("not here");
            });
            InetSocketAddress there = new InetSocketAddress(InetAddress.getLoopbackAddress(), staging.getLocalPort());

            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> own.createSocket(there.getAddress(), there.getPort()))
                    .withMessage("not here");
            assertThat(asked).containsExactly(there);
        }
    }

    @Test
    void each_dial_is_told() throws IOException {
        List<String> told = new ArrayList<>();
        Guard telling = guard.with(new GuardListener() {
            @Override
            public void judged(Judgement judgement) {
                told.add(judgement.usedBy() + " " + judgement);
            }
        });

        GuardedSocketFactory.of(telling)
                .createSocket(named(null, 3), staging.getLocalPort())
                .close();

        assertThat(told).containsExactly("GuardedSocketFactory allowed 127.0.0.3:" + staging.getLocalPort());
    }

    @Test
    void what_the_jdk_refuses_it_refuses_itself() throws IOException {
        try (Socket socket = factory.createSocket()) {
            assertThatThrownBy(() -> socket.connect(null)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> socket.connect(new InetSocketAddress("127.0.0.2", 1), -1))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
