package io.tierguard.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.identity.Identity;
import io.tierguard.registry.Registry;
import io.tierguard.testing.ChildJvm;
import io.tierguard.testing.RecordingLogger;
import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import jdk.jfr.Recording;
import jdk.jfr.ValueDescriptor;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;

class FlightLogTest {

    private static final String REGISTRY = """
            version: 1
            endpoints:
              production: ["*.prod.example.com"]
              staging: ["*.staging.example.com"]
            crossings:
              - from: staging
                to: production
                endpoint: metrics.prod.example.com:443
                reason: the release dashboard compares against production
                expires: 2027-01-31
            policy:
              mode: {development: {observe-until: 2027-01-31}}
            """;

    private static final Instant NOON = Instant.parse("2027-01-28T12:00:00Z");

    @TempDir
    Path directory;

    private final AtomicLong time = new AtomicLong();

    private Guard guard(Tier tier) {
        return Guard.of(
                Identity.stated(Environment.of(tier)),
                Registry.parse("tierguard.yaml", REGISTRY),
                NOON,
                Audit.of(NOON, new RecordingLogger(Level.ERROR), time::get));
    }

    private static void judge(Guard guard, String url) {
        guard.judge(Target.of(url).usedBy("SHOP_URL"), Resolver.none());
    }

