package io.tierguard.archunit.names;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.archunit.fixture.Fixture;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnnotationSecretsTest {

    private static final String TYPES = """
            @interface Login { String user() default ""; String password() default ""; String[] properties() default {};
              Param[] params() default {}; }
            @interface Param { String name(); String value(); }
            @interface Value { String value(); }
            @interface ConfigProperty { String name() default ""; String defaultValue() default ""; }
            @interface WithDefault { String value(); }
            @interface Option { String[] names(); String defaultValue() default ""; String description() default ""; }
            @interface Order { String[] value(); }
            """;

    @TempDir
    Path temp;

    private List<String> found(String type) {
        return Findings.in(Fixture.in(temp).source("A", TYPES + type));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "@Login(user = \"app\", password = \"@NAMED@\") class A {}|"
                        + "Class <shop.A> is annotated by <shop.Login> with a hard-coded value for <password>",
                "@Login(params = @Param(name = \"db.password\", value = \"@NAMED@\")) class A {}|"
                        + "Class <shop.A> is annotated by <shop.Param> with a hard-coded value for <db.password>",
                "@Login(properties = {\"a=b\", \"db.password=@NAMED@\"}) class A {}|"
                        + "Class <shop.A> has a text with a hard-coded value for <db.password>",
                "class A { @Value(\"@NAMED@\") String dbPassword; }|"
                        + "Field <shop.A.dbPassword> is annotated by <shop.Value> with a hard-coded value for <dbPassword>",
                "class A { @Value(\"${db.password:@NAMED@}\") String a; }|"
                        + "Field <shop.A.a> has a text with a hard-coded value for <db.password>",
                "class A { @Value(\"#{'${db.password:@NAMED@}'}\") String a; }|"
                        + "Field <shop.A.a> has a text with a hard-coded value for <db.password>",
                "class A { @ConfigProperty(name = \"db.password\", defaultValue = \"@NAMED@\") String a; }|"
                        + "Field <shop.A.a> is annotated by <shop.ConfigProperty> with a hard-coded value for <db.password>",
                "class A { @ConfigProperty(defaultValue = \"@NAMED@\") String apiKey; }|"
                        + "Field <shop.A.apiKey> is annotated by <shop.ConfigProperty> with a hard-coded value for <apiKey>",
                "interface A { @WithDefault(\"@NAMED@\") String password(); }|"
                        + "Method <shop.A.password()> is annotated by <shop.WithDefault> with a hard-coded value for <password>",
                "class A { void m(int a, long b, @WithDefault(\"@NAMED@\") String password) {} }|"
                        + "Method <shop.A.m(int, long, java.lang.String)> is annotated by <shop.WithDefault> with a hard-coded"
                        + " value for <password>",
                "class A { static void m(long b, @WithDefault(\"@NAMED@\") String password) {} }|"
                        + "Method <shop.A.m(long, java.lang.String)> is annotated by <shop.WithDefault> with a hard-coded"
                        + " value for <password>",
                "class A { @Option(names = {\"-p\", \"--password\"}, defaultValue = \"@NAMED@\") String a; }|"
                        + "Field <shop.A.a> is annotated by <shop.Option> with a hard-coded value for <--password>",
                "@interface A { String password() default \"@NAMED@\"; }|"
                        + "Method <shop.A.password()> is named like a secret and defaults to a hard-coded value",
                "record A(@WithDefault(\"@NAMED@\") String apiKey) {}|"
                        + "Record component <shop.A.apiKey> is annotated by <shop.WithDefault> with a hard-coded value for"
                        + " <apiKey>"
            })
    void a_value_is_found_once_where_it_stands(String type, String text) {
        assertThat(found(type)).containsExactly(text);
    }

    @Test
    void other_members_names_of_names_and_what_is_read_are_no_secrets() {
        assertThat(found("@Login(user = \"@NAMED@\") class A { @Value(\"${db.password}\") String a;"
                        + " @Value(\"${db.password:}\") String b; @Value(\"${db.password:${other.password}}\") String c;"
                        + " @Value(\"@NAMED@\") String dbUser; @ConfigProperty(name = \"db.password\") String d;"
                        + " @Order({\"user1name\", \"password\", \"remark2\"}) String e;"
                        + " @Option(names = \"--password\", description = \"the password 2 ask for\") String f;"
                        + " @WithDefault(\"@NAMED@\") String passwordHint() { return null; } }"))
                .isEmpty();
    }
}
