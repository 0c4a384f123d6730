package io.tierguard.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierguard.guard.Guard;
import io.tierguard.guard.GuardListener;
import io.tierguard.guard.Judgement;
import io.tierguard.guard.Resolver;
import io.tierguard.report.Code;
import io.tierguard.testing.ChildJvm;
import io.tierguard.testing.CountedPort;
import io.tierguard.testing.RecordingLogger;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.Level;

/** Putting the net up and taking it down, alone and beside others. */
class NetInstallTest {

    private final Guard guard = JvmWideGuardTest.guard(Tier.STAGING, JvmWideGuardTest.YAML);
    private final ProxySelector before = ProxySelector.getDefault();
    private final CountedPort production = new CountedPort("127.0.0.2");
    private final RecordingLogger log = new RecordingLogger(Level.INFO);

    @AfterEach
    void restore() {
        ProxySelector.setDefault(before);
        production.close();
    }

    private JvmWideGuard install() {
        return JvmWideGuard.install(guard, Resolver.system(), log);
    }

    private void assertJudged() {
        assertThatThrownBy(() -> new Socket("127.0.0.2", production.port()))
                .hasCauseInstanceOf(RefusedAddressException.class);
        assertThat(production.accepted()).isZero();
    }

    private void assertNotJudged() throws IOException {
        new Socket("127.0.0.2", production.port()).close();
        assertThat(production.accepted()).isOne();
    }

    /** Somebody else's selector, around another one or none. */
    private static class Others extends ProxySelector {

        private final ProxySelector inside;
        private final List<String> failed = new ArrayList<>();

        private Others(ProxySelector inside) {
            this.inside = inside;
        }

        @Override
        public List<Proxy> select(URI uri) {
            return inside == null ? List.of(Proxy.NO_PROXY) : inside.select(uri);
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {
            failed.add(uri + " " + address + " " + failure.getMessage());
        }
    }

    @Nested
    class Alone {

        @Test
        void it_judges_until_it_is_closed_and_then_what_was_there_is_there_again() throws IOException {
            JvmWideGuard net = install();
            assertThat(net.isActive()).isTrue();
            assertJudged();

            net.close();

            assertThat(ProxySelector.getDefault()).isSameAs(before);
            assertThat(net.isActive()).isFalse();
            assertNotJudged();
            assertThat(log.lines())
                    .containsExactly(
                            "INFO whatever uses java.net.Socket in this JVM is judged from now on, as staging");
        }

        @Test
        void it_does_where_there_was_no_selector() throws IOException {
            ProxySelector.setDefault(null);
            try (JvmWideGuard net = install()) {
                assertJudged();
                assertThat(ProxySelector.getDefault().select(URI.create("http://127.0.0.3:80/")))
                        .containsExactly(Proxy.NO_PROXY);
                ProxySelector.getDefault().connectFailed(URI.create("http://a/"), null, new IOException());
                assertThat(net.isActive()).isTrue();
            }
            assertThat(ProxySelector.getDefault()).isNull();
        }

        @Test
        void whoever_kept_it_is_handed_on_after_its_end() {
            ProxySelector.setDefault(null);
            JvmWideGuard net = install();
            ProxySelector kept = ProxySelector.getDefault();
            net.close();

            assertThat(kept.select(URI.create("http://127.0.0.2:80/"))).containsExactly(Proxy.NO_PROXY);
        }

        @Test
        void it_tells_the_selector_before_it_of_proxies_that_fail() throws IOException {
            Others others = new Others(null);
            ProxySelector.setDefault(others);
            try (JvmWideGuard net = install()) {
                ProxySelector.getDefault()
                        .connectFailed(
                                URI.create("http://a/"),
                                InetSocketAddress.createUnresolved("proxy", 3128),
                                new IOException("no answer"));
                assertThat(net.isActive()).isTrue();
            }
            assertThat(others.failed).containsExactly("http://a/ proxy/<unresolved>:3128 no answer");
        }

        @Test
        void it_prints_who_it_is_for_and_by_what() {
            try (JvmWideGuard net = install()) {
                assertThat(net).hasToString("JvmWideGuard of staging by tierguard.yaml");
            }
        }

        @Test
        void it_asks_nobody_who_it_is_where_there_is_a_guard() {
            assertThatThrownBy(() -> JvmWideGuard.install(null)).isInstanceOf(NullPointerException.class);
            assertThat(ProxySelector.getDefault()).isSameAs(before);
        }
    }

    @Nested
    class Twice {

        @Test
        void those_who_decide_alike_share_one_until_the_last_has_closed_it() throws IOException {
            JvmWideGuard first = install();
            ProxySelector net = ProxySelector.getDefault();
            JvmWideGuard second = JvmWideGuard.install(
                    JvmWideGuardTest.guard(Tier.STAGING, JvmWideGuardTest.YAML).with(new GuardListener() {}));
            assertThat(ProxySelector.getDefault()).isSameAs(net);

            first.close();
            first.close();
            assertJudged();
            assertThat(second.isActive()).isTrue();

            second.close();
            assertThat(ProxySelector.getDefault()).isSameAs(before);
            assertNotJudged();
        }

