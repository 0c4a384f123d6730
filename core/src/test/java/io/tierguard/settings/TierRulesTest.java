package io.tierguard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.tierguard.tier.Tier;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What must be set in some tiers, what must not, and what a setting is for. */
class TierRulesTest {

    @ConfigMapping(prefix = "app")
    interface Required {
        @RequiredIn({Tier.STAGING, Tier.PRODUCTION})
        Optional<SecretText> key();

        @RequiredIn(Tier.PRODUCTION)
        @WithDefault("https://a.staging.shop.example")
        URI url();

        @RequiredIn(Tier.PRODUCTION)
        OptionalInt workers();

        @RequiredIn(Tier.PRODUCTION)
        @WithDefault("5")
        int retries();

        @RequiredIn(Tier.PRODUCTION)
        Optional<List<String>> hosts();
    }

    @Test
    void no_default_counts_where_a_tier_requires_the_setting() {
        assertThat(Shop.problems("production", Required.class, Map.of("APP_KEI", "k")))
                .isEqualTo("""
                shop refuses to start as production: 6 problems

                TG-7001 APP_HOSTS: is not set
                  required   in production
                  to fix     set it to a list, each element a text

                TG-7004 APP_KEI (environment variable): is set, but nothing reads it
                  to fix     rename it to APP_KEY, or unset it

                TG-7001 APP_KEY: is not set
                  required   in production
                  perhaps    APP_KEI is meant for it: it is set, and nothing reads it
                  to fix     set it to a secret

                TG-7001 APP_RETRIES: is not set
                  required   in production, where the default does not count
                  to fix     set it to a whole number

                TG-7001 APP_URL: is not set
                  required   in production, where the default does not count
                  to fix     set it to a URL

                TG-7001 APP_WORKERS: is not set
                  required   in production
                  to fix     set it to a whole number
                """);
    }

    @Test
    void other_tiers_do_not_ask_for_it() {
        Required settings = Shop.load(Required.class, Map.of("APP_KEY", "k"));

        assertThat(settings.retries()).isEqualTo(5);
        assertThat(settings.workers()).isEmpty();
        assertThat(Shop.problems(Required.class, Map.of()))
                .contains(": 1 problem\n", "TG-7001 APP_KEY: is not set\n  required   in staging\n");
    }

    @Test
    void an_environment_is_held_to_the_rules_of_its_tier() {
        assertThat(Shop.problems("qa-eu", Required.class, Map.of()))
                .contains(": 1 problem\n", "  required   in staging\n");
    }

    @Test
    void an_optional_that_is_required_must_not_be_empty() {
        assertThat(Shop.problems(Required.class, Map.of("APP_KEY", "")))
                .contains(": 1 problem\n", "TG-7002 APP_KEY (environment variable): is set, but empty\n");
        assertThat(Shop.in("development", Map.of("APP_KEY", "", "APP_URL", "http://localhost"))
                        .tryLoad(Required.class))
                .isInstanceOf(Loading.Loaded.class);
    }

    @ConfigMapping(prefix = "app")
    interface Forbidden {
        @ForbiddenIn(Tier.PRODUCTION)
        @WithDefault("false")
        boolean debug();

        @ForbiddenIn({Tier.STAGING, Tier.PRODUCTION})
        Optional<String> user();

        @ForbiddenIn(Tier.PRODUCTION)
        Optional<List<String>> hosts();

        @ForbiddenIn(Tier.PRODUCTION)
        Map<String, String> labels();

        @ForbiddenIn(Tier.PRODUCTION)
        Optional<Tools> tools();

        @ForbiddenIn(Tier.PRODUCTION)
        List<Tools> more();

        interface Tools {
            String name();

            Optional<String> colour();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "APP_DEBUG, APP_DEBUG",
        "APP_DEBUG_FILE, APP_DEBUG_FILE",
        "APP_USER, APP_USER",
        "APP_HOSTS, APP_HOSTS",
        "APP_HOSTS_0_, APP_HOSTS_0_",
        "APP_HOSTS_0__FILE, APP_HOSTS_0__FILE",
        "APP_LABELS_TEAM, APP_LABELS_TEAM",
        "APP_LABELS_TEAM_FILE, APP_LABELS_TEAM_FILE",
        "APP_TOOLS_NAME, APP_TOOLS_NAME",
        "APP_MORE_0__NAME, APP_MORE_0__NAME"
    })
    void what_is_forbidden_is_told_whatever_it_holds(String name, String told) {
        assertThat(Shop.problems("production", Forbidden.class, Map.of(name, "false")))
                .isEqualTo("""
                shop refuses to start as production: 1 problem

                TG-7011 %s (environment variable): is set, and must not be set in production
                  to fix     unset it in production
                """.formatted(told));
    }

    @Test
    void what_is_forbidden_keeps_its_default_and_is_free_elsewhere() {
        Forbidden settings = ((Loading.Loaded<Forbidden>)
                        Shop.in("production", Map.of("APP_USER", "")).tryLoad(Forbidden.class))
                .settings();
        assertThat(settings.debug()).isFalse();
        assertThat(settings.user()).isEmpty();
        assertThat(settings.more()).isEmpty();

        assertThat(Shop.load(Forbidden.class, Map.of("APP_DEBUG", "true", "APP_TOOLS_NAME", "t"))
                        .tools())
                .isPresent();
    }

