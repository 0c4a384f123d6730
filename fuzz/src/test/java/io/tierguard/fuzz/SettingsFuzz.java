package io.tierguard.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tierguard.Tierguard;
import io.tierguard.registry.Registry;
import io.tierguard.report.Report;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;

/** Values of settings: judged without a fault, and none that leads to production passes in a test. */
class SettingsFuzz {

    private static final Tierguard TIERGUARD = ((Tierguard.Resolved) Tierguard.resolve(Tierguard.Sources.of(
                    Map.of("TIERGUARD_ENVIRONMENT", "test"), Registry.parse("tierguard.yaml", """
                            version: 1
                            endpoints:
                              test: ["*.test.example"]
                              production: ["*.prod.example"]
                            """))))
            .tierguard();

    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    @FuzzTest(maxDuration = "1m")
    void are_judged_and_never_shown(FuzzedDataProvider data) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("shop.first", data.consumeString(100));
        settings.put("shop.second", "https://db.prod.example/" + data.consumeString(30));
        settings.put(data.consumeString(20), data.consumeRemainingAsString());
        if (settings.toString().contains(Worlds.FAKE)) {
            // the fuzzer reads what it is compared with
            return;
        }
        settings.put("shop.password", Worlds.FAKE);

        Report report = TIERGUARD.check(settings);

        // foreign, or not to be read for certain
        assertThat(report.toString()).contains("shop.second: ").doesNotContain(Worlds.FAKE);
    }
}
