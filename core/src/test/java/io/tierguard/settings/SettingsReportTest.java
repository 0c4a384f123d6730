package io.tierguard.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.tierguard.report.StartRefused;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SettingsReportTest {

    @ConfigMapping(prefix = "shop")
    interface ShopSettings {
        JdbcUrl databaseUrl();

        URI paymentUrl();

        SecretText paymentKey();

        @WithDefault("8080")
        int port();

        @WithDefault("PT10S")
        Duration timeout();

        Optional<String> banner();
    }

    private static final Map<String, String> GOOD = Map.of(
            "SHOP_DATABASE_URL", "jdbc:h2:mem:shop",
            "SHOP_PAYMENT_URL", "https://pay.staging.shop.example/v1",
            "SHOP_PAYMENT_KEY", "sk_test_documented_fake");

    private static Map<String, String> good(String... changes) {
        Map<String, String> all = new TreeMap<>(GOOD);
        for (int i = 0; i < changes.length; i += 2) {
            all.put(changes[i], changes[i + 1]);
        }
        return all;
    }

    @ConfigMapping(prefix = "shop")
    interface Plain {
        URI paymentUrl();

        SecretText paymentKey();

        @WithDefault("8080")
        int port();

        Optional<String> banner();
    }

    @Test
    void loads_what_is_right() {
        Plain settings = Shop.load(
                Plain.class,
                Map.of(
                        "SHOP_PAYMENT_URL", "https://pay.staging.shop.example/v1",
                        "SHOP_PAYMENT_KEY", "sk_test_documented_fake"));

        assertThat(settings.paymentUrl()).isEqualTo(URI.create("https://pay.staging.shop.example/v1"));
        assertThat(settings.paymentKey().reveal()).isEqualTo("sk_test_documented_fake");
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.banner()).isEmpty();
    }

    @Test
    void reports_everything_at_once_sorted_and_without_values() {
        Map<String, String> variables = new TreeMap<>();
        variables.put("SHOP_PAYMENT_URL", "https://user:pa55@pay.prod.shop.example/v1?token=t0k3n");
        variables.put("SHOP_PAYMENT_KEI", "sk_live_documented_fake");
        variables.put("SHOP_PORT", "eighty");
        variables.put("SHOP_TIMEOUT", "");
        variables.put("SHOP_BANNER", "acme_live_fake inside a text");
        variables.put("SHOP_DATABASE_URL", "postgres.prod.shop.example");

        assertThat(Shop.problems(ShopSettings.class, variables)).isEqualTo("""
                shop refuses to start as staging: 7 problems

                TG-8001 SHOP_BANNER (environment variable): holds a live credential of Acme Pay, and this process is staging
                  to fix     use the test credential of Acme Pay: live ones belong to production

                TG-7003 SHOP_DATABASE_URL (environment variable): does not hold a JDBC URL
                  to fix     set it to a JDBC URL

                TG-7004 SHOP_PAYMENT_KEI (environment variable): is set, but nothing reads it
                  to fix     rename it to SHOP_PAYMENT_KEY, or unset it

                TG-7001 SHOP_PAYMENT_KEY: is not set
                  perhaps    SHOP_PAYMENT_KEI is meant for it: it is set, and nothing reads it
                  to fix     set it to a secret

                TG-2001 SHOP_PAYMENT_URL (environment variable): this process is staging, and pay.prod.shop.example:443 belongs to production
                  production by  *.prod.shop.example               tierguard.yaml:7
                  staging by     TIERGUARD_ENVIRONMENT=staging     environment variable
                  to fix         point SHOP_PAYMENT_URL at an endpoint of staging, or correct tierguard.yaml:7 if this endpoint is not production's

                TG-7003 SHOP_PORT (environment variable): does not hold a whole number
                  to fix     set it to a whole number

                TG-7002 SHOP_TIMEOUT (environment variable): is set, but empty
                  to fix     set it to a duration such as PT10S, or unset it
                """);
    }

    @Test
    void throws_the_report_under_a_test_engine_instead_of_ending_its_jvm() {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> Shop.in("staging", Map.of()).load(Plain.class))
                .withMessageStartingWith("shop refuses to start as staging: 2 problems\n\nTG-7001 SHOP_PAYMENT_KEY: ")
                .satisfies(refused -> assertThat(refused.report().problems()).hasSize(2))
                .satisfies(refused -> assertThat(refused.getCause()).isNull());
    }

    @Test
    void says_that_no_reader_of_jdbc_urls_is_there() {
        assertThat(Shop.problems(ShopSettings.class, good())).isEqualTo("""
                shop refuses to start as staging: 1 problem

                TG-2008 SHOP_DATABASE_URL (environment variable): where jdbc:h2:… leads cannot be determined: no reader on the class path knows this kind of target
                  to fix     add tierguard-jdbc-guard, or use a database that it knows
                """);
    }

    @Test
    void refuses_a_test_credential_in_production() {
        assertThat(Shop.problems(
                        "production",
                        Plain.class,
                        Map.of(
                                "SHOP_PAYMENT_URL", "https://pay.prod.shop.example",
                                "SHOP_PAYMENT_KEY", "sk_test_documented_fake")))
                .isEqualTo("""
                shop refuses to start as production: 1 problem

                TG-8002 SHOP_PAYMENT_KEY (environment variable): holds a test credential of Stripe, Paystack, Clerk or another provider, and this process is production
                  to fix     use the live credential of Stripe, Paystack, Clerk or another provider in production
                """);
    }

    @Test
    void loads_two_mappings_as_one_so_that_neither_is_a_typo_of_the_other() {
        Settings settings = Shop.in(
                        "staging",
                        Map.of(
                                "SHOP_PAYMENT_URL", "https://pay.staging.shop.example",
                                "SHOP_PAYMENT_KEY", "sk_test_documented_fake",
                                "SHOP_MAIL_FROM", "shop@shop.example"))
                .load(Plain.class, Mail.class);

        assertThat(settings.get(Mail.class).from()).isEqualTo("shop@shop.example");
        assertThat(settings.get(Plain.class).port()).isEqualTo(8080);
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> settings.get(String.class));
    }

    @ConfigMapping(prefix = "shop.mail")
    interface Mail {
        String from();
    }
}
