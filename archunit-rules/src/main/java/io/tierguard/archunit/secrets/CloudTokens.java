package io.tierguard.archunit.secrets;

import static io.tierguard.archunit.secrets.Alphabet.ALNUM;
import static io.tierguard.archunit.secrets.Alphabet.BASE64;
import static io.tierguard.archunit.secrets.Alphabet.DOTTED;
import static io.tierguard.archunit.secrets.Alphabet.HEX;
import static io.tierguard.archunit.secrets.Alphabet.LOWER;
import static io.tierguard.archunit.secrets.Alphabet.PADDED;
import static io.tierguard.archunit.secrets.Alphabet.PATH;
import static io.tierguard.archunit.secrets.Alphabet.SPLIT;
import static io.tierguard.archunit.secrets.Alphabet.TILDE;
import static io.tierguard.archunit.secrets.Alphabet.UPPER;
import static io.tierguard.archunit.secrets.Alphabet.WORD;
import static io.tierguard.archunit.secrets.Body.hasDigit;
import static io.tierguard.archunit.secrets.Body.hasLengths;
import static io.tierguard.archunit.secrets.Body.hasParts;
import static io.tierguard.archunit.secrets.Body.isUuid;
import static io.tierguard.archunit.secrets.InfixShape.infix;
import static io.tierguard.archunit.secrets.TokenShape.between;
import static io.tierguard.archunit.secrets.TokenShape.exact;
import static io.tierguard.archunit.secrets.TokenShape.open;

import java.util.List;

/** Keys of clouds, of their databases, and of what runs and watches programs there. */
final class CloudTokens {

    private static final String AZURE = "Azure access key";
    private static final String AZURE_STORAGE = "Azure storage account key";
    private static final String AWS_KEY = Companion.AWS_ACCESS_KEY;
    private static final String DYNATRACE = "Dynatrace token";
    private static final String CLOUDFLARE = "Cloudflare token";

