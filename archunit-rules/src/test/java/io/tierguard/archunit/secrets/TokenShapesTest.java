package io.tierguard.archunit.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tokens here are drawn when a test runs. Nobody issued them. */
class TokenShapesTest {

    /**
     * Kind, mark, and what follows: a class of characters and how many of them ({@code h} hexadecimal, {@code d} digits,
     * {@code l} lower case and digits, {@code U} upper case and digits, {@code A} both, {@code w} and {@code -_} too,
     * {@code u} a UUID), or characters themselves. A tilde stands for the mark where it is not the beginning.
     */
    private static final String TABLE = """
            Amazon Bedrock key|ABSKQmVkcm9ja0FQSUtleS|A96=
            Amazon Marketplace key|amzn.mws.|u1
            Login with Amazon secret|amzn1.oa2-cs.v1.|h64
            Azure shared access signature|sig=|A43%3D
            Azure shared access signature|sig=|A20%2FA22=
            Azure Cosmos DB key|ACDb|A76~A6==
            Azure Batch key|+ABa|A76~A6==
            Azure API Management key|APIM|A76~A6==
            Azure access key|+ASb|A33~A6=
            Azure access key|+AEh|A33~A6=
            Azure access key|+ARm|A33~A6=
            Azure access key|AIoT|A33~A6=
            Azure Cache key|AzCa|A33~A6=
            Azure Functions key|AzFu|A44~A6==
            Azure Search key|AzSe|A42~A6
            Azure Container Registry password|+ACR|A42~A6
            Azure AI key|JQQJ99|A52~A26
            Alibaba Cloud access key id|LTAI|A20
            Tencent Cloud secret id|AKID|A32
            Baidu Cloud key|bce-v3/ALTAK-|A21/h40
            Volcengine access key id|AKLT|A43
            Yandex Cloud API key|AQVN|w36
            Yandex Cloud token|t1.|w60.w86
            Cloudflare token|cfk_|A48
            Cloudflare token|cfut_|A48
            Cloudflare token|cfat_|A48
            Cloudflare origin key|v1.0-|h24-h146
            Heroku key|HRKU-|AAw58
            Heroku key|HRKU-|u1
            Scalingo token|tk-us-|w48
            Fly.io token|fm1_|A120
            Fly.io token|fm2_|A120
            Fly.io token|fo1_|w43
            Vercel token|vcp_|A56
            Vercel token|vci_|A56
            Vercel token|vca_|A56
            Vercel token|vcr_|A56
            Vercel token|vck_|A56
            Netlify token|nfp_|A36
            PlanetScale token|pscale_oauth_|w43
            Neon key|napi_|l64
            Aiven password|AVNS_|w19
            CockroachDB Cloud key|CCDB1_|A22_A40
            MongoDB Atlas secret|mdb_sa_sk_|w40
            Elastic Cloud key|essu_|A60
            Databricks token|dapi|h32-2
            Databricks secret|dose|h32
            Dynatrace token|dt0s01.|U24.U64
            Dynatrace token|dt0s02.|U8.U64U12
            Dynatrace token|dt0s16.|U8.U64U12
            New Relic insert key|NRII-|w32
            New Relic license key|NRAL|l36~
            Grafana Cloud token|glc_|eyJA80
            Grafana key|eyJrIjoi|A80
            Honeycomb key|hcaik_|l58
            Axiom token|xaat-|u1
            Axiom token|xapt-|u1
            GitLab token|glrtr-|w20
            GitLab token|glft-|w20
            GitLab token|glffct-|w20
            GitLab token|glimt-|w25
            GitLab token|glwt-|w20
            GitLab token|GR1348941|w20
            Atlassian token|ATCTT3|A180=h8
            Bitbucket app password|ATBB|A32
            Trello token|ATTA|h64U8
            Sourcegraph token|sgp_|h40
            Sourcegraph token|sgp_|h16_h40
            Sourcegraph token|sgp_|local_h40
            Clojars token|CLOJARS_|h60
            crates.io token|cio|A32
            Docker token|dckr_oat_|w32
            JFrog reference token|cmVmd|A59
            Buildkite token|bkua_|h40
            Buildkite token|bkaa_|A60
            Buildkite token|bkaj_|A60
            Buildkite token|bkct_|A40
            CircleCI token|CCIPAT_|A22_h40
            CircleCI token|CCIPRJ_|A22_h40
            Harness token|pat.|w22.h24.A20
            Harness token|sat.|w22.h24.A20
            LaunchDarkly SDK key|sdk-|u1
            LaunchDarkly token|api-|u1
            Infracost key|ico-|A32
            Prefect key|pnu_|A36
            Prefect key|pnb_|A36
            Doppler token|dp.st.|dev.A43
            Doppler token|dp.ct.|A43
            Doppler token|dp.sa.|A43
            Doppler token|dp.scim.|A43
            Doppler token|dp.audit.|A43
            1Password secret key|A3-|U6-U6-U5-U5-U5-U5
            1Password secret key|A3-|U6-U11-U5-U5-U5
            Postman token|PMAT-|U26
            dbt Cloud token|dbtc_|w48
            dbt Cloud token|dbtu_|w48
            Temporal Cloud key|tmprl_|A40
            Ionic token|ion_|A42
            WakaTime key|waka_|u1
            Inngest signing key|signkey-|prod-h64
            Square token|EAAA|w60
            Braintree token|access_token$production$|l16$h32
            Braintree token|access_token$sandbox$|l16$h32
            Flutterwave key|FLWSECK-|h32-X
            Flutterwave key|FLWSECK-|h32
            Flutterwave key|FLWSECK_TEST-|h32
            EasyPost key|EZAK|A54
            EasyPost key|EZTK|A54
            Shippo key|shippo_live_|h40
            Shippo key|shippo_test_|h40
            WooCommerce secret|cs_|h40
            Lob key|live_|h35
            Lob key|test_|h35
            Mollie key|live_|A30
            Mollie key|test_|A30
            GoCardless token|live_|w40
            GoCardless token|sandbox_|w40
            Plaid token|access-production-|u1
            Plaid token|access-sandbox-|u1
            Paddle key|pdl_live_apikey_|l26_A22_A3
            Paddle key|pdl_sdbx_apikey_|l26_A22_A3
            Polar token|polar_oat_|A47
            Polar token|polar_pat_|A47
            Duffel token|duffel_live_|w43
            Duffel token|duffel_test_|w43
            Ramp secret|ramp_sec_|A48
            OpenRouter key|sk-or-v1-|h64
            Langfuse key|sk-lf-|u1
            Hugging Face token|api_org_|A34
            Groq key|gsk_|A52
            Perplexity key|pplx-|A48
            Replicate token|r8_|A37
            xAI key|xai-|A80
            NVIDIA key|nvapi-|w64
            LangSmith key|lsv2_pt_|h32_h10
            LangSmith key|lsv2_sk_|h32_h10
            Pinecone key|pcsk_|A6_A63
            Together key|tgp_v1_|w43
            Tavily key|tvly-|dev-A32
            Firecrawl key|fc-|h32
            ElevenLabs key|sk_|h48
            Cerebras key|csk-|l48
            Weights & Biases key|wandb_v1_|A80
            Slack configuration token|xoxe.xoxb-|1-A163
            Slack configuration token|xoxe.xoxp-|1-A163
            Discord bot token|MT|k0.w6.w38
            Discord bot token|Mj|k0.w6.w38
            Discord bot token|Mz|k0.w6.w27
            Discord bot token|ND|k0.w6.w38
            Discord bot token|NT|k0.w6.w38
            Discord bot token|Nj|k0.w6.w38
            Discord bot token|Nz|k0.w6.w38
            Discord bot token|OD|k0.w6.w38
            Discord bot token|OT|k0.w6.w38
            Brevo key|xkeysib-|h64-A16
            Brevo key|xsmtpsib-|h64-A16
            Resend key|re_|A8_A24
            Adafruit IO key|aio_|A28
            Airtable token|pat|A14.h64
            Asana token|1/|d16:h32
            Asana token|2/|d16/d16:h32
            Dropbox token|sl.|w140
            Dropbox token|sl.|u.w140
            Figma token|figd_|w40
            Frame.io token|fio-u-|w64
            HubSpot token|pat-na1-|u1
            HubSpot token|pat-na2-|u1
            HubSpot token|pat-eu1-|u1
            HubSpot token|pat-ap1-|u1
            Linear token|lin_oauth_|h64
            Notion token|secret_|A43
            Typeform token|tfp_|A44_A14
            ReadMe key|rdme_|l70
            Contentful token|CFPAT-|w43
            Mapbox secret token|sk.eyJ|A60.A22
            Segment token|sgp_|A64
            PostHog key|phx_|A43
            Apify token|apify_api_|A36
            Adobe client secret|p8e-|w32
            Pinterest token|pina_|A60
            Samsara token|samsara_api_|A30
            Rootly token|rootly_|h64
            LinkedIn secret|WPL_AP1.|A16.A6==
            """;

