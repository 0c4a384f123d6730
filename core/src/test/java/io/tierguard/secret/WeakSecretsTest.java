package io.tierguard.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeakSecretsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password", "PASSWORD", "Password1", "password123!", "P@ssw0rd", "changeit", "change-me", "CHANGE_ME!",
                "postgres", "admin", "root", "secret", "test", "test123", "my-secret-pw", "mysecretpassword",
                "yourStrong(!)Password", "minioadmin", "guest", "123456", "12345678", "0000", "aaaaaaaa", "*******",
                "qwerty", "${DB_PASSWORD}", "<password>", "{{ password }}", "$(cat f)", "%PASSWORD%", "$DB_PASSWORD",
                        "---"
            })
    void what_everybody_knows_is_weak(String text) {
        assertThat(WeakSecrets.isWeak(SecretPart.of(text))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fake-One-1", "kT9fakeQ2x", "correct horse battery staple", "fakefake", "9f86d081"})
    void what_somebody_made_up_is_not(String text) {
        assertThat(WeakSecrets.isWeak(SecretPart.of(text))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"orders-app, orders-app, true", "Orders, oRDERS, true", "orders, orders2x, false"})
    void the_users_own_name_is_weak(String user, String text, boolean weak) {
        assertThat(WeakSecrets.isWeak(new SecretPart(user, text))).isEqualTo(weak);
    }
}
