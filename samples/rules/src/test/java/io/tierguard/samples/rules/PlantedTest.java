package io.tierguard.samples.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The report of a build that breaks each rule once. */
class PlantedTest {

    /** Left out, so that the report can be read: they are the same in every run. */
    private static final String FINGERPRINT = "fp=[A-Z2-7]{12}";

    private final Map<String, String> failures = run();

    private static Map<String, String> run() {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(PlantedRules.class))
                                .build(),
                        new TestExecutionListener[] {listener});
        return listener.getSummary().getFailures().stream()
                .collect(Collectors.toMap(
                        failure -> failure.getTestIdentifier().getDisplayName(),
                        PlantedTest::message,
                        (one, other) -> one,
                        TreeMap::new));
    }

    private static String message(TestExecutionSummary.Failure failure) {
        return String.valueOf(failure.getException().getMessage())
                .replace("\r\n", "\n")
                .replaceAll(FINGERPRINT, "fp=XXXXXXXXXXXX");
    }

    @Test
    void each_rule_fails_and_says_what_and_where() throws IOException {
        String report = String.join("\n\n", failures.values()) + "\n";

        assertThat(report).isEqualTo(Files.readString(Path.of("report.txt")).replace("\r\n", "\n"));
    }

    @Test
    void no_report_holds_a_piece_of_what_was_found() {
        assertThat(String.join("\n", failures.values()))
                .doesNotContain("sk_live")
                .doesNotContainIgnoringCase("fake")
                .doesNotContain("MC4C")
                .doesNotContain("v1/charges");
    }
}