    record Kind(String what, String mark, String pattern) {

        static Kind of(String row) {
            String[] cells = row.split("\\|", -1);
            return new Kind(cells[0], cells[1], cells[2]);
        }

        /** One such token; the same for the same seed. */
        String token(long seed) {
            Random random = new Random(seed);
            StringBuilder token = new StringBuilder(pattern.contains("~") ? "" : mark);
            for (int i = 0; i < pattern.length(); i++) {
                char c = pattern.charAt(i);
                int end = i + 1;
                while (end < pattern.length() && Character.isDigit(pattern.charAt(end))) {
                    end++;
                }
                if ("hdlUAwuk".indexOf(c) >= 0 && end > i + 1) {
                    token.append(drawn(c, Integer.parseInt(pattern.substring(i + 1, end)), random));
                    i = end - 1;
                } else {
                    token.append(c == '~' ? mark : String.valueOf(c));
                }
            }
            return token.toString();
        }

        private String drawn(char kind, int length, Random random) {
            return switch (kind) {
                case 'h' -> of("0123456789abcdef", "7e", length, random);
                case 'd' -> of("0123456789", "47", length, random);
                case 'l' -> of("abcdefghijklmnopqrstuvwyz0123456789", "7q", length, random);
                case 'U' -> of("ABCDEFGHIJKLMNOPQRSTUVWYZ0123456789", "7Q", length, random);
                case 'w' -> of("abcdefghijklmnopqrstuvwyzABCDEFGHIJKLMNOPQRSTUVWYZ0123456789-_", "7qK", length, random);
                case 'u' ->
                    Stream.of(8, 4, 4, 4, 12)
                            .map(part -> of("0123456789abcdef", "7e", part, random))
                            .collect(Collectors.joining("-"));
                // the number that Base64 of which begins with the mark, without these two letters
                case 'k' -> base64OfNumber(random);
                default -> of("abcdefghijklmnopqrstuvwyzABCDEFGHIJKLMNOPQRSTUVWYZ0123456789", "7qK", length, random);
            };
        }

