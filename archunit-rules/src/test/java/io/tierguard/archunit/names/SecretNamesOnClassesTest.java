package io.tierguard.archunit.names;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.archunit.fixture.Fakes;
import io.tierguard.archunit.fixture.Fixture;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What javac writes, through the whole analysis. */
class SecretNamesOnClassesTest {

    private static final String HOLDS = " is named like a secret and holds a hard-coded value";

    @TempDir
    Path temp;

    /** In a class {@code A} of package {@code shop}; {@code @NAMED@} is the value. */
    private List<String> found(String body) {
        return Findings.in(Fixture.in(temp).source("A", "import java.util.*; class A { " + body + " }"));
    }

    @Nested
    class Fields {

        @Test
        void fixed_final_static_and_of_objects() {
            assertThat(found("static final String DB_PASSWORD = \"@NAMED@\";"))
                    .containsExactly("Field <shop.A.DB_PASSWORD>" + HOLDS);
            assertThat(found("String apiKey = \"@NAMED@\";")).containsExactly("Field <shop.A.apiKey>" + HOLDS);
            assertThat(found("static String apiKey; static { apiKey = \"@NAMED@\"; }"))
                    .containsExactly("Field <shop.A.apiKey>" + HOLDS);
            assertThat(found("final byte[] secretKey = \"@NAMED@\".getBytes();"))
                    .containsExactly("Field <shop.A.secretKey>" + HOLDS);
            assertThat(found("char[] pwd = {'f', '4', 'k', 'e', '9', 'F'};"))
                    .containsExactly("Field <shop.A.pwd>" + HOLDS);
        }

        @Test
        void of_interfaces_enums_and_records() {
            assertThat(found("interface I { String PASSWORD = \"@NAMED@\"; }"))
                    .containsExactly("Field <shop.A$I.PASSWORD>" + HOLDS);
            assertThat(found("enum E { PROD(\"app\", \"@NAMED@\"); final String password;"
                            + " E(String user, String password) { this.password = password; } }"))
                    .containsExactly("Static initializer <shop.A$E.<clinit>()> gives a hard-coded value to field"
                            + " <shop.A$E.password>");
            assertThat(found("record C(String user, String password) {} C c() { return new C(\"app\", \"@NAMED@\"); }"))
                    .containsExactly("Method <shop.A.c()> passes a hard-coded value to <shop.A$C.<init>> argument 2"
                            + " (named password)");
        }

        @Test
        void that_a_method_fills() {
            assertThat(found("String dbPassword; void late() { dbPassword = \"@NAMED@\"; }"))
                    .containsExactly("Method <shop.A.late()> gives a hard-coded value to field <shop.A.dbPassword>");
        }
    }

    @Nested
    class Variables_and_results {

        @Test
        void variables_in_methods_lambdas_and_branches() {
            assertThat(found("void m() { String password = \"@NAMED@\"; System.out.println(password); }"))
                    .containsExactly("Method <shop.A.m()> gives a hard-coded value to variable <password>");
            assertThat(found("void m() { Runnable r = () -> { var pass = \"@NAMED@\"; System.out.println(pass); }; }"))
                    .containsExactly("Method <shop.A.m()> gives a hard-coded value to variable <pass>");
            assertThat(found("void m(String x) { String pw = x == null ? \"@NAMED@\" : x; System.out.println(pw); }"))
                    .containsExactly("Method <shop.A.m(java.lang.String)> gives a hard-coded value to variable <pw>");
        }

        @Test
        void nothing_of_variables_is_known_where_the_class_file_does_not_name_them() {
            Fixture fixture = Fixture.in(temp)
                    .withoutVariables()
                    .source(
                            "A",
                            "class A { String password; void m() { String password = \"@NAMED@1\"; System.out.println(password); }"
                                    + " A(String p) { password = p; } static A a() { return new A(\"@NAMED@\"); } }");
            assertThat(Findings.in(fixture))
                    .containsExactly("Method <shop.A.a()> gives a hard-coded value to field <shop.A.password>");
        }

        @Test
        void what_getters_give_back() {
            assertThat(found("String getPassword() { return \"@NAMED@\"; }"))
                    .containsExactly(
                            "Method <shop.A.getPassword()> is named like a secret and returns a hard-coded value");
            assertThat(found("String secret(int of) { return \"@NAMED@\"; }"))
                    .containsExactly(
                            "Method <shop.A.secret(int)> is named like a secret and returns a hard-coded value");
            assertThat(found("String promptPassword() { return \"@NAMED@\"; }")).isEmpty();
            assertThat(found("String passwordHint() { return \"@NAMED@\"; }")).isEmpty();
        }
    }

    @Nested
    class Calls {

        @ParameterizedTest
        @CsvSource({"setPassword", "withSecret", "password", "apiKey", "useCredentials"})
        void setters_and_builders(String name) {
            assertThat(found("interface B { B " + name + "(String v); } void m(B b) { b." + name + "(\"@NAMED@\"); }"))
                    .containsExactly("Method <shop.A.m(shop.A$B)> passes a hard-coded value to <shop.A$B." + name
                            + "> argument 1");
        }

        @ParameterizedTest
        @CsvSource({"getSecret", "findPassword", "promptPassword", "removeSecret", "parseCredentials"})
        void what_asks_for_a_secret_takes_none(String name) {
            assertThat(found("interface B { B " + name + "(String v); } void m(B b) { b." + name + "(\"@NAMED@\"); }"))
                    .isEmpty();
        }

