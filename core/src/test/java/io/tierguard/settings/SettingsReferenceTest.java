package io.tierguard.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.tierguard.identity.DotEnvFile;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsReferenceTest {

    @ConfigMapping(prefix = "shop")
    interface Everything {
        @Doc(value = "where orders are kept", example = "jdbc:postgresql://db.dev.example.com/orders")
        JdbcUrl databaseUrl();

        @Doc(value = "what the provider\n knows us by", example = "never shown")
        SecretText paymentKey();

        @WithDefault("8080")
        int port();

        @RequiredIn({Tier.STAGING, Tier.PRODUCTION})
        Optional<URI> errorsUrl();

        @ForbiddenIn(Tier.PRODUCTION)
        Optional<Boolean> debug();

        @Doc("colours | of `the` page")
        @WithDefault("# a, b|c")
        List<String> colours();

        Map<String, Integer> limits();

        @Doc("another shop")
        Optional<Partner> partner();

        List<Partner> peers();

        @RequiredIn(Tier.DEVELOPMENT)
        Optional<Inbox> inbox();

        @WithDefault("https://user:fake-Zq9w@cache.dev.example.com")
        URI cache();
    }

    interface Partner {
        @Doc(value = "where it is", example = "https://partner.example.com")
        URI url();

        @WithDefault("PT5S")
        Duration patience();
    }

    interface Inbox {
        String name();

        Optional<String> folder();
    }

    interface Broken {
        String text();
    }

    private final SettingsReference reference = SettingsReference.of(Everything.class);

    @Test
    void writes_an_example_of_an_env_file() {
        assertThat(reference.envExample()).isEqualTo("""
                # Copy this file to .env, which staging and production refuse to start beside, and keep that one out of version control.
                # Real variables win over it.

                TIERGUARD_ENVIRONMENT=development

                # a URL; optional, with a default
                #SHOP_CACHE=

                # colours | of `the` page
                # a list, each element a text, with commas between; optional
                #SHOP_COLOURS="# a, b|c"

                # where orders are kept
                # a JDBC URL; required
                SHOP_DATABASE_URL=jdbc:postgresql://db.dev.example.com/orders

                # true or false; optional, forbidden in production
                #SHOP_DEBUG=

                # a URL; required in staging and production
                #SHOP_ERRORS_URL=

                # a text; optional
                #SHOP_INBOX_FOLDER=

                # a text; required where anything of SHOP_INBOX_ is set, which development must have
                SHOP_INBOX_NAME=

                # for each KEY a whole number; optional
                #SHOP_LIMITS_KEY=

                # another shop
                # a duration such as PT10S; optional
                #SHOP_PARTNER_PATIENCE=PT5S

                # another shop: where it is
                # a URL; required
                SHOP_PARTNER_URL=https://partner.example.com

                # what the provider knows us by
                # a secret; required
                SHOP_PAYMENT_KEY=

                # a duration such as PT10S; optional
                #SHOP_PEERS_0__PATIENCE=PT5S

                # where it is
                # a URL; required in each element of SHOP_PEERS
                #SHOP_PEERS_0__URL=https://partner.example.com

                # a whole number; optional
                #SHOP_PORT=8080
                """);
    }

    @Test
    void writes_a_table() {
        assertThat(reference.markdown()).isEqualTo("""
                | variable | holds | need | default | for |
                | --- | --- | --- | --- | --- |
                | `SHOP_CACHE` | a URL | optional | not shown | |
                | `SHOP_COLOURS` | a list, each element a text, with commas between | optional | `# a, b\\|c` | colours \\| of `the` page |
                | `SHOP_DATABASE_URL` | a JDBC URL, such as `jdbc:postgresql://db.dev.example.com/orders` | required | | where orders are kept |
                | `SHOP_DEBUG` | true or false | optional, forbidden in production | | |
                | `SHOP_ERRORS_URL` | a URL | required in staging and production | | |
                | `SHOP_INBOX_FOLDER` | a text | optional | | |
                | `SHOP_INBOX_NAME` | a text | required where anything of SHOP_INBOX_ is set, which development must have | | |
                | `SHOP_LIMITS_KEY` | for each KEY a whole number | optional | | |
                | `SHOP_PARTNER_PATIENCE` | a duration such as PT10S | optional | `PT5S` | another shop |
                | `SHOP_PARTNER_URL` | a URL, such as `https://partner.example.com` | required | | another shop: where it is |
                | `SHOP_PAYMENT_KEY` | a secret | required | | what the provider knows us by |
                | `SHOP_PEERS_0__PATIENCE` | a duration such as PT10S | optional | `PT5S` | |
                | `SHOP_PEERS_0__URL` | a URL, such as `https://partner.example.com` | required in each element of SHOP_PEERS | | where it is |
                | `SHOP_PORT` | a whole number | optional | `8080` | |
                """);
    }

    @Test
    void writes_an_example_that_is_read_as_it_is_meant(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve(".env"), reference.envExample());

        DotEnvFile read = DotEnvFile.in(directory);

        assertThat(read.problems()).isEmpty();
        assertThat(read.values())
                .containsOnly(
                        Map.entry("TIERGUARD_ENVIRONMENT", "development"),
                        Map.entry("SHOP_DATABASE_URL", "jdbc:postgresql://db.dev.example.com/orders"),
                        Map.entry("SHOP_INBOX_NAME", ""),
                        Map.entry("SHOP_PARTNER_URL", "https://partner.example.com"),
                        Map.entry("SHOP_PAYMENT_KEY", ""));

        Files.writeString(directory.resolve(".env"), reference.envExample().replace("#SHOP", "SHOP"));

        assertThat(DotEnvFile.in(directory).problems()).isEmpty();
        assertThat(DotEnvFile.in(directory).values()).containsEntry("SHOP_COLOURS", "# a, b|c");
    }

    @ConfigMapping(prefix = "app")
    interface Required {
        @RequiredIn({Tier.DEVELOPMENT, Tier.TEST})
        Optional<Any> any();

        @RequiredIn(Tier.DEVELOPMENT)
        List<Broken> peers();

        @WithDefault("fake-Zq9w")
        Token token();

        @Doc(value = "where\u001b[2J it\u0007 is", example = "a\u001b]0;b")
        String odd();
    }

    interface Any {
        Optional<String> one();

        @WithDefault("2")
        int two();
    }

    /** A type of the application's own that keeps a secret. */
    record Token(SecretText text) {
        public static Token of(String text) {
            return new Token(SecretText.of(text));
        }
    }

    @ConfigMapping(prefix = "app")
    interface NeverLoaded {
        @ForbiddenIn(Tier.PRODUCTION)
        String text();
    }

    @Test
    void says_what_a_tier_asks_of_groups_and_lists_and_shows_no_secret_of_an_own_type() {
        assertThat(SettingsReference.of(Required.class).envExample()).endsWith("""
                TIERGUARD_ENVIRONMENT=development

                # a text; optional, but development and test must have something of APP_ANY_
                #APP_ANY_ONE=

                # a whole number; optional, but development and test must have something of APP_ANY_
                #APP_ANY_TWO=2

                # where\uFFFD[2J it\uFFFD is
                # a text; required
                APP_ODD=

                # a text; required in each element of APP_PEERS, which development must have
                APP_PEERS_0__TEXT=

                # a value of the type Token; optional, with a default
                #APP_TOKEN=
                """);
    }

    @Test
    void says_nothing_of_a_mapping_that_never_loads() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SettingsReference.of(NeverLoaded.class))
                .withMessage(
                        "[TG-7008 NeverLoaded: NeverLoaded cannot be used as a mapping: @ForbiddenIn of text() forbids what must be set: make it an Optional, or give it a default]");
    }

    @Test
    void no_word_of_it_steers_the_terminal_that_shows_a_report() {
        assertThat(Shop.problems("test", Required.class, Map.of("APP_ANY_ONE", "1")))
                .isEqualTo("""
                shop refuses to start as test: 1 problem

                TG-7001 APP_ODD: is not set
                  about      where\uFFFD[2J it\uFFFD is
                  to fix     set it to a text, such as a\uFFFD]0;b
                """);
    }

    @Test
    void shows_no_secret() {
        assertThat(reference.envExample() + reference.markdown() + reference)
                .doesNotContain("Zq9w")
                .doesNotContain("never shown");
    }

    @Test
    void tells_what_is_wrong_with_a_mapping() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SettingsReference.of(Broken.class))
                .withMessage("[TG-7008 Broken: Broken cannot be used as a mapping: it has no @ConfigMapping]");
        assertThatIllegalArgumentException().isThrownBy(SettingsReference::of).withMessage("no mapping was given");
    }
}
