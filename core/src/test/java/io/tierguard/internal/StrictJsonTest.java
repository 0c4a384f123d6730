package io.tierguard.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    private static Map<String, Object> read(String json) throws StrictJson.NotStrictException {
        return StrictJson.object(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void reads_each_kind_of_value() throws StrictJson.NotStrictException {
        assertThat(read("""
                {"text": "a\\"\\\\\\/\\b\\f\\n\\r\\t\\u00E9\\ud83d\\ude00é", "whole": -12, "zero": 0, "large": 999999999999999999,
                 "decimal": 1.50, "power": 1E+2, "yes": true, "no": false, "nothing": null, "list": [ 1 , [ ] ], "object": { } }
                """))
                .containsEntry("text", "a\"\\/\b\f\n\r\té\ud83d\ude00é")
                .containsEntry("whole", -12L)
                .containsEntry("zero", 0L)
                .containsEntry("large", 999_999_999_999_999_999L)
                .containsEntry("decimal", new BigDecimal("1.50"))
                .containsEntry("power", new BigDecimal("1E+2"))
                .containsEntry("yes", true)
                .containsEntry("no", false)
                .containsEntry("nothing", StrictJson.NULL)
                .containsEntry("list", List.of(1L, List.of()))
                .containsEntry("object", Map.of())
                .hasSize(11);
        assertThat(StrictJson.NULL).hasToString("null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "{}{}",
                "{}\u0000",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\" 1}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":1,}",
                "{,\"a\":1}",
                "{\"a\":1,,\"b\":2}",
                "{\"a\":[1,]}",
                "{\"a\":[,1]}",
                "{\"a\":[1 2]}",
                "{\"a\":[1}",
                "{a:1}",
                "{'a':1}",
                "{1:1}",
                "{null:1}",
                "{\"a\":01}",
                "{\"a\":-}",
                "{\"a\":+1}",
                "{\"a\":1.}",
                "{\"a\":.5}",
                "{\"a\":1e}",
                "{\"a\":1e+-2}",
                "{\"a\":0x1}",
                "{\"a\":1L}",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":1000000000000000000}",
                "{\"a\":1e99999999999}",
                "{\"a\":tru}",
                "{\"a\":True}",
                "{\"a\":nul}",
                "{\"a\":undefined}",
                "{\"a\":\"b}",
                "{\"a\":\"\\x41\"}",
                "{\"a\":\"\\u004\"}",
                "{\"a\":\"\\u004g\"}",
                "{\"a\":\"\\uff11\uff11\uff11\uff11\"} ]",
                "{\"a\":\"\\u\uff11\uff11\uff11\uff11\"}",
                "{\"a\":\"\\\"}",
                "{\"a\":\"\n\"}",
                "{\"a\":\"\t\"}",
                "{\"a\":\"\u0000\"}",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":\"\\ude00\\ud83d\"}",
                "{\"\\ud800\":1}",
                "{} // a",
                "/**/{}",
                "\ufeff{}",
                "{\u00a0}",
                "{\"a\":1;\"b\":2}"
            })
    void refuses_what_is_not_json_to_the_letter(String json) {
        assertThatExceptionOfType(StrictJson.NotStrictException.class)
                .isThrownBy(() -> read(json))
                .withMessage("not a JSON object")
                .withNoCause();
    }

    @Test
    void refuses_bytes_that_are_no_utf_8() {
        for (String hex : List.of("80", "c0af", "c1bf", "eda080", "f4908080", "ff")) {
            byte[] broken = ("{\"a\":\"" + hexText(hex) + "\"}").getBytes(StandardCharsets.ISO_8859_1);
            assertThatExceptionOfType(StrictJson.NotStrictException.class)
                    .as(hex)
                    .isThrownBy(() -> StrictJson.object(broken));
        }
        assertThatExceptionOfType(StrictJson.NotStrictException.class)
                .isThrownBy(() -> StrictJson.object("{}".getBytes(StandardCharsets.UTF_16)));
    }

    private static String hexText(String hex) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < hex.length(); i += 2) {
            out.append((char) Integer.parseInt(hex.substring(i, i + 2), 16));
        }
        return out.toString();
    }

    @Test
    void refuses_what_is_nested_too_deeply() throws StrictJson.NotStrictException {
        assertThat(read("{\"a\":" + "[".repeat(7) + "]".repeat(7) + "}")).hasSize(1);
        assertThat(read("{\"a\":".repeat(7) + "{}" + "}".repeat(7))).hasSize(1);
        for (String nested : List.of(
                "{\"a\":" + "[".repeat(8) + "]".repeat(8) + "}",
                "{\"a\":".repeat(8) + "{}" + "}".repeat(8),
                "{\"a\":" + "[".repeat(100_000))) {
            assertThatExceptionOfType(StrictJson.NotStrictException.class).isThrownBy(() -> read(nested));
        }
    }

    @Test
    void tells_only_that_a_member_stands_twice() {
        assertThatExceptionOfType(StrictJson.NotStrictException.class)
                .isThrownBy(() -> read("{\"zqx\":1,\"zqx\":1}"))
                .withMessage("a member stands twice")
                .matches(StrictJson.NotStrictException::repeats);
    }
}
