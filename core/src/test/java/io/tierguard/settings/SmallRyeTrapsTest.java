package io.tierguard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.Secret;
import io.smallrye.config.WithDefault;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each of these a plain use of SmallRye Config falls into. */
class SmallRyeTrapsTest {

    @ConfigMapping(prefix = "app")
    interface WithStockSecret {
        Secret<String> key();
    }

    @ConfigMapping(prefix = "app")
    interface WithSecret {
        SecretText key();

        Optional<SecretText> other();
    }

    @ConfigMapping(prefix = "app")
    interface WithName {
        @WithDefault("by default")
        String name();
    }

    @ConfigMapping(prefix = "app")
    interface WithFlag {
        boolean flag();
    }

    @ConfigMapping(prefix = "app")
    interface WithNumber {
        int number();
    }

    @Test
    void a_missing_secret_is_not_null() {
        assertThat(Shop.problems(WithSecret.class, Map.of())).contains("TG-7001 APP_KEY: is not set\n");
        assertThat(Shop.problems(WithSecret.class, Map.of("APP_KEY", "")))
                .contains("TG-7002 APP_KEY (environment variable): is set, but empty\n");
        assertThat(Shop.load(WithSecret.class, Map.of("APP_KEY", "a")).other()).isEmpty();
        assertThat(Shop.load(WithSecret.class, Map.of("APP_KEY", "a", "APP_OTHER", ""))
                        .other())
                .isEmpty();
    }

    @Test
    void the_stock_secret_type_is_refused() {
        assertThat(Shop.problems(WithStockSecret.class, Map.of("APP_KEY", "a"))).isEqualTo("""
                shop refuses to start as staging: 1 problem

                TG-7006 APP_KEY: key() is of the type io.smallrye.config.Secret, which a missing variable leaves null
                  to fix     use io.tierguard.settings.SecretText
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"pa$$word", "p\\$a", "a${b:c}d", "x${y", "a\\,b", "${handler::x}", " padded ", "ünï", "%dev"})
    void no_character_of_a_value_is_interpreted(String value) {
        assertThat(Shop.load(WithName.class, Map.of("APP_NAME", value)).name()).isEqualTo(value);
        assertThat(Shop.load(WithSecret.class, Map.of("APP_KEY", value)).key().reveal())
                .isEqualTo(value);
    }

    @Test
    void no_variable_moves_the_environment_below_another_source() {
        assertThat(Shop.load(WithName.class, Map.of("APP_NAME", "real", "CONFIG_ORDINAL", "1"))
                        .name())
                .isEqualTo("real");
        assertThat(Shop.load(WithName.class, Map.of("APP_NAME", "real", "config_ordinal", "garbage"))
                        .name())
                .isEqualTo("real");
    }

    @Test
    void no_profile_brings_a_second_tier_into_the_process() {
        Map<String, String> variables = Map.of(
                "APP_NAME", "real",
                "SMALLRYE_CONFIG_PROFILE", "prod",
                "_PROD_APP_NAME", "of another tier",
                "%prod.app.name", "of another tier",
                "QUARKUS_PROFILE", "prod");

        assertThat(Shop.load(WithName.class, variables).name()).isEqualTo("real");
    }

    @Test
    void no_location_variable_brings_a_file() {
        assertThat(Shop.load(WithName.class, Map.of("SMALLRYE_CONFIG_LOCATIONS", "application.properties"))
                        .name())
                .isEqualTo("by default");
    }

    @Test
    void no_system_property_beats_the_environment() {
        System.setProperty("app.name", "of the command line");
        try {
            assertThat(Shop.load(WithName.class, Map.of("APP_NAME", "real")).name())
                    .isEqualTo("real");
            assertThat(Shop.load(WithName.class, Map.of()).name()).isEqualTo("by default");
        } finally {
            System.clearProperty("app.name");
        }
    }

    @Test
    void two_spellings_of_one_variable_that_differ_are_both_named() {
        Map<String, String> variables = new HashMap<>(Map.of("APP_NAME", "one", "app_name", "two"));

        assertThat(Shop.problems(WithName.class, variables)).isEqualTo("""
                shop refuses to start as staging: 1 problem

                TG-7005 APP_NAME: is set twice, as APP_NAME (environment variable) and app_name (environment variable)
                  to fix     leave one of them
                """);
        assertThat(Shop.load(WithName.class, Map.of("APP_NAME", "same", "app.name", "same"))
                        .name())
                .isEqualTo("same");
    }

    @ParameterizedTest
    @ValueSource(strings = {"maybe", "truth", "2", "yes please"})
    void what_is_neither_true_nor_false_is_not_false(String value) {
        assertThat(Shop.problems(WithFlag.class, Map.of("APP_FLAG", value)))
                .contains("TG-7003 APP_FLAG (environment variable): does not hold true or false\n")
                .doesNotContain(value);
    }

    @Test
    void a_malformed_value_is_never_quoted() {
        assertThat(Shop.problems(WithNumber.class, Map.of("APP_NUMBER", "ZQ8XJ")))
                .doesNotContain("ZQ8XJ");
    }

    @Test
    void an_empty_value_does_not_silently_take_the_default() {
        assertThat(Shop.problems(WithName.class, Map.of("APP_NAME", ""))).isEqualTo("""
                shop refuses to start as staging: 1 problem

                TG-7002 APP_NAME (environment variable): is set, but empty
                  to fix     set it to a text, or unset it
                """);
    }

    @Test
    void an_old_jboss_logging_is_told_before_it_fails(@TempDir Path directory) throws Exception {
        assertThat(Libraries.problems()).isEmpty();
        try (URLClassLoader empty = new URLClassLoader(new URL[0], ClassLoader.getPlatformClassLoader())) {
            assertThat(Libraries.problems(empty))
                    .hasToString(
                            "[TG-7010 class path: no jboss-logging is on the class path, and SmallRye Config needs 3.6.0 or later]");
        }
        Path source = directory.resolve("Logger.java");
        // a logger as it was before 3.6.0: without the method that takes a look-up
        Files.writeString(source, "package org.jboss.logging; public class Logger {}");
        ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", directory.toString(), source.toString());
        try (URLClassLoader old =
                new URLClassLoader(new URL[] {directory.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            assertThat(Libraries.problems(old)).singleElement().satisfies(problem -> {
                assertThat(problem.text())
                        .isEqualTo("an older jboss-logging is on the class path, and SmallRye Config needs 3.6.0"
                                + " or later");
                assertThat(problem.fix()).contains("tierguard-bom", "3.6.1.Final");
            });
        }
    }
}
