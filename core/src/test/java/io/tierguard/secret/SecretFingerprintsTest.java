package io.tierguard.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.report.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which variables take part. Every secret here is a fake. */
class SecretFingerprintsTest {

    private static SecretFingerprints of(Map<String, String> variables) {
        return SecretFingerprints.of(
                variables.entrySet().stream()
                        .map(variable -> new SecretVariable(variable.getKey(), variable.getValue(), false))
                        .toList(),
                variables,
                Peppers.ONE);
    }

    private static SecretFingerprints of(String name, String value) {
        return of(Map.of(name, value));
    }

    @ParameterizedTest
    @CsvSource({
        "SHOP_DB_PASSWORD, 8472914",
        "SHOP_DB_PASSWORD, orders-eu",
        "SHOP_DBPASSWORD, fake-One-1",
        "SHOP_DB_PWD, fake-One-1",
        "SHOP_DB_PASSWORD_FILE, fake-One-1",
        "SHOP_DB_PASSWORD_2, fake-One-1",
        "SHOP_DB_PASSWORD2, fake-One-1",
        "shop_db_password, fake-One-1",
        "SHOP_API_KEY, fakekey",
        "SHOP_APIKEY, fakekey",
        "SHOP_CLIENT_SECRET, fakefake",
        "SHOP_TOKEN, fakefake",
        "SHOP_CREDENTIALS, fakefake",
        "SHOP_PASSPHRASE, fake fake fake",
        "SHOP_HASH_SALT, fakefake",
        "SHOP_KEY, Fake0ne1",
        "SHOP_AUTH, u:Fake0ne1",
        "SHOP_X, eyJmYWtlIjox.eyJmYWtlIjox.ZmFrZWZha2U"
    })
    void a_secret_by_name_or_value_takes_part(String name, String value) {
        SecretFingerprints found = of(name, value);

        assertThat(found.byVariable()).containsExactly(Map.entry(name, Peppers.ONE.fingerprints(value)));
        assertThat(found.weak()).isEmpty();
        assertThat(found.leftOut()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "SHOP_REGION, eu-west-1",
        "SHOP_PORT, 8080",
        "SHOP_AUTH, true",
        "SHOP_AUTH, basic",
        "SHOP_TOKEN, true",
        "SHOP_TOKEN, 3600",
        "SHOP_SORT_KEY, order-id",
        "SHOP_KEY, eu-west-1",
        "SHOP_KEY, RS256",
        "SHOP_API_KEY_ID, Fake0ne1",
        "SHOP_TOKEN_URL, https://auth.example.com/token",
        "SHOP_TOKEN_TTL, PT30S",
        "SHOP_PASSWORD_MIN_LENGTH, 12",
        "SHOP_PUBLIC_KEY, Fake0ne1",
        "SHOP_STRIPE_PUBLISHABLE_KEY, Fake0ne1",
        "SHOP_SIGNING_KEY, /etc/keys/signing.pem",
        "SHOP_SIGNING_KEY, 'ssh-ed25519 AAAAfake me'",
        "SHOP_URL, https://api.example.com/a?b=c",
        "SHOP_TOKEN, ''"
    })
    void what_is_no_secret_does_not(String name, String value) {
        assertThat(of(name, value).isEmpty()).isTrue();
    }

    @Test
    void of_an_address_only_what_is_inside_takes_part() {
        assertThat(of("SHOP_URL", "jdbc:postgresql://h/db?user=u&password=fake-One-1")
                        .byVariable())
                .containsExactly(Map.entry("SHOP_URL", Peppers.ONE.fingerprints("fake-One-1")));
        assertThat(of("SHOP_WEBHOOK_SECRET", "https://hooks.example.com/T0/fake")
                        .byVariable())
                .containsKey("SHOP_WEBHOOK_SECRET");
    }