    static final List<Shape> ALL = List.of(
            exact(AWS_KEY, "AKIA", UPPER, 16),
            exact(AWS_KEY, "ASIA", UPPER, 16),
            exact(AWS_KEY, "ABIA", UPPER, 16),
            exact(AWS_KEY, "ACCA", UPPER, 16),
            open("Amazon Bedrock key", "ABSKQmVkcm9ja0FQSUtleS", PADDED, 80),
            open("Amazon Marketplace key", "amzn.mws.", WORD, 36).where(isUuid()),
            open("Login with Amazon secret", "amzn1.oa2-cs.v1.", HEX, 64),
            exact("Google API key", "AIza", WORD, 35),
            exact("Google OAuth client secret", "GOCSPX-", WORD, 28),
            open("Google OAuth access token", "ya29.", WORD, 30),
            open(AZURE_STORAGE, "AccountKey=", PADDED, 86),
            open(AZURE, "SharedAccessKey=", PADDED, 43),
            open("Azure shared access signature", "sig=", SPLIT, 43).where(ProviderTokens::isSignature),
            infix(AZURE_STORAGE, BASE64, 76, "+ASt", PADDED, 8).where(token -> token.endsWith("==")),
            infix("Azure Cosmos DB key", BASE64, 76, "ACDb", PADDED, 8).where(token -> token.endsWith("==")),
            infix("Azure Batch key", BASE64, 76, "+ABa", PADDED, 8).where(token -> token.endsWith("==")),
            infix("Azure API Management key", BASE64, 76, "APIM", PADDED, 8).where(token -> token.endsWith("==")),
            infix(AZURE, BASE64, 33, "+ASb", PADDED, 7).where(token -> token.endsWith("=")),
            infix(AZURE, BASE64, 33, "+AEh", PADDED, 7).where(token -> token.endsWith("=")),
            infix(AZURE, BASE64, 33, "+ARm", PADDED, 7).where(token -> token.endsWith("=")),
            infix(AZURE, BASE64, 33, "AIoT", PADDED, 7).where(token -> token.endsWith("=")),
            infix("Azure Cache key", ALNUM, 33, "AzCa", PADDED, 7).where(token -> token.endsWith("=")),
            infix("Azure Functions key", WORD, 44, "AzFu", PADDED, 8).where(token -> token.endsWith("==")),
            infix("Azure Search key", ALNUM, 42, "AzSe", BASE64, 6),
            infix("Azure Container Registry password", BASE64, 42, "+ACR", BASE64, 6),
            infix("Azure AI key", ALNUM, 52, "JQQJ99", ALNUM, 26),
            new InfixShape("Azure client secret", TILDE, 4, 4, "Q~", TILDE, 31, 34, ProviderTokens::fourthIsDigit),
            infix("Azure DevOps token", ALNUM, 76, "AZDO", ALNUM, 4),
            between("Alibaba Cloud access key id", "LTAI", ALNUM, 12, 20)
                    .where(hasDigit())
                    .random(2.5),
            between("Tencent Cloud secret id", "AKID", ALNUM, 32, 36)
                    .where(hasDigit())
                    .random(2.5),
            open("Baidu Cloud key", "bce-v3/ALTAK-", PATH, 60),
            open("Volcengine access key id", "AKLT", WORD, 40).where(hasDigit()).random(2.5),
            between("Yandex Cloud API key", "AQVN", WORD, 35, 38),
            open("Yandex Cloud token", "t1.", SPLIT, 100).where(hasParts('.', 2, 86)),
            exact("DigitalOcean token", "dop_v1_", HEX, 64),
            exact("DigitalOcean token", "doo_v1_", HEX, 64),
            exact("DigitalOcean token", "dor_v1_", HEX, 64),
            open(CLOUDFLARE, "cfk_", WORD, 44).where(hasDigit()).random(2.5),
            open(CLOUDFLARE, "cfut_", WORD, 44).where(hasDigit()).random(2.5),
            open(CLOUDFLARE, "cfat_", WORD, 44).where(hasDigit()).random(2.5),
            open("Cloudflare origin key", "v1.0-", WORD, 150).where(hasLengths('-', 24, 146)),
            open("Heroku key", "HRKU-", WORD, 36).where(hasDigit()),
            exact("Scalingo token", "tk-us-", WORD, 48),
            open("Fly.io token", "fm1_", PADDED, 100),
            open("Fly.io token", "fm2_", PADDED, 100),
            exact("Fly.io token", "fo1_", WORD, 43).where(hasDigit()),
            open("Vercel token", "vcp_", ALNUM, 24).where(hasDigit()).random(2.5),
            open("Vercel token", "vci_", ALNUM, 24).where(hasDigit()).random(2.5),
            open("Vercel token", "vca_", ALNUM, 24).where(hasDigit()).random(2.5),
            open("Vercel token", "vcr_", ALNUM, 24).where(hasDigit()).random(2.5),
            open("Vercel token", "vck_", ALNUM, 24).where(hasDigit()).random(2.5),
            open("Netlify token", "nfp_", ALNUM, 36),
            exact("Supabase token", "sbp_", HEX, 40),
            open("Supabase secret key", "sb_secret_", WORD, 24),
            open("PlanetScale password", "pscale_pw_", DOTTED, 32),
            open("PlanetScale token", "pscale_tkn_", DOTTED, 32),
            open("PlanetScale token", "pscale_oauth_", DOTTED, 32),
            open("Neon key", "napi_", ALNUM, 60),
            exact("Aiven password", "AVNS_", WORD, 19).where(hasDigit()),
            open("CockroachDB Cloud key", "CCDB1_", WORD, 60),
            open("MongoDB Atlas secret", "mdb_sa_sk_", WORD, 40),
            open("Elastic Cloud key", "essu_", PADDED, 40).where(hasDigit()),
            open("Databricks token", "dapi", WORD, 34).where(ProviderTokens::isNumberedHex),
            exact("Databricks token", "dapi", HEX, 32),
            exact("Databricks secret", "dose", HEX, 32),
            open(DYNATRACE, "dt0c01.", DOTTED, 80),
            open(DYNATRACE, "dt0s01.", DOTTED, 80),
            open(DYNATRACE, "dt0s02.", DOTTED, 80),
            open(DYNATRACE, "dt0s16.", DOTTED, 80),
            open("New Relic key", "NRAK-", UPPER, 27),
            open("New Relic insert key", "NRII-", WORD, 32),
            infix("New Relic license key", LOWER, 36, "NRAL", LOWER, 0).where(hasDigit()),
            open("Grafana token", "glsa_", WORD, 32),
            open("Grafana Cloud token", "glc_", PADDED, 32).where(hasDigit()),
            open("Grafana key", "eyJrIjoi", PADDED, 60),
            open("Honeycomb key", "hcaik_", LOWER, 50),
            open("Axiom token", "xaat-", WORD, 36).where(isUuid()),
            open("Axiom token", "xapt-", WORD, 36).where(isUuid()),
            open("Sentry token", "sntrys_", PADDED, 40),
            open("Sentry token", "sntryu_", HEX, 64));

    private CloudTokens() {}
}
