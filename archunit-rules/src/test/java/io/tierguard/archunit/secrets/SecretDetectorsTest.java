package io.tierguard.archunit.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.archunit.fixture.Fakes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No token here was ever issued: all of them are put together out of FAKE and the like. */
class SecretDetectorsTest {

    private static final SecretDetectors DETECTORS = SecretDetectors.forClass(List.of());

    private static List<String> found(String text) {
        return DETECTORS.detect("", text).stream().map(Secret::what).toList();
    }

    /** So many characters that are neither random nor all the same. */
    private static String fake(int length) {
        return "FAKEfake12".repeat(length / 10 + 1).substring(0, length);
    }

    private static String upper(int length) {
        return "FAKE2SHAM7".repeat(length / 10 + 1).substring(0, length);
    }

    private static String hex(int length) {
        return "fa6e0123cd".repeat(length / 10 + 1).substring(0, length);
    }

    /**
     * @param what provider and kind
     * @param prefix how it begins
     * @param body the rest
     */
    record Token(String what, String prefix, String body) {

        String whole() {
            return prefix + body;
        }

        @Override
        public String toString() {
            return what + " " + prefix;
        }
    }

    static Stream<Token> tokens() {
        List<Token> tokens = new ArrayList<>();
        for (String prefix : List.of("AKIA", "ASIA", "ABIA", "ACCA")) {
            tokens.add(new Token("AWS access key id", prefix, upper(16)));
        }
        tokens.add(new Token("GitHub personal access token", "ghp_", fake(36)));
        tokens.add(new Token("GitHub personal access token", "github_pat_", fake(22) + "_" + fake(59)));
        tokens.add(new Token("GitHub OAuth token", "gho_", fake(36)));
        tokens.add(new Token("GitHub user token", "ghu_", fake(36)));
        tokens.add(new Token("GitHub server token", "ghs_", fake(36)));
        tokens.add(new Token("GitHub refresh token", "ghr_", fake(76)));
        for (String mode : List.of("live", "test")) {
            tokens.add(new Token("Stripe secret key", "sk_" + mode + "_", fake(24)));
            tokens.add(new Token("Stripe restricted key", "rk_" + mode + "_", fake(99)));
        }
        tokens.add(new Token("Stripe webhook secret", "whsec_", fake(32)));
        for (String kind : "bparsocde".split("")) {
            tokens.add(new Token("Slack token", "xox" + kind + "-", "123456789012-" + fake(24)));
        }
        tokens.add(new Token("Slack app token", "xapp-", "1-A0FAKE-123-" + hex(64)));
        tokens.add(new Token("Slack webhook URL", "hooks.slack.com/services/", "T0FAKE123/B0FAKE456/" + fake(24)));
        tokens.add(
                new Token("Slack webhook URL", "hooks.slack.com/workflows/", "T0FAKE123/A0FAKE456/1234/" + fake(24)));
        tokens.add(new Token("Slack webhook URL", "hooks.slack.com/triggers/", "T0FAKE123/12345/" + fake(32)));
        tokens.add(new Token("Google API key", "AIza", fake(35)));
        tokens.add(new Token("Google OAuth client secret", "GOCSPX-", fake(28)));
        tokens.add(new Token("Google OAuth access token", "ya29.", fake(60)));
        for (String kind : List.of("glpat", "gldt", "glrt", "glptt", "glcbt", "glsoat", "glagent", "gloas")) {
            tokens.add(new Token("GitLab token", kind + "-", fake(20)));
        }
        tokens.add(new Token("npm token", "npm_", fake(36)));
        tokens.add(new Token("PyPI token", "pypi-AgE", fake(100)));
        tokens.add(new Token("RubyGems key", "rubygems_", hex(48)));
        tokens.add(new Token("NuGet key", "oy2", hex(43)));
        tokens.add(new Token("Docker token", "dckr_pat_", fake(27)));
        tokens.add(new Token("JFrog token", "AKCp", fake(69)));
        tokens.add(new Token("SendGrid key", "SG.", fake(22) + "." + fake(43)));
        tokens.add(new Token("Twilio API key", "SK", hex(32)));
        tokens.add(new Token("Mailgun key", "key-", hex(32)));
        for (String kind : List.of("hvs.", "hvb.", "hvr.")) {
            tokens.add(new Token("Vault token", kind, fake(90)));
        }
        for (String kind : List.of("dop_v1_", "doo_v1_", "dor_v1_")) {
            tokens.add(new Token("DigitalOcean token", kind, hex(64)));
        }
        tokens.add(new Token("Anthropic key", "sk-ant-", "api03-" + fake(90)));
        for (String kind : List.of("sk-proj-", "sk-svcacct-", "sk-admin-")) {
            tokens.add(new Token("OpenAI key", kind, fake(120)));
        }
        tokens.add(new Token("Hugging Face token", "hf_", fake(34)));
        tokens.add(new Token("Databricks token", "dapi", hex(32)));
        for (String kind : List.of("shpat_", "shpca_", "shppa_")) {
            tokens.add(new Token("Shopify token", kind, hex(32)));
        }
        tokens.add(new Token("Shopify secret", "shpss_", hex(32)));
        tokens.add(new Token("Square token", "sq0atp-", fake(22)));
        tokens.add(new Token("Square secret", "sq0csp-", fake(43)));
        tokens.add(new Token("Postman key", "PMAK-", hex(24) + "-" + hex(34)));
        tokens.add(new Token("New Relic key", "NRAK-", upper(27)));
        tokens.add(new Token("Grafana token", "glsa_", fake(32) + "_" + hex(8)));
        tokens.add(new Token("Linear key", "lin_api_", fake(40)));
        tokens.add(new Token("Notion token", "ntn_", fake(46)));
        tokens.add(new Token("Doppler token", "dp.pt.", fake(43)));
        tokens.add(new Token("Pulumi token", "pul-", hex(40)));
        tokens.add(new Token("Tailscale key", "tskey-", "auth-" + fake(12) + "-" + fake(32)));
        tokens.add(new Token("PlanetScale password", "pscale_pw_", fake(43)));
        tokens.add(new Token("PlanetScale token", "pscale_tkn_", fake(43)));
        tokens.add(new Token("Supabase token", "sbp_", hex(40)));
        tokens.add(new Token("Supabase secret key", "sb_secret_", fake(31)));
        for (String kind : List.of("squ_", "sqp_", "sqa_")) {
            tokens.add(new Token("SonarQube token", kind, hex(40)));
        }
        tokens.add(new Token("Sentry token", "sntrys_", fake(90)));
        tokens.add(new Token("Sentry token", "sntryu_", hex(64)));
        tokens.add(new Token("Atlassian token", "ATATT3", fake(180)));
        tokens.add(new Token("Dynatrace token", "dt0c01.", upper(24) + "." + upper(64)));
        tokens.add(new Token("1Password service account token", "ops_eyJ", fake(200)));
        tokens.add(new Token("age secret key", "AGE-SECRET-KEY-1", upper(58)));
        tokens.add(new Token("Discord webhook URL", "discord.com/api/webhooks/", "123456789012345678/" + fake(68)));
        tokens.add(new Token("Discord webhook URL", "discordapp.com/api/webhooks/", "123456789012345678/" + fake(68)));
        tokens.add(new Token("Azure storage account key", "AccountKey=", fake(86) + "=="));
        tokens.add(new Token("Azure storage account key", fake(76) + "+ASt", fake(6) + "=="));
        tokens.add(new Token("Azure access key", "SharedAccessKey=", fake(43) + "="));
        tokens.add(new Token("Azure client secret", "Fa~8Q~", fake(34)));
        tokens.add(new Token("Azure DevOps token", fake(76) + "AZDO", fake(4)));
        tokens.add(new Token("OpenAI key", "sk-", fake(20) + "T3BlbkFJ" + fake(20)));
        tokens.add(new Token("Terraform token", fake(14) + ".atlasv1.", fake(67)));
        tokens.add(new Token("Telegram bot token", "123456789:AA", fake(33)));
        tokens.add(new Token("Mailchimp key", hex(32) + "-us", "12"));
        tokens.add(new Token("JSON web token", "", Fakes.jwt("fake")));
        return tokens.stream();
    }

