package io.tierguard.archunit.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretWordsTest {

    private static final List<String> SECRETS = List.of(
            "password",
            "passwd",
            "pwd",
            "pw",
            "passphrase",
            "secret",
            "api key",
            "access key",
            "private key",
            "client secret",
            "auth token",
            "access token",
            "bearer token",
            "refresh token",
            "signing key",
            "encryption key",
            "master key",
            "credentials",
            "kennwort",
            "passwort",
            "mot de passe",
            "contrasena",
            "senha",
            "parola",
            "mima");

    enum Spelling {
        CAMEL {
            @Override
            String of(List<String> words) {
                String all = words.stream().map(Spelling::capitalised).collect(Collectors.joining());
                return Character.toLowerCase(all.charAt(0)) + all.substring(1);
            }
        },
        SCREAMING {
            @Override
            String of(List<String> words) {
                return String.join("_", words).toUpperCase(Locale.ROOT);
            }
        },
        SNAKE {
            @Override
            String of(List<String> words) {
                return String.join("_", words);
            }
        },
        KEBAB {
            @Override
            String of(List<String> words) {
                return String.join("-", words);
            }
        },
        DOTTED {
            @Override
            String of(List<String> words) {
                return String.join(".", words);
            }
        };

        abstract String of(List<String> words);

        private static String capitalised(String word) {
            return Character.toUpperCase(word.charAt(0)) + word.substring(1);
        }
    }

    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.of(SECRETS);
    }

    @Provide
    Arbitrary<String> before() {
        return Arbitraries.of("", "db", "my app", "spring datasource", "key store", "x");
    }

    @Provide
    Arbitrary<String> behind() {
        return Arbitraries.of("", "prod", "value", "default", "bytes", "string");
    }

    @Provide
    Arbitrary<String> others() {
        return Arbitraries.of(
                "field",
                "hint",
                "name",
                "type",
                "alias",
                "encoder",
                "pattern",
                "length",
                "policy",
                "provider",
                "file",
                "path",
                "url",
                "id",
                "label",
                "prompt",
                "manager");
    }

    private static String spelled(Spelling spelling, String... texts) {
        return spelling.of(List.of(String.join(" ", texts).strip().split(" +")));
    }

    @Property
    void a_name_that_ends_in_the_words_of_a_secret_is_one(
            @ForAll Spelling spelling,
            @ForAll("before") String before,
            @ForAll("secrets") String secret,
            @ForAll("behind") String behind) {
        assertThat(SecretWords.isSecret(spelled(spelling, before, secret, behind)))
                .isTrue();
        assertThat(SecretWords.isSecret(spelled(spelling, before, secret, behind) + "2"))
                .isTrue();
    }

    @Property
    void a_name_that_ends_in_another_word_is_none(
            @ForAll Spelling spelling,
            @ForAll("before") String before,
            @ForAll("secrets") String secret,
            @ForAll("others") String other) {
        assertThat(SecretWords.strength(spelled(spelling, before, secret, other)))
                .isEqualTo(SecretWords.Strength.NONE);
    }

    @Property
    void a_message_an_action_or_a_parameter_is_only_maybe_one(
            @ForAll Spelling spelling, @ForAll("secrets") String secret) {
        assertThat(SecretWords.isSecret(spelled(spelling, "invalid", secret))).isFalse();
        assertThat(SecretWords.isSecret(spelled(spelling, "reset", secret))).isFalse();
        assertThat(SecretWords.isSecret(spelled(spelling, "param", secret))).isFalse();
    }

    @Property
    void any_name_gets_an_answer(@ForAll String name) {
        assertThat(SecretWords.strength(name)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "APIKey",
                "apikey",
                "DBPassword",
                "dbpassword",
                "jdbcpassword",
                "passwords",
                "X-Api-Key",
                "pass",
                "AWS_SECRET_KEY",
                "PGPASSWORD",
                "clientsecret",
                "contraseña",
                "--password"
            })
    void these_are_names_of_secrets(String name) {
        assertThat(SecretWords.strength(name)).isEqualTo(SecretWords.Strength.STRONG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"token", "KEY", "sessionToken", "storageKey", "INVALID_PASSWORD", "authorization", "passwordHash"
            })
    void these_may_be_names_of_secrets(String name) {
        assertThat(SecretWords.strength(name)).isNotEqualTo(SecretWords.Strength.STRONG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "_",
                "secretary",
                "compass",
                "passwordEncoder",
                "PASSWORD_FIELD",
                "apiKeyName",
                "tokenizer",
                "publicKey",
                "cacheKey",
                "primary_key",
                "bypass",
                "monkey",
                "tokenType",
                "secretName",
                "keyAlias"
            })
    void these_are_none(String name) {
        assertThat(SecretWords.strength(name)).isEqualTo(SecretWords.Strength.NONE);
    }

    @ParameterizedTest
    @EnumSource
    void words_come_apart_in_every_spelling(Spelling spelling) {
        assertThat(SecretWords.split(spelled(spelling, "db api key"))).containsExactly("db", "api", "key");
    }

    @Test
    void what_is_too_long_is_no_name() {
        assertThat(SecretWords.strength("a".repeat(64 * 1024) + "Password")).isEqualTo(SecretWords.Strength.NONE);
    }
}
