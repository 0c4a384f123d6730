package io.tierguard.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.guard.Guard;
import io.tierguard.guard.GuardListener;
import io.tierguard.guard.Judgement;
import io.tierguard.registry.Registry;
import io.tierguard.testing.CountedPort;
import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URL;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What plain sockets of the JDK dial while the net is up. */
class JvmWideGuardTest {

    static final String YAML = """
            version: 1
            endpoints:
              production:
                - "*.prod.net.example"
                - 127.0.0.2
                - orders-db.net.example/orders
              staging:
                - "*.staging.net.example"
                - 127.0.0.3
                - orders-db.net.example/orders_staging
            """;

    static Guard guard(Tier tier, String yaml) {
        return Guard.of(Environment.of(tier), Registry.parse("tierguard.yaml", yaml), Clock.systemUTC());
    }

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final Guard guard = guard(Tier.STAGING, YAML).with(new GuardListener() {
        @Override
        public void judged(Judgement judgement) {
            told.add(judgement.usedBy() + " " + judgement);
        }
    });

    private final CountedPort production = new CountedPort("127.0.0.2");
    private final CountedPort staging = new CountedPort("127.0.0.3");
    private JvmWideGuard net;

    @BeforeEach
    void install() {
        net = JvmWideGuard.install(guard);
    }

    @AfterEach
    void close() {
        net.close();
        production.close();
        staging.close();
    }

    static InetAddress named(String name, int last) throws UnknownHostException {
        return InetAddress.getByAddress(name, new byte[] {127, 0, 0, (byte) last});
    }

    /** One way to have a socket of the JDK dial a host. */
    record Way(String name, Dials dials) {
        @Override
        public String toString() {
            return name;
        }
    }

    interface Dials {
        Socket dial(String host, int port) throws IOException;
    }

    static Stream<Way> ways() {
        InetAddress here = InetAddress.getLoopbackAddress();
        return Stream.of(
                new Way("new Socket", Socket::new),
                new Way("new Socket, from here", (host, port) -> new Socket(host, port, here, 0)),
                new Way("new Socket, address", (host, port) -> new Socket(InetAddress.getByName(host), port)),
                new Way("connect", (host, port) -> connected(new Socket(), new InetSocketAddress(host, port))),
                new Way("TLS", SSLSocketFactory.getDefault()::createSocket),
                new Way(
                        "TLS, connect",
                        (host, port) -> connected(
                                SSLSocketFactory.getDefault().createSocket(), new InetSocketAddress(host, port))),
                new Way("factory", SocketFactory.getDefault()::createSocket));
    }

