package io.tierguard.archunit.secrets;

import static io.tierguard.archunit.secrets.Alphabet.ALNUM;
import static io.tierguard.archunit.secrets.Alphabet.DOTTED;
import static io.tierguard.archunit.secrets.Alphabet.HEX;
import static io.tierguard.archunit.secrets.Alphabet.LOWER;
import static io.tierguard.archunit.secrets.Alphabet.SPLIT;
import static io.tierguard.archunit.secrets.Alphabet.UPPER;
import static io.tierguard.archunit.secrets.Alphabet.WORD;
import static io.tierguard.archunit.secrets.Body.hasDigit;
import static io.tierguard.archunit.secrets.Body.hasLengths;
import static io.tierguard.archunit.secrets.Body.isMixed;
import static io.tierguard.archunit.secrets.Body.isUuid;
import static io.tierguard.archunit.secrets.TokenShape.between;
import static io.tierguard.archunit.secrets.TokenShape.exact;
import static io.tierguard.archunit.secrets.TokenShape.open;

import java.util.List;

/** Tokens of places for code: hosting, registries of packages, build servers, and what keeps secrets for them. */
final class CodeTokens {

    private static final String BUILDKITE = "Buildkite token";
    private static final String DOPPLER = "Doppler token";
    private static final String GITHUB = "GitHub personal access token";
    private static final String GITLAB = "GitLab token";

    static final List<Shape> ALL = List.of(
            open(GITHUB, "ghp_", ALNUM, 36),
            open(GITHUB, "github_pat_", WORD, 60),
            open("GitHub OAuth token", "gho_", ALNUM, 36),
            open("GitHub user token", "ghu_", ALNUM, 36),
            open("GitHub server token", "ghs_", ALNUM, 36),
            open("GitHub refresh token", "ghr_", ALNUM, 36),
            open(GITLAB, "glpat-", WORD, 20),
            open(GITLAB, "gldt-", WORD, 20),
            open(GITLAB, "glrt-", WORD, 20),
            open(GITLAB, "glrtr-", WORD, 20),
            open(GITLAB, "glptt-", WORD, 20),
            open(GITLAB, "glcbt-", WORD, 20),
            open(GITLAB, "glsoat-", WORD, 20),
            open(GITLAB, "glagent-", WORD, 20),
            open(GITLAB, "gloas-", WORD, 20),
            open(GITLAB, "glft-", WORD, 20),
            open(GITLAB, "glffct-", WORD, 20),
            open(GITLAB, "glimt-", WORD, 20),
            open(GITLAB, "glwt-", WORD, 20),
            exact(GITLAB, "GR1348941", WORD, 20),
            open("Atlassian token", "ATATT3", SPLIT, 60),
            open("Atlassian token", "ATCTT3", SPLIT, 60),
            open("Bitbucket app password", "ATBB", ALNUM, 32).where(hasDigit()).random(2.5),
            open("Trello token", "ATTA", ALNUM, 64).where(hasDigit()).random(2.5),
            open("Sourcegraph token", "sgp_", WORD, 40).where(ProviderTokens::isSourcegraph),
            exact("npm token", "npm_", ALNUM, 36),
            open("PyPI token", "pypi-AgE", WORD, 50),
            exact("RubyGems key", "rubygems_", HEX, 48),
            exact("NuGet key", "oy2", LOWER, 43).where(hasDigit()),
            exact("Clojars token", "CLOJARS_", HEX, 60),
            exact("crates.io token", "cio", ALNUM, 32).where(isMixed()).random(3),
            open("Docker token", "dckr_pat_", WORD, 27),
            open("Docker token", "dckr_oat_", WORD, 27),
            open("JFrog token", "AKCp", ALNUM, 60),
            exact("JFrog reference token", "cmVmd", ALNUM, 59),
            open(BUILDKITE, "bkua_", LOWER, 40),
            open(BUILDKITE, "bkaa_", ALNUM, 40),
            open(BUILDKITE, "bkaj_", WORD, 40),
            open(BUILDKITE, "bkct_", ALNUM, 40),
            open("CircleCI token", "CCIPAT_", WORD, 40),
            open("CircleCI token", "CCIPRJ_", WORD, 40),
            exact("SonarQube token", "squ_", HEX, 40),
            exact("SonarQube token", "sqp_", HEX, 40),
            exact("SonarQube token", "sqa_", HEX, 40),
            open("Harness token", "pat.", DOTTED, 60).where(hasLengths('.', 22, 24, 20)),
            open("Harness token", "sat.", DOTTED, 60).where(hasLengths('.', 22, 24, 20)),
            open("LaunchDarkly SDK key", "sdk-", WORD, 36).where(isUuid()),
            open("LaunchDarkly token", "api-", WORD, 36).where(isUuid()),
            new InfixShape("Terraform token", ALNUM, 14, 14, ".atlasv1.", WORD, 60, 80, token -> true),
            exact("Pulumi token", "pul-", HEX, 40),
            exact("Infracost key", "ico-", ALNUM, 32).where(hasDigit()).random(2.5),
            exact("Prefect key", "pnu_", ALNUM, 36),
            exact("Prefect key", "pnb_", ALNUM, 36),
            open("Tailscale key", "tskey-", WORD, 20).where(hasDigit()),
            open("Vault token", "hvs.", WORD, 24),
            open("Vault token", "hvb.", WORD, 24),
            open("Vault token", "hvr.", WORD, 24),
            open(DOPPLER, "dp.pt.", ALNUM, 40),
            open(DOPPLER, "dp.st.", DOTTED, 40).where(hasDigit()),
            open(DOPPLER, "dp.ct.", ALNUM, 40),
            open(DOPPLER, "dp.sa.", ALNUM, 40),
            open(DOPPLER, "dp.scim.", ALNUM, 40),
            open(DOPPLER, "dp.audit.", ALNUM, 40),
            open("1Password service account token", "ops_eyJ", WORD, 100),
            between("1Password secret key", "A3-", WORD, 36, 37).where(ProviderTokens::isSecretKey),
            exact("age secret key", "AGE-SECRET-KEY-1", UPPER, 58),
            open("Postman key", "PMAK-", WORD, 59),
            open("Postman token", "PMAT-", UPPER, 26),
            open("dbt Cloud token", "dbtc_", WORD, 40),
            open("dbt Cloud token", "dbtu_", WORD, 40),
            open("Temporal Cloud key", "tmprl_", WORD, 30).where(hasDigit()).random(2.5),
            exact("Ionic token", "ion_", ALNUM, 42),
            open("WakaTime key", "waka_", WORD, 36).where(isUuid()),
            open("Inngest signing key", "signkey-", WORD, 64).where(hasDigit()).random(2.5));

    private CodeTokens() {}
}