    @Test
    void a_variable_that_somebody_named_takes_part_whatever_it_is() {
        SecretFingerprints found = SecretFingerprints.of(
                List.of(new SecretVariable("SHOP_REGION", "eu-west-1", true)), Map.of(), Peppers.ONE);

        assertThat(found.byVariable()).containsOnlyKeys("SHOP_REGION");
    }

    @ParameterizedTest
    @CsvSource({
        "SHOP_DB_PASSWORD, postgres",
        "SHOP_DB_PASSWORD, ''",
        "SHOP_DB_PASSWORD, 12345",
        "SHOP_API_KEY, changeme",
        "SHOP_URL, amqp://guest:guest@h",
        "SHOP_URL, postgres://orders:Orders@h",
        "SHOP_URL, postgres://orders:${DB_PASSWORD}@h"
    })
    void what_everybody_knows_gets_no_fingerprint(String name, String value) {
        SecretFingerprints found = of(name, value);

        assertThat(found.byVariable()).isEmpty();
        assertThat(found.weak())
                .extracting(Problem::toString)
                .containsExactly("TG-8032 " + name + ": holds a value that everybody knows or guesses");
    }

    @Test
    void a_users_name_beside_it_is_known() {
        assertThat(of(Map.of("SHOP_DB_PASSWORD", "Orders-App", "SHOP_DB_USER", "orders-app"))
                        .weak())
                .extracting(Problem::where)
                .containsExactly("SHOP_DB_PASSWORD");
        assertThat(of(Map.of("db_password", "orders-app", "db_username", "orders-app"))
                        .weak())
                .hasSize(1);
        assertThat(of(Map.of("SHOP_DB_PASSWORD", "orders-app", "SHOP_MQ_USER", "orders-app"))
                        .weak())
                .isEmpty();
    }

    @Test
    void one_weak_secret_does_not_hide_another() {
        SecretFingerprints found = of("SHOP_URLS", "amqp://a:guest@h1,amqp://b:fake-One-1@h2");

        assertThat(found.weak()).hasSize(1);
        assertThat(found.byVariable()).containsExactly(Map.entry("SHOP_URLS", Peppers.ONE.fingerprints("fake-One-1")));
    }

    @Test
    void a_name_that_would_break_the_lock_file_is_told_as_left_out() {
        SecretFingerprints found = of("SHOP KEY\t_PASSWORD", "fake-One-1");

        assertThat(found.byVariable()).isEmpty();
        assertThat(found.leftOut())
                .extracting(Problem::toString)
                .containsExactly(
                        "TG-8033 SHOP KEY\uFFFD_PASSWORD: takes no part, since its name cannot stand in the lock file");
    }

    @Test
    void a_sealed_value_is_told_as_left_out() {
        SecretFingerprints found = of("SHOP_DB_PASSWORD", "sealed:v1:staging:k1:ZmFrZQ");

        assertThat(found.byVariable()).isEmpty();
        assertThat(found.leftOut())
                .extracting(Problem::toString, Problem::fix)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "TG-8033 SHOP_DB_PASSWORD: takes no part, since it is sealed",
                        "let the application that opens it call Pepper.fingerprints"));
    }

    @ParameterizedTest
    @CsvSource({"SHOP_DB_PASSWORD, fake\uFFFD\uFFFDOne", "SHOP_URL, postgres://orders:fake\uFFFDOne@h/x"})
    void a_value_that_the_locale_could_not_hold_is_told_as_left_out(String name, String value) {
        SecretFingerprints found = of(name, value);

        assertThat(found.byVariable()).isEmpty();
        assertThat(found.leftOut())
                .extracting(Problem::toString, Problem::fix)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "TG-8033 " + name
                                + ": takes no part, since the locale kept this process from reading all of its characters",
                        "run it in a locale of UTF-8, such as LC_ALL=C.UTF-8"));
        assertThat(of("SHOP_TITLE", "any\uFFFDtext").isEmpty()).isTrue();
    }
}
