package io.tierguard.archunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.tierguard.archunit.fixture.Fakes;
import io.tierguard.archunit.fixture.Fixture;
import io.tierguard.archunit.fixture.Report;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TierguardRulesTest {

    private static final String HOLDS = " holds a hard-coded secret: ";

    @TempDir
    static Path temp;

    @Test
    void tells_the_rule_its_reason_every_member_and_the_fix() {
        JavaClasses classes = Fixture.in(temp)
                .source("Db", """
                        class Db {
                            String connect() {
                                return "jdbc:postgresql://db.shop.example/orders?user=app&password=@PASSWORD@";
                            }
                        }
                        """)
                .source("Pay", "class Pay { static String key = \"@STRIPE@\"; }")
                .imported();

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> TierguardRules.NO_HARD_CODED_SECRETS.check(classes))
                .withMessage("""
                        Architecture Violation [Priority: HIGH] - Rule 'no class should hold a hard-coded secret, because \
                        whoever can read the code or the jar can use it in every tier: take it out, revoke it, and read \
                        it from an environment variable' was violated (2 times):
                        Field <shop.Pay.key> holds a hard-coded secret: Stripe secret key [TG-5001 fp=TATCDM24QOJR] in (Pay.java:2)
                        Method <shop.Db.connect()> holds a hard-coded secret: password in a JDBC URL [TG-5001 fp=NXRSA6MKAQ35] in (Db.java:4)\
                        """);
    }

    @Test
    void passes_what_holds_no_secret() {
        JavaClasses classes = Fixture.in(temp).source("Db", """
                        class Db {
                            static final String HEADER = "-----BEGIN PRIVATE KEY-----";
                            String url(String password) {
                                return "jdbc:postgresql://db.shop.example/orders?user=app&password=" + password;
                            }
                            String password() { return System.getenv("DB_PASSWORD"); }
                        }
                        """).imported();

        TierguardRules.NO_HARD_CODED_SECRETS.check(classes);
    }

    @Test
    void reports_each_of_two_secrets_in_one_member_and_one_that_stands_there_twice_once() {
        JavaClasses classes = Fixture.in(temp).source("A", """
                        class A {
                            void m() {
                                m("@GITHUB@");
                                m("@OTHER_GITHUB@");
                                m("again: @GITHUB@");
                            }
                            void m(String s) {}
                        }
                        """).imported();

        assertThat(Report.lines(classes))
                .containsExactlyInAnyOrder(
                        "Method <shop.A.m()>" + HOLDS + "GitHub personal access token [TG-5001] in (A.java:4)",
                        "Method <shop.A.m()>" + HOLDS + "GitHub personal access token [TG-5001] in (A.java:5)");
    }

    @Test
    void finds_a_key_that_is_split_over_a_concatenation_or_an_array() {
        String key = Fakes.ONE.of("KEY");
        String first = key.substring(0, 56);
        String second = key.substring(56);
        String concat = "class A { String m() { String n = System.lineSeparator();\n return "
                + "\"-----BEGIN PRIVATE KEY-----\" + n + \"" + first + "\" + n + \"" + second + "\" + n; } }";
        String array = "class A { String m() {\n return String.join(\"\\n\", \"-----BEGIN PRIVATE KEY-----\", \""
                + first + "\", \"" + second + "\"); } }";
        String found = "Method <shop.A.m()>" + HOLDS + "private key [TG-5001] in (A.java:3)";

        assertThat(of(concat)).containsExactly(found);
        assertThat(of(array)).containsExactly(found);
    }

    @Test
    void tells_a_secret_without_a_form_by_what_stands_beside_it() {
        assertThat(of("class A { static void m(String a, String b) { m(\"@AWS@\", \"@AWS_SECRET@\"); } }"))
                .containsExactly(
                        "Method <shop.A.m(java.lang.String, java.lang.String)>" + HOLDS
                                + "AWS access key id [TG-5001] in (A.java:2)",
                        "Method <shop.A.m(java.lang.String, java.lang.String)>" + HOLDS
                                + "AWS secret access key [TG-5001] in (A.java:2)");
        assertThat(of("class A { static final String AWS_SECRET_ACCESS_KEY = \"@AWS_SECRET@\"; }"))
                .containsExactly("Field <shop.A.AWS_SECRET_ACCESS_KEY>" + HOLDS
                        + "AWS secret access key (also inlined in classes:0) [TG-5001] in (A.java:0)");
        assertThat(of("class A { String m() { return \"aws_secret_access_key = @AWS_SECRET@\"; } }"))
                .containsExactly("Method <shop.A.m()>" + HOLDS + "AWS secret access key [TG-5001] in (A.java:2)");
        assertThat(of("class A { static final String DIGEST = \"@AWS_SECRET@\"; }"))
                .isEmpty();
    }

    private static List<String> of(String source) {
        return Report.lines(Fixture.in(temp).source("A", source).imported());
    }

    @Nested
    class A_constant_that_the_compiler_copied {

        private static final String FIELD = "Field <shop.Keys.TOKEN>" + HOLDS + "GitHub personal access token ";

        private final Fixture fixture = Fixture.in(temp)
                .source(
                        "Keys",
                        "class Keys { static final String TOKEN = \"@GITHUB@\";\n String m() { return TOKEN; } }")
                .source("One", "class One { String m() { return Keys.TOKEN; } String n() { return Keys.TOKEN; } }")
                .source("Two", "class Two { String m(int i) { return \"Bearer \" + Keys.TOKEN + i; } }")
                .source("Three", "@Deprecated(since = Keys.TOKEN) class Three { static final int I = 1; }");

        @Test
        void is_reported_at_its_field_with_the_number_of_other_classes() {
            assertThat(Report.lines(fixture.imported()))
                    .containsExactly(FIELD + "(also inlined in classes:3) [TG-5001] in (Keys.java:0)");
        }

        @Test
        void is_reported_where_it_stands_when_the_field_is_not_imported() {
            Path classes = fixture.compile();

            assertThat(Report.lines(new ClassFileImporter()
                            .withImportOption(location -> !location.contains("/Keys.class"))
                            .importPath(classes)))
                    .containsExactly(
                            "Class <shop.Three>" + HOLDS + "GitHub personal access token [TG-5001] in (Three.java:0)",
                            "Method <shop.One.m()>" + HOLDS + "GitHub personal access token [TG-5001] in (One.java:2)",
                            "Method <shop.One.n()>" + HOLDS + "GitHub personal access token [TG-5001] in (One.java:2)",
                            "Method <shop.Two.m(int)>" + HOLDS
                                    + "GitHub personal access token [TG-5001] in (Two.java:2)");
        }

        @Test
        void does_not_hide_another_text_with_the_same_password() {
            JavaClasses classes = Fixture.in(temp)
                    .source("Keys", "class Keys { static final String A = \"https://app:@PASSWORD@@one.example\"; }")
                    .source("Use", "class Use { String m() { return \"https://app:@PASSWORD@@two.example\"; } }")
                    .imported();

            assertThat(Report.lines(classes))
                    .containsExactly(
                            "Field <shop.Keys.A>" + HOLDS
                                    + "password in a URL (also inlined in classes:0) [TG-5001] in (Keys.java:0)",
                            "Method <shop.Use.m()>" + HOLDS + "password in a URL [TG-5001] in (Use.java:2)");
        }
    }

    @Nested
    class An_import_without_classes {

        private static final String MESSAGE = """
                TG-5004 no class was imported, so nothing was checked: either the import looks in the wrong place, or an \
                ImportOption leaves everything out
                  to fix  import what the build compiles; importPath and importPaths take directories, and a .jar needs \
                importJar, importUrl or importPackages""";

        @TempDir
        Path empty;

        @Test
        void fails() {
            assertFails(new ClassFileImporter().importPath(empty));
        }

        @Test
        void fails_for_a_jar_that_was_given_as_a_path() {
            Path jar = Fixture.in(temp)
                    .source("A", "class A { String s = \"@GITHUB@\"; }")
                    .jar();

            assertFails(new ClassFileImporter().importPath(jar));
        }

        @Test
        void fails_when_an_option_leaves_all_out() {
            Path classes = Fixture.in(temp).source("A", "class A {}").compile();
            ImportOption nothing = location -> false;

            assertFails(new ClassFileImporter().withImportOption(nothing).importPath(classes));
        }

        @Test
        void fails_although_the_configuration_lets_other_rules_pass() {
            JavaClasses none = new ClassFileImporter().importPath(empty);
            ArchConfiguration.withThreadLocalScope(configuration -> {
                configuration.setProperty("archRule.failOnEmptyShould", "false");
                assertFails(none);
            });
        }

        private void assertFails(JavaClasses none) {
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> TierguardRules.NO_HARD_CODED_SECRETS.check(none))
                    .withMessage(MESSAGE);
        }
    }
}
