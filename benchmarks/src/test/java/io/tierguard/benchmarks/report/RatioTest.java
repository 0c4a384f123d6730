package io.tierguard.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RatioTest {

    @Test
    void what_halves_and_doubles_in_turn_is_the_same_on_average() {
        Ratio ratio = Ratio.of(0.5, 2, 0.5, 2);

        assertThat(ratio.mean()).isEqualTo("1.00");
        assertThat(ratio.low()).isLessThan(0.5);
        assertThat(ratio.high()).isCloseTo(1 / ratio.low(), within(1e-9));
    }

    @Test
    void the_interval_is_students() {
        // log mean 0, deviation 0.1 of three: t(2; 0.995) = 9.925, so 0.1 / sqrt(3) * 9.925 = 0.573
        Ratio ratio = Ratio.of(Math.exp(-0.1), 1, Math.exp(0.1));

        assertThat(Math.log(ratio.high())).isCloseTo(0.573, within(0.001));
        assertThat(ratio.interval()).isEqualTo("0.56 to 1.77");
    }
}
