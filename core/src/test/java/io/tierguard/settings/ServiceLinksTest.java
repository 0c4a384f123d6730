package io.tierguard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ServiceLinksTest {

    private static final Map<String, String> LINKS = Map.of(
            "SHOP_SERVICE_HOST", "10.0.0.11",
            "SHOP_SERVICE_PORT", "8080",
            "SHOP_SERVICE_PORT_HTTP", "8080",
            "SHOP_PORT", "tcp://10.0.0.11:8080",
            "SHOP_PORT_8080_TCP", "tcp://10.0.0.11:8080",
            "SHOP_PORT_8080_TCP_PROTO", "tcp",
            "SHOP_PORT_8080_TCP_PORT", "8080",
            "SHOP_PORT_8080_TCP_ADDR", "10.0.0.11");

    @ConfigMapping(prefix = "shop")
    interface Named {
        String name();
    }

    @ConfigMapping(prefix = "shop")
    interface WithPort {
        @WithDefault("8080")
        int port();
    }

    @Test
    void are_never_typos() {
        Map<String, String> variables = new TreeMap<>(LINKS);
        variables.put("SHOP_NAME", "a");

        assertThat(Shop.load(Named.class, variables).name()).isEqualTo("a");
    }

    @Test
    void are_never_typos_one_by_one_either() {
        LINKS.forEach((name, value) -> assertThat(Shop.load(Named.class, Map.of("SHOP_NAME", "a", name, value))
                        .name())
                .as(name)
                .isEqualTo("a"));
    }

    @Test
    void are_told_where_a_setting_of_ours_holds_one() {
        assertThat(Shop.problems(WithPort.class, LINKS)).isEqualTo("""
                shop refuses to start as staging: 1 problem

                TG-7007 SHOP_PORT (environment variable): holds a Kubernetes service link, not what a whole number expects
                  to fix     set enableServiceLinks: false in the pod, and set the variable yourself
                """);
    }

    @Test
    void do_not_excuse_a_typo_that_only_looks_like_one() {
        assertThat(Shop.problems(Named.class, Map.of("SHOP_NAME", "a", "SHOP_SERVICE_HOST", "db.example.com")))
                .contains("TG-7004 SHOP_SERVICE_HOST (environment variable): is set, but nothing reads it\n");
        assertThat(Shop.problems(Named.class, Map.of("SHOP_NAME", "a", "SHOP_PORT", "8080")))
                .contains("TG-7004 SHOP_PORT (environment variable): is set, but nothing reads it\n");
    }

    @Test
    void do_not_excuse_names_in_a_check_that_kubernetes_does_not_write() {
        assertThat(Shop.in("staging", Map.of())
                        .check(Map.of("db.port", "tcp://x.prod.shop.example:5", "Cache_Port", "tcp://127.0.0.2:5"))
                        .problems())
                .hasSize(1);
        assertThat(Shop.in("production", Map.of())
                        .check(Map.of("Cache_Port", "tcp://127.0.0.2:5"))
                        .problems())
                .hasSize(1);
    }

    @Test
    void are_left_out_of_a_check() {
        assertThat(Shop.in("staging", Map.of()).check(LINKS).isClean()).isTrue();
    }

    @Test
    void a_check_judges_everything_else() {
        var report = Shop.in("staging", Map.of())
                .check(
                        Map.of(
                                "spring.datasource.url", "https://db.prod.shop.example",
                                "cors.origin", "https://www.prod.shop.example",
                                "key", "sk_live_documented_fake",
                                "name", "x"),
                        Map.of("cors.origin", "a CORS origin"));

        assertThat(report.text()).isEqualTo("""
                shop refuses to start as staging: 2 problems

                TG-8001 key: holds a live credential of Stripe, Paystack, Clerk or another provider, and this process is staging
                  to fix     use the test credential of Stripe, Paystack, Clerk or another provider: live ones belong to production

                TG-2001 spring.datasource.url: this process is staging, and db.prod.shop.example:443 belongs to production
                  production by  *.prod.shop.example               tierguard.yaml:7
                  staging by     TIERGUARD_ENVIRONMENT=staging     environment variable
                  to fix         point spring.datasource.url at an endpoint of staging, or correct tierguard.yaml:7 if this endpoint is not production's
                """);
    }
}
