package io.tierguard.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tierguard.Tierguard;
import io.tierguard.identity.Identity;
import io.tierguard.identity.RuntimeEvidence;
import io.tierguard.registry.Endpoint;
import io.tierguard.registry.Host;
import io.tierguard.registry.Registry;
import io.tierguard.report.Code;
import io.tierguard.testing.ChildJvm;
import io.tierguard.testing.RecordingLogger;
import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.io.Serial;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;

class GuardListenerTest {

    private static final Registry REGISTRY = Registry.parse("tierguard.yaml", """
            version: 1
            endpoints:
              production: ["*.prod.example.com"]
              staging: ["*.staging.example.com"]
            policy:
              mode: {development: {observe-until: 2027-01-31}}
            """);

    private static final Instant NOON = Instant.parse("2027-01-28T12:00:00Z");
    private static final String OWN = "https://a.staging.example.com";
    private static final String FOREIGN = "https://a.prod.example.com";

    private final RecordingLogger log = new RecordingLogger(Level.WARN);
    private final AtomicLong time = new AtomicLong();
    private final Audit audit = Audit.of(NOON, log, time::get);
    private final Guard guard = guard(Tier.STAGING);
    private final Kept kept = new Kept();

    private Guard guard(Tier tier) {
        return Guard.of(Identity.stated(Environment.of(tier)), REGISTRY, NOON, audit);
    }

    private static Judgement judge(Guard guard, String url) {
        return guard.judge(Target.of(url), Resolver.none());
    }

    /** Keeps what it is told. */
    private static final class Kept implements GuardListener {
        private final List<Judgement> judgements = new ArrayList<>();
        private final List<MisplacedCredential> credentials = new ArrayList<>();

        @Override
        public void judged(Judgement judgement) {
            judgements.add(judgement);
        }

        @Override
        public void misplaced(MisplacedCredential credential) {
            credentials.add(credential);
        }
    }

    @Nested
    class Is_told {
        private final Guard heard = guard.with(kept);

        @Test
        void each_judgement_whatever_it_is_and_each_time() {
            List<Judgement> judged = List.of(
                    judge(heard, OWN),
                    judge(heard, FOREIGN),
                    judge(heard, FOREIGN),
                    judge(heard, "https://["),
                    heard.undeterminable("a client", "a redirect", "it names two", "send one"),
                    judge(guard(Tier.DEVELOPMENT).with(kept), FOREIGN));

            assertThat(kept.judgements).containsExactlyElementsOf(judged);
            assertThat(kept.judgements.get(5).wouldRefuse()).isTrue();
        }

        @Test
        void a_credential_that_is_only_observed_as_allowed() {
            Guard observing = guard(Tier.DEVELOPMENT).with(kept);

            assertThat(observing.judgeCredentials("A_KEY", "sk_" + "live_documented_fake"))
                    .isEmpty();
            assertThat(kept.credentials)
                    .extracting(MisplacedCredential::where, MisplacedCredential::code, MisplacedCredential::isAllowed)
                    .containsExactly(tuple("A_KEY", Code.LIVE_CREDENTIAL, true));
        }

        @Test
        void what_goes_into_a_report_too() {
            Judgement judgement = heard.judge(Target.of(FOREIGN).forReport(), Resolver.none());

            assertThat(kept.judgements).containsExactly(judgement);
        }

        @Test
        void nothing_by_a_guard_that_it_was_not_given_to_and_nothing_of_a_bare_decision() {
            judge(guard, OWN);
            heard.decide(Endpoint.socket(Host.parse("a.prod.example.com").orElseThrow(), 443), List.of());

            assertThat(kept.judgements).isEmpty();
        }
    }

    @Nested
    class The_front_door {
        private final Tierguard.Sources sources = Tierguard.Sources.of(
                        Map.of("TIERGUARD_ENVIRONMENT", "staging"), REGISTRY)
                .with(RuntimeEvidence.none());

        @Test
        void tells_the_listeners_of_its_sources_what_settings_hold() {
            Tierguard tierguard = ((Tierguard.Resolved) Tierguard.resolve(sources.with(kept))).tierguard();

            tierguard.check(Map.of("A_URL", FOREIGN, "A_KEY", "sk_" + "live_documented_fake"));

            assertThat(kept.judgements)
                    .extracting(Judgement::usedBy, Judgement::code)
                    .containsExactly(tuple("A_URL", Optional.of(Code.FOREIGN_ENDPOINT)));
            assertThat(kept.credentials)
                    .extracting(MisplacedCredential::where, MisplacedCredential::code, MisplacedCredential::isAllowed)
                    .containsExactly(tuple("A_KEY", Code.LIVE_CREDENTIAL, false));
            assertThat(kept.credentials.toString()).doesNotContain("documented_fake");
        }

