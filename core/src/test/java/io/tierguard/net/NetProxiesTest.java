package io.tierguard.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierguard.guard.Guard;
import io.tierguard.guard.GuardListener;
import io.tierguard.guard.Judgement;
import io.tierguard.testing.ChildJvm;
import io.tierguard.testing.CountedPort;
import io.tierguard.testing.RecordingLogger;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MalformedURLException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URL;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.Level;

/** What the net makes of the selector that was there before, and of the proxies that it names. */
class NetProxiesTest {

    private static final URI OWN_SOCKET = URI.create("socket://db.staging.net.example:5432");
    private static final URI OWN_URL = URI.create("https://db.staging.net.example/orders");

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final Guard guard = JvmWideGuardTest.guard(Tier.STAGING, JvmWideGuardTest.YAML)
            .with(new GuardListener() {
                @Override
                public void judged(Judgement judgement) {
                    told.add(judgement.usedBy() + ": " + judgement);
                }
            });
    private final ProxySelector before = ProxySelector.getDefault();
    private final CountedPort production = new CountedPort("127.0.0.2");
    private final CountedPort staging = new CountedPort("127.0.0.3");

    @AfterEach
    void restore() {
        ProxySelector.setDefault(before);
        production.close();
        staging.close();
    }

    /** The net above a selector that always gives one answer. */
    private ProxySelector above(List<Proxy> answer) {
        ProxySelector.setDefault(always(answer));
        JvmWideGuard.install(guard);
        return ProxySelector.getDefault();
    }

