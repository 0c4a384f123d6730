package io.tierguard.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tierguard.registry.Host;
import io.tierguard.registry.InvalidRegistryException;
import io.tierguard.registry.Registry;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;

/** A registry of any text: every line of one that is taken speaks for its own hosts, and one that is not tells why. */
class RegistriesFuzz {

    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    @FuzzTest(maxDuration = "1m")
    void are_refused_with_problems_or_answer_as_a_look_at_every_line_does(FuzzedDataProvider data) {
        String text = data.consumeRemainingAsString();
        Registry registry;
        try {
            registry = Registry.parse("tierguard.yaml", text);
        } catch (InvalidRegistryException e) {
            assertThat(e.report().problems()).isNotEmpty();
            return;
        }
        new NaiveMatcher(registry).agreesOn(List.of(Host.parse("nobody.example").orElseThrow()));
    }
}