        @Tag("own-process")
        @Test
        void tells_the_listeners_that_the_service_loader_finds(@TempDir Path directory) throws Exception {
            Path services = Files.createDirectories(directory.resolve("META-INF/services"));
            Files.writeString(
                    services.resolve(GuardListener.class.getName()),
                    "no.such.Listener\n" + Printing.class.getName() + "\n");
            Files.writeString(
                    directory.resolve("tierguard.yaml"), "version: 1\nendpoints: {staging: [a.example.com]}\n");

            ChildJvm.Outcome outcome = new ChildJvm()
                    .classPath(directory)
                    .variable("TIERGUARD_ENVIRONMENT", "staging")
                    .run(Program.class);

            assertThat(outcome.err()).isEmpty();
            assertThat(outcome.out()).isEqualTo("told of allowed https://a.example.com\n");
        }
    }

    /** Found by the service loader; each process has one of it, so that what it hears is kept beside it. */
    public static final class Hearing implements GuardListener {
        private static final List<Judgement> HEARD = new CopyOnWriteArrayList<>();

        /** For the service loader. */
        public Hearing() {}

        @Override
        public void judged(Judgement judgement) {
            HEARD.add(judgement);
        }
    }

    @Nested
    class One_that_is_installed {
        @Test
        void is_found_by_the_loader_of_the_thread_behind_one_that_cannot_be_loaded(@TempDir Path directory)
                throws IOException {
            Path services = Files.createDirectories(directory.resolve("META-INF/services"));
            Files.writeString(
                    services.resolve(GuardListener.class.getName()),
                    "no.such.Listener\n" + Hearing.class.getName() + "\n");
            Guard installed;
            ClassLoader before = Thread.currentThread().getContextClassLoader();
            try (URLClassLoader loader =
                    new URLClassLoader(new URL[] {directory.toUri().toURL()}, before)) {
                Thread.currentThread().setContextClassLoader(loader);
                installed = guard.withInstalledListeners();
            } finally {
                Thread.currentThread().setContextClassLoader(before);
            }
            Hearing.HEARD.clear();

            Judgement judgement = judge(installed, OWN);
            judge(guard, OWN);

            assertThat(Hearing.HEARD).containsExactly(judgement);
        }
    }

    @Nested
    class One_that_throws {
        static Stream<Supplier<Throwable>> throwables() {
            return Stream.of(
                    () -> new IllegalStateException("holds sesame"),
                    () -> new AssertionError("holds sesame"),
                    () -> new NoClassDefFoundError("holds sesame"),
                    () -> new OutOfMemoryError("holds sesame"),
                    () -> new IOException("holds sesame"),
                    () -> new Error("holds sesame") {
                        @Override
                        public String toString() {
                            throw new IllegalStateException("holds sesame");
                        }
                    });
        }

        @ParameterizedTest
        @MethodSource("throwables")
        void changes_no_decision_and_keeps_no_other_listener_from_being_told(Supplier<Throwable> thrown) {
            Guard heard = guard.with(throwing(thrown)).with(kept);

            Judgement allowed = judge(heard, OWN);
            Judgement refused = judge(heard, FOREIGN);

            assertThat(allowed.isAllowed()).isTrue();
            assertThat(refused.isAllowed()).isFalse();
            assertThat(kept.judgements).containsExactly(allowed, refused);
            assertThat(log.lines().toString()).doesNotContain("sesame");
        }

        private static GuardListener throwing(Supplier<Throwable> thrown) {
            return new Thrower(thrown);
        }

        @Test
        void may_use_up_the_stack() {
            Guard heard = guard.with(new Endless());

            assertThat(judge(heard, OWN).isAllowed()).isTrue();
        }

