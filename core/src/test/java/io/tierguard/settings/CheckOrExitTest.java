package io.tierguard.settings;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.tierguard.Tierguard;
import io.tierguard.report.StartRefused;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Settings of another loader, where nothing but a clean report lets a process go on. */
class CheckOrExitTest {

    private final Tierguard staging = Shop.in("staging", Map.of());

    @Test
    void goes_on_where_nothing_is_wrong() {
        assertThatNoException()
                .isThrownBy(
                        () -> staging.checkOrExit(Map.of("shop.url", "https://pay.staging.shop.example"), Map.of()));
    }

    @Test
    void throws_the_whole_report_under_a_test_engine() {
        Map<String, String> settings = Map.of(
                "shop.url", "https://pay.prod.shop.example",
                "shop.key", "acme_live_fake",
                "shop.origin", "https://www.prod.shop.example");
        Map<String, String> notEndpoints = Map.of("shop.origin", "a CORS origin");

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> staging.checkOrExit(settings, notEndpoints))
                .withMessage(staging.check(settings, notEndpoints).text())
                .withMessageStartingWith("shop refuses to start as staging: 2 problems\n");
    }
}
