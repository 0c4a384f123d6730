package io.tierguard.signed;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.internal.StrictJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignedClaimsTest {

    private static SignedClaims claim(String json) throws StrictJson.NotStrictException {
        return new SignedClaims(StrictJson.object(("{\"c\":" + json + "}").getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @CsvSource({
        "0,1970-01-01T00:00:00Z",
        "-0,1970-01-01T00:00:00Z",
        "1700000000,2023-11-14T22:13:20Z",
        "253402300799,9999-12-31T23:59:59Z"
    })
    void a_date_is_whole_seconds(String json, Instant date) throws StrictJson.NotStrictException {
        assertThat(claim(json).date("c")).contains(date);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "253402300800",
                "999999999999999999",
                "1.0",
                "1e9",
                "1700000000.5",
                "\"1700000000\"",
                "true",
                "null",
                "[1700000000]",
                "{}"
            })
    void a_date_is_nothing_else(String json) throws StrictJson.NotStrictException {
        assertThat(claim(json).date("c")).isEmpty();
    }

    @Test
    void a_text_is_a_text() throws StrictJson.NotStrictException {
        assertThat(claim("\"a\"").text("c")).contains("a");
        for (String other : List.of("\"\"", "1", "true", "null", "[\"a\"]", "{\"a\":\"a\"}")) {
            assertThat(claim(other).text("c")).as(other).isEmpty();
        }
        assertThat(claim("\"a\"").text("d")).isEmpty();
    }

    @Test
    void texts_are_a_list_of_texts() throws StrictJson.NotStrictException {
        assertThat(claim("[\"a\",\"b\"]").texts("c")).contains(List.of("a", "b"));
        assertThat(claim("[]").texts("c")).contains(List.of());
        for (String other : List.of("\"a\"", "[1]", "[\"a\",null]", "[[\"a\"]]", "{}")) {
            assertThat(claim(other).texts("c")).as(other).isEmpty();
        }
    }

    @Test
    void members_are_an_object_of_texts() throws StrictJson.NotStrictException {
        assertThat(claim("{\"b\":\"1\",\"a\":\"2\"}").textMembers("c"))
                .contains(Map.of("b", "1", "a", "2"))
                .hasValueSatisfying(members -> assertThat(members.keySet()).containsExactly("b", "a"));
        for (String other : List.of("\"a\"", "[]", "{\"a\":1}", "{\"a\":\"\"}", "{\"a\":null}", "{\"a\":{}}")) {
            assertThat(claim(other).textMembers("c")).as(other).isEmpty();
        }
    }

    @Test
    void nothing_of_them_is_shown() throws StrictJson.NotStrictException {
        assertThat(claim("\"zqx\"")).hasToString("claims");
    }
}
