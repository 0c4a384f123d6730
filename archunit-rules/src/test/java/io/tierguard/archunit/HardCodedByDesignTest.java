package io.tierguard.archunit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import io.tierguard.archunit.fixture.Fixture;
import io.tierguard.archunit.fixture.Report;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HardCodedByDesignTest {

    private static final ArchRule ON_THE_LAST_OF_MARCH = new ConfiguredRules(
                    RuleSettings.defaults(), Clock.fixed(Instant.parse("2027-03-31T23:59:59Z"), ZoneOffset.UTC))
            .formedSecrets();

    private static final String IMPORT = "import io.tierguard.settings.HardCodedByDesign;\n";
    private static final String MARK = "@HardCodedByDesign(reason = \"a sandbox that everybody may use\") ";

    @TempDir
    Path temp;

    private List<String> report(String source) {
        return report(Fixture.in(temp).source("A", IMPORT + source).imported());
    }

    private static List<String> report(JavaClasses classes) {
        return Report.lines(ON_THE_LAST_OF_MARCH, classes);
    }

    @Nested
    class With_a_reason {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "class A { @M static final String F = \"@GITHUB@\"; }",
                    "class A { @M static String f = \"@GITHUB@\"; }",
                    "class A { @M String f = \"@GITHUB@\"; }",
                    "class A { @M static final char[] F = {'x'}; @M String m() { return \"@GITHUB@\"; } }",
                    "class A { @M void m() { Runnable r = () -> System.out.println(\"@GITHUB@\"); } }",
                    "class A { @M Object m() { return new Object() { String s = \"@GITHUB@\"; }; } }",
                    "class A { @M A() { System.out.println(\"@GITHUB@\"); } }",
                    "@M class A { static final String F = \"@GITHUB@\"; static { System.out.println(\"@STRIPE@\"); } }",
                    "@M class A { class B { class C { String s = \"@GITHUB@\"; } } }",
                    "@M @Deprecated(since = \"@GITHUB@\") class A {}",
                    "@M interface A { String F = \"@GITHUB@\"; }",
                    "enum A { @M ONE(\"@GITHUB@\"); A(String s) {} }",
                    "class A { @M static final String F = \"@GITHUB@\"; } class B { String s() { return A.F; } }",
                })
        void it_covers_what_it_stands_on(String source) {
            assertThat(report(source.replace("@M ", MARK))).isEmpty();
            assertThat(report(source.replace("@M ", ""))).isNotEmpty();
        }

        @Test
        void it_covers_its_package_and_none_below() {
            JavaClasses classes = Fixture.in(temp)
                    .file("package-info", MARK + "package shop;\n" + IMPORT)
                    .source("A", "class A { String s = \"@GITHUB@\"; }")
                    .file("sub/B", "package shop.sub; class B { String s = \"@GITHUB@\"; }")
                    .imported();

            assertThat(report(classes))
                    .containsExactly("Field <shop.sub.B.s> holds a hard-coded secret: GitHub personal access token"
                            + " [TG-5001] in (B.java:1)");
        }

        @Test
        void it_covers_nothing_else() {
            assertThat(report("class A { " + MARK + "int i;\n" + MARK + "void n() {}\n String s = \"@GITHUB@\"; }"))
                    .containsExactly("Field <shop.A.s> holds a hard-coded secret: GitHub personal access token"
                            + " [TG-5001] in (A.java:5)");
        }

        @Test
        void it_holds_on_its_last_day() {
            assertThat(report("class A { @HardCodedByDesign(reason = \"x\", until = \"2027-03-31\")"
                            + " String s = \"@GITHUB@\"; }"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\\t\\n"})
    void without_a_reason_it_is_a_violation_and_allows_nothing(String reason) {
        assertThat(report("class A { @HardCodedByDesign(reason = \"" + reason + "\") String s = \"@GITHUB@\"; }"))
                .containsExactly(
                        "Field <shop.A.s> holds a hard-coded secret: GitHub personal access token"
                                + " [TG-5001] in (A.java:3)",
                        "Field <shop.A.s> is marked @HardCodedByDesign without a reason [TG-5003] in (A.java:0)");
    }

    @Test
    void after_its_last_day_it_is_a_violation_and_allows_nothing() {
        assertThat(report("class A { @HardCodedByDesign(reason = \"x\", until = \"2027-03-30\")"
                        + " static final String S = \"@GITHUB@\"; }"))
                .containsExactly(
                        "Field <shop.A.S> holds a hard-coded secret: GitHub personal access token"
                                + " (also inlined in classes:0) [TG-5001] in (A.java:0)",
                        "Field <shop.A.S> is marked @HardCodedByDesign until 2027-03-30, which is past"
                                + " [TG-5003] in (A.java:0)");
    }

    @Test
    void with_an_end_that_is_no_date_it_is_a_violation_that_does_not_show_it() {
        assertThat(report("@HardCodedByDesign(reason = \"x\", until = \"next spring\") class A {}"))
                .containsExactly("Class <shop.A> is marked @HardCodedByDesign until something that is no date such as"
                        + " 2027-03-31 [TG-5003] in (A.java:0)");
    }
}
