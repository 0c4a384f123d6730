package io.tierguard.archunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.tierguard.archunit.allow.InvalidAllowFileException;
import io.tierguard.archunit.fixture.Fakes;
import io.tierguard.archunit.fixture.Fixture;
import io.tierguard.archunit.fixture.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowFileTest {

    private static final String KEYS = """
            class Keys {
                Object one = "@GITHUB@";
                Object region = System.getenv("REGION");
            }
            """;
    private static final String HEAD = "tierguard allow file 1\nsalt ABCDEFGHIJKLMNOPQRSTUVWXYZ\n";

    @TempDir
    Path temp;

    private Path file() {
        return temp.resolve("tier-rules.allow");
    }

    private ConfiguredRules rules(String day) {
        Clock clock = Clock.fixed(Instant.parse(day + "T12:00:00Z"), ZoneOffset.UTC);
        return new ConfiguredRules(RuleSettings.defaults().allowFile(file()), clock);
    }

    private static ConfiguredRules withoutFile() {
        return TierguardRules.with(RuleSettings.defaults());
    }

    private JavaClasses keys() {
        return Fixture.in(temp).source("Keys", KEYS).imported();
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(file());
    }

    @Test
    void the_starter_allows_what_is_found_until_a_day() throws IOException {
        withoutFile().startAllowFile(keys(), file(), "was there before", Optional.of(LocalDate.parse("2027-03-31")));

        assertThat(lines()).hasSize(6);
        assertThat(lines().get(0)).isEqualTo("tierguard allow file 1");
        assertThat(lines().get(1)).matches("salt [A-Z2-7]{26}");
        assertThat(lines().subList(2, 4)).containsExactly("", "# fingerprint | rule | class#member | reason | until");
        assertThat(lines().get(4))
                .matches("[A-Z2-7]{12} \\| config-access \\| shop.Keys#region \\| was there before \\| 2027-03-31");
        assertThat(lines().get(5))
                .matches("[A-Z2-7]{12} \\| provider-tokens \\| shop.Keys#one \\| was there before \\| 2027-03-31");
        assertThat(Report.lines(rules("2027-03-31").all(), keys())).isEmpty();
    }

    @Test
    void what_has_ended_is_reported_and_so_is_its_line() throws IOException {
        withoutFile().startAllowFile(keys(), file(), "was there before", Optional.of(LocalDate.parse("2027-03-31")));
        String config = lines().get(4).substring(0, 12);
        String token = lines().get(5).substring(0, 12);

        assertThat(Report.whole(rules("2027-04-01").all(), keys()))
                .containsExactlyInAnyOrder(
                        "Field <shop.Keys.one> holds a hard-coded secret: GitHub personal access token [TG-5001 fp="
                                + token + "] in (Keys.java:3)",
                        "Field <shop.Keys.region> calls java.lang.System.getenv() outside the packages of the"
                                + " configuration [TG-5006 fp=" + config + "] in (Keys.java:4)",
                        "tier-rules.allow allowed " + config + " until 2027-03-31, which is past [TG-5010]"
                                + " in (tier-rules.allow:5)",
                        "tier-rules.allow allowed " + token + " until 2027-03-31, which is past [TG-5010]"
                                + " in (tier-rules.allow:6)");
    }

    @Test
    void another_value_in_the_same_place_is_found_and_leaves_a_stale_line() throws IOException {
        withoutFile().startAllowFile(keys(), file(), "was there before", Optional.empty());
        String token = lines().get(5).substring(0, 12);
        JavaClasses changed = Fixture.in(temp)
                .source("Keys", KEYS.replace("@GITHUB@", "@OTHER_GITHUB@"))
                .imported();

        assertThat(Report.lines(rules("2027-01-01").secrets(), changed))
                .containsExactlyInAnyOrder(
                        "Field <shop.Keys.one> holds a hard-coded secret: GitHub personal access token [TG-5001]"
                                + " in (Keys.java:3)",
                        "tier-rules.allow allows " + token + " in shop.Keys#one, where it is found no more [TG-5011]"
                                + " in (tier-rules.allow:6)");
    }

    @Test
    void the_same_value_in_another_place_is_found() throws IOException {
        withoutFile().startAllowFile(keys(), file(), "was there before", Optional.empty());
        JavaClasses more = Fixture.in(temp)
                .source("Keys", KEYS)
                .source("More", "class More { Object o = \"@GITHUB@\"; }")
                .imported();

        assertThat(Report.lines(rules("2027-01-01").all(), more))
                .containsExactly("Field <shop.More.o> holds a hard-coded secret: GitHub personal access token [TG-5001]"
                        + " in (More.java:2)");
    }

    @Test
    void a_rule_that_was_not_asked_and_a_package_that_was_not_imported_make_no_line_stale() throws IOException {
        withoutFile().startAllowFile(keys(), file(), "was there before", Optional.empty());
        JavaClasses others =
                Fixture.in(temp).file("Other", "package other; class Other {}").imported();
        JavaClasses withoutKeys =
                Fixture.in(temp).source("Another", "class Another {}").imported();

        assertThat(Report.lines(rules("2027-01-01").all(), others)).isEmpty();
        assertThat(Report.lines(rules("2027-01-01").tierBranching(), withoutKeys))
                .isEmpty();
        assertThat(Report.lines(rules("2027-01-01").configAccess(), withoutKeys))
                .hasSize(1);
        assertThat(Report.lines(rules("2027-01-01").all(), withoutKeys)).hasSize(2);
    }

    @Test
    void a_class_that_others_look_at_makes_no_line_stale_and_one_that_is_gone_does() throws IOException {
        Files.writeString(file(), HEAD + """
                AAAAAAAAAAAA | config-access | io.tierguard.archunit.fixture.Fixture#region | another test looks at it
                BBBBBBBBBBBB | config-access | io.tierguard.archunit.fixture.Gone#region | was deleted
                """);

        assertThat(Report.lines(
                        rules("2027-01-01").configAccess(), new ClassFileImporter().importClasses(Report.class)))
                .containsExactly("tier-rules.allow allows BBBBBBBBBBBB in io.tierguard.archunit.fixture.Gone#region,"
                        + " where it is found no more [TG-5011] in (tier-rules.allow:4)");
    }

    @Test
    void what_a_class_of_an_odd_name_holds_can_be_allowed_too() throws IOException {
        String odd = "class Größe$1_€ { Object \u20AC_$ = \"@GITHUB@\"; void €(int[][] i) { System.getenv(); } }";
        JavaClasses classes = Fixture.in(temp).source("Größe$1_€", odd).imported();

        withoutFile().startAllowFile(classes, file(), "was there before", Optional.empty());

        assertThat(lines()).anySatisfy(line -> assertThat(line).contains(" | shop.Größe$1_\\u20ac#\\u20ac_$ | "));
        assertThat(Report.lines(rules("2027-01-01").all(), classes)).isEmpty();
    }

    @Test
    void a_file_of_something_else_is_told_by_its_first_lines() throws IOException {
        Files.writeString(file(), "something else\n".repeat(1_000));

        assertThatExceptionOfType(InvalidAllowFileException.class)
                .isThrownBy(() -> rules("2027-01-01").all().check(keys()))
                .withMessageContaining("\n  line 50 has 1 columns: ")
                .withMessageContaining("\n  and 950 more\n  to fix  ")
                .withMessageNotContaining("something");
    }

    @Test
    void the_starter_leaves_a_file_as_it_is() throws IOException {
        Files.writeString(file(), HEAD);

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> withoutFile().startAllowFile(keys(), file(), "again", Optional.empty()))
                .withMessage("TG-5013 the allow file tier-rules.allow is there already\n"
                        + "  to fix  add lines to it by hand, each with its own reason");
        assertThat(Files.readString(file())).isEqualTo(HEAD);
    }

    @ParameterizedTest
    @CsvSource({"''", "' '", "'?'", "'a | b'", "'two\nlines'"})
    void the_starter_wants_a_reason(String reason) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> withoutFile().startAllowFile(keys(), file(), reason, Optional.empty()))
                .withMessage("a reason is one line of words, without |");
        assertThat(file()).doesNotExist();
    }

    @Test
    void the_file_holds_no_piece_of_a_value() throws IOException {
        withoutFile().startAllowFile(keys(), file(), "was there before", Optional.empty());
        String without = String.join("\n", lines()).replaceAll("(?m)^[A-Z2-7]{12}|^salt .*", "");

        String value = Fakes.ONE.of("GITHUB");
        for (int i = 0; i + 4 <= value.length(); i++) {
            assertThat(without).doesNotContain(value.substring(i, i + 4));
        }
    }

    @Test
    void every_fault_of_a_file_is_told_with_its_line() throws IOException {
        Files.writeString(file(), HEAD.replace('\n', '\r') + """
                # a comment

                AAAAAAAAAAAA | config-access | shop.Keys#region | fine | 2027-03-31
                AAAAAAAAAAAA | config-access | shop.Keys#region | fine, but again
                short | config-access | shop.Keys#region | fine
                AAAAAAAAAAAA | nothing | shop.Keys#region | fine
                AAAAAAAAAAAA | config-access | shop Keys | fine
                AAAAAAAAAAAA | config-access | shop.Keys#region | ??
                AAAAAAAAAAAA | config-access | shop.Keys#one | fine | tomorrow
                AAAAAAAAAAAA | config-access
                """);

        assertThatExceptionOfType(InvalidAllowFileException.class)
                .isThrownBy(() -> rules("2027-01-01").all().check(keys()))
                .withMessage("""
                        TG-5009 the allow file tier-rules.allow cannot be gone by
                          line 6 says again what line 5 says
                          line 7 begins with no fingerprint of 12 letters
                          line 8 names no rule: there are provider-tokens, private-keys, url-credentials, credential-sinks, \
                        secret-names, tier-endpoints, config-access, guard-bypass, tier-branching
                          line 9 names no class#member
                          line 10 gives no reason
                          line 11 ends on no date such as 2027-03-31
                          line 12 has 2 columns: fingerprint | rule | class#member | reason | until
                          to fix  correct the lines, or have the file written anew by the starter""");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 'the header is missing: \"tierguard allow file 1\", and below it the salt'",
        "'tierguard allow file 1\n', 'the header is missing: \"tierguard allow file 1\", and below it the salt'",
        "'tierguard allow file 2\nsalt ABCDEFGHIJKLMNOP\n', 'line 1 the first line has to be \"tierguard allow file 1\"'",
        "'tierguard allow file 1\nsalt short\n', 'line 2 the second line has to be \"salt\" and 16 to 64 of A-Z and 2-7'"
    })
    void a_file_has_a_header(String text, String problem) throws IOException {
        Files.writeString(file(), text);

        assertThatExceptionOfType(InvalidAllowFileException.class)
                .isThrownBy(() -> rules("2027-01-01").all().check(keys()))
                .withMessageContaining("\n  " + problem + "\n");
    }

    @Test
    void a_file_that_is_said_has_to_be_there() {
        assertThatExceptionOfType(InvalidAllowFileException.class)
                .isThrownBy(() -> rules("2027-01-01").all().check(keys()))
                .withMessageContaining("it cannot be read");
    }

    @Test
    void a_file_may_begin_with_a_mark_and_end_its_lines_as_windows_does() throws IOException {
        withoutFile().startAllowFile(keys(), file(), "was there before", Optional.empty());
        Files.writeString(file(), "\uFEFF" + Files.readString(file()).replace("\n", "\r\n"));

        assertThat(Report.lines(rules("2027-01-01").all(), keys())).isEmpty();
    }
}
