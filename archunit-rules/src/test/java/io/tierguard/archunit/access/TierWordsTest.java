package io.tierguard.archunit.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TierWordsTest {

    private final TierWords words = TierWords.DEFAULT;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "prod",
                "PROD",
                "Production",
                "pre-prod",
                "PRE_PROD",
                "PreProd",
                "!prod",
                "prod,staging",
                "prod & live"
            })
    void a_text_of_nothing_but_tiers_is_one(String text) {
        assertThat(words.isTier(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "product", "reproduction", "dev", "live", "eu-prod", "test", "int", "-", "Produktion"})
    void another_text_is_none(String text) {
        assertThat(words.isTier(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu-prod", "dev", "qa1", "live_eu", "my-staging-2"})
    void a_text_with_a_tier_counts_where_tiers_are_meant(String text) {
        assertThat(words.hasTier(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"env", "appEnv", "APP_ENV", "spring.profiles.active", "environmentName", "getTier", "stage"})
    void names_of_tiers(String name) {
        assertThat(TierWords.isTierName(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"envelope", "frontier", "getenv", "stages", "backstage"})
    void other_names(String name) {
        assertThat(TierWords.isTierName(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "isProd",
                "isProduction",
                "inProduction",
                "isProductionMode",
                "isStagingEnvironment",
                "production"
            })
    void questions(String name) {
        assertThat(words.isQuestion(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"isProduct", "isLive", "isProductionLine", "setProductionReady", "isDev"})
    void other_methods(String name) {
        assertThat(words.isQuestion(name)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"appEnv,app env", "APP_ENV,app env", "HTTPServer2x,http server x", "a--b,a b"})
    void names_are_cut_into_words(String name, String parts) {
        assertThat(TierWords.parts(name)).isEqualTo(List.of(parts.split(" ", -1)));
    }

    @Property
    void the_quick_look_changes_no_answer(@ForAll @StringLength(max = 64) String text) {
        assertThat(words.hasTier(text)).isEqualTo(!words.tiersIn(text).isEmpty());
    }

    @Property
    void a_word_is_found_among_others(
            @ForAll @AlphaChars @StringLength(min = 1, max = 9) String other,
            @ForAll @From("tiers") String tier,
            @ForAll @From("signs") String between) {
        assertThat(words.hasTier(other + between + tier + between + other)).isTrue();
    }

    @Provide
    Arbitrary<String> signs() {
        return Arbitraries.of("-", "_", ".", " ", "/", "!");
    }

    @Provide
    Arbitrary<String> tiers() {
        return Arbitraries.of("prod", "Staging", "DEV", "live", "preprod");
    }
}