    /** Where the mark stands late in a token, what follows it says nothing. */
    static Stream<Token> tokens_with_a_body() {
        return tokens().filter(token -> token.body().length() > 10);
    }

    @Nested
    class A_providers_token {

        @ParameterizedTest
        @MethodSource("io.tierguard.archunit.secrets.SecretDetectorsTest#tokens")
        void is_found_alone_and_in_longer_texts(Token token) {
            assertThat(found(token.whole())).containsExactly(token.what());
            for (String around :
                    List.of("Bearer %s", "\"%s\"", "token=%s", "(%s)", "a\\n%s", "\n%s\n", "%%3D%s", "'%s',")) {
                assertThat(found(String.format(around, token.whole())))
                        .as(around)
                        .contains(token.what());
            }
        }

        @ParameterizedTest
        @MethodSource("io.tierguard.archunit.secrets.SecretDetectorsTest#tokens")
        void is_none_without_what_follows_the_prefix(Token token) {
            String piece = token.body().substring(0, token.body().length() / 3);

            assertThat(found(token.prefix())).isEmpty();
            assertThat(found(token.prefix() + " ")).isEmpty();
            assertThat(found(token.prefix() + "\1")).isEmpty();
            if (!token.body().contains("/") && token.body().length() < 60) {
                assertThat(found(token.prefix() + piece)).isEmpty();
            }
        }

