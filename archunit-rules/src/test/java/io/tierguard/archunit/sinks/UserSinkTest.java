package io.tierguard.archunit.sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.archunit.fixture.Fixture;
import io.tierguard.archunit.fixture.Followed;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserSinkTest {

    @TempDir
    Path temp;

    @Test
    void a_teams_own_method_is_a_sink_in_its_subclasses_too() {
        Path classes = Fixture.in(temp)
                .source("Vault", "public class Vault { public void open(String a, String b) {} }")
                .source("Safe", "public class Safe extends Vault {}")
                .source("Shop", "class Shop { void a(Safe s) { s.open(\"x\", \"@PASSWORD@\"); } }")
                .compile();
        assertThat(found("shop.Vault#open(String, String)", 2, classes))
                .containsExactly("Method <shop.Shop.a(shop.Safe)> passes a hard-coded value to"
                        + " <shop.Safe.open(String, String)> argument 2 :2");
        assertThat(found("shop.Vault#open(..)", 2, classes)).hasSize(1);
        assertThat(found("shop.Vault#open(String)", 1, classes)).isEmpty();
        assertThat(found("shop.Other#open(String, String)", 2, classes)).isEmpty();
    }

    @Test
    void a_constructor_of_a_class_in_a_class_is_a_sink() {
        Path classes = Fixture.in(temp)
                .source("Vault", "class Vault { static class Key { Key(char[] a) {} } }")
                .source("Shop", "class Shop { Object a() { return new Vault.Key(\"@PASSWORD@\".toCharArray()); } }")
                .compile();
        String line = "Method <shop.Shop.a()> passes a hard-coded value to <new shop.Vault$Key(char[])> argument 1 :2";
        assertThat(found("shop.Vault.Key#new(char[])", 1, classes)).containsExactly(line);
        assertThat(found("shop.Vault$Key#new(char[])", 1, classes)).containsExactly(line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "com.acme.Client.login(String) | 1 | a class, '#', a method and its parameters in parentheses are needed,"
                        + " such as com.acme.Client#login(String, String), not: com.acme.Client.login(String)",
                "com.acme.Client#login | 1 | a class, '#', a method and its parameters in parentheses are needed,"
                        + " such as com.acme.Client#login(String, String), not: com.acme.Client#login",
                "com..Client#login(String) | 1 | 'com..Client' is no name of a class, in: com..Client#login(String)",
                "Client#(String) | 1 | '' is no name of a method, in: Client#(String)",
                "Client#a(List<String>) | 1 | 'List<String>' is no type without type arguments, in: Client#a(List<String>)",
                "Client#a(String,) | 1 | '' is no type without type arguments, in: Client#a(String,)",
                "Client#a(String) | 0 | arguments are counted from 1, not 0, in: Client#a(String)",
                "Client#a(String) | 2 | there is no argument 2 in: Client#a(String)",
                "Client#a(int) | 1 | argument 1 holds no credential, because it is of type int, in: Client#a(int)"
            })
    void what_names_no_argument_is_refused_with_a_reason(String method, int argument, String reason) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> UserSink.parse(method, argument))
                .withMessage(reason);
    }

    @Test
    void it_says_what_it_is() {
        assertThat(UserSink.parse("com.acme.Client#login(String)", 1)).hasToString("com.acme.Client#login argument 1");
    }

    private static List<String> found(String method, int argument, Path classes) {
        return Followed.of(CredentialSinks.with(List.of(UserSink.parse(method, argument))), classes);
    }
}
