package io.tierguard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import io.smallrye.config.WithParentName;
import io.tierguard.tier.Tier;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** SmallRye Config gives a map whatever stands within its path, also what other settings have there, and their defaults. */
class MapsAroundSettingsTest {

    private static final String FOREIGN = "https://x.prod.shop.example";

    @ConfigMapping(prefix = "app")
    interface Exempt {
        Map<String, String> urls();

        @WithName("urls.origin")
        @NotAnEndpoint(reason = "a CORS origin")
        Optional<String> origin();
    }

    @ConfigMapping(prefix = "app")
    interface Numbers {
        @WithParentName
        Map<String, Integer> numbers();

        Optional<String> word();

        @WithDefault("seven")
        String other();
    }

    @ConfigMapping(prefix = "app")
    interface Labels {
        @RequiredIn(Tier.STAGING)
        Map<String, String> labels();
    }

    @ConfigMapping(prefix = "app")
    interface Counts {
        @RequiredIn(Tier.STAGING)
        Map<String, Integer> labels();
    }

    @ConfigMapping(prefix = "app")
    interface Fallback {
        @RequiredIn(Tier.STAGING)
        @WithDefault(FOREIGN)
        Map<String, URI> urls();
    }

    @ConfigMapping(prefix = "app")
    interface Grouped {
        Optional<Inner> inner();

        interface Inner {
            @WithDefault("any")
            Map<String, String> labels();

            String name();
        }
    }

    @Test
    void what_a_map_has_from_a_setting_that_is_exempt_is_judged() {
        assertThat(Shop.problems(Exempt.class, Map.of("APP_URLS_ORIGIN", FOREIGN)))
                .contains(
                        ": 1 problem\n",
                        "TG-2001 APP_URLS_ORIGIN (environment variable): this process is staging, and x.prod.shop.example:443 belongs to production\n");
        Exempt settings = Shop.load(Exempt.class, Map.of("APP_URLS_ORIGIN", "https://x.staging.shop.example"));
        assertThat(settings.urls()).containsOnlyKeys("origin");
    }

    @Test
    void what_a_map_cannot_take_names_both_members() {
        assertThat(Shop.problems(Numbers.class, Map.of("APP_WORD", "six", "APP_N", "1")))
                .isEqualTo("""
                shop refuses to start as staging: 2 problems

                TG-7003 APP_OTHER (default of other()): does not hold a whole number
                  read by    other() of Numbers, and by the map numbers() of Numbers
                  to fix     set it to a whole number

                TG-7003 APP_WORD (environment variable): does not hold a whole number
                  read by    word() of Numbers, and by the map numbers() of Numbers
                  to fix     set it to a whole number
                """);
        assertThat(Shop.load(Numbers.class, Map.of("APP_WORD", "6", "APP_OTHER", "7"))
                        .numbers())
                .containsOnly(Map.entry("word", 6), Map.entry("other", 7));
    }

    @Nested
    class Of_two_mappings {
        @Test
        void each_takes_all_entries() {
            assertThat(problems(Map.of("APP_LABELS_A", "one"))).isEqualTo("""
                    shop refuses to start as staging: 1 problem

                    TG-7003 APP_LABELS_A (environment variable): does not hold a whole number
                      read by    labels() of Labels, and by the map labels() of Counts
                      to fix     set it to a whole number
                    """);
        }

        @Test
        void each_is_set_by_what_the_other_has_read() {
            Loading<Settings> loading =
                    Shop.in("staging", Map.of("APP_LABELS_A", "1")).tryLoad(Labels.class, Counts.class);

            Settings settings = ((Loading.Loaded<Settings>) loading).settings();
            assertThat(settings.get(Labels.class).labels()).containsOnly(Map.entry("a", "1"));
            assertThat(settings.get(Counts.class).labels()).containsOnly(Map.entry("a", 1));
        }

        private String problems(Map<String, String> variables) {
            Loading<Settings> loading = Shop.in("staging", variables).tryLoad(Labels.class, Counts.class);
            return ((Loading.Failed<Settings>) loading).report().text();
        }
    }

    @Nested
    class The_default_of_a_map {
        @Test
        void is_judged_beside_entries_too_since_it_holds_for_all_other_keys() {
            assertThat(Shop.problems(Fallback.class, Map.of("APP_URLS_A", "https://x.staging.shop.example")))
                    .contains(
                            ": 1 problem\n",
                            "TG-2001 APP_URLS (default of urls()): this process is staging, and x.prod.shop.example:443 belongs to production\n");
        }

        @Test
        void makes_no_optional_group() {
            assertThat(Shop.load(Grouped.class, Map.of()).inner()).isEmpty();
            assertThat(Shop.problems(Grouped.class, Map.of("APP_INNER_LABELS_A", "1")))
                    .contains(": 1 problem\n", "TG-7001 APP_INNER_NAME: is not set\n");
            assertThat(SettingsReference.of(Grouped.class).envExample()).contains("\n#APP_INNER_NAME=\n");
        }
    }
}