        @ParameterizedTest
        @MethodSource("io.tierguard.archunit.secrets.SecretDetectorsTest#tokens_with_a_body")
        void is_none_when_it_says_that_it_is_an_example(Token token) {
            int length = token.body().length();
            assertThat(found(token.prefix() + token.body().replaceAll("[A-Za-z0-9]", "x")))
                    .doesNotContain(token.what());
            if (!token.what().equals("JSON web token")) {
                String example = token.body().substring(0, length - 7) + "EXAMPLE";
                assertThat(found(token.prefix() + example)).doesNotContain(token.what());
                assertThat(found(token.prefix() + "0".repeat(length))).doesNotContain(token.what());
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "AKIAIOSFODNN7EXAMPLE",
                    "https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX",
                    "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "sk_live_****************",
                    "sk_live_...",
                    "ghp_your_token_here_your_token_here_your",
                    "xoxb-not-a-token",
                    "xoxb-your-token-1234567890",
                    "npm_config_registry_and_npm_config_userconfig",
                    "pk_live_FAKEfakeFAKEfake1234",
                    "eyJhbGciOiJub25lIn0.eyJzdWIiOiJmYWtlIn0.",
                    "com.example.AKIATHEPACKAGENAME",
                    "key-value",
                    "AIza",
                })
        void is_none_when_it_is_an_example_from_documentation_or_no_token(String text) {
            assertThat(found(text)).isEmpty();
        }

        @Test
        void is_none_in_the_middle_of_a_longer_word() {
            assertThat(found("x" + "ghp_" + fake(36))).isEmpty();
            assertThat(found("AKIA" + upper(17))).isEmpty();
            assertThat(found("AKIA" + upper(16) + "x")).isEmpty();
            assertThat(found("AIza" + fake(36))).isEmpty();
        }

        @Test
        void is_found_beside_others_in_the_order_of_the_text() {
            assertThat(found("npm_" + fake(36) + " ghp_" + fake(36) + " AKIA" + upper(16)))
                    .containsExactly("npm token", "GitHub personal access token", "AWS access key id");
        }

        @Test
        void is_reported_as_itself_where_it_is_the_password_of_a_url() {
            assertThat(found("https://me:ghp_" + fake(36) + "@github.example/me/repo.git"))
                    .containsExactly("GitHub personal access token");
        }
    }

    @Nested
    class A_secret_without_a_form {

        private final String twilio = hex(32);

        @Test
        void is_told_by_the_account_beside_it() {
            assertThat(SecretDetectors.forClass(List.of("AC" + hex(32))).detect("", twilio))
                    .extracting(Secret::what)
                    .containsExactly("Twilio auth token");
            assertThat(found(twilio)).isEmpty();
        }

        @Test
        void is_told_by_its_name() {
            assertThat(DETECTORS.detect("TWILIO_AUTH_TOKEN", twilio))
                    .extracting(Secret::what)
                    .containsExactly("Twilio auth token");
            assertThat(found("twilio.auth.token=" + twilio)).containsExactly("Twilio auth token");
        }
    }

    @Nested
    class An_http_basic_header {

        @Test
        void is_found_by_what_it_decodes_to() {
            assertThat(found("Authorization: Basic " + basic("app:fake-hunter")))
                    .containsExactly("password in an HTTP Basic header");
        }

        @ParameterizedTest
        @ValueSource(strings = {"app:", "app:app", "app:${password}", "no colon", "user:password"})
        void is_none_without_a_password(String credentials) {
            assertThat(found("Basic " + basic(credentials))).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"Basic authentication", "Basic realm=\"shop\"", "Basic ", "BasicAuthenticationFilter"})
        void is_none_when_it_is_a_phrase(String text) {
            assertThat(found(text)).isEmpty();
        }

        private static String basic(String credentials) {
            return Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        }
    }
}