    /** What a recording holds of ours while something happens, each event with all its fields. */
    private List<String> recorded(Runnable happening, String... events) throws IOException {
        Path file = directory.resolve("recording.jfr");
        try (Recording recording = new Recording()) {
            for (String event : events) {
                recording.enable("io.tierguard." + event);
            }
            recording.start();
            happening.run();
            recording.stop();
            recording.dump(file);
        }
        List<String> told = new ArrayList<>();
        for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
            String name = event.getEventType().getName();
            if (name.startsWith("io.tierguard.")) {
                told.add(name.substring("io.tierguard.".length()) + fields(event));
            }
        }
        Files.delete(file);
        return told;
    }

    private static String fields(RecordedEvent event) {
        StringBuilder out = new StringBuilder();
        for (ValueDescriptor field : event.getFields()) {
            String name = field.getName();
            if (!List.of("startTime", "duration", "eventThread", "stackTrace").contains(name)) {
                out.append(' ').append(name).append('=').append((Object) event.getValue(name));
            }
        }
        return out.toString();
    }

    @Test
    void records_each_decision() throws IOException {
        Guard staging = guard(Tier.STAGING);

        assertThat(recorded(
                        () -> {
                            judge(staging, "https://user:sesame@a.staging.example.com/path?key=sesame");
                            judge(staging, "https://metrics.prod.example.com");
                            judge(staging, "https://a.prod.example.com");
                            judge(guard(Tier.DEVELOPMENT), "https://a.example.org");
                        },
                        "Decision"))
                .containsExactly(
                        "Decision decision=allowed code= rule=tierguard.yaml:4 environment=staging tier=staging"
                                + " endpoint=a.staging.example.com:443 owner=staging"
                                + " usedBy=SHOP_URL",
                        "Decision decision=crossing-used code= rule=tierguard.yaml:3 environment=staging tier=staging"
                                + " endpoint=metrics.prod.example.com:443 owner=production"
                                + " usedBy=SHOP_URL",
                        "Decision decision=refused code=TG-2001 rule=tierguard.yaml:3 environment=staging tier=staging"
                                + " endpoint=a.prod.example.com:443 owner=production"
                                + " usedBy=SHOP_URL",
                        "Decision decision=would-refuse code=TG-2002 rule= environment=development tier=development"
                                + " endpoint=a.example.org:443 owner= usedBy=SHOP_URL");
    }

    @Test
    void records_each_refusal_also_of_what_cannot_be_read_and_of_credentials() throws IOException {
        Guard staging = guard(Tier.STAGING);
        Guard observing = guard(Tier.DEVELOPMENT);

        assertThat(recorded(
                        () -> {
                            judge(staging, "https://a.staging.example.com");
                            judge(staging, "https://a.prod.example.com");
                            judge(staging, "https://user:sesame@[");
                            staging.undeterminable("a client", "a redirect", "it names two", "send one");
                            judge(observing, "https://a.example.org");
                            staging.judgeCredentials("SHOP_KEY", "sk_" + "live_documented_fake");
                            observing.judgeCredentials("SHOP_KEY", "sk_" + "live_documented_fake");
                        },
                        "Refusal"))
                .containsExactly(
                        "Refusal decision=refused code=TG-2001 rule=tierguard.yaml:3 environment=staging tier=staging"
                                + " endpoint=a.prod.example.com:443 owner=production"
                                + " usedBy=SHOP_URL",
                        "Refusal decision=refused code=TG-2008 rule= environment=staging tier=staging endpoint=https:…"
                                + " owner= usedBy=SHOP_URL",
                        "Refusal decision=refused code=TG-2008 rule= environment=staging tier=staging endpoint=a redirect"
                                + " owner= usedBy=a client",
                        "Refusal decision=would-refuse code=TG-2002 rule= environment=development tier=development"
                                + " endpoint=a.example.org:443 owner= usedBy=SHOP_URL",
                        "Refusal decision=refused code=TG-8001 rule= environment=staging tier=staging endpoint= owner="
                                + " usedBy=SHOP_KEY",
                        "Refusal decision=would-refuse code=TG-8001 rule= environment=development tier=development"
                                + " endpoint= owner= usedBy=SHOP_KEY");
    }

    @Test
    void records_crossings_at_first_and_then_hourly_with_a_count() throws IOException {
        Guard staging = guard(Tier.STAGING);
        judge(staging, "https://metrics.prod.example.com");

        assertThat(recorded(
                        () -> {
                            for (int i = 0; i < 3; i++) {
                                judge(staging, "https://metrics.prod.example.com");
                            }
                            time.addAndGet(Duration.ofDays(1).toNanos());
                            judge(staging, "https://metrics.prod.example.com");
                        },
                        "CrossingUsed"))
                .containsExactly(crossing(3, 1), crossing(2, 3));
    }

    private static String crossing(int left, int count) {
        return "CrossingUsed crossing=tierguard.yaml:6 reason=the release dashboard compares against production daysLeft="
                + left + " count=" + count + " environment=staging tier=staging"
                + " endpoint=metrics.prod.example.com:443 owner=production usedBy=SHOP_URL";
    }

    @Test
    void records_nothing_that_was_not_asked_for() throws IOException {
        assertThat(recorded(() -> judge(guard(Tier.STAGING), "https://a.prod.example.com")))
                .isEmpty();
    }

    @Tag("own-process")
    @Nested
    class In_another_runtime {
        @Test
        void loads_nothing_of_the_recorder_but_whether_it_was_started() throws Exception {
            ChildJvm.Outcome outcome = new ChildJvm()
                    .option("-Xlog:class+load:file=" + directory.resolve("loaded"))
                    .run(Program.class);

            assertThat(outcome.out()).isEqualTo("refused\n");
            assertThat(directory.resolve("loaded")).content().contains("io.tierguard.guard.FlightLog ");
            assertThat(Files.readAllLines(directory.resolve("loaded")))
                    .filteredOn(line -> line.contains("jdk.jfr.") || line.contains("io.tierguard.guard.FlightEvents"))
                    .allSatisfy(line -> assertThat(line).contains(" jdk.jfr.FlightRecorder "));
        }

        @Test
        void does_without_the_recorder() throws Exception {
            ChildJvm.Outcome outcome =
                    new ChildJvm().option("--limit-modules=java.base").run(Program.class);

            assertThat(outcome.err()).isEmpty();
            assertThat(outcome.out()).isEqualTo("refused\n");
        }

        @Test
        void is_recorded_where_the_recording_began_later() throws Exception {
            Path file = directory.resolve("child.jfr");
            ChildJvm.Outcome outcome = new ChildJvm().run(LateRecording.class, file.toString());

            assertThat(outcome.err()).isEmpty();
            assertThat(RecordingFile.readAllEvents(file))
                    .extracting(event -> event.getEventType().getName())
                    .containsExactly("io.tierguard.Refusal");
        }
    }

    /** Judges something. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) {
            System.out.println(refused() ? "refused" : "allowed");
        }

        static boolean refused() {
            Guard guard = Guard.of(
                    Environment.of(Tier.STAGING), Registry.parse("tierguard.yaml", REGISTRY), Clock.systemUTC());
            return !guard.judge(Target.of("https://a.prod.example.com"), Resolver.none())
                    .isAllowed();
        }
    }

    /** Judges something, begins a recording, and judges again. */
    static final class LateRecording {
        private LateRecording() {}

        public static void main(String[] arguments) throws IOException {
            Program.refused();
            try (Recording recording = new Recording()) {
                recording.enable("io.tierguard.Refusal");
                recording.start();
                Program.refused();
                recording.stop();
                recording.dump(Path.of(arguments[0]));
            }
        }
    }
}