        @Test
        void another_guard_is_refused_and_the_first_stays() {
            try (JvmWideGuard net = install()) {
                Guard other = JvmWideGuardTest.guard(Tier.PRODUCTION, JvmWideGuardTest.YAML);

                assertThatExceptionOfType(NetNotInstalledException.class)
                        .isThrownBy(() -> JvmWideGuard.install(other))
                        .withMessage(
                                "TG-4020 refused: sockets of this JVM are judged already by another guard: JvmWideGuard "
                                        + "of staging by tierguard.yaml\n"
                                        + "  to fix     install one net in a JVM, or close the other one first")
                        .matches(failure -> failure.code() == Code.NET_OF_ANOTHER_GUARD);

                assertJudged();
                assertThat(net.isActive()).isTrue();
            }
            assertThat(ProxySelector.getDefault()).isSameAs(before);
        }

        @Test
        void one_of_another_class_loader_is_another_one() throws Exception {
            URL core = JvmWideGuard.class.getProtectionDomain().getCodeSource().getLocation();
            try (URLClassLoader loader = new Core(core);
                    AutoCloseable net = installedBy(loader)) {
                assertThat(net.getClass()).isNotEqualTo(JvmWideGuard.class);

                assertThatExceptionOfType(NetNotInstalledException.class)
                        .isThrownBy(NetInstallTest.this::install)
                        .withMessageStartingWith("TG-4020 refused: sockets of this JVM are judged already by another "
                                + "guard: JvmWideGuard of staging by tierguard.yaml\n");
                assertThatThrownBy(() -> new Socket("127.0.0.2", production.port()))
                        .hasStackTraceContaining("TG-2001 refused: this process is staging, and 127.0.0.2");
                assertThat(production.accepted()).isZero();
            }
            assertThat(ProxySelector.getDefault()).isSameAs(before);
        }

        private AutoCloseable installedBy(ClassLoader loader) throws Exception {
            Class<?> tier = loader.loadClass("io.tierguard.tier.Tier");
            Class<?> environment = loader.loadClass("io.tierguard.tier.Environment");
            Class<?> registry = loader.loadClass("io.tierguard.registry.Registry");
            Class<?> theirs = loader.loadClass(Guard.class.getName());
            Object theirGuard = theirs.getMethod("of", environment, registry, Clock.class)
                    .invoke(
                            null,
                            environment
                                    .getMethod("of", tier)
                                    .invoke(
                                            null,
                                            tier.getMethod("valueOf", String.class)
                                                    .invoke(null, "STAGING")),
                            registry.getMethod("parse", String.class, String.class)
                                    .invoke(null, "tierguard.yaml", JvmWideGuardTest.YAML),
                            Clock.systemUTC());
            return (AutoCloseable) loader.loadClass(JvmWideGuard.class.getName())
                    .getMethod("install", theirs)
                    .invoke(null, theirGuard);
        }
    }

    /** A copy of core beside the one of the tests, as a second application in one JVM has it. */
    private static final class Core extends URLClassLoader {

        private Core(URL core) {
            super(new URL[] {core}, NetInstallTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded != null
                        ? loaded
                        : name.startsWith("io.tierguard.") ? findClass(name) : super.loadClass(name, resolve);
            }
        }
    }

    @Nested
    class Beside_somebody_elses {

        @Test
        void one_that_took_its_place_stays_and_the_log_says_so() throws IOException {
            JvmWideGuard net = install();
            Others others = new Others(null);
            ProxySelector.setDefault(others);
            assertThat(net.isActive()).isFalse();
            assertNotJudged();

            log.drain();
            net.close();

            assertThat(ProxySelector.getDefault()).isSameAs(others);
            assertThat(log.lines())
                    .containsExactly("WARN TG-4022: somebody has set another ProxySelector since JvmWideGuard was "
                            + "installed: it stays, and sockets are not judged any more; close what was installed later "
                            + "first");
        }

        @Test
        void one_around_it_leaves_it_at_work() {
            JvmWideGuard net = install();
            ProxySelector.setDefault(new Others(ProxySelector.getDefault()));

            assertThat(net.isActive()).isTrue();
            assertJudged();
            net.close();
        }

        @Test
        void one_around_it_stays_and_the_net_inside_judges_nothing_any_more() throws IOException {
            JvmWideGuard net = install();
            Others others = new Others(ProxySelector.getDefault());
            ProxySelector.setDefault(others);

            net.close();

            assertThat(ProxySelector.getDefault()).isSameAs(others);
            assertNotJudged();
        }

        @Test
        void one_around_it_does_not_hide_it_from_who_installs_next() {
            JvmWideGuard first = install();
            Others others = new Others(ProxySelector.getDefault());
            ProxySelector.setDefault(others);

            JvmWideGuard second = install();

            assertThat(ProxySelector.getDefault()).isSameAs(others);
            first.close();
            assertJudged();
            second.close();
        }

