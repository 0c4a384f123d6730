package io.tierguard.benchmarks.decide;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EstateTest {

    @Test
    void the_largest_has_no_line_twice_and_fits_into_a_file() {
        String yaml = Estate.of(1_000_000).yaml();

        assertThat(yaml.lines().filter(line -> line.startsWith(" - ")).distinct())
                .hasSize(1_000_000);
        assertThat(yaml.length()).isLessThan(32 << 20);
    }

    @Test
    void its_lines_can_all_be_read() {
        assertThat(Estate.of(1000).registry().rules()).hasSize(1000);
    }
}