    @ConfigMapping(prefix = "app")
    interface Groups {
        @RequiredIn(Tier.STAGING)
        Optional<Audit> audit();

        @RequiredIn(Tier.STAGING)
        Optional<Tuning> tuning();

        @RequiredIn(Tier.STAGING)
        List<Audit> peers();

        @RequiredIn(Tier.STAGING)
        Map<String, String> labels();

        interface Audit {
            SecretText key();

            Optional<String> name();
        }

        interface Tuning {
            Optional<String> mode();

            @RequiredIn(Tier.STAGING)
            Optional<Deep> deep();
        }

        interface Deep {
            @WithDefault("1")
            int level();
        }
    }

    @Test
    void a_group_a_list_and_a_map_can_be_required() {
        assertThat(Shop.problems(Groups.class, Map.of())).isEqualTo("""
                shop refuses to start as staging: 5 problems

                TG-7001 APP_AUDIT_KEY: is not set
                  to fix     set it to a secret

                TG-7012 APP_LABELS: nothing of it is set, and staging requires it
                  to fix     set APP_LABELS_…, with a key in place of …

                TG-7012 APP_PEERS: nothing of it is set, and staging requires it
                  to fix     set the members of a first element, as APP_PEERS_0__…

                TG-7012 APP_TUNING: nothing of it is set, and staging requires it
                  to fix     set one of its variables at least

                TG-7012 APP_TUNING_DEEP: nothing of it is set, and staging requires it
                  to fix     set one of its variables at least
                """);
        assertThat(Shop.load(
                                Groups.class,
                                Map.of(
                                        "APP_AUDIT_KEY", "k",
                                        "APP_LABELS_A", "b",
                                        "APP_PEERS_0__KEY", "k",
                                        "APP_TUNING_DEEP_LEVEL", "2"))
                        .audit())
                .isPresent();
        assertThat(Shop.in("test", Map.of()).tryLoad(Groups.class)).isInstanceOf(Loading.Loaded.class);
    }

    @Nested
    class Rules_that_cannot_hold_together {
        @ConfigMapping(prefix = "app")
        interface Contradicting {
            @RequiredIn({Tier.TEST, Tier.PRODUCTION})
            @ForbiddenIn(Tier.PRODUCTION)
            Optional<String> both();

            @ForbiddenIn(Tier.PRODUCTION)
            String needed();

            @ForbiddenIn({})
            Optional<String> never();

            @RequiredIn({})
            Optional<String> nowhere();

            @ForbiddenIn(Tier.STAGING)
            Plain plain();

            @ForbiddenIn(Tier.STAGING)
            Optional<Inner> inner();

            @RequiredIn(Tier.TEST)
            default String body() {
                return "x";
            }

            interface Plain {
                int number();
            }

            interface Inner {
                String fine();

                @RequiredIn(Tier.STAGING)
                Optional<String> wanted();
            }
        }

        @Test
        void are_told_in_every_tier() {
            for (String environment : List.of("development", "test", "staging", "production")) {
                assertThat(Shop.problems(
                                environment, Contradicting.class, Map.of("APP_NEEDED", "a", "APP_PLAIN_NUMBER", "1")))
                        .contains(
                                "as a mapping: @RequiredIn and @ForbiddenIn of both() both name production\n",
                                "as a mapping: @ForbiddenIn of needed() forbids what must be set: make it an Optional, or give it a default\n",
                                "as a mapping: @ForbiddenIn of never() names no tier\n",
                                "as a mapping: @RequiredIn of nowhere() names no tier\n",
                                "as a mapping: @ForbiddenIn of plain() forbids number() too, which must be set: make the group an Optional\n",
                                "as a mapping: body() has a body, and no variable that @RequiredIn could be about\n",
                                "TG-7008 Inner: Inner cannot be used as a mapping: @RequiredIn of wanted() names staging, where @ForbiddenIn of inner() forbids all that is in it\n");
            }
        }
    }

    @Nested
    class What_a_setting_is_for {
        @ConfigMapping(prefix = "app")
        interface Documented {
            @Doc(value = "where orders\n    are kept", example = "jdbc:postgresql://db.staging.shop.example/orders")
            JdbcUrl databaseUrl();

            @Doc(value = "", example = "PT30S")
            Duration timeout();

            @Doc("how many at once")
            Optional<Integer> workers();
        }

        @Test
        void stands_where_it_is_missing_empty_or_malformed() {
            Map<String, String> variables = new TreeMap<>(Map.of("APP_TIMEOUT", "", "APP_WORKERS", "many"));

            assertThat(Shop.problems(Documented.class, variables)).isEqualTo("""
                    shop refuses to start as staging: 3 problems

                    TG-7001 APP_DATABASE_URL: is not set
                      about      where orders are kept
                      to fix     set it to a JDBC URL, such as jdbc:postgresql://db.staging.shop.example/orders

                    TG-7002 APP_TIMEOUT (environment variable): is set, but empty
                      to fix     set it to a duration, such as PT30S, or unset it

                    TG-7003 APP_WORKERS (environment variable): does not hold a whole number
                      about      how many at once
                      to fix     set it to a whole number
                    """);
        }
    }
}
