package io.tierguard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Variables that nothing reads, and what was meant by them. No report shows what they hold. */
class TypoTest {

    private static final String VALUE = "zqx";

    @ConfigMapping(prefix = "shop")
    interface Missing {
        String databaseUrl();
    }

    @ConfigMapping(prefix = "shop")
    interface Present {
        String databaseUrl();

        Optional<String> home();

        Optional<List<String>> hosts();

        Map<String, String> labels();

        List<Peer> peers();

        interface Peer {
            Optional<String> url();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SHOP_DATABSE_URL",
                "SHOP_DATABASE_ULR",
                "SHOP_URL_DATABASE",
                "SHOP_DATABASEURL",
                "SHOP_DATA_BASE_URL",
                "SHOP__DATABASE__URL",
                "SHOP_DATABASE",
                "SHOP_DATABASE_URL_FIL",
                "SHOP_DATABSE_URL_FILE",
                "SHOP_DATABASE_URLFILE",
                "SHOP_DATABASE_URL_0",
                "SHOP_SHOP_DATABASE_URL"
            })
    void below_the_prefix_are_told_with_the_missing_setting(String stray) {
        String report = Shop.problems(Missing.class, Map.of(stray, VALUE));

        assertThat(report)
                .contains(
                        ": 2 problems\n",
                        "TG-7001 SHOP_DATABASE_URL: is not set\n  perhaps    " + stray
                                + " is meant for it: it is set, and nothing reads it\n",
                        "TG-7004 " + stray + " (environment variable): is set, but nothing reads it\n"
                                + "  to fix     rename it to SHOP_DATABASE_URL")
                .doesNotContain(VALUE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SHOPP_DATABASE_URL",
                "SHO_DATABASE_URL",
                "DATABASE_URL",
                "SHOPDATABASE_URL",
                "shopDatabaseUrl",
                "DATABASE_SHOP_URL",
                "PROD_SHOP_DATABASE_URL"
            })
    void outside_the_prefix_are_only_told_with_the_missing_setting(String stray) {
        assertThat(Shop.problems(Missing.class, Map.of(stray, VALUE))).isEqualTo("""
                shop refuses to start as staging: 1 problem

                TG-7001 SHOP_DATABASE_URL: is not set
                  perhaps    %s is meant for it: it is set, and nothing reads it
                  to fix     set it to a text
                """.formatted(stray));
        assertThat(Shop.load(Missing.class, Map.of(stray, VALUE, "SHOP_DATABASE_URL", "x"))
                        .databaseUrl())
                .isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HOME",
                "PATH",
                "URL",
                "JAVA_HOME",
                "DATABASE_HOST",
                "OTHER_DATABASE_URI",
                "SHOPPING_CART_URL",
                "LC_ALL",
                "S"
            })
    void are_not_seen_where_nobody_made_one(String other) {
        assertThat(Shop.problems(Missing.class, Map.of(other, VALUE))).isEqualTo("""
                shop refuses to start as staging: 1 problem

                TG-7001 SHOP_DATABASE_URL: is not set
                  to fix     set it to a text
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "SHOP_HOSTS_0, 'rename it to SHOP_HOSTS_0_, or unset it'",
        "SHOP_HOSTS_12, 'rename it to SHOP_HOSTS_12_, or unset it'",
        "SHOP_PEERS_0_URL, 'rename it to SHOP_PEERS_0__URL, or unset it'",
        "SHOP_LABELS_MY_KEY, 'rename it to SHOP_LABELS__MY_KEY_, or unset it'",
        "SHOP_HOEM, 'rename it to SHOP_HOME, or unset it'",
        "SHOP_HOEM_FILE, 'rename it to SHOP_HOME_FILE, or unset it'",
        "SHOP_DATABASE_URI, 'unset it: SHOP_DATABASE_URL, which it resembles, is set'",
        "SHOP_WHATEVER_ELSE, 'unset it, or add it to the mapping'"
    })
    void are_told_with_what_to_do(String stray, String fix) {
        assertThat(Shop.problems(Present.class, Map.of("SHOP_DATABASE_URL", "x", stray, VALUE)))
                .isEqualTo("""
                shop refuses to start as staging: 1 problem

                TG-7004 %s (environment variable): is set, but nothing reads it
                  to fix     %s
                """.formatted(stray, fix));
    }

    @Test
    void one_stray_is_meant_for_one_setting() {
        Map<String, String> variables = new TreeMap<>(Map.of("SHOP_DATABASE_URI", VALUE, "SHOP_DATABASE_URLS", VALUE));

        String report = Shop.problems(Missing.class, variables);

        assertThat(report).contains(": 3 problems\n").containsOnlyOnce("perhaps");
    }
}
