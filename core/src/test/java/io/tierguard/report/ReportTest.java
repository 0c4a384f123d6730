package io.tierguard.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.report.Problem.Detail;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static Problem at(String where) {
        return Problem.of(Code.SETTING_MISSING, where, "a text");
    }

    @Test
    void sorts_by_place_as_a_person_would_and_says_nothing_twice() {
        Report report =
                Report.of("x", List.of(at("f:10:1"), at("f:9:2"), at("f:9:10"), at("f:9:2"), at("a"), at("f:09:2")));

        assertThat(report.problems())
                .extracting(Problem::where)
                .containsExactly("a", "f:09:2", "f:9:2", "f:9:10", "f:10:1");
    }

    @Test
    void sorts_by_code_at_one_place() {
        Report report = Report.of(
                "x", List.of(Problem.of(Code.SETTING_UNREAD, "A", "b"), Problem.of(Code.SETTING_MISSING, "A", "b")));

        assertThat(report.problems())
                .extracting(Problem::code)
                .containsExactly(Code.SETTING_MISSING, Code.SETTING_UNREAD);
    }

    @Test
    void prints_an_appendix_below() {
        assertThat(new Report("x", List.of(at("A")), "more\n").text()).isEqualTo("""
                x: 1 problem

                TG-7001 A: is not set
                  to fix     set it to a text

                more
                """);
    }

    @Test
    void differs_on_a_terminal_by_its_colours_only() {
        Report report = new Report("x", List.of(at("A"), at("B").with(List.of(new Detail("perhaps", "so")))), "more\n");

        assertThat(report.coloured())
                .startsWith(
                        "\u001b[1mx: 2 problems\u001b[0m\n\n\u001b[31mTG-7001\u001b[0m \u001b[1mA\u001b[0m: is not set\n"
                                + "  to fix     \u001b[32mset it to a text\u001b[0m\n");
        assertThat(report.coloured().replaceAll("\u001b\\[[0-9]+m", "")).isEqualTo(report.text());
    }

    @Test
    void is_one_line_of_json_for_programs() {
        Report report = new Report(
                "say \"x\"", List.of(at("A"), at("B\u2028").with(List.of(new Detail("perhaps", "a\tb\\")))), "more\n");

        assertThat(report.json())
                .isEqualTo("{\"heading\":\"say \\\"x\\\"\",\"problems\":["
                        + "{\"code\":\"TG-7001\",\"where\":\"A\",\"source\":\"\",\"text\":\"is not set\",\"details\":[],\"fix\":\"set it to a text\"},"
                        + "{\"code\":\"TG-7001\",\"where\":\"B\\u2028\",\"source\":\"\",\"text\":\"is not set\","
                        + "\"details\":[{\"label\":\"perhaps\",\"text\":\"a\\tb\\\\\"}],\"fix\":\"set it to a text\"}],"
                        + "\"appendix\":\"more\\n\"}");
        assertThat(Report.EMPTY.json()).isEqualTo("{\"heading\":\"\",\"problems\":[],\"appendix\":\"\"}");
    }

    @Test
    void never_fills_a_brace_that_an_argument_brought() {
        assertThat(Problem.of(Code.UNKNOWN_OWNER, "f:1", "{1}", "x").text())
                .isEqualTo("'{1}' is neither a tier, nor a declared environment, nor shared");
    }

    @Test
    void codes_are_unique_found_by_their_text_and_in_their_thousand() {
        assertThat(new HashSet<>(Stream.of(Code.values()).map(Code::id).toList()))
                .hasSameSizeAs(Code.values());
        assertThat(Code.parse("TG-2001")).contains(Code.FOREIGN_ENDPOINT);
        assertThat(Code.parse("TG-20010")).isEmpty();
        assertThat(Code.parse("tg-2001")).isEmpty();
        assertThat(Arrays.stream(Code.values()).map(Code::id)).allMatch(id -> id.matches("TG-[1-8][0-9]{3}"));
        assertThat(Arrays.stream(Code.values()).map(Code::id)).isSorted();
    }
}
