package io.tierguard.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.tier.Environment;
import io.tierguard.tier.EnvironmentName;
import io.tierguard.tier.Tier;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an identity tells, and what it never prints. */
class IdentityTest {

    @ParameterizedTest
    @EnumSource
    void a_tiers_own_environment_bears_the_name_that_OpenTelemetry_knows(Tier tier) {
        assertThat(Identity.stated(Environment.of(tier)).attributes())
                .isEqualTo(Map.of(
                        "deployment.environment.name", tier.text(),
                        "tierguard.environment", tier.text(),
                        "tierguard.assurance", "declared"));
    }

    @Test
    void another_environment_is_told_with_its_tier_for_that_name() {
        Environment environment = new Environment(new EnvironmentName("qa-eu"), Tier.STAGING);
        Evidence account = Evidence.of("cloud.account", "123456789012", "environment variable AWS_ACCOUNT_ID");
        Map<String, String> attributes =
                new Identity(environment, List.of(account), Assurance.CORROBORATED).attributes();

        assertThat(attributes.toString())
                .isEqualTo(
                        "{deployment.environment.name=staging, tierguard.environment=qa-eu, tierguard.assurance=corroborated}");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> attributes.put("deployment.environment.name", "production"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "production",
                "qa-eu",
                "preview/pr-123",
                "orders-prod",
                "my-project-482913",
                "Staging",
                "shop_test_eu",
                "sk-prod",
                "pk-staging",
                "asia-east1",
                "feature-JIRA-1234-add-login",
                "orders.prod.example.com",
                "a b",
                "team-2026-11-24",
                "",
                "asiasoutheast1",
                "eyjafjord"
            })
    void what_names_something_is_printed(String value) {
        assertThat(Claims.printable(value)).isEqualTo(value);
        assertThat(Evidence.of("node.env", value, "here")).hasToString("node.env=" + value + " (here)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sk_" + "live_fake",
                "sk_" + "test_fake",
                "rk_" + "live_x",
                "whsec_" + "fake",
                "ghp_" + "fake",
                "github_pat_" + "fake",
                "sk-" + "proj-fakefakefake",
                "xoxb-" + "123456789012",
                "glpat-" + "fakefakefakefake",
                "acme_" + "live_0fakefake",
                "AKIA" + "FAKEFAKEFAKEFAKE",
                "eyJ" + "hbGciOiJub25lIn0",
                "a1b2c3d4e5",
                "prod-" + "0a1b2c3d4e",
                "abcdefghijklmnopqrstuvwx",
                "0123456789012",
                "123456789012",
                "p@ss",
                "pä",
                "a:b",
                "0b1f6471-1bf0-4dda-aec3-cb9272f09590",
                "x\u0000",
                "a-very-long-name-of-words-that-goes-on-and-on-and-on-and-on-and-on"
            })
    void what_could_be_a_secret_is_not(String value) {
        assertThat(Claims.printable(value)).isEqualTo("…");
    }

    @Test
    void of_an_account_the_end_is_shown() {
        assertThat(Claims.shortened("123456789012")).isEqualTo("…9012");
        assertThat(Claims.shortened("0b1f6471-1bf0-4dda-aec3-cb9272f09590")).isEqualTo("…9590");
        assertThat(Claims.shortened("1234-5678-9012")).isEqualTo("…9012");
        assertThat(Claims.printable("1234-5678-9012")).isEqualTo("…");
        assertThat(Claims.shortened("orders-prod")).isEqualTo("orders-prod");
        assertThat(Claims.shortened("sk_" + "live_fake")).isEqualTo("…");
    }

    @Test
    void assurance_has_a_word_each() {
        assertThat(Assurance.values())
                .extracting(Object::toString)
                .containsExactly("declared", "corroborated", "attested");
    }
}
