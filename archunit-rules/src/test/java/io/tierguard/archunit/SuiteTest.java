package io.tierguard.archunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.junit.LocationProvider;
import com.tngtech.archunit.lang.ArchRule;
import io.tierguard.archunit.fixture.Fixture;
import io.tierguard.archunit.fixture.Report;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Rules in a test class of a user. */
class SuiteTest {

    /** For a run that discovers the suites below as tests of their own. */
    private static final Path OWN = Path.of("target", "classes", "io", "tierguard", "archunit", "rule");

    private static final AtomicReference<Path> CLASSES = new AtomicReference<>(OWN);

    @TempDir
    Path temp;

    /** Where the fixture was compiled to. */
    public static final class Compiled implements LocationProvider {
        @Override
        public Set<Location> get(Class<?> testClass) {
            return Set.of(Location.of(CLASSES.get()));
        }
    }

    @AnalyzeClasses(locations = Compiled.class)
    static final class OneRule {
        @ArchTest
        static final ArchRule rule = TierguardRules.NO_HARD_CODED_SECRETS;
    }

    @AnalyzeClasses(locations = Compiled.class)
    static final class AllRules {
        @ArchTest
        static final ArchTests rules = ArchTests.in(TierguardRules.class);
    }

    @Test
    void one_rule_and_all_rules_find_a_secret() {
        CLASSES.set(Fixture.in(temp)
                .source("A", "class A { String s = \"@GITHUB@\"; }")
                .compile());

        for (Class<?> suite : List.of(OneRule.class, AllRules.class)) {
            TestExecutionSummary summary = run(suite);
            assertThat(summary.getTestsFoundCount()).isEqualTo(suite == OneRule.class ? 1 : 5);
            assertThat(summary.getFailures())
                    .singleElement()
                    .satisfies(failure -> assertThat(failure.getException())
                            .extracting(message -> Report.withoutFingerprints(message.getMessage()))
                            .asString()
                            .endsWith("was violated (1 times):\n"
                                    + "Field <shop.A.s> holds a hard-coded secret: GitHub personal access token"
                                    + " [TG-5001] in (A.java:2)"));
        }
    }

    @Test
    void one_rule_and_all_rules_pass_clean_code() {
        CLASSES.set(Fixture.in(temp)
                .source("A", "class A { String s; A(String s) { this.s = s; } }")
                .compile());

        for (Class<?> suite : List.of(OneRule.class, AllRules.class)) {
            TestExecutionSummary summary = run(suite);
            assertThat(summary.getTestsSucceededCount()).isEqualTo(suite == OneRule.class ? 1 : 5);
            assertThat(summary.getFailures()).isEmpty();
        }
    }

    private static TestExecutionSummary run(Class<?> suite) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        Launcher launcher = LauncherFactory.create();
        launcher.execute(
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(suite))
                        .build(),
                new TestExecutionListener[] {listener});
        return listener.getSummary();
    }
}
