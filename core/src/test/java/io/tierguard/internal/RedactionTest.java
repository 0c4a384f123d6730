package io.tierguard.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(quoteCharacter = '\'', delimiterString = "->", textBlock = """
                    db.example.com:5432/orders -> db.example.com:5432/orders
                    https://u:fake@a.example.com/x -> https://…@a.example.com/x
                    u:fake@a.example.com -> …@a.example.com
                    https://u:f@ke@a.example.com -> https://…@a.example.com
                    https://u:fa?ke@a.example.com -> https://…@a.example.com
                    https://u:fa#ke;@a.example.com/x?fake -> https://…@a.example.com/x?…
                    u:fa://ke@a.example.com -> u:fa://…@a.example.com
                    a.example.com/x?password=fake -> a.example.com/x?…
                    a.example.com/x;password=fake -> a.example.com/x;…
                    a.example.com/x#fake -> a.example.com/x#…
                    a.example.com/x?user=a@b -> …@b
                    """)
    void shows_of_a_pattern_neither_login_nor_parameters(String text, String shown) {
        assertThat(Redaction.ofPattern(text)).isEqualTo(shown);
    }
}
