package io.tierguard.jdbc.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CutTest {

    @ParameterizedTest(name = "{index}: {0}")
    @CsvSource({
        "name=value, name, value, true",
        "name=a=b, name, a=b, true",
        "name=, name, '', true",
        "=value, '', value, true",
        "name, name, '', false",
        "'', '', '', false",
    })
    void is_at_the_first_sign(String text, String before, String behind, boolean found) {
        assertThat(Cut.at('=', text)).isEqualTo(new Cut(before, behind, found));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"0, '', bc, true", "1, a, c, true", "-1, abc, '', false"})
    void is_at_a_place(int place, String before, String behind, boolean found) {
        assertThat(Cut.at(place, "abc")).isEqualTo(new Cut(before, behind, found));
    }
}
