package io.tierguard.archunit.secrets;

import static io.tierguard.archunit.secrets.Alphabet.ALNUM;
import static io.tierguard.archunit.secrets.Alphabet.BASE64;
import static io.tierguard.archunit.secrets.Alphabet.DIGITS;
import static io.tierguard.archunit.secrets.Alphabet.DOTTED;
import static io.tierguard.archunit.secrets.Alphabet.HEX;
import static io.tierguard.archunit.secrets.Alphabet.LOWER;
import static io.tierguard.archunit.secrets.Alphabet.PADDED;
import static io.tierguard.archunit.secrets.Alphabet.PATH;
import static io.tierguard.archunit.secrets.Alphabet.SPLIT;
import static io.tierguard.archunit.secrets.Alphabet.TILDE;
import static io.tierguard.archunit.secrets.Alphabet.UPPER;
import static io.tierguard.archunit.secrets.Alphabet.WORD;
import static io.tierguard.archunit.secrets.TokenShape.exact;
import static io.tierguard.archunit.secrets.TokenShape.open;

import java.util.List;
import java.util.function.Predicate;

/**
 * The table of tokens that tell by themselves whose they are, from what the providers publish about their formats.
 * Identifiers and publishable keys are no secrets and are left out.
 */
final class ProviderTokens {

    private static final String AWS_KEY = Companion.AWS_ACCESS_KEY;
    private static final String GITLAB = "GitLab token";
    private static final String SLACK = "Slack token";
    private static final String SLACK_WEBHOOK = "Slack webhook URL";
    private static final String STRIPE = "Stripe secret key";
    private static final String STRIPE_RESTRICTED = "Stripe restricted key";
    private static final String DISCORD_WEBHOOK = "Discord webhook URL";
    private static final String AZURE_KEY = "Azure access key";
    private static final String AZURE_STORAGE = "Azure storage account key";

