package io.tierguard.archunit.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.PackageMatcher;
import io.tierguard.archunit.fixture.Asked;
import io.tierguard.archunit.fixture.Fixture;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigAccessTest {

    private static final String OUTSIDE = " outside the packages of the configuration";

    @TempDir
    private Path temp;

    private Fixture fixture;

    @BeforeEach
    void begin() {
        fixture = Fixture.in(temp);
    }

    private List<String> lines(String body) {
        return lines(AllowedPackages.CONFIGURATION, fixture.source("Shop", body));
    }

    private static List<String> lines(AllowedPackages allowed, Fixture fixture) {
        Path classes = fixture.compile();
        return Asked.of(new ConfigAccess(allowed, Asked.library(classes)), classes);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            System.getenv("A")                            | java.lang.System.getenv()
            System.getenv()                               | java.lang.System.getenv()
            System.getProperty("a")                       | java.lang.System.getProperty()
            System.getProperty("a", "b")                  | java.lang.System.getProperty()
            System.getProperties()                        | java.lang.System.getProperties()
            System.setProperty("a", "b")                  | java.lang.System.setProperty()
            System.clearProperty("a")                     | java.lang.System.clearProperty()
            Integer.getInteger("a")                       | java.lang.Integer.getInteger()
            Integer.getInteger("a", 1)                    | java.lang.Integer.getInteger()
            Integer.getInteger("a", Integer.valueOf(1))   | java.lang.Integer.getInteger()
            Long.getLong("a")                             | java.lang.Long.getLong()
            Long.getLong("a", 1L)                         | java.lang.Long.getLong()
            Boolean.getBoolean("a")                       | java.lang.Boolean.getBoolean()
            new ProcessBuilder("x").environment()         | java.lang.ProcessBuilder.environment()
            ProcessHandle.current().info().arguments()    | java.lang.ProcessHandle$Info.arguments()
            java.lang.management.ManagementFactory.getRuntimeMXBean().getSystemProperties() \
            | java.lang.management.RuntimeMXBean.getSystemProperties()
            """)
    void a_call_is_reported(String call, String api) {
        assertThat(lines("class Shop {\n Object read() { return " + call + "; }\n}"))
                .containsExactly("Method <shop.Shop.read()> calls " + api + OUTSIDE + " :3");
    }

    @Test
    void what_gives_no_value_is_reported_too() {
        assertThat(lines("class Shop { void set(java.util.Properties p) { System.setProperties(p); } }"))
                .containsExactly("Method <shop.Shop.set(java.util.Properties)> calls java.lang.System.setProperties()"
                        + OUTSIDE + " :2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.util.function.Function<String, String> f = System::getenv;",
                "java.util.function.UnaryOperator<String> f = name -> System.getenv(name);",
                "java.util.function.Supplier<Object> f = () -> { Runnable r = () -> System.getenv(\"A\"); return r; };",
                "String f = System.getenv(\"A\");",
                "static String f = System.getenv(\"A\").trim();"
            })
    void a_reference_and_a_lambda_belong_to_the_member_around_them(String field) {
        String verb = field.contains("::") ? "refers to" : "calls";
        String body = "class Shop {\n " + field + "\n}";
        String member = field.contains("->") ? "" : "Field <shop.Shop.f> ";
        assertThat(lines(body))
                .singleElement()
                .asString()
                .startsWith(member)
                .endsWith(verb + " java.lang.System.getenv()" + OUTSIDE + " :3");
    }

    @Test
    void a_method_reference_in_a_method_is_reported_there() {
        assertThat(lines("import java.util.function.*;\nclass Shop {\n void a(Function<String, Integer> f) {}\n"
                        + " void b() { a(Integer::getInteger); }\n}"))
                .containsExactly("Method <shop.Shop.b()> refers to java.lang.Integer.getInteger()" + OUTSIDE + " :5");
    }

    @Test
    void nested_and_anonymous_classes_are_code_of_their_package() {
        assertThat(lines("class Shop {\n Object a() { return new Object() { String b = System.getenv(\"A\"); }; }\n"
                        + " static class In { String c() { return System.getenv(\"A\"); } }\n}"))
                .containsExactly(
                        "Field <shop.Shop$1.b> calls java.lang.System.getenv()" + OUTSIDE + " :3",
                        "Method <shop.Shop$In.c()> calls java.lang.System.getenv()" + OUTSIDE + " :4");
    }

    @Test
    void static_imports_make_no_difference() {
        assertThat(lines("import static java.lang.System.*;\nclass Shop { Object a() { return getenv(\"A\"); } }"))
                .containsExactly("Method <shop.Shop.a()> calls java.lang.System.getenv()" + OUTSIDE + " :3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Class.forName(\"java.lang.System\").getMethod(\"getenv\", String.class).invoke(null, \"A\")",
                "System.class.getMethod(\"getenv\", String.class).invoke(null, \"A\")",
                "java.lang.invoke.MethodHandles.lookup().findStatic(System.class, \"getenv\","
                        + " java.lang.invoke.MethodType.methodType(String.class, String.class))"
            })
    void reflection_that_one_method_spells_out_is_reported(String call) {
        assertThat(lines("class Shop {\n Object a() throws Exception { return " + call + "; }\n}"))
                .containsExactly(
                        "Method <shop.Shop.a()> reaches java.lang.System.getenv() by reflection" + OUTSIDE + " :3");
    }

    @Test
    void the_file_of_the_environment_is_reported() {
        assertThat(lines("class Shop { String a() { return \"/proc/self/environ\"; } }"))
                .containsExactly("Method <shop.Shop.a()> names the file that holds the environment of a process"
                        + OUTSIDE + " :2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "System.currentTimeMillis()",
                "System.lineSeparator()",
                "new java.util.Properties().getProperty(\"a\")",
                "Integer.valueOf(\"1\")",
                "\"java.lang.System getenv\"",
                "String.class.getMethod(\"getenv\")",
                "Class.forName(\"java.lang.System\")",
                "new ProcessBuilder(\"x\").command()"
            })
    void what_reads_no_environment_passes(String call) {
        assertThat(lines("class Shop { Object a() throws Exception { return " + call + "; } }"))
                .isEmpty();
    }

    @Test
    void the_packages_of_the_configuration_may() {
        String body = "public class Env { public String a() { return System.getenv(\"A\"); } }";
        fixture.file("Env", "package shop.config; " + body);
        fixture.file("Env", "package shop.config.below; " + body);
        fixture.file("Env", "package configuration; " + body);
        fixture.file("Env", "package shop.configs; " + body);
        assertThat(lines(AllowedPackages.CONFIGURATION, fixture))
                .containsExactly("Method <shop.configs.Env.a()> calls java.lang.System.getenv()" + OUTSIDE + " :1");
    }

    @Test
    void the_packages_can_be_others_or_none() {
        fixture.file("Env", "package shop.config; class Env { String a() { return System.getenv(\"A\"); } }");
        fixture.file("Env", "package shop.env; class Env { String a() { return System.getenv(\"A\"); } }");
        assertThat(lines(AllowedPackages.of("shop.env"), fixture))
                .singleElement()
                .asString()
                .contains("shop.config");
        assertThat(lines(AllowedPackages.of(), fixture)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"..config..", "config", "..config", "config..", "shop.*.config", "(**).config", "[a|b]..config"})
    void patterns_mean_what_they_mean_to_archunit(String pattern) {
        for (String place :
                List.of("config", "shop.config", "shop.config.a", "configs", "a.x.config", "shop.b.config")) {
            Fixture one = Fixture.in(temp)
                    .file("Env", "package " + place + "; class Env { String a() { return System.getenv(\"A\"); } }");
            assertThat(lines(AllowedPackages.of(pattern), one).isEmpty())
                    .as(place)
                    .isEqualTo(PackageMatcher.of(pattern).matches(place));
        }
    }

    @Test
    void spring_s_environment_is_asked_in_the_configuration_only() {
        fixture.file("PropertyResolver", """
                package org.springframework.core.env;
                public interface PropertyResolver { String getProperty(String key); }
                """);
        fixture.file("Environment", """
                package org.springframework.core.env;
                public interface Environment extends PropertyResolver {}
                """);
        fixture.file("Own", "package shop; public interface Own extends org.springframework.core.env.Environment {}");
        fixture.file("Other", "package shop; public interface Other { String getProperty(String key); }");
        assertThat(lines("""
                import org.springframework.core.env.Environment;
                class Shop {
                    String a(Environment env) { return env.getProperty("a"); }
                    String b(Own env) { return env.getProperty("a"); }
                    String c(Other env) { return env.getProperty("a"); }
                }
                """))
                .containsExactly(
                        "Method <shop.Shop.a(org.springframework.core.env.Environment)> calls"
                                + " org.springframework.core.env.Environment.getProperty()" + OUTSIDE + " :4",
                        "Method <shop.Shop.b(shop.Own)> calls shop.Own.getProperty()" + OUTSIDE + " :5");
    }

    @Test
    void annotations_that_read_a_property_are_reported_where_they_stand() {
        fixture.file("Value", """
                package org.springframework.beans.factory.annotation;
                public @interface Value { String value(); }
                """);
        fixture.file("ConfigProperty", """
                package org.eclipse.microprofile.config.inject;
                public @interface ConfigProperty { String name(); }
                """);
        assertThat(lines("""
                import org.springframework.beans.factory.annotation.Value;
                import org.eclipse.microprofile.config.inject.ConfigProperty;
                class Shop {
                    @Value("${mail.host}") String host;
                    @Value("classpath:mail.txt") String text;
                    @ConfigProperty(name = "mail.port") int port;
                    Shop(@Value("#{systemEnvironment['A']}") String a) {}
                    @Value("a") void b() {}
                }
                """))
                .containsExactly(
                        "Field <shop.Shop.host> is given a value by"
                                + " @org.springframework.beans.factory.annotation.Value" + OUTSIDE + " :0",
                        "Field <shop.Shop.port> is given a value by"
                                + " @org.eclipse.microprofile.config.inject.ConfigProperty" + OUTSIDE + " :0",
                        "Constructor <shop.Shop.<init>(java.lang.String)> is given a value by"
                                + " @org.springframework.beans.factory.annotation.Value" + OUTSIDE + " :8");
    }

    @Test
    void commons_lang_is_the_same_by_another_name() {
        fixture.file("SystemUtils", """
                package org.apache.commons.lang3;
                public class SystemUtils {
                    public static String USER_NAME;
                    public static boolean IS_OS_LINUX;
                    public static String getEnvironmentVariable(String name, String other) { return other; }
                }
                """);
        assertThat(lines("""
                import org.apache.commons.lang3.SystemUtils;
                class Shop {
                    String a() { return SystemUtils.getEnvironmentVariable("A", ""); }
                    String b() { return SystemUtils.USER_NAME; }
                    boolean c() { return SystemUtils.IS_OS_LINUX; }
                }
                """))
                .containsExactly(
                        "Method <shop.Shop.a()> calls org.apache.commons.lang3.SystemUtils.getEnvironmentVariable()"
                                + OUTSIDE + " :4",
                        "Method <shop.Shop.b()> reads org.apache.commons.lang3.SystemUtils.USER_NAME" + OUTSIDE
                                + " :5");
    }
}
