package io.tierguard.archunit.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.archunit.fixture.Fakes;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretFamiliesTest {

    @ParameterizedTest
    @CsvSource({
        "@GITHUB@, TOKEN",
        "@KEY@, PRIVATE_KEY",
        "@JWT@, JSON_WEB_TOKEN",
        "https://me:@PASSWORD@@host/, URL",
        "jdbc:x://host/db?password=@PASSWORD@, URL"
    })
    void a_secret_tells_what_sort_it_is(String text, Secret.Family family) {
        assertThat(SecretDetectors.forClass(List.of()).detect("", Fakes.ONE.fill(text)))
                .extracting(Secret::family)
                .containsExactly(family);
    }
}
