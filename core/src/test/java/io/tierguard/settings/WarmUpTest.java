package io.tierguard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WarmUpTest {

    private static boolean isRunning() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("tierguard-warm-up"));
    }

    @Test
    void reads_settings_of_each_kind() {
        WarmUp.Sample sample = WarmUp.read();

        assertThat(sample.group().number()).isEqualTo(1);
        assertThat(sample.group().duration()).hasSeconds(1);
        assertThat(sample.text()).isEqualTo("a");
        assertThat(sample.list()).containsExactly("a", "b");
        assertThat(sample.none()).isEmpty();
    }

    @Test
    void leaves_no_thread_behind() {
        WarmUp.begin().end();

        assertThat(isRunning()).isFalse();
    }

    @Test
    void keeps_an_interrupt_for_whoever_started() {
        WarmUp beside = WarmUp.begin();
        Thread.currentThread().interrupt();

        beside.end();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(isRunning()).isFalse();
    }
}
