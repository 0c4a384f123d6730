package io.tierguard.archunit.names;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.archunit.names.SecretPlace.Trust;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All values are made up here, or so weak that every attacker has them. */
class SecretValuesTest {

    private static boolean isSecret(String value, Trust trust) {
        return SecretValues.isSecret(value, "dbPassword", trust);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "admin123",
                "Passw0rd!",
                "hunter2",
                "s3cr3t",
                "changeme",
                "changeit",
                "letmein",
                "qwerty",
                "123456",
                "tiger",
                "swordfish",
                "guest",
                "P@ssw0rd",
                "password1",
                "password123",
                "secret123",
                "Secret123!",
                "mySecretKey",
                "topsecret",
                "supersecret",
                "MySuperSecretPassword",
                "test1234",
                "root1234",
                "welcome1",
                "fak3-hunter",
                "Summer2024",
                "FaKe9FaKe7!",
                "qwhzfxkv",
                "not!a!word",
                "pa55.fake",
                "pa$$word",
                "{noop}fak3word",
                "0123456789abcdef",
                "1234567890123456",
                "abc123def456",
                "Fake12345Fake12345",
                "user:pa55w0rd",
                "admin@123",
                "jwtSecretKey123"
            })
    void these_are_secrets_wherever_they_stand(String value) {
        for (Trust trust : Trust.values()) {
            assertThat(isSecret(value, trust)).as(trust.name()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "banana",
                "correct horse battery staple",
                "correct-horse-battery-staple",
                "openSesameNow",
                "open-the-door-now-1"
            })
    void words_are_secrets_where_no_name_would_stand(String value) {
        assertThat(isSecret(value, Trust.HANDED_OVER)).isTrue();
        assertThat(isSecret(value, Trust.VALUE)).isTrue();
        assertThat(isSecret(value, Trust.NAME_OR_VALUE)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "short",
                "dbPassword",
                "db.password",
                "db_password",
                "spring.datasource.password",
                "X-Api-Key",
                "${PASSWORD}",
                "#{password}",
                "%{password}",
                "{password}",
                "{0}",
                "%s",
                "******",
                "xxxxxxxx",
                "<password>",
                "Enter 1 password:",
                "Enter password 1",
                "your secret, please",
                "Password must have 8 characters",
                "com.acme.Type",
                "com.acme.Type2",
                "/etc/fake/file",
                "/run/secrets/db1",
                "classpath:fake1",
                "https://fake.example/1",
                "client_secret_basic",
                "keystore.p12",
                "credentials.json",
                "conf/fake1.pem",
                "PBKDF2WithHmacSHA256",
                "AES/CBC/PKCS5Padding",
                "RSA/ECB/PKCS1Padding",
                "HmacSHA256",
                "oauth2",
                "base64",
                "sha256",
                "1.2.840.113549",
                "error.password.invalid1",
                "log4j2.keyStorePassword",
                "[a-z0-9]{8}",
                "^.{8,}$",
                "user,password",
                "--password",
                "&password=",
                "#password1",
                "true",
                "required",
                "anonymous",
                "localhost",
                "aaaaaaaa1",
                "clientSecret",
                "newPassword",
                "LAST_PASSWORD",
                "Ljava/util/Set;",
                "SELECT password FROM t1",
                "vault:secret/db1",
                "arn:fake:secretsmanager:1",
                "{\"password\":1}"
            })
    void these_are_none_wherever_they_stand(String value) {
        for (Trust trust : Trust.values()) {
            assertThat(isSecret(value, trust)).as(trust.name()).isFalse();
        }
    }

    @Test
    void the_name_itself_is_a_secret_only_where_it_is_handed_over() {
        assertThat(SecretValues.isSecret("password", "password", Trust.HANDED_OVER))
                .isTrue();
        assertThat(SecretValues.isSecret("secret", "setPassword", Trust.HANDED_OVER))
                .isTrue();
        assertThat(SecretValues.isSecret("password", "PASSWORD", Trust.NAME_OR_VALUE))
                .isFalse();
        assertThat(SecretValues.isSecret("secret", "password", Trust.VALUE)).isFalse();
        assertThat(SecretValues.isSecret("password2", "PASSWORD_2", Trust.NAME_OR_VALUE))
                .isFalse();
    }

    @Test
    void a_name_that_only_may_be_one_of_a_secret_takes_a_token() {
        assertThat(SecretValues.isSecret("f4k3F4K3f4k3F4K3f4k3", "token", Trust.HANDED_OVER))
                .isTrue();
        assertThat(SecretValues.isSecret("swordfish", "token", Trust.HANDED_OVER))
                .isFalse();
        assertThat(SecretValues.isSecret("jre12Compat.javaPre12", "key", Trust.HANDED_OVER))
                .isFalse();
        assertThat(SecretValues.isSecret("ResultSet.Value_out_of_range_66", "key", Trust.HANDED_OVER))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void nearly_all_that_a_machine_drew_is_a_secret(Trust trust) {
        Random random = new Random(29);
        int found = 0;
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[16 + i % 48];
            random.nextBytes(bytes);
            found += isSecret(HexFormat.of().formatHex(bytes), trust) ? 1 : 0;
            found += isSecret(Base64.getEncoder().encodeToString(bytes), trust) ? 1 : 0;
            found += isSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), trust) ? 1 : 0;
        }
        assertThat(found).isBetween(5_980, 6_000);
    }

    @Property
    void any_value_gets_an_answer(@ForAll String value, @ForAll Trust trust) {
        assertThat(isSecret(value + "${x}", trust)).isFalse();
        assertThat(isSecret(value + ":", trust)).isFalse();
        assertThat(isSecret("https://" + value, trust)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void long_values_take_no_longer_than_their_length(Trust trust) {
        for (String piece : new String[] {"a", "1", ".", "/", "{", "{a", "%", "a.", "a:", "(?", " a", "aA1", "="}) {
            isSecret(piece.repeat(64 * 1024 / piece.length()), trust);
            isSecret(piece.repeat(8_000 / piece.length()), trust);
            AssignedTexts.in(piece.repeat(64 * 1024 / piece.length()));
            AssignedTexts.in(("password" + piece).repeat(6_000 / piece.length()));
            SecretWords.strength(piece.repeat(64 * 1024 / piece.length()));
        }
        assertThat(isSecret("aA1".repeat(10_000), trust)).isFalse();
    }
}
