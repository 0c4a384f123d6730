package io.tierguard.archunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.tierguard.archunit.fixture.Fixture;
import io.tierguard.archunit.fixture.Report;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SuitesTest {

    private static final String SHOP = """
            class Shop {
                String token = "@GITHUB@";
                String password = "s3cr3t-4-sh0w";
                String region = System.getenv("REGION");
                Object client = java.net.http.HttpClient.newHttpClient();
                boolean isLive(String tier) { return "production".equals(tier); }
            }
            """;

    @TempDir
    Path temp;

    static Stream<ArchRule> everyRule() {
        return Arrays.stream(TierguardRules.class.getDeclaredFields())
                .filter(field -> Modifier.isPublic(field.getModifiers()))
                .map(field -> {
                    try {
                        return (ArchRule) field.get(null);
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    @Test
    void each_suite_reports_its_own() {
        JavaClasses classes = Fixture.in(temp).source("Shop", SHOP).imported();

        assertThat(Report.lines(TierguardRules.SECRETS, classes))
                .containsExactly(
                        "Field <shop.Shop.password> is named like a secret and holds a hard-coded value"
                                + " [TG-5001] in (Shop.java:4)",
                        "Field <shop.Shop.token> holds a hard-coded secret: GitHub personal access token"
                                + " [TG-5001] in (Shop.java:3)");
        assertThat(Report.lines(TierguardRules.CONFIG_ACCESS, classes))
                .containsExactly("Field <shop.Shop.region> calls java.lang.System.getenv() outside the packages of"
                        + " the configuration [TG-5006] in (Shop.java:5)");
        assertThat(Report.lines(TierguardRules.GUARD_BYPASS, classes))
                .containsExactly("Field <shop.Shop.client> calls java.net.http.HttpClient.newHttpClient() past the"
                        + " guards [TG-5007] in (Shop.java:6)");
        assertThat(Report.lines(TierguardRules.TIER_BRANCHING, classes))
                .singleElement()
                .asString()
                .startsWith("Method <shop.Shop.isLive(java.lang.String)> ")
                .endsWith(" [TG-5008] in (Shop.java:7)");
        assertThat(Report.lines(TierguardRules.ENDPOINTS, classes)).isEmpty();
    }

    @Test
    void a_url_that_is_put_together_on_its_way_shows_its_password() {
        JavaClasses classes = Fixture.in(temp).source("Db", """
                        class Db {
                            private final String part;
                            Db(String part) { this.part = part; }
                            static Db make() { return new Db("pass" + "word=@PASSWORD@1x"); }
                            java.sql.Connection open() throws Exception {
                                StringBuilder url = new StringBuilder("jdbc:postgresql://db.shop.example/orders?user=app");
                                url.append('&').append(part);
                                return java.sql.DriverManager.getConnection(url.toString());
                            }
                        }
                        """).imported();

        assertThat(Report.lines(TierguardRules.SECRETS, classes))
                .containsExactly(
                        "Method <shop.Db.make()> has a text with a hard-coded value for <password> [TG-5001] in (Db.java:5)",
                        "Method <shop.Db.open()> passes a hard-coded password in a URL to"
                                + " <java.sql.DriverManager.getConnection(String)> argument 1 [TG-5001] in (Db.java:7)");
        assertThat(Report.lines(TierguardRules.NO_HARD_CODED_SECRETS, classes)).isEmpty();
    }

    @Test
    void of_the_sinks_of_one_value_the_known_one_is_told() {
        JavaClasses classes = Fixture.in(temp).source("Db", """
                        class Db {
                            static void login(String password) throws Exception {
                                java.sql.DriverManager.getConnection("jdbc:h2:mem:a", "app", password);
                            }
                            static void run() throws Exception { login("@PASSWORD@1x"); }
                        }
                        """).imported();

        assertThat(Report.lines(TierguardRules.SECRETS, classes))
                .containsExactly("Method <shop.Db.run()> passes a hard-coded value to"
                        + " <java.sql.DriverManager.getConnection(String, String, String)> argument 3 [TG-5001]"
                        + " in (Db.java:6)");
    }

    @Test
    void two_classes_that_have_the_same_word_are_both_told() {
        JavaClasses classes =
                Fixture.in(temp).source("One", """
                        class One {
                            private static final String PASSWORD = "changeit";
                            void load(java.security.KeyStore store) throws Exception {
                                store.load(null, PASSWORD.toCharArray());
                            }
                        }
                        """).source("Two", """
                        class Two {
                            void load(java.security.KeyStore store) throws Exception {
                                store.load(null, "changeit".toCharArray());
                            }
                        }
                        """).imported();

        assertThat(Report.lines(TierguardRules.NO_CREDENTIALS_AT_SINKS, classes))
                .containsExactly(
                        "Field <shop.One.PASSWORD> holds a hard-coded value that reaches"
                                + " <java.security.KeyStore.load(InputStream, char[])> argument 2 [TG-5001] in (One.java:0)",
                        "Method <shop.Two.load(java.security.KeyStore)> passes a hard-coded value to"
                                + " <java.security.KeyStore.load(InputStream, char[])> argument 2 [TG-5001] in (Two.java:4)");
    }

    @Test
    void a_copied_constant_is_told_at_its_field_and_a_word_of_another_field_is_not() {
        JavaClasses classes = Fixture.in(temp)
                .file(
                        "Names",
                        "package names; public class Names { public static final String PARAMETER = \"changeit\"; }")
                .source("Keys", "class Keys { static final String STORE_PASSWORD = \"changeit!\"; }")
                .source("Use", """
                        class Use {
                            void copied(java.security.KeyStore store) throws Exception {
                                store.load(null, Keys.STORE_PASSWORD.toCharArray());
                            }
                            void own(java.security.KeyStore store) throws Exception {
                                store.load(null, "changeit".toCharArray());
                            }
                        }
                        """)
                .imported();

        assertThat(Report.lines(TierguardRules.NO_CREDENTIALS_AT_SINKS, classes))
                .containsExactly(
                        "Field <shop.Keys.STORE_PASSWORD> holds a hard-coded value that reaches"
                                + " <java.security.KeyStore.load(InputStream, char[])> argument 2 [TG-5001] in (Keys.java:0)",
                        "Method <shop.Use.own(java.security.KeyStore)> passes a hard-coded value to"
                                + " <java.security.KeyStore.load(InputStream, char[])> argument 2 [TG-5001] in (Use.java:7)");
    }

    @Test
    void what_a_class_cannot_see_it_has_not_copied() {
        String use = "%s class %s { %s void load(java.security.KeyStore store) throws Exception {"
                + " store.load(null, \"Sh0p-Fake-1\".toCharArray()); } }";
        JavaClasses classes = Fixture.in(temp)
                .source("Hidden", use.formatted("", "Hidden", "private static final String OWN = \"Sh0p-Fake-1\";"))
                .source("Neighbour", use.formatted("", "Neighbour", ""))
                .file("Far", use.formatted("package far;", "Far", ""))
                .file(
                        "Package",
                        "package pack; public class Package { static final String PASSWORD = \"Sh0p-Fake-1\"; }")
                .file("Inside", use.formatted("package pack;", "Inside", ""))
                .imported();

        assertThat(Report.lines(TierguardRules.NO_CREDENTIALS_AT_SINKS, classes))
                .extracting(line -> line.substring(0, line.indexOf('>') + 1))
                .containsExactly(
                        "Field <pack.Package.PASSWORD>",
                        "Field <shop.Hidden.OWN>",
                        "Method <far.Far.load(java.security.KeyStore)>",
                        "Method <shop.Neighbour.load(java.security.KeyStore)>");
    }

    @Test
    void all_reports_what_each_suite_does() {
        JavaClasses classes = Fixture.in(temp).source("Shop", SHOP).imported();

        List<String> each = Stream.of(
                        TierguardRules.SECRETS,
                        TierguardRules.ENDPOINTS,
                        TierguardRules.CONFIG_ACCESS,
                        TierguardRules.GUARD_BYPASS,
                        TierguardRules.TIER_BRANCHING)
                .flatMap(rule -> Report.lines(rule, classes).stream())
                .toList();

        assertThat(Report.lines(TierguardRules.ALL, classes)).containsExactlyInAnyOrderElementsOf(each);
    }

    @Test
    void rules_that_are_asked_one_after_the_other_find_what_they_find_alone() {
        JavaClasses classes = Fixture.in(temp).source("Shop", SHOP).imported();
        JavaClasses again = Fixture.in(temp).source("Shop", SHOP).imported();

        List<String> first = Report.lines(TierguardRules.ALL, classes);
        Report.lines(TierguardRules.NO_HARD_CODED_SECRETS, again);
        Report.lines(TierguardRules.CONFIG_ACCESS, again);

        assertThat(Report.lines(TierguardRules.ALL, again)).isEqualTo(first);
    }

    @ParameterizedTest
    @MethodSource("everyRule")
    void no_rule_passes_because_it_saw_no_classes(ArchRule rule) {
        JavaClasses none = new ClassFileImporter().importPath(temp);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> rule.allowEmptyShould(true).check(none))
                .withMessageStartingWith("TG-5004 no class was imported, so nothing was checked");
    }

    @ParameterizedTest
    @MethodSource("everyRule")
    void every_rule_says_why(ArchRule rule) {
        assertThat(rule.getDescription()).startsWith("no class ").contains(", because ");
    }

    @Test
    void the_settings_say_where_configuration_and_connections_are_at_home() {
        JavaClasses classes = Fixture.in(temp).source("Shop", SHOP).imported();
        ConfiguredRules rules = TierguardRules.with(
                RuleSettings.defaults().configurationPackages("shop..").connectionPackages("shop"));

        assertThat(Report.lines(rules.configAccess(), classes)).isEmpty();
        assertThat(Report.lines(rules.guardBypass(), classes)).isEmpty();
        assertThat(Report.lines(rules.tierBranching(), classes)).isEmpty();
        assertThat(Report.lines(rules.secrets(), classes)).hasSize(2);
    }

    @Test
    void the_settings_say_which_words_name_a_tier() {
        JavaClasses classes = Fixture.in(temp)
                .source("Shop", "class Shop { boolean is(String tier) { return \"canary\".equals(tier); } }")
                .imported();

        assertThat(Report.lines(TierguardRules.TIER_BRANCHING, classes)).isEmpty();
        assertThat(Report.lines(
                        TierguardRules.with(RuleSettings.defaults().tierWords("Canary"))
                                .tierBranching(),
                        classes))
                .hasSize(1);
    }

    @Test
    void the_registry_of_the_settings_says_whose_endpoints_are() throws IOException {
        Path registry = Files.writeString(temp.resolve("tierguard.yaml"), """
                version: 1
                endpoints:
                  production: ["*.prod.shop.example"]
                """);
        JavaClasses classes = Fixture.in(temp)
                .source("Shop", "class Shop { static final String URL = \"https://pay.PROD.shop.example/v1\"; }")
                .imported();

        assertThat(Report.lines(
                        TierguardRules.with(RuleSettings.defaults().registry(registry))
                                .endpoints(),
                        classes))
                .containsExactly("Field <shop.Shop.URL> names an endpoint of production (*.prod.shop.example)"
                        + " [TG-5005] in (Shop.java:0)");
    }

    @Test
    void a_registry_that_is_said_has_to_be_there() {
        JavaClasses classes = Fixture.in(temp).source("Shop", SHOP).imported();
        ArchRule rule = TierguardRules.with(RuleSettings.defaults().registry(temp.resolve("none.yaml")))
                .endpoints();

        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> rule.check(classes));
    }
}