    private static Socket connected(Socket socket, SocketAddress address) throws IOException {
        try {
            socket.connect(address, 5_000);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static Socket dial(SocketAddress address) throws IOException {
        return connected(new Socket(), address);
    }

    @Nested
    class A_socket {

        @ParameterizedTest(name = "{0}")
        @MethodSource("io.tierguard.net.JvmWideGuardTest#ways")
        void dials_its_own_by_name_and_by_address(Way way) throws IOException {
            way.dials().dial("db.staging.net.example", staging.port()).close();
            way.dials().dial("127.0.0.3", staging.port()).close();

            assertThat(staging.accepted()).isEqualTo(2);
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("io.tierguard.net.JvmWideGuardTest#ways")
        void does_not_dial_what_is_anothers_by_name(Way way) {
            int port = production.port();

            assertRefused(() -> way.dials().dial("db.prod.net.example", port))
                    .hasMessage("TG-2001 refused: this process is staging, and db.prod.net.example:" + port
                            + " belongs to production\n"
                            + "  used by        a socket of io.tierguard.net.JvmWideGuardTest\n"
                            + "  target         db.prod.net.example:" + port
                            + "  (credentials and parameters left out)\n"
                            + "  production by  *.prod.net.example                tierguard.yaml:4\n"
                            + "  at             JvmWideGuard, the last net; no connection was opened to it\n"
                            + "  to fix         point a socket of io.tierguard.net.JvmWideGuardTest at an endpoint of "
                            + "staging, or correct tierguard.yaml:4 if this endpoint is not production's");
            assertThat(production.accepted()).isZero();
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("io.tierguard.net.JvmWideGuardTest#ways")
        void does_not_dial_what_is_anothers_by_address(Way way) {
            assertRefused(() -> way.dials().dial("127.0.0.2", production.port()))
                    .hasMessageStartingWith("TG-2001 refused: this process is staging, and 127.0.0.2:"
                            + production.port() + " belongs to production\n");
            assertThat(production.accepted()).isZero();
        }

        @Test
        void is_refused_in_the_only_type_that_the_jdk_takes_for_an_answer() {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> new Socket("127.0.0.2", production.port()))
                    .withMessage("Failed to select a proxy")
                    .withCauseExactlyInstanceOf(RefusedAddressException.class)
                    .satisfies(failure -> assertThat(((RefusedAddressException) failure.getCause()).judgement())
                            .matches(judgement -> !judgement.isAllowed()));
        }

        @Test
        void that_nobody_but_the_jdk_opens_is_one_of_the_jvm() throws Exception {
            URL url = new URL("http://127.0.0.2:" + production.port() + "/");
            Thread jdks = new Thread(new FutureTask<>(url::openStream));
            jdks.start();
            jdks.join();

            assertThat(told)
                    .containsExactly(
                            "a connection of this JVM refused " + url.toString().replaceFirst("/$", ""));
            assertThat(production.accepted()).isZero();
        }

        @Test
        void is_told_once() throws IOException {
            new Socket("db.staging.net.example", staging.port()).close();
            assertRefused(() -> new Socket("127.0.0.2", production.port()));

            assertThat(told)
                    .containsExactly(
                            "a socket of io.tierguard.net.JvmWideGuardTest allowed db.staging.net.example:"
                                    + staging.port(),
                            "a socket of io.tierguard.net.JvmWideGuardTest refused 127.0.0.2:" + production.port());
        }
    }

    @Nested
    class Name_and_addresses {

        @ParameterizedTest
        @ValueSource(strings = {"lured.staging.net.example", "mixed.staging.net.example"})
        void an_own_name_with_an_address_of_another_is_refused(String name) {
            assertRefused(() -> dial(new InetSocketAddress(name, production.port())))
                    .hasMessageStartingWith("TG-2003 refused: ");
            assertThat(production.accepted()).isZero();
        }

        @Test
        void an_unknown_name_is_allowed_by_its_own_address() throws IOException {
            new Socket("by-address.net.example", staging.port()).close();

            assertThat(staging.accepted()).isOne();
        }

        @Test
        void an_unknown_name_without_an_address_is_refused() {
            assertRefused(() -> dial(InetSocketAddress.createUnresolved("nowhere.net.example", 5432)))
                    .hasMessageStartingWith("TG-2002 refused: ");
        }

        @Test
        void an_unresolved_name_of_another_is_refused_and_an_own_one_is_the_jdks_to_refuse() {
            assertRefused(() -> dial(InetSocketAddress.createUnresolved("db.prod.net.example", 5432)))
                    .hasMessageStartingWith("TG-2001 refused: ");
            assertThatExceptionOfType(UnknownHostException.class)
                    .isThrownBy(() -> dial(InetSocketAddress.createUnresolved("db.staging.net.example", 5432)));
        }

        @Test
        void a_name_with_an_underscore_is_judged_as_any_other() throws IOException {
            new Socket("db_1.staging.net.example", staging.port()).close();
            assertRefused(() -> new Socket("db_1.prod.net.example", production.port()))
                    .hasMessageStartingWith("TG-2001 refused: ");

            assertThat(staging.accepted()).isOne();
            assertThat(production.accepted()).isZero();
        }

        @Test
        void a_database_that_a_socket_cannot_see_is_allowed_where_one_of_them_is() throws IOException {
            dial(new InetSocketAddress(named("orders-db.net.example", 3), staging.port()))
                    .close();

            assertThat(staging.accepted()).isOne();
        }

        /** {@code docs/nets.md} tells it: the JDK tells the net a name, and never the address. */
        @ParameterizedTest
        @ValueSource(strings = {"db.staging.net.example", "127.0.0.3"})
        void a_name_that_somebody_gave_an_address_hides_it(String name) throws IOException {
            dial(new InetSocketAddress(named(name, 2), production.port())).close();

            assertThat(production.accepted()).isOne();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"not a name", "me@db.staging.net.example", "db.staging.net.example/x", "a..b", "%", "a:b"})
        void a_text_that_is_no_name_cannot_be_determined(String text) throws IOException {
            SocketAddress address = new InetSocketAddress(named(text, 3), staging.port());

            assertRefused(() -> dial(address))
                    .hasMessage("TG-2008 refused: where a socket leads cannot be determined: its host is no name\n"
                            + "  used by    a socket of io.tierguard.net.JvmWideGuardTest\n"
                            + "  at         JvmWideGuard, the last net; no connection was opened to it\n"
                            + "  to fix     connect it to a host by name or address, and a port");
            assertThat(staging.accepted()).isZero();
        }

        @Test
        void a_port_that_is_none_cannot_be_determined() throws IOException {
            SocketAddress address = new InetSocketAddress(named(null, 3), 0);

            assertRefused(() -> dial(address))
                    .hasMessageStartingWith(
                            "TG-2008 refused: where a socket leads cannot be determined: its port is none\n");
        }
    }

    @Nested
    class While_refusals_are_only_observed {

        @Test
        void another_is_dialled_and_told() throws IOException {
            net.close();
            Guard observing = guard(Tier.STAGING, YAML + "policy:\n  mode: {observe-until: 9999-12-31}\n")
                    .with(new GuardListener() {
                        @Override
                        public void judged(Judgement judgement) {
                            told.add(judgement.usedBy() + " " + judgement + " " + judgement.wouldRefuse());
                        }
                    });
            net = JvmWideGuard.install(observing);

            new Socket("127.0.0.2", production.port()).close();

            assertThat(production.accepted()).isOne();
            assertThat(told)
                    .containsExactly("a socket of io.tierguard.net.JvmWideGuardTest allowed 127.0.0.2:"
                            + production.port() + " true");
        }
    }

    @Test
    void a_server_socket_is_nobodys_business() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.2"));
                Socket caller = new Socket(Proxy.NO_PROXY)) {
            caller.connect(server.getLocalSocketAddress());
            server.accept().close();
        }
        assertThat(told).isEmpty();
    }

    private static AbstractThrowableAssert<?, ?> assertRefused(ThrowingCallable dial) {
        return assertThatExceptionOfType(IOException.class)
                .isThrownBy(dial)
                .withMessage("Failed to select a proxy")
                .extracting(Throwable::getCause, InstanceOfAssertFactories.THROWABLE)
                .isInstanceOf(RefusedAddressException.class);
    }
}