    private static ProxySelector always(List<Proxy> answer) {
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                return answer;
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
        };
    }

    private static Proxy socks(String host, int port) {
        return new Proxy(Proxy.Type.SOCKS, InetSocketAddress.createUnresolved(host, port));
    }

    private static Proxy http(String host, int port) {
        return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
    }

    static Stream<List<Proxy>> answers() {
        Proxy socks = socks("proxy.staging.net.example", 1080);
        Proxy http = http("proxy.staging.net.example", 3128);
        return Stream.of(
                List.of(Proxy.NO_PROXY),
                List.of(),
                List.of(socks),
                List.of(http),
                List.of(http, socks, Proxy.NO_PROXY),
                Arrays.asList(null, Proxy.NO_PROXY));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void an_allowed_connection_gets_the_answer_that_it_would_have_got(List<Proxy> answer) {
        ProxySelector net = above(answer);

        assertThat(net.select(OWN_SOCKET)).isEqualTo(answer);
        assertThat(net.select(OWN_URL)).isEqualTo(answer);
    }

    @Test
    void no_answer_at_all_is_handed_on_too() {
        assertThat(above(null).select(OWN_SOCKET)).isNull();
        assertThat(told).hasSize(1);
    }

    @Test
    void an_answer_that_changes_later_is_the_one_that_was_judged() {
        List<Proxy> changing = new ArrayList<>(List.of(Proxy.NO_PROXY));
        List<Proxy> answer = above(changing).select(OWN_SOCKET);
        changing.set(0, socks("proxy.prod.net.example", 1080));

        assertThat(answer).containsExactly(Proxy.NO_PROXY);
    }

    @Test
    void a_file_is_not_judged_and_nobody_is_told() {
        assertThat(above(List.of(Proxy.NO_PROXY)).select(URI.create("file:///etc/hosts")))
                .containsExactly(Proxy.NO_PROXY);
        assertThat(told).isEmpty();
    }

    @Test
    void nothing_at_all_is_refused_in_the_type_of_the_jdk() {
        assertThatExceptionOfType(RefusedAddressException.class)
                .isThrownBy(() -> above(List.of()).select(null))
                .withMessage("TG-2008 refused: where a connection leads cannot be determined: its URL cannot be read\n"
                        + "  used by    a connection of io.tierguard.net.NetProxiesTest\n"
                        + "  at         JvmWideGuard, the last net; no connection was opened to it\n"
                        + "  to fix     connect it to a host by name or address, and a port");
    }

    @Nested
    class A_name {

        private final List<String> lookedUp = new ArrayList<>();

        private ProxySelector recording(Guard deciding, List<Proxy> answer) {
            ProxySelector.setDefault(always(answer));
            JvmWideGuard.install(
                    deciding,
                    name -> {
                        lookedUp.add(name);
                        return List.of(InetAddress.getByName("127.0.0.3"));
                    },
                    new RecordingLogger(Level.INFO));
            return ProxySelector.getDefault();
        }

        /** A root dot keeps a resolver from trying the domains that it searches. */
        @Test
        void is_looked_up_as_it_is_written() {
            ProxySelector net = recording(guard, List.of(Proxy.NO_PROXY));
            net.select(URI.create("socket://db.staging.net.example.:5432"));
            net.select(URI.create("http://DB.staging.net.example./"));
            net.select(URI.create("jar:http://db.staging.net.example./app.jar!/"));

            assertThat(lookedUp)
                    .containsExactly("db.staging.net.example.", "DB.staging.net.example.", "db.staging.net.example");
        }

        @Test
        void is_not_looked_up_where_a_proxy_for_http_does_that() {
            recording(guard, List.of(http("127.0.0.3", 3128))).select(OWN_URL);

            assertThat(lookedUp).isEmpty();
        }

        @Test
        void that_is_only_observed_is_told_by_the_judgement_that_would_refuse() {
            Guard observing = JvmWideGuardTest.guard(
                            Tier.STAGING, JvmWideGuardTest.YAML + "policy:\n  mode: {observe-until: 9999-12-31}\n")
                    .with(new GuardListener() {
                        @Override
                        public void judged(Judgement judgement) {
                            told.add(judgement + " " + judgement.wouldRefuse());
                        }
                    });
            recording(observing, List.of(socks("127.0.0.3", 1080)))
                    .select(URI.create("socket://by-address.net.example:5432"));

            assertThat(told)
                    .containsExactly("allowed by-address.net.example:5432 true", "allowed 127.0.0.3:1080 false");
        }
    }

    @Nested
    class A_url {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://db.prod.net.example/orders",
                    "https://db.prod.net.example:8443",
                    "ftp://me@db.prod.net.example/x",
                    "HTTP://DB.PROD.NET.EXAMPLE./",
                    "ws://db.prod.net.example/",
                    "jar:http://db.prod.net.example/app.jar!/x",
                    "file://db.prod.net.example/x",
                    "http://[::ffff:127.0.0.2]/",
                    "http://127.0.0.2:81/",
                    "http://db_1.prod.net.example/"
                })
        void of_another_is_refused_whatever_its_scheme(URI url) {
            assertThatExceptionOfType(RefusedAddressException.class)
                    .isThrownBy(() -> above(List.of(Proxy.NO_PROXY)).select(url))
                    .withMessageStartingWith("TG-2001 refused: this process is staging, and ");
            assertThat(told).hasSize(1);
        }

        @Test
        void is_judged_by_its_path_and_shown_without_what_may_be_secret() {
            Guard byPath = JvmWideGuardTest.guard(Tier.STAGING, """
                    version: 1
                    endpoints:
                      production: ["http://api.net.example/live"]
                      staging: ["http://api.net.example/try"]
                    """);
            try (JvmWideGuard net = JvmWideGuard.install(byPath)) {
                ProxySelector selector = ProxySelector.getDefault();
                assertThat(net.isActive()).isTrue();
                // a documented fake
                URI live = URI.create("http://me:fake-secret@api.net.example/live/fake-secret?fake-secret#fake-secret");

                assertThatExceptionOfType(RefusedAddressException.class)
                        .isThrownBy(() -> selector.select(live))
                        .withMessage("TG-2001 refused: this process is staging, and api.net.example:80 belongs to "
                                + "production\n"
                                + "  used by        a connection of io.tierguard.net.NetProxiesTest\n"
                                + "  target         http://api.net.example  (credentials, path and parameters left out)\n"
                                + "  production by  http://api.net.example/live       tierguard.yaml:3\n"
                                + "  at             JvmWideGuard, the last net; no connection was opened to it\n"
                                + "  to fix         point a connection of io.tierguard.net.NetProxiesTest at an endpoint "
                                + "of staging, or correct tierguard.yaml:3 if this endpoint is not production's");
                assertThat(selector.select(URI.create("http://api.net.example/try/x")))
                        .isNotEmpty();
            }
        }

        /** JDK 17 takes a file of another machine for one behind FTP; later ones take none. */
        @Test
        void of_a_file_on_another_machine_is_one_of_ftp() {
            above(List.of(Proxy.NO_PROXY));

            assertThatThrownBy(() -> new URL("file://db.prod.net.example/orders").openStream())
                    .satisfiesAnyOf(
                            failure -> assertThat(failure).isInstanceOf(MalformedURLException.class),
                            failure -> assertThat(failure)
                                    .cause()
                                    .isInstanceOf(RefusedAddressException.class)
                                    .hasMessageStartingWith("TG-2001 refused: this process is staging, and "
                                            + "db.prod.net.example:21 belongs to production\n"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://db.staging.net.example@db.prod.net.example@x/",
                    "http://db.staging.net.example:0/",
                    "http:///x",
                    "urn:x",
                    "http:opaque"
                })
        void that_nobody_can_read_is_refused(URI url) {
            assertThatExceptionOfType(RefusedAddressException.class)
                    .isThrownBy(() -> above(List.of(Proxy.NO_PROXY)).select(url))
                    .withMessageStartingWith("TG-2008 refused: ");
        }
    }

    @Nested
    class A_proxy {

        @ParameterizedTest
        @MethodSource("io.tierguard.net.NetProxiesTest#othersProxies")
        void of_another_is_refused_wherever_it_stands(Proxy proxy) {
            ProxySelector net = above(List.of(Proxy.NO_PROXY, proxy));

            assertThatExceptionOfType(RefusedAddressException.class)
                    .isThrownBy(() -> net.select(OWN_URL))
                    .withMessageMatching("(?s)TG-200[13] refused: this process is staging, and .*\n"
                            + "  used by +the proxy of a connection of io.tierguard.net.NetProxiesTest\n.*");
        }

        @ParameterizedTest
        @CsvSource({"not a name, 1080", "proxy.staging.net.example, 0"})
        void that_is_no_host_and_port_is_refused(String host, int port) {
            ProxySelector net = above(List.of(socks(host, port)));

            assertThatExceptionOfType(RefusedAddressException.class)
                    .isThrownBy(() -> net.select(OWN_URL))
                    .withMessage(
                            "TG-2008 refused: where a proxy leads cannot be determined: its address is no host and "
                                    + "port\n"
                                    + "  used by    the proxy of a connection of io.tierguard.net.NetProxiesTest\n"
                                    + "  at         JvmWideGuard, the last net; no connection was opened to it\n"
                                    + "  to fix     name proxies by host name or address, with a port");
        }

        @Test
        void for_http_is_none_for_a_socket_which_goes_directly() {
            Proxy others = http("proxy.prod.net.example", 3128);

            assertThat(above(List.of(others)).select(OWN_SOCKET)).containsExactly(others);
        }

        /** An HTTP proxy looks the name up, and its answer is not known here. */
        @Test
        void does_not_let_the_addresses_vouch_for_a_name() {
            ProxySelector net = above(List.of(http("proxy.staging.net.example", 3128)));

            assertThatExceptionOfType(RefusedAddressException.class)
                    .isThrownBy(() -> net.select(URI.create("http://by-address.net.example/")))
                    .withMessageStartingWith("TG-2002 refused: ");
        }

        @Test
        void for_http_dials_what_it_finds_itself_so_that_the_addresses_here_do_not_count() {
            ProxySelector net = above(List.of(http("proxy.staging.net.example", 3128)));

            assertThat(net.select(URI.create("http://lured.staging.net.example/")))
                    .hasSize(1);
        }

        /** The JDK looks a name up and tells the proxy the address, unless the client has left it unresolved. */
        @Test
        void for_socks_gets_the_address_or_the_name_so_that_both_count() {
            ProxySelector net = above(List.of(socks("proxy.staging.net.example", 1080)));

            assertThatExceptionOfType(RefusedAddressException.class)
                    .isThrownBy(() -> net.select(URI.create("socket://lured.staging.net.example:5432")))
                    .withMessageStartingWith("TG-2003 refused: ");
            assertThatExceptionOfType(RefusedAddressException.class)
                    .isThrownBy(() -> net.select(URI.create("socket://by-address.net.example:5432")))
                    .withMessageStartingWith("TG-2002 refused: ");
            assertThat(told).hasSize(2);
        }

        @Test
        void is_judged_by_its_name_alone_where_it_has_no_address() {
            Proxy unknown = socks("nowhere.staging.net.example", 1080);

            assertThat(above(List.of(unknown)).select(OWN_SOCKET)).containsExactly(unknown);
        }

        @Test
        void speaks_http_or_something_that_nobody_sees() {
            Guard byProtocol = JvmWideGuardTest.guard(Tier.STAGING, """
                    version: 1
                    endpoints:
                      production: ["http://proxy.net.example"]
                      staging: ["redis://proxy.net.example", db.staging.net.example, 127.0.0.3]
                    """);
            Proxy socks = socks("proxy.net.example", 1080);
            Proxy http = http("proxy.net.example", 1080);
            List<Proxy> answer = new ArrayList<>(List.of(socks));
            ProxySelector.setDefault(always(answer));
            try (JvmWideGuard net = JvmWideGuard.install(byProtocol)) {
                assertThat(net.isActive()).isTrue();
                assertThat(ProxySelector.getDefault().select(OWN_URL)).containsExactly(socks);
                answer.set(0, http);
                assertThatExceptionOfType(RefusedAddressException.class)
                        .isThrownBy(() -> ProxySelector.getDefault().select(OWN_URL))
                        .withMessageStartingWith(
                                "TG-2001 refused: this process is staging, and proxy.net.example:1080 ");
            }
        }

        @Test
        void of_its_own_is_dialled_by_sockets() throws IOException {
            above(List.of(socks("proxy.staging.net.example", staging.port())));

            // the listener hangs up instead of answering
            assertThatThrownBy(() -> new Socket("db.staging.net.example", 5432))
                    .isInstanceOf(IOException.class)
                    .hasNoCause();
            assertThat(staging.accepted()).isOne();
        }

        @Test
        void of_another_is_not_dialled_by_sockets() {
            above(List.of(socks("proxy.prod.net.example", production.port())));

            assertThatThrownBy(() -> new Socket("db.staging.net.example", 5432))
                    .hasCauseInstanceOf(RefusedAddressException.class);
            assertThat(production.accepted()).isZero();
        }

        @Test
        void of_another_is_not_dialled_by_url_connections() {
            above(List.of(http("proxy.prod.net.example", production.port())));

            assertThatThrownBy(() -> new URL("http://db.staging.net.example/").openStream())
                    .hasCauseInstanceOf(RefusedAddressException.class);
            assertThat(production.accepted()).isZero();
        }
    }

    static Stream<Proxy> othersProxies() throws UnknownHostException {
        InetAddress foreign = InetAddress.getByAddress("proxy.staging.net.example", new byte[] {127, 0, 0, 2});
        InetAddress nowhere = InetAddress.getByAddress("nowhere.staging.net.example", new byte[] {127, 0, 0, 2});
        InetAddress labelled = InetAddress.getByAddress("127.0.0.3", new byte[] {127, 0, 0, 2});
        InetAddress wrongly = InetAddress.getByAddress("127.0.0.2", new byte[] {127, 0, 0, 3});
        return Stream.of(
                http("proxy.prod.net.example", 3128),
                socks("proxy.prod.net.example", 1080),
                socks("127.0.0.2", 1080),
                socks("lured.staging.net.example", 1080),
                http("mixed.staging.net.example", 3128),
                new Proxy(Proxy.Type.HTTP, new InetSocketAddress(foreign, 3128)),
                new Proxy(Proxy.Type.SOCKS, new InetSocketAddress(nowhere, 1080)),
                new Proxy(Proxy.Type.SOCKS, new InetSocketAddress(labelled, 1080)),
                new Proxy(Proxy.Type.SOCKS, new InetSocketAddress(wrongly, 1080)));
    }

    @Nested
    @Tag("own-process")
    class Of_a_system_property {

        @Test
        void a_proxy_of_another_is_not_dialled() throws Exception {
            ChildJvm.Outcome outcome = new ChildJvm()
                    .option("-DsocksProxyHost=proxy.prod.net.example")
                    .option("-DsocksProxyPort=" + production.port())
                    .run(Dialling.class);

            assertThat(outcome.out())
                    .startsWith("TG-2001 refused: this process is staging, and proxy.prod.net.example:"
                            + production.port() + " belongs to production\n"
                            + "  used by        the proxy of a socket of io.tierguard.net.NetProxiesTest\n");
            assertThat(production.accepted()).isZero();
        }

        @Test
        void a_proxy_of_its_own_is_dialled() throws Exception {
            ChildJvm.Outcome outcome = new ChildJvm()
                    .option("-DsocksProxyHost=proxy.staging.net.example")
                    .option("-DsocksProxyPort=" + staging.port())
                    .run(Dialling.class);

            assertThat(outcome.out()).isEqualTo("no refusal\n");
            assertThat(staging.accepted()).isOne();
        }
    }

    /** A process with the JDK's own selector. */
    static final class Dialling {

        private Dialling() {}

        public static void main(String[] arguments) {
            JvmWideGuard net = JvmWideGuard.install(JvmWideGuardTest.guard(Tier.STAGING, JvmWideGuardTest.YAML));
            try (net;
                    Socket socket = new Socket("db.staging.net.example", 5432)) {
                System.out.print("dialled " + socket + "\n");
            } catch (IOException e) {
                System.out.print(
                        (e.getCause() instanceof RefusedAddressException refusal ? refusal.getMessage() : "no refusal")
                                + "\n");
            }
        }
    }
}
