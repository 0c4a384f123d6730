package io.tierguard.archunit.secrets;

import static io.tierguard.archunit.secrets.Alphabet.ALNUM;
import static io.tierguard.archunit.secrets.Alphabet.DIGITS;
import static io.tierguard.archunit.secrets.Alphabet.DOTTED;
import static io.tierguard.archunit.secrets.Alphabet.HEX;
import static io.tierguard.archunit.secrets.Alphabet.LOWER;
import static io.tierguard.archunit.secrets.Alphabet.NUMBERED;
import static io.tierguard.archunit.secrets.Alphabet.PATH;
import static io.tierguard.archunit.secrets.Alphabet.SPLIT;
import static io.tierguard.archunit.secrets.Alphabet.WORD;
import static io.tierguard.archunit.secrets.Body.hasDigit;
import static io.tierguard.archunit.secrets.Body.hasLengths;
import static io.tierguard.archunit.secrets.Body.hasParts;
import static io.tierguard.archunit.secrets.Body.isMixed;
import static io.tierguard.archunit.secrets.Body.isUuid;
import static io.tierguard.archunit.secrets.Body.startsWithDigits;
import static io.tierguard.archunit.secrets.TokenShape.between;
import static io.tierguard.archunit.secrets.TokenShape.exact;
import static io.tierguard.archunit.secrets.TokenShape.open;

import java.util.List;

/** Keys of services for messages, documents, designs and tables. */
final class ServiceTokens {

    private static final String SLACK = "Slack token";
    private static final String SLACK_CONFIGURATION = "Slack configuration token";
    private static final String SLACK_WEBHOOK = "Slack webhook URL";
    private static final String DISCORD_WEBHOOK = "Discord webhook URL";
    private static final String DISCORD = "Discord bot token";

    static final List<Shape> ALL = List.of(
            open(SLACK, "xoxb-", WORD, 16).where(hasDigit()),
            open(SLACK, "xoxp-", WORD, 16).where(hasDigit()),
            open(SLACK, "xoxa-", WORD, 16).where(hasDigit()),
            open(SLACK, "xoxr-", WORD, 16).where(hasDigit()),
            open(SLACK, "xoxs-", WORD, 16).where(hasDigit()),
            open(SLACK, "xoxo-", WORD, 16).where(hasDigit()),
            open(SLACK, "xoxc-", WORD, 16).where(hasDigit()),
            open(SLACK, "xoxd-", SPLIT, 16).where(hasDigit()),
            open(SLACK, "xoxe-", WORD, 16).where(hasDigit()),
            open(SLACK_CONFIGURATION, "xoxe.xoxb-", WORD, 16).where(hasDigit()),
            open(SLACK_CONFIGURATION, "xoxe.xoxp-", WORD, 16).where(hasDigit()),
            open("Slack app token", "xapp-", WORD, 16).where(hasDigit()),
            open(SLACK_WEBHOOK, "hooks.slack.com/services/", PATH, 30).where(hasParts('/', 3, 8)),
            open(SLACK_WEBHOOK, "hooks.slack.com/workflows/", PATH, 30).where(hasParts('/', 3, 8)),
            open(SLACK_WEBHOOK, "hooks.slack.com/triggers/", PATH, 30).where(hasParts('/', 3, 8)),
            open(DISCORD_WEBHOOK, "discord.com/api/webhooks/", PATH, 60).where(hasParts('/', 2, 16)),
            open(DISCORD_WEBHOOK, "discordapp.com/api/webhooks/", PATH, 60).where(hasParts('/', 2, 16)),
            between(DISCORD, "MT", DOTTED, 56, 75).where(startsWithDigits()),
            between(DISCORD, "Mj", DOTTED, 56, 75).where(startsWithDigits()),
            between(DISCORD, "Mz", DOTTED, 56, 75).where(startsWithDigits()),
            between(DISCORD, "ND", DOTTED, 56, 75).where(startsWithDigits()),
            between(DISCORD, "NT", DOTTED, 56, 75).where(startsWithDigits()),
            between(DISCORD, "Nj", DOTTED, 56, 75).where(startsWithDigits()),
            between(DISCORD, "Nz", DOTTED, 56, 75).where(startsWithDigits()),
            between(DISCORD, "OD", DOTTED, 56, 75).where(startsWithDigits()),
            between(DISCORD, "OT", DOTTED, 56, 75).where(startsWithDigits()),
            new InfixShape("Telegram bot token", DIGITS, 8, 10, ":AA", WORD, 33, 33, token -> true),
            open("SendGrid key", "SG.", DOTTED, 60).where(hasParts('.', 2, 20)),
            open("Brevo key", "xkeysib-", WORD, 81).where(hasLengths('-', 64, 16)),
            open("Brevo key", "xsmtpsib-", WORD, 81).where(hasLengths('-', 64, 16)),
            new InfixShape("Mailchimp key", HEX, 32, 32, "-us", DIGITS, 1, 2, token -> true),
            exact("Mailgun key", "key-", HEX, 32),
            open("Resend key", "re_", WORD, 33)
                    .where(hasLengths('_', 8, 24))
                    .where(hasDigit())
                    .random(2.5),
            exact("Twilio API key", "SK", HEX, 32),
            exact("Adafruit IO key", "aio_", ALNUM, 28).where(hasDigit()),
            open("Airtable token", "pat", DOTTED, 79).where(hasLengths('.', 14, 64)),
            exact("Asana token", "1/", NUMBERED, 49).where(hasLengths(':', 16, 32)),
            open("Asana token", "2/", NUMBERED, 60).where(hasParts('/', 2, 32)).where(hasParts(':', 2, 31)),
            open("Dropbox token", "sl.", DOTTED, 100).where(isMixed()).random(3),
            open("Figma token", "figd_", WORD, 38).where(hasDigit()),
            exact("Frame.io token", "fio-u-", WORD, 64),
            open("HubSpot token", "pat-na1-", WORD, 36).where(isUuid()),
            open("HubSpot token", "pat-na2-", WORD, 36).where(isUuid()),
            open("HubSpot token", "pat-eu1-", WORD, 36).where(isUuid()),
            open("HubSpot token", "pat-ap1-", WORD, 36).where(isUuid()),
            open("Linear key", "lin_api_", ALNUM, 40),
            open("Linear token", "lin_oauth_", ALNUM, 40),
            open("Notion token", "ntn_", ALNUM, 40),
            exact("Notion token", "secret_", ALNUM, 43).where(isMixed()).random(3),
            open("Typeform token", "tfp_", DOTTED, 44).where(hasDigit()),
            exact("ReadMe key", "rdme_", LOWER, 70),
            open("Contentful token", "CFPAT-", WORD, 43),
            open("Mapbox secret token", "sk.eyJ", DOTTED, 60),
            open("Segment token", "sgp_", ALNUM, 64),
            open("PostHog key", "phx_", ALNUM, 40),
            open("Apify token", "apify_api_", ALNUM, 36),
            exact("Adobe client secret", "p8e-", WORD, 32).where(hasDigit()),
            open("Pinterest token", "pina_", ALNUM, 32),
            open("Samsara token", "samsara_api_", ALNUM, 30),
            open("Rootly token", "rootly_", HEX, 64),
            open("LinkedIn secret", "WPL_AP1.", SPLIT, 16).where(hasDigit()));

    private ServiceTokens() {}
}
