package io.tierguard.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.testing.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a process tells (reports, logs of every level, exceptions, the text of every object, recorded events): it is the
 * same for every secret of one kind, of whatever length, and holds no part of any.
 */
class NoLeakTest {

    /** A fingerprint tells of equality, and is there for that. */
    private static final String FINGERPRINT = "hm1:[0-9a-f]{12}:[A-Za-z0-9_-]{22}";

    /** What a start says of its registry. */
    private static final String SUM = "with SHA-256 [0-9a-f]{64}";

    @TempDir
    static Path directory;

    private static Path out;

    @BeforeAll
    static void run_every_scenario_with_every_set_of_secrets() throws IOException, InterruptedException {
        out = directory.resolve("out");
        FailingProviders.install(directory.resolve("classes"));
        ChildJvm.Outcome outcome = new ChildJvm()
                .option("-Dorg.slf4j.simpleLogger.defaultLogLevel=trace")
                .option("-Dfile.encoding=UTF-8")
                .option("-XX:TieredStopAtLevel=1")
                .option("-XX:+UseSerialGC")
                .classPath(directory.resolve("classes"))
                .directory(directory)
                .run(LeakProcess.class, out.toString());
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.status()).isZero();
    }

    @TestFactory
    List<DynamicTest> tells_nothing_of_a_secret() {
        List<DynamicTest> tests = new ArrayList<>();
        List<Scenario> scenarios = LeakProcess.scenarios();
        for (int i = 0; i < scenarios.size(); i++) {
            String file = String.valueOf(i);
            tests.add(DynamicTest.dynamicTest(scenarios.get(i).name(), () -> check(file)));
        }
        return tests;
    }

    @Test
    void no_event_of_a_flight_recorder_tells_of_a_secret() throws IOException {
        assertThat(Files.readString(out.resolve("set0/flight")))
                .contains("io.tierguard.Decision", "io.tierguard.Refusal", "io.tierguard.CrossingUsed");
        check("flight");
    }

    private static void check(String file) throws IOException {
        List<String> told = new ArrayList<>();
        for (int set = 0; set < Secrets.SETS.size(); set++) {
            String text = Files.readString(out.resolve("set" + set).resolve(file));
            assertThat(Secrets.SETS.get(set).traces().in(text.replaceAll(FINGERPRINT, "")))
                    .as(() -> "a part of a secret in:\n" + text)
                    .isEmpty();
            told.add(text.replaceAll(FINGERPRINT, "hm1:…").replaceAll(SUM, ""));
        }
        assertThat(told.get(0)).isNotBlank();
        for (String other : told) {
            assertThat(other).isEqualTo(told.get(0));
        }
    }
}