        private String base64OfNumber(Random random) {
            for (int first = 1; first < 100; first++) {
                String number = first + of("0123456789", "47", 17, random);
                String encoded = Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(number.getBytes(StandardCharsets.US_ASCII));
                if (encoded.startsWith(mark)) {
                    return encoded.substring(mark.length());
                }
            }
            throw new IllegalStateException(mark);
        }

        /** It begins with some characters of each sort and ends with none of '-' and '_'; four x would be a mask. */
        private static String of(String alphabet, String sorts, int length, Random random) {
            StringBuilder text = new StringBuilder(sorts.substring(0, Math.min(length, sorts.length())));
            while (text.length() < length) {
                text.append(alphabet.charAt(random.nextInt(
                        text.length() == length - 1 ? Math.min(alphabet.length(), 60) : alphabet.length())));
            }
            return text.toString();
        }

        @Override
        public String toString() {
            return what + " " + mark + " " + pattern;
        }
    }

    static Stream<Kind> kinds() {
        return TABLE.lines().map(Kind::of);
    }

    private static List<String> found(String text) {
        return SecretDetectors.in(text).stream().map(Secret::what).toList();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void is_found_alone_and_between_delimiters(Kind kind) {
        for (long seed = 1; seed <= 5; seed++) {
            String token = kind.token(seed);
            assertThat(found(token)).containsExactly(kind.what());
            for (String around : List.of("Bearer %s", "\"%s\"", "key=%s", "(%s)", "a\\n%s", "'%s',", "\1%s\1")) {
                assertThat(found(String.format(around, token))).as(around).contains(kind.what());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void is_none_when_it_is_shorter_or_broken_or_in_a_word(Kind kind) {
        String token = kind.token(1);
        int mark = token.indexOf(kind.mark());
        boolean inside = kind.pattern().contains("~");

        assertThat(found(kind.mark())).isEmpty();
        assertThat(found("x" + token)).doesNotContain(kind.what());
        assertThat(found(
                        inside
                                ? token.substring(1)
                                : token.substring(0, mark + kind.mark().length() + 7)))
                .doesNotContain(kind.what());
        assertThat(found(new StringBuilder(token)
                        .insert(mark + (inside ? 0 : kind.mark().length() + 4), '\u00a7')
                        .toString()))
                .doesNotContain(kind.what());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void is_none_when_nobody_drew_it(Kind kind) {
        String token = kind.token(1);
        String body = kind.pattern().contains("~")
                ? token
                : token.substring(kind.mark().length());
        String rest = token.substring(0, token.length() - body.length());

        assertThat(found(rest + body.replaceAll("[A-Za-z0-9]", "x"))).doesNotContain(kind.what());
        assertThat(found(rest + body.replaceAll("[A-Za-z0-9]", "0"))).doesNotContain(kind.what());
        String counting = "0123456789abcdef".repeat(20).substring(0, body.length());
        assertThat(found(rest + counting)).doesNotContain(kind.what());
    }

    /** It happens that a token of one kind holds one of another up to a dash. */
    @Test
    void is_of_the_kind_that_has_the_whole_of_it() {
        Kind shorter = new Kind("Mollie key", "live_", "A30");
        Kind longer = new Kind("GoCardless token", "live_", "A30-A9");

        assertThat(found(shorter.token(1))).containsExactly("Mollie key");
        assertThat(found(longer.token(1))).containsExactly("GoCardless token");
    }

    /** Three characters in turns have 1.58 bits each, which is below every floor. */
    @Test
    void is_none_when_it_repeats_itself() {
        for (Shape shape : ProviderTokens.ALL) {
            if (shape instanceof TokenShape token) {
                String repeated = "ab1".repeat(token.min() / 3 + 1).substring(0, token.min());

                assertThat(found(token.mark() + repeated)).as(token.mark()).doesNotContain(token.what());
                assertThat(token.floor()).as(token.mark()).isGreaterThan(1.585);
            }
        }
    }

    @Test
    void no_shape_is_without_a_row() {
        Set<String> rows = new TreeSet<>();
        kinds().forEach(kind -> rows.add(kind.what() + " " + kind.mark()));
        SecretDetectorsTest.tokens()
                .forEach(token -> ProviderTokens.ALL.stream()
                        .filter(shape -> token.what().equals(shape.what())
                                && token.whole().contains(shape.mark()))
                        .forEach(shape -> rows.add(shape.what() + " " + shape.mark())));

        assertThat(ProviderTokens.ALL.stream().map(shape -> shape.what() + " " + shape.mark()))
                .allMatch(rows::contains);
    }

    /**
     * A text of n characters takes at most n times as many steps as the shapes that begin alike look at: each place asks
     * only these, and none of them looks further than its longest token.
     */
    @Test
    void no_place_of_a_text_is_looked_at_by_many_shapes() {
        assertThat(ProviderTokens.ALL.stream()
                        .collect(Collectors.groupingBy(shape -> shape.mark().substring(0, 2), Collectors.counting()))
                        .values())
                .allMatch(shapes -> shapes <= 20);
        assertThat(ProviderTokens.ALL)
                .allMatch(shape -> shape instanceof TokenShape token
                        ? token.max() <= TokenShape.OPEN
                        : ((InfixShape) shape).maxBefore() + ((InfixShape) shape).maxAfter() <= TokenShape.OPEN);
    }

    @Test
    void a_megabyte_of_marks_is_worked_through() {
        for (String unit :
                List.of("PRIVATE KEY", "-----BEGIN PRIVATE KEY-----", "xoxb-1", "://a:b@", "jdbc:", "eyJ-")) {
            assertThat(SecretDetectors.in(unit.repeat((1 << 20) / unit.length())))
                    .as(unit)
                    .allMatch(secret -> !secret.value().isEmpty());
        }
    }

    @Test
    void there_are_more_than_a_hundred_kinds() {
        assertThat(ProviderTokens.ALL.stream().map(Shape::what).distinct()).hasSizeGreaterThan(100);
    }

    @Provide
    Arbitrary<Kind> drawn() {
        return Arbitraries.of(kinds().toList());
    }

    @Provide
    Arbitrary<String> surroundings() {
        return Arbitraries.strings()
                .withChars(" \n\t\"'(){}<>,;&|!\1\0\u00e4 abcXYZ019")
                .ofMaxLength(60);
    }

    @Property(tries = 3000)
    void is_found_in_any_text(
            @ForAll("drawn") Kind kind,
            @ForAll long seed,
            @ForAll("surroundings") String before,
            @ForAll("surroundings") String after) {
        String token = kind.token(seed);

        assertThat(SecretDetectors.in(before + " " + token + " " + after))
                .anyMatch(secret -> secret.start() <= before.length() + 1
                        && secret.start() + secret.value().length() >= before.length() + 1 + token.length());
    }

    @Property(tries = 1000)
    void a_text_without_a_mark_is_asked_of_nobody(@ForAll("surroundings") String text) {
        assertThat(SecretDetectors.in(text)).isEmpty();
    }
}
