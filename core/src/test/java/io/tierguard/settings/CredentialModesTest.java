package io.tierguard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Tierguard;
import io.tierguard.identity.RuntimeEvidence;
import io.tierguard.registry.Registry;
import io.tierguard.report.Report;
import io.tierguard.secret.CredentialMode;
import io.tierguard.secret.CredentialRecogniser;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Credentials in the settings of a process: every key is a fake. */
class CredentialModesTest {

    private static final String LIVE = "rzp_" + "live_" + "fakeFakeFake01";
    private static final String TEST = "rzp_" + "test_" + "fakeFakeFake01";

    /** Fails on whatever it is shown. */
    public static final class Failing implements CredentialRecogniser {
        @Override
        public String provider() {
            return "Acme";
        }

        @Override
        public Set<CredentialMode> modesIn(String text) {
            throw new IllegalStateException("quotes " + text);
        }
    }

    private static String check(String environment, String value) {
        return Shop.in(environment, Map.of()).check(Map.of("KEY", value)).text();
    }

    @ParameterizedTest
    @CsvSource({
        "development, true, false",
        "test, true, false",
        "staging, true, false",
        "qa-eu, true, false",
        "production, false, true"
    })
    void live_ones_belong_to_production_and_test_ones_to_everywhere_else(
            String environment, boolean liveRefused, boolean testRefused) {
        assertThat(check(environment, LIVE).contains("TG-8001 KEY: holds a live credential of Razorpay, and"))
                .isEqualTo(liveRefused);
        assertThat(check(environment, TEST).contains("TG-8002 KEY: holds a test credential of Razorpay, and"))
                .isEqualTo(testRefused);
    }

    @Test
    void a_value_with_several_is_a_problem_for_each_provider() {
        assertThat(check("staging", LIVE + " acme_live_fake " + TEST)).isEqualTo("""
                shop refuses to start as staging: 2 problems

                TG-8001 KEY: holds a live credential of Razorpay, and this process is staging
                  to fix     use the test credential of Razorpay: live ones belong to production

                TG-8001 KEY: holds a live credential of Acme Pay, and this process is staging
                  to fix     use the test credential of Acme Pay: live ones belong to production
                """);
    }

    @Test
    void what_is_no_endpoint_is_searched_all_the_same() {
        Report report = Shop.in("staging", Map.of()).check(Map.of("KEY", LIVE), Map.of("KEY", "an issuer"));

        assertThat(report.problems()).hasSize(1);
    }

    @Nested
    class Observing {

        private static final String REGISTRY =
                Shop.REGISTRY + "policy: {mode: {staging: {observe-until: 2027-01-31}}}\n";

        @Test
        void lets_the_wrong_mode_pass_until_its_last_day() {
            assertThat(Shop.in("staging", Map.of(), REGISTRY)
                            .check(Map.of("KEY", LIVE))
                            .problems())
                    .isEmpty();
            assertThat(Shop.in("staging", Map.of(), REGISTRY.replace("2027-01-31", "2026-11-23"))
                            .check(Map.of("KEY", LIVE))
                            .problems())
                    .hasSize(1);
        }

        @Test
        void does_not_pass_what_a_recogniser_failed_on(@TempDir Path directory) throws IOException {
            Tierguard.Resolution resolution = withRecognisers(directory, Failing.class.getName(), REGISTRY);

            assertThat(((Tierguard.Resolved) resolution)
                            .tierguard()
                            .check(Map.of("KEY", LIVE))
                            .text())
                    .isEqualTo("""
                    shop refuses to start as staging: 1 problem

                    TG-8004 KEY: cannot be checked for live and test credentials: the recogniser of Acme failed on it
                      to fix     mend that recogniser, or take it off the class path
                    """);
        }
    }

    @Nested
    class A_start {

        @Test
        void refuses_with_a_recogniser_that_cannot_be_loaded(@TempDir Path directory) throws IOException {
            Tierguard.Resolution resolution = withRecognisers(directory, "no.such.Recogniser", Shop.REGISTRY);

            assertThat(((Tierguard.Unresolved) resolution).report().text()).isEqualTo("""
                    shop refuses to start as staging: 1 problem

                    TG-8003 META-INF/services/io.tierguard.secret.CredentialRecogniser: a recogniser of credentials cannot be used: \
                    io.tierguard.secret.CredentialRecogniser: Provider no.such.Recogniser not found
                      to fix     mend it, or take it off the class path
                    """);
        }

        @Test
        void refuses_with_prefixes_that_mean_the_opposite_of_what_they_tell() {
            String registry = Shop.REGISTRY + "  - {provider: Other, live: rzp_test_, test: rzp_live_other_}\n";

            assertThat(((Tierguard.Unresolved) resolve(registry)).report().text())
                    .isEqualTo("""
                    shop refuses to start as staging: 2 problems

                    TG-1032 tierguard.yaml: credentials: has a prefix for live credentials of Other, and whatever begins so is a test credential of Razorpay
                      to fix     correct the entry of Other under credentials:

                    TG-1032 tierguard.yaml: credentials: has a prefix for test credentials of Other, and whatever begins so is a live credential of Razorpay
                      to fix     correct the entry of Other under credentials:
                    """);
        }

        @Test
        void takes_prefixes_that_agree_with_what_is_known() {
            String registry = Shop.REGISTRY + "  - {provider: Other, live: rzp_live_, test: rzp_test_other_}\n";

            assertThat(((Tierguard.Resolved) resolve(registry))
                            .tierguard()
                            .check(Map.of("KEY", LIVE))
                            .text())
                    .contains("holds a live credential of Other, ");
        }
    }

    private static Tierguard.Resolution withRecognisers(Path directory, String services, String registry)
            throws IOException {
        Path folder = Files.createDirectories(directory.resolve("META-INF/services"));
        Files.writeString(folder.resolve(CredentialRecogniser.class.getName()), services);
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {directory.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(loader);
            return resolve(registry);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static Tierguard.Resolution resolve(String registry) {
        Map<String, String> variables = new TreeMap<>(Map.of("TIERGUARD_ENVIRONMENT", "staging"));
        return Tierguard.resolve(Tierguard.Sources.of(variables, Registry.parse("tierguard.yaml", registry))
                .with(RuntimeEvidence.none())
                .with(Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC)));
    }
}
