package io.tierguard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.cli.PropertyList.MalformedException;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PropertyListTest {

    @Test
    void reads_pairs_with_their_encoding_undone() throws MalformedException {
        assertThat(PropertyList.parse("user=me;password=a%3Bb%3dc%25d%09e+f g/?&é%C3%A9;empty="))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("user", "me", "password", "a;b=c%d\te+f g/?&éé", "empty", ""));
    }

    @Test
    void reads_nothing_as_no_properties() throws MalformedException {
        assertThat(PropertyList.parse("")).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "user                | property 1 has no =",
                "user=me;            | property 2 has no =",
                "user=me;;a=b        | property 2 has no =",
                "=me                 | property 1 has no key that a driver could know",
                "user=me;%75ser=you  | property 2 has no key that a driver could know",
                "user=a=b            | property 1 has a second = or a tab: write %3D or %09",
                "user=a%             | property 1 has a % that two hexadecimal digits of UTF-8 must follow",
                "user=a%2            | property 1 has a % that two hexadecimal digits of UTF-8 must follow",
                "user=a%zz           | property 1 has a % that two hexadecimal digits of UTF-8 must follow",
                "user=a%E9           | property 1 has a % that two hexadecimal digits of UTF-8 must follow",
                "user=a\uFFFD        | property 1 is not UTF-8",
                "user=a;user=a       | property 2 has a key that stands there before"
            })
    void refuses_what_does_not_read_back(String text, String reason) {
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> PropertyList.parse(text))
                .withMessage(reason);
    }

    @Test
    void refuses_a_second_tab() {
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> PropertyList.parse("user=a\tb"))
                .withMessage("property 1 has a second = or a tab: write %3D or %09");
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> PropertyList.parse("user=a;b\tc=d"))
                .withMessage("property 2 has no key that a driver could know");
    }

    @Property(tries = 200)
    void reads_back_what_was_encoded(@ForAll Map<@AlphaChars @NotEmpty String, String> values)
            throws MalformedException {
        Map<String, String> writable = values.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> withoutLoneSurrogates(entry.getValue())));
        String text = writable.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + encode(entry.getValue()))
                .collect(Collectors.joining(";"));
        Properties expected = new Properties();
        expected.putAll(writable);

        assertThat(PropertyList.parse(text)).isEqualTo(expected);
    }

    private static String withoutLoneSurrogates(String value) {
        return value.codePoints()
                .filter(c -> c != 0xFFFD && Character.getType(c) != Character.SURROGATE)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static String encode(String value) {
        return value.replace("%", "%25").replace(";", "%3B").replace("=", "%3D").replace("\t", "%09");
    }
}