        @Test
        void a_net_that_was_put_back_after_its_end_is_passed_over() throws IOException {
            JvmWideGuard old = install();
            ProxySelector lifted = ProxySelector.getDefault();
            ProxySelector.setDefault(new Others(null));
            old.close();
            ProxySelector.setDefault(lifted);
            assertThat(old.isActive()).isFalse();

            JvmWideGuard net = install();
            assertJudged();
            net.close();

            assertThat(ProxySelector.getDefault()).isSameAs(before);
        }

        @Test
        void a_selector_that_fails_on_what_it_does_not_know_is_none_of_ours() {
            ProxySelector.setDefault(new Others(null) {
                @Override
                public List<Proxy> select(URI uri) {
                    throw new IllegalStateException("who is " + uri);
                }
            });
            ProxySelector theirs = ProxySelector.getDefault();
            try (JvmWideGuard net = install()) {
                assertThat(net.isActive()).isTrue();
            }
            assertThat(ProxySelector.getDefault()).isSameAs(theirs);
        }
    }

    @Nested
    class In_turn {

        @Test
        void a_look_up_that_dials_is_judged_by_name_alone_and_comes_to_an_end() {
            List<String> answers = new ArrayList<>();
            Resolver byNetwork = name -> {
                try (Socket socket = new Socket()) {
                    socket.connect(InetSocketAddress.createUnresolved("names.staging.net.example", 1));
                } catch (IOException e) {
                    answers.add(name + " " + e.getClass().getSimpleName());
                }
                return List.of(InetAddress.getByName("127.0.0.2"));
            };
            try (JvmWideGuard net = JvmWideGuard.install(guard, byNetwork, log)) {
                assertThatThrownBy(() -> new Socket("lured.staging.net.example", production.port()))
                        .hasCauseInstanceOf(RefusedAddressException.class);
                assertThat(net.isActive()).isTrue();
            }
            // nothing but the JDK refused it: it is unresolved
            assertThat(answers)
                    .containsExactly("lured.staging.net.example " + UnknownHostException.class.getSimpleName());
        }

        @Test
        void a_listener_that_dials_is_judged_and_not_told_of_itself() {
            List<String> told = new ArrayList<>();
            Guard telling = guard.with(new GuardListener() {
                @Override
                public void judged(Judgement judgement) {
                    try (Socket socket = new Socket("127.0.0.2", production.port())) {
                        told.add("reached " + socket);
                    } catch (IOException e) {
                        told.add(judgement + ", and then "
                                + e.getCause().getClass().getSimpleName());
                    }
                }
            });
            try (JvmWideGuard net = JvmWideGuard.install(telling, Resolver.system(), log)) {
                assertJudged();
                assertThat(net.isActive()).isTrue();
            }
            assertThat(told)
                    .containsExactly("refused 127.0.0.2:" + production.port() + ", and then RefusedAddressException");
        }

        @Test
        void the_selector_before_it_may_dial_to_find_its_answer() throws IOException {
            List<String> reached = new ArrayList<>();
            ProxySelector.setDefault(new Others(null) {
                @Override
                public List<Proxy> select(URI uri) {
                    if (uri.getPort() == production.port()) {
                        try (Socket socket = new Socket("127.0.0.2", 1)) {
                            reached.add("reached " + socket);
                        } catch (IOException e) {
                            reached.add(e.getCause().getClass().getSimpleName());
                        }
                    }
                    return super.select(uri);
                }
            });
            try (JvmWideGuard net = install()) {
                assertJudged();
                assertThat(net.isActive()).isTrue();
            }
            assertThat(reached).containsExactly("RefusedAddressException");
        }
    }

    @Nested
    @Tag("own-process")
    class In_a_process_of_its_own {

        @ParameterizedTest
        @ValueSource(strings = {"reaches everything", "reaches nothing"})
        void it_is_not_installed_where_sockets_do_not_ask(String network) throws Exception {
            ChildJvm.Outcome outcome = new ChildJvm().run(WithOtherSockets.class, network);

            assertThat(outcome.out())
                    .isEqualTo("TG-4021 refused: sockets of this JVM do not ask its ProxySelector before they dial, so "
                            + "that no net can be put under them\n"
                            + "  to fix     remove what makes sockets, such as Socket.setSocketImplFactory, or rely on the "
                            + "wrappers\n"
                            + "restored true\n");
            assertThat(outcome.status()).isZero();
        }
    }

    /** A process whose sockets somebody else makes. */
    static final class WithOtherSockets {

        private WithOtherSockets() {}

        @SuppressWarnings("deprecation")
        public static void main(String[] arguments) throws IOException {
            Socket.setSocketImplFactory(() -> new NoNetwork(arguments[0].equals("reaches everything")));
            ProxySelector before = ProxySelector.getDefault();
            try {
                JvmWideGuard.install(JvmWideGuardTest.guard(Tier.STAGING, JvmWideGuardTest.YAML));
            } catch (NetNotInstalledException e) {
                System.out.print(e.getMessage() + "\n");
            }
            System.out.print("restored " + (ProxySelector.getDefault() == before) + "\n");
        }
    }
}
