package io.tierguard.samples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Tierguard;
import io.tierguard.identity.RuntimeEvidence;
import io.tierguard.samples.docs.ProjectRoot;
import io.tierguard.settings.Loading;
import io.tierguard.settings.SettingsReference;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShopSettingsTest {

    private static final String LIVE_KEY = "sk_live_" + "documented_fake";

    @Test
    void need_only_a_payment_provider_and_its_key() {
        Loading<ShopSettings> loading = load(Map.of(
                "TIERGUARD_ENVIRONMENT", "staging",
                "SHOP_PAYMENT_URL", "https://payments.staging.shop.example",
                "SHOP_PAYMENT_KEY", OpenShop.TEST_KEY));

        assertThat(loading).isInstanceOfSatisfying(Loading.Loaded.class, loaded -> {
            ShopSettings settings = (ShopSettings) loaded.settings();
            assertThat(settings.databaseUrl().text()).isEqualTo("jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1");
            assertThat(settings.paymentUrl()).hasToString("https://payments.staging.shop.example");
            assertThat(settings.paymentKey().reveal()).isEqualTo(OpenShop.TEST_KEY);
            assertThat(settings.port()).isEqualTo(8080);
        });
    }

    // region reference
    @Test
    void are_written_out_for_developers() {
        assertThat(ProjectRoot.find().resolve("samples/shop/.env.example"))
                .hasContent(SettingsReference.of(ShopSettings.class).envExample());
    }
    // endregion

    @Test
    void are_in_the_documentation() {
        assertThat(ProjectRoot.find().resolve("docs/settings.md"))
                .content()
                .contains("\n\n" + SettingsReference.of(ShopSettings.class).markdown() + "\n");
    }

    @Test
    void tell_all_that_is_wrong_at_once_and_no_value() {
        assertThat(report(Map.of(
                        "TIERGUARD_ENVIRONMENT", "staging",
                        "SHOP_DATABASE_URL", "jdbc:postgresql://orders-db.prod.shop.example/orders",
                        "SHOP_PAYMENT_URL", "https://payments.staging.shop.example",
                        "SHOP_PAYMENT_KEY", LIVE_KEY)))
                .isEqualTo("""
                        shop refuses to start as staging: 2 problems

                        TG-2001 SHOP_DATABASE_URL (environment variable): this process is staging, and orders-db.prod.shop.example:5432/orders belongs to production
                          production by  *.prod.shop.example               tierguard.yaml:8
                          staging by     TIERGUARD_ENVIRONMENT=staging     environment variable
                          to fix         point SHOP_DATABASE_URL at an endpoint of staging, or correct tierguard.yaml:8 if this endpoint is not production's

                        TG-8001 SHOP_PAYMENT_KEY (environment variable): holds a live credential of Stripe, Paystack, Clerk or another provider, and this process is staging
                          to fix     use the test credential of Stripe, Paystack, Clerk or another provider: live ones belong to production
                        """);
    }

    @Test
    void do_not_let_production_fall_back_on_the_database_inside_the_process() {
        assertThat(report(Map.of(
                        "TIERGUARD_ENVIRONMENT", "production",
                        "SHOP_PAYMENT_URL", "https://payments.prod.shop.example",
                        "SHOP_PAYMENT_KEY", LIVE_KEY)))
                .startsWith("""
                        shop refuses to start as production: 1 problem

                        TG-2001 SHOP_DATABASE_URL (default of databaseUrl()): this process is production, and """);
    }

    @Test
    void take_production_with_its_own_database_and_a_live_key() {
        assertThat(load(Map.of(
                        "TIERGUARD_ENVIRONMENT", "production",
                        "SHOP_DATABASE_URL", "jdbc:postgresql://orders-db.prod.shop.example/orders",
                        "SHOP_PAYMENT_URL", "https://payments.prod.shop.example",
                        "SHOP_PAYMENT_KEY", LIVE_KEY)))
                .isInstanceOf(Loading.Loaded.class);
    }

    @Test
    void notice_a_variable_that_nothing_reads() {
        Map<String, String> variables = new HashMap<>(OpenShop.variables("staging", "http://localhost:1"));
        variables.put("SHOP_DATABSE_URL", variables.remove("SHOP_DATABASE_URL"));

        assertThat(report(variables))
                .contains("TG-7004 SHOP_DATABSE_URL (environment variable): is set, but nothing reads it")
                .contains("rename it to SHOP_DATABASE_URL");
    }

    private static String report(Map<String, String> variables) {
        return ((Loading.Failed<ShopSettings>) load(variables)).report().text();
    }

    private static Loading<ShopSettings> load(Map<String, String> variables) {
        Tierguard tierguard = OpenShop.resolved(variables, RuntimeEvidence.none());
        return tierguard.tryLoad(ShopSettings.class);
    }
}
