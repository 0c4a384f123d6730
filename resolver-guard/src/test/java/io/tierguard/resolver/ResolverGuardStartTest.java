package io.tierguard.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Tierguard;
import io.tierguard.guard.GuardSlot;
import io.tierguard.guard.Lookups;
import io.tierguard.report.StartRefused;
import io.tierguard.testing.ChildJvm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolverProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that have the artifact on the class path: they start where it is at work, and nowhere else. */
@Tag("own-process")
class ResolverGuardStartTest {

    @TempDir
    Path directory;

    private ChildJvm child;

    @BeforeEach
    void in_staging() throws IOException {
        Files.writeString(directory.resolve("tierguard.yaml"), Tiers.REGISTRY);
        child = new ChildJvm().classPath(directory).directory(directory).variable("TIERGUARD_ENVIRONMENT", "staging");
    }

    /** Starts, and looks names up. */
    static final class Program {
        private Program() {}

        public static void main(String[] names) throws UnknownHostException {
            try (Tierguard tierguard = Tierguard.start()) {
                TestNames.require();
                System.out.println("judged: " + Lookups.areJudgedAsBy(tierguard.guard()));
                for (String name : names) {
                    System.out.println(answer(name));
                }
            }
            System.out.println("judged: " + Lookups.areJudgedAsBy(Tiers.staging()));
        }

        static String answer(String name) {
            try {
                return InetAddress.getByName(name).toString();
            } catch (UnknownHostException e) {
                return e.getMessage().lines().findFirst().orElseThrow();
            }
        }
    }