    static final List<Detector> ALL = List.of(
            exact(AWS_KEY, "AKIA", UPPER, 16),
            exact(AWS_KEY, "ASIA", UPPER, 16),
            exact(AWS_KEY, "ABIA", UPPER, 16),
            exact(AWS_KEY, "ACCA", UPPER, 16),
            open("GitHub personal access token", "ghp_", ALNUM, 36),
            open("GitHub personal access token", "github_pat_", WORD, 60),
            open("GitHub OAuth token", "gho_", ALNUM, 36),
            open("GitHub user token", "ghu_", ALNUM, 36),
            open("GitHub server token", "ghs_", ALNUM, 36),
            open("GitHub refresh token", "ghr_", ALNUM, 36),
            open(STRIPE, "sk_live_", ALNUM, 16),
            open(STRIPE, "sk_test_", ALNUM, 16),
            open(STRIPE_RESTRICTED, "rk_live_", ALNUM, 16),
            open(STRIPE_RESTRICTED, "rk_test_", ALNUM, 16),
            open("Stripe webhook secret", "whsec_", PADDED, 24),
            open(SLACK, "xoxb-", WORD, 16).where(ProviderTokens::hasDigit),
            open(SLACK, "xoxp-", WORD, 16).where(ProviderTokens::hasDigit),
            open(SLACK, "xoxa-", WORD, 16).where(ProviderTokens::hasDigit),
            open(SLACK, "xoxr-", WORD, 16).where(ProviderTokens::hasDigit),
            open(SLACK, "xoxs-", WORD, 16).where(ProviderTokens::hasDigit),
            open(SLACK, "xoxo-", WORD, 16).where(ProviderTokens::hasDigit),
            open(SLACK, "xoxc-", WORD, 16).where(ProviderTokens::hasDigit),
            open(SLACK, "xoxd-", SPLIT, 16).where(ProviderTokens::hasDigit),
            open(SLACK, "xoxe-", WORD, 16).where(ProviderTokens::hasDigit),
            open("Slack app token", "xapp-", WORD, 16).where(ProviderTokens::hasDigit),
            open(SLACK_WEBHOOK, "hooks.slack.com/services/", PATH, 30).where(hasParts('/', 3, 8)),
            open(SLACK_WEBHOOK, "hooks.slack.com/workflows/", PATH, 30).where(hasParts('/', 3, 8)),
            open(SLACK_WEBHOOK, "hooks.slack.com/triggers/", PATH, 30).where(hasParts('/', 3, 8)),
            exact("Google API key", "AIza", WORD, 35),
            exact("Google OAuth client secret", "GOCSPX-", WORD, 28),
            open("Google OAuth access token", "ya29.", WORD, 30),
            open(GITLAB, "glpat-", WORD, 20),
            open(GITLAB, "gldt-", WORD, 20),
            open(GITLAB, "glrt-", WORD, 20),
            open(GITLAB, "glptt-", WORD, 20),
            open(GITLAB, "glcbt-", WORD, 20),
            open(GITLAB, "glsoat-", WORD, 20),
            open(GITLAB, "glagent-", WORD, 20),
            open(GITLAB, "gloas-", WORD, 20),
            exact("npm token", "npm_", ALNUM, 36),
            open("PyPI token", "pypi-AgE", WORD, 50),
            exact("RubyGems key", "rubygems_", HEX, 48),
            exact("NuGet key", "oy2", LOWER, 43).where(ProviderTokens::hasDigit),
            open("Docker token", "dckr_pat_", WORD, 27),
            open("JFrog token", "AKCp", ALNUM, 60),
            open("SendGrid key", "SG.", DOTTED, 60).where(hasParts('.', 2, 20)),
            exact("Twilio API key", "SK", HEX, 32),
            exact("Mailgun key", "key-", HEX, 32),
            open("Vault token", "hvs.", WORD, 24),
            open("Vault token", "hvb.", WORD, 24),
            open("Vault token", "hvr.", WORD, 24),
            exact("DigitalOcean token", "dop_v1_", HEX, 64),
            exact("DigitalOcean token", "doo_v1_", HEX, 64),
            exact("DigitalOcean token", "dor_v1_", HEX, 64),
            open("Anthropic key", "sk-ant-", WORD, 32),
            open("OpenAI key", "sk-proj-", WORD, 32),
            open("OpenAI key", "sk-svcacct-", WORD, 32),
            open("OpenAI key", "sk-admin-", WORD, 32),
            open("OpenAI key", "sk-", WORD, 48).where(body -> body.contains("T3BlbkFJ")),
            exact("Hugging Face token", "hf_", ALNUM, 34),
            exact("Databricks token", "dapi", HEX, 32),
            exact("Shopify token", "shpat_", HEX, 32),
            exact("Shopify token", "shpca_", HEX, 32),
            exact("Shopify token", "shppa_", HEX, 32),
            exact("Shopify secret", "shpss_", HEX, 32),
            open("Square token", "sq0atp-", WORD, 22),
            open("Square secret", "sq0csp-", WORD, 40),
            open("Postman key", "PMAK-", WORD, 59),
            open("New Relic key", "NRAK-", UPPER, 27),
            open("Grafana token", "glsa_", WORD, 32),
            open("Linear key", "lin_api_", ALNUM, 40),
            open("Notion token", "ntn_", ALNUM, 40),
            open("Doppler token", "dp.pt.", ALNUM, 40),
            exact("Pulumi token", "pul-", HEX, 40),
            open("Tailscale key", "tskey-", WORD, 20).where(ProviderTokens::hasDigit),
            open("PlanetScale password", "pscale_pw_", DOTTED, 32),
            open("PlanetScale token", "pscale_tkn_", DOTTED, 32),
            exact("Supabase token", "sbp_", HEX, 40),
            open("Supabase secret key", "sb_secret_", WORD, 24),
            exact("SonarQube token", "squ_", HEX, 40),
            exact("SonarQube token", "sqp_", HEX, 40),
            exact("SonarQube token", "sqa_", HEX, 40),
            open("Sentry token", "sntrys_", PADDED, 40),
            open("Sentry token", "sntryu_", HEX, 64),
            open("Atlassian token", "ATATT3", WORD, 60),
            open("Dynatrace token", "dt0c01.", DOTTED, 80),
            open("1Password service account token", "ops_eyJ", WORD, 100),
            exact("age secret key", "AGE-SECRET-KEY-1", UPPER, 58),
            open(DISCORD_WEBHOOK, "discord.com/api/webhooks/", PATH, 60).where(hasParts('/', 2, 16)),
            open(DISCORD_WEBHOOK, "discordapp.com/api/webhooks/", PATH, 60).where(hasParts('/', 2, 16)),
            open(AZURE_STORAGE, "AccountKey=", PADDED, 86),
            open(AZURE_KEY, "SharedAccessKey=", PADDED, 43),
            new InfixShape(AZURE_STORAGE, BASE64, 76, 76, "+ASt", PADDED, 8, 8, token -> token.endsWith("==")),
            new InfixShape("Azure client secret", TILDE, 4, 4, "Q~", TILDE, 31, 34, ProviderTokens::fourthIsDigit),
            new InfixShape("Azure DevOps token", ALNUM, 76, 76, "AZDO", ALNUM, 4, 4, token -> true),
            new InfixShape("Terraform token", ALNUM, 14, 14, ".atlasv1.", WORD, 60, 80, token -> true),
            new InfixShape("Telegram bot token", DIGITS, 8, 10, ":AA", WORD, 33, 33, token -> true),
            new InfixShape("Mailchimp key", HEX, 32, 32, "-us", DIGITS, 1, 2, token -> true));

    private ProviderTokens() {}

    private static boolean hasDigit(String body) {
        return body.chars().anyMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean fourthIsDigit(String token) {
        return Character.isDigit(token.charAt(3));
    }

    /** At least so many parts, the last of them not shorter than so much. */
    private static Predicate<String> hasParts(char separator, int count, int lastLength) {
        return body -> {
            long parts = 1 + body.chars().filter(c -> c == separator).count();
            return parts >= count && body.length() - body.lastIndexOf(separator) > lastLength;
        };
    }
}
