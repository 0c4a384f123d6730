package io.tierguard.registry.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;

/** A registry in everyday style: read as the library reads it, or left to the library. */
class BlockYamlFuzz {

    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    @FuzzTest(maxDuration = "1m")
    void is_read_as_the_library_reads_it(FuzzedDataProvider data) {
        String text = data.consumeRemainingAsAsciiString();
        YamlNode block = BlockYaml.read("tierguard.yaml", text);
        if (block != null) {
            YamlText.Parsed parsed = YamlEvents.parse("tierguard.yaml", text);
            assertThat(parsed.problems()).isEmpty();
            assertThat(parsed.root()).contains(block);
        }
    }
}