    @Test
    void a_process_starts_where_the_jvm_asks_the_guard() throws Exception {
        ChildJvm.Outcome outcome = child.withoutHostsFile()
                .run(
                        Program.class,
                        "api.staging.example.com",
                        "api.prod.example.com",
                        "api.prod.example.com",
                        "127.0.0.3");

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).isEqualTo("""
                judged: true
                api.staging.example.com/127.0.0.1
                TG-2001 refused: this process is staging, and api.prod.example.com belongs to production
                api.prod.example.com
                /127.0.0.3
                judged: false
                """);
        assertThat(outcome.status()).isZero();
    }

    @Test
    void a_hosts_file_is_refused() throws Exception {
        ChildJvm.Outcome outcome = child.run(Program.class);

        assertThat(outcome.err()).isEqualTo("""
                shop refuses to start as staging: 1 problem

                TG-4030 look-ups: names are looked up in a hosts file, past tierguard-resolver-guard
                  to fix     start the JVM without -Djdk.net.hosts.file, or leave the artifact out where it is needed
                """);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.status()).isEqualTo(78);
    }

    private void serves(String provider) throws IOException {
        Path services = Files.createDirectories(directory.resolve("META-INF/services"));
        Files.writeString(services.resolve(InetAddressResolverProvider.class.getName()), provider + "\n");
    }

    @Test
    void another_resolver_that_comes_first_is_refused() throws Exception {
        serves(TestNames.class.getName());

        ChildJvm.Outcome outcome = child.withoutHostsFile().run(Program.class);

        assertThat(outcome.err()).isEqualTo("""
                shop refuses to start as staging: 1 problem

                TG-4031 look-ups: names are looked up past tierguard-resolver-guard, as io.tierguard.resolver.TestNames comes before it on the class path
                  to fix     put tierguard-resolver-guard before it: it asks the other one in turn
                """);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.status()).isEqualTo(78);
    }

    @Test
    void a_resolver_that_cannot_be_made_is_refused() throws Exception {
        serves("missing.Provider");

        ChildJvm.Outcome outcome = child.withoutHostsFile().run(Program.class);

        assertThat(outcome.err()).isEqualTo("""
                shop refuses to start as staging: 1 problem

                TG-4033 look-ups: tierguard-resolver-guard cannot be loaded: the JVM cannot make its resolver: java.util.ServiceConfigurationError
                  to fix     run on JDK 18 or later, or leave the artifact out
                """);
        assertThat(outcome.status()).isEqualTo(78);
    }

    /** The first name is looked up by a thread whose class loader has no resolver. Only the machine itself is asked for. */
    static final class LookedUpElsewhere {
        private LookedUpElsewhere() {}

        public static void main(String[] arguments) throws UnknownHostException {
            Thread thread = Thread.currentThread();
            ClassLoader own = thread.getContextClassLoader();
            thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
            InetAddress.getByName("localhost");
            thread.setContextClassLoader(own);
            Tierguard.start().close();
        }
    }

    @Test
    void a_class_loader_that_did_not_find_it_is_refused() throws Exception {
        ChildJvm.Outcome outcome = child.withoutHostsFile().run(LookedUpElsewhere.class);

        assertThat(outcome.err()).isEqualTo("""
                shop refuses to start as staging: 1 problem

                TG-4032 look-ups: names are looked up past tierguard-resolver-guard, which the JVM did not find when it looked up the first name
                  to fix     put tierguard-resolver-guard and tierguard-core on the JVM's own class path
                """);
        assertThat(outcome.status()).isEqualTo(78);
    }

    /** A thread whose class loader has no resolver starts it, before any name was looked up. */
    static final class StartedElsewhere {
        private StartedElsewhere() {}

        public static void main(String[] arguments) {
            Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
            try (Tierguard tierguard = Tierguard.start()) {
                System.out.println("judged: " + Lookups.areJudgedAsBy(tierguard.guard()));
            }
        }
    }

    @Test
    void a_start_that_is_the_first_to_look_up_brings_its_own_class_loader() throws Exception {
        ChildJvm.Outcome outcome = child.withoutHostsFile().run(StartedElsewhere.class);

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).isEqualTo("judged: true\n");
    }

    /** Looks names up, and starts then. */
    static final class Hasty {
        private Hasty() {}

        public static void main(String[] names) throws UnknownHostException {
            TestNames.require();
            for (String name : names) {
                System.out.println(Program.answer(name));
            }
            InetAddress.getLocalHost();
            Tierguard.start().close();
            System.out.println("started");
        }
    }

    @Test
    void foreign_names_that_were_looked_up_before_are_refused() throws Exception {
        ChildJvm.Outcome outcome = child.withoutHostsFile()
                .run(
                        Hasty.class,
                        "moved.staging.example.com",
                        "api.staging.example.com",
                        "b\u00fccher.example.com",
                        "api.prod.example.com");

        assertThat(outcome.err()).isEqualTo("""
                shop refuses to start as staging: 2 problems

                TG-4034 look-ups: moved.staging.example.com was looked up before there was a guard, and the JVM keeps the answer: this process is staging, and moved.staging.example.com resolves to 127.0.0.3, which belongs to production
                  production by  127.0.0.3                         tierguard.yaml:6
                  staging by     TIERGUARD_ENVIRONMENT=staging     environment variable
                  to fix         call Tierguard.start() before anything connects, or correct tierguard.yaml if this process may reach it

                TG-4034 look-ups: api.prod.example.com was looked up before there was a guard, and the JVM keeps the answer: this process is staging, and api.prod.example.com belongs to production
                  production by  *.prod.example.com                tierguard.yaml:5
                  staging by     TIERGUARD_ENVIRONMENT=staging     environment variable
                  to fix         call Tierguard.start() before anything connects, or correct tierguard.yaml if this process may reach it
                """);
        assertThat(outcome.out()).doesNotContain("started");
        assertThat(outcome.status()).isEqualTo(78);
    }

    @Test
    void own_names_may_have_been_looked_up_before() throws Exception {
        ChildJvm.Outcome outcome = child.withoutHostsFile().run(Hasty.class, "api.staging.example.com", "localhost");

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).endsWith("started\n");
        assertThat(outcome.status()).isZero();
    }

    @Test
    void early_names_are_only_observed_where_the_registry_observes() throws Exception {
        Files.writeString(directory.resolve("tierguard.yaml"), Tiers.REGISTRY + Tiers.OBSERVE);

        ChildJvm.Outcome outcome = child.withoutHostsFile().run(Hasty.class, "api.prod.example.com");

        assertThat(outcome.out()).isEqualTo("api.prod.example.com/127.0.0.3\nstarted\n");
        assertThat(outcome.status()).isZero();
    }

    /** Publishes a guard by itself, when the JVM has an answer already: what is kept is not judged again. */
    static final class ByHand {
        private ByHand() {}

        public static void main(String[] names) throws UnknownHostException {
            TestNames.require();
            InetAddress.getByName("api.prod.example.com");
            try (GuardSlot.Publication publication = GuardSlot.publish(Tiers.staging())) {
                System.out.println(Program.answer("api.prod.example.com"));
                System.out.println(Program.answer("API.prod.example.com"));
                try {
                    ResolverGuard.requireActive(Tiers.staging());
                } catch (StartRefused e) {
                    System.out.println(e.report().problems());
                }
            }
        }
    }

    @Test
    void what_the_jvm_keeps_is_not_judged_again_and_told() throws Exception {
        ChildJvm.Outcome outcome = child.withoutHostsFile().run(ByHand.class);

        assertThat(outcome.out()).isEqualTo("""
                api.prod.example.com/127.0.0.3
                TG-2001 refused: this process is staging, and api.prod.example.com belongs to production
                [TG-4034 look-ups: api.prod.example.com was looked up before there was a guard, and the JVM keeps the answer: this process is staging, and api.prod.example.com belongs to production]
                """);
        assertThat(outcome.status()).isZero();
    }
}