        @Test
        void parameters_and_types_that_are_named_so() {
            assertThat(found("void log(String user, String password) {} void m() { log(\"app\", \"@NAMED@\"); }"))
                    .containsExactly(
                            "Method <shop.A.m()> passes a hard-coded value to <shop.A.log> argument 2 (named password)");
            assertThat(found("record Password(String text) {} Object m() { return new Password(\"@NAMED@\"); }"))
                    .containsExactly(
                            "Method <shop.A.m()> passes a hard-coded value to <shop.A$Password.<init>> argument 1");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "new HashMap<String, String>().put(\"db.password\", V)|db.password",
                    "new HashMap<String, String>().putIfAbsent(\"api_key\", V)|api_key",
                    "new Properties().setProperty(\"ssl.keyStorePassword\", V)|ssl.keyStorePassword",
                    "new Properties().put(\"client-secret\", V)|client-secret",
                    "System.setProperty(\"javax.net.ssl.trustStorePassword\", V)|javax.net.ssl.trustStorePassword",
                    "System.getProperty(\"db.password\", V)|db.password",
                    "Map.of(\"user\", \"app\", \"password\", V)|password",
                    "Map.entry(\"password\", V)|password",
                    "System.getenv().getOrDefault(\"DB_PASSWORD\", V)|DB_PASSWORD",
                    "new ProcessBuilder().environment().put(\"PGPASSWORD\", V)|PGPASSWORD",
                    "new AbstractMap.SimpleEntry<>(\"password\", V)|password"
                })
        void values_behind_keys(String code, String key) {
            assertThat(found("Object m() { return " + code.replace("V", "\"@NAMED@\"") + "; }"))
                    .containsExactly("Method <shop.A.m()> puts a hard-coded value under the key <" + key + ">");
        }

        @Test
        void a_key_is_shown_only_if_it_is_like_a_name() {
            assertThat(found("void m(Map<String, String> m) { m.put(\"the!password\", \"@NAMED@\"); }"))
                    .containsExactly(
                            "Method <shop.A.m(java.util.Map)> puts a hard-coded value under the key that is named"
                                    + " like a secret");
        }

        @Test
        void a_method_that_is_not_known_and_takes_a_key() {
            assertThat(found("void on(String a, String b) {} void m() { on(\"db.password\", \"@NAMED@\"); }"))
                    .containsExactly("Method <shop.A.m()> passes a hard-coded value beside the name <db.password>");
            assertThat(found("void on(String a, String b) {} void m() { on(\"db.user\", \"@NAMED@\"); }"))
                    .isEmpty();
        }
    }

    @Nested
    class Comparisons {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "V.equals(password)",
                    "password.equals(V)",
                    "password.equalsIgnoreCase(V)",
                    "Objects.equals(password, V)",
                    "Arrays.equals(V.toCharArray(), password.toCharArray())",
                    "java.security.MessageDigest.isEqual(password.getBytes(), V.getBytes())",
                    "switch (password) { case V -> true; default -> false; }"
                })
        void with_what_is_named_like_a_secret(String code) {
            assertThat(found("boolean m(String password) { return " + code.replace("V", "\"@NAMED@\"") + "; }"))
                    .containsExactly("Method <shop.A.m(java.lang.String)> uses a hard-coded value in a comparison with"
                            + " <password>");
        }

        @Test
        void with_what_stands_behind_a_key_and_with_a_getter() {
            assertThat(found("boolean m(Map<String, String> m) { return m.get(\"password\").equals(\"@NAMED@\"); }"))
                    .containsExactly("Method <shop.A.m(java.util.Map)> uses a hard-coded value in a comparison with"
                            + " <password>");
            assertThat(found("interface U { String getPassword(); }"
                            + " boolean m(U u) { return u.getPassword().equals(\"@NAMED@\"); }"))
                    .containsExactly("Method <shop.A.m(shop.A$U)> uses a hard-coded value in a comparison with"
                            + " <getPassword>");
        }

        @Test
        void fallbacks() {
            assertThat(
                            found(
                                    "Object m() { return Optional.ofNullable(System.getenv(\"DB_PASSWORD\")).orElse(\"@NAMED@\"); }"))
                    .containsExactly("Method <shop.A.m()> gives a hard-coded value to the fallback of <DB_PASSWORD>");
            assertThat(found("Object m(String password) { return Objects.requireNonNullElse(password, \"@NAMED@\"); }"))
                    .containsExactly("Method <shop.A.m(java.lang.String)> gives a hard-coded value to the fallback of"
                            + " <password>");
        }
    }

    @Test
    void nothing_is_said_of_names_keys_labels_and_what_is_read() {
        assertThat(found("static final String PASSWORD = \"password\";"
                        + " static final String DB_PASSWORD = \"spring.datasource.password\";"
                        + " static final String INVALID_PASSWORD = \"ERR-1042\";"
                        + " static final String PASSWORD_FIELD = \"@NAMED@\";"
                        + " String secretName = \"@NAMED@\"; String tokenType = \"@NAMED@\"; String keyAlias = \"@NAMED@\";"
                        + " String password = System.getenv(\"DB_PASSWORD\");"
                        + " void m(Map<String, String> m, String password) {"
                        + "   m.put(\"password\", password); m.put(\"password\", \"Enter password 1\");"
                        + "   m.put(\"password\", \"${db.password}\"); m.put(\"password\", \"/run/secrets/db1\");"
                        + "   if (\"none\".equals(password)) { throw new IllegalStateException(\"password 1\"); } }"))
                .isEmpty();
    }

    @Test
    void no_text_shows_a_piece_of_the_value() {
        String source =
                "class A { String password = \"@NAMED@\"; void m(String secret) { \"@NAMED@\".equals(secret); } }";
        List<String> one = Findings.in(Fixture.in(temp).source("A", source));
        List<String> two = Findings.in(Fixture.in(temp).fakes(Fakes.TWO).source("A", source));
        assertThat(one).isEqualTo(two).hasSize(2).noneMatch(text -> text.contains(Fakes.ONE.of("NAMED")));
    }
}
