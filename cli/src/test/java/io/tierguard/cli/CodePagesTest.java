package io.tierguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.report.Code;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code docs/codes.md}, which {@code explain TG-nnnn} prints. */
class CodePagesTest {

    private static final List<String> CODES =
            Arrays.stream(Code.values()).map(Code::id).toList();

    private final String document = Resources.text("codes.md");

    @Test
    void has_a_section_for_each_code_and_for_nothing_else_in_order() {
        List<String> sections = Pattern.compile("(?m)^## (\\S+)")
                .matcher(document)
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(sections).containsExactlyInAnyOrderElementsOf(CODES).isSorted();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void titles_a_section_as_the_code_is_named(Code code) {
        String title = page(code).lines().findFirst().orElseThrow();

        assertThat(title.toUpperCase(Locale.ROOT).replace(' ', '_')).isEqualTo(code + "_—_" + code.name());
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void tells_cause_fix_and_an_example_on_a_few_lines(Code code) {
        List<String> lines = page(code).lines().toList();

        assertThat(lines).hasSizeBetween(7, 14);
        assertThat(lines.get(2)).isNotBlank().doesNotStartWith("Fix: ");
        assertThat(lines).filteredOn(line -> line.startsWith("Fix: ")).hasSize(1);
        assertThat(lines.get(lines.size() - 1)).startsWith("    ");
        assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(132));
    }

    @Test
    void is_printed_by_explain() {
        Called called = Called.tierguard("explain", "TG-1019");

        assertThat(called).isEqualTo(new Called(0, """
                TG-1019 — Bad date

                Dates are written year, month, day, and must exist. They hold to the end of that day, UTC.

                Fix: write it so.

                    expires: 2027-03-31                # not: 31.3.2027, 2027-02-30
                """, ""));
        assertThat(Called.tierguard("explain", "tg-1019")).isEqualTo(called);
    }

    private static String page(Code code) {
        return CodePages.bundled().page(code.id()).orElseThrow();
    }
}