        @Test
        void is_told_of_by_its_type_at_first_and_then_hourly_with_a_count() {
            Guard heard = guard.with(new Thrower(() -> new IllegalStateException("holds sesame")));
            for (int i = 0; i < 3; i++) {
                judge(heard, OWN);
            }
            time.addAndGet(Duration.ofHours(1).toNanos());
            judge(heard, OWN);

            String type = Thrower.class.getName();
            assertThat(log.lines())
                    .containsExactly(
                            "WARN the listener " + type
                                    + " failed, now by java.lang.IllegalStateException; decisions do"
                                    + " not depend on it",
                            "WARN the listener " + type + " failed 3 times, now by java.lang.IllegalStateException;"
                                    + " decisions do not depend on it");
        }

        @Test
        void leaves_a_thread_interrupted_that_it_was_interrupted_in() {
            judge(guard.with(new Thrower(() -> new InterruptedException("holds sesame"))), OWN);

            assertThat(Thread.interrupted()).isTrue();
        }
    }

    /** Throws whatever it is told to. */
    private record Thrower(Supplier<Throwable> thrown) implements GuardListener {
        @Override
        public void judged(Judgement judgement) {
            this.<RuntimeException>sneak(thrown.get());
        }

        @SuppressWarnings("unchecked")
        private <E extends Throwable> void sneak(Throwable throwable) throws E {
            throw (E) throwable;
        }
    }

    /** Calls itself. */
    private static final class Endless implements GuardListener {
        @Override
        public void judged(Judgement judgement) {
            judged(judgement);
        }
    }

    @Nested
    class One_that_has_the_guard_judge {
        @Test
        void comes_to_an_end_and_is_not_told_of_what_it_asked() {
            List<Judgement> inner = new ArrayList<>();
            Guard[] heard = new Guard[1];
            heard[0] = guard.with(kept).with(new GuardListener() {
                @Override
                public void judged(Judgement judgement) {
                    inner.add(judge(heard[0], FOREIGN));
                }
            });

            Judgement outer = judge(heard[0], OWN);

            assertThat(inner)
                    .singleElement()
                    .satisfies(judgement -> assertThat(judgement.isAllowed()).isFalse());
            assertThat(kept.judgements).containsExactly(outer);
            assertThat(log.lines()).singleElement().asString().startsWith("WARN TG-2001 refused: ");

            judge(heard[0], OWN);
            assertThat(inner).hasSize(2);
        }
    }

    @Nested
    class A_log_that_throws {
        private final FullDisk appender = new FullDisk();
        private final Guard logged = Guard.of(
                Identity.stated(Environment.of(Tier.STAGING)), REGISTRY, NOON, Audit.of(NOON, appender, time::get));

        @Test
        void changes_no_decision_and_listeners_are_told() {
            Judgement refused = judge(logged.with(kept), FOREIGN);

            assertThat(refused.isAllowed()).isFalse();
            assertThat(kept.judgements).containsExactly(refused);
        }
    }

    @Test
    void counts_as_the_documentation_shows() {
        RefusalCounter counter = new RefusalCounter();
        Guard counted = guard.with(counter);
        judge(counted, FOREIGN);
        judge(counted, OWN);
        judge(counted, FOREIGN);

        assertThat(counter.refusals()).isEqualTo(2);
    }

    /** Starts, and judges one target. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) {
            try (Tierguard tierguard = Tierguard.start()) {
                tierguard.guard().judge(Target.of("https://a.example.com"), Resolver.none());
            }
        }
    }

    /** Found by the service loader. */
    public static final class Printing implements GuardListener {
        /** For the service loader. */
        public Printing() {}

        @Override
        public void judged(Judgement judgement) {
            System.out.println("told of " + judgement);
        }
    }

    /** An appender whose disk is full. */
    private static final class FullDisk extends LegacyAbstractLogger {
        @Serial
        private static final long serialVersionUID = 1;

        @Override
        protected String getFullyQualifiedCallerName() {
            return "";
        }

        @Override
        protected void handleNormalizedLoggingCall(
                Level level,
                @Nullable Marker marker,
                String text,
                Object @Nullable [] arguments,
                @Nullable Throwable throwable) {
            throw new IllegalStateException("no space left");
        }

        @Override
        public boolean isTraceEnabled() {
            return true;
        }

        @Override
        public boolean isDebugEnabled() {
            return true;
        }

        @Override
        public boolean isInfoEnabled() {
            return true;
        }

        @Override
        public boolean isWarnEnabled() {
            return true;
        }

        @Override
        public boolean isErrorEnabled() {
            return true;
        }
    }
}
