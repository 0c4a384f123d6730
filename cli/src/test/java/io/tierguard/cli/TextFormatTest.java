package io.tierguard.cli;

import static io.tierguard.cli.Called.explain;
import static io.tierguard.cli.Called.explainLines;
import static io.tierguard.cli.Called.explainOn;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What people read. */
class TextFormatTest {

    @Test
    void shows_each_target_its_endpoints_and_the_reason() {
        Called called = explain(
                "https://api.stripe.com/v1/charges",
                "jdbc:postgresql://a.staging.example.com,b.prod.example.com/orders?user=me&password=secret");

        assertThat(called).isEqualTo(new Called(1, """
                1  ALLOWED  https://api.stripe.com/v1/charges
                   allowed  api.stripe.com:443/v1/charges  shared  tierguard.yaml:25

                2  REFUSED  jdbc:postgresql://a.staging.example.com,b.prod.example.com/orders
                   allowed  a.staging.example.com:5432/orders  staging     tierguard.yaml:18
                   refused  b.prod.example.com:5432/orders     production  tierguard.yaml:13  TG-2001

                   TG-2001 refused: this process is staging, and b.prod.example.com:5432/orders belongs to production
                     target         jdbc:postgresql://a.staging.example.com,b.prod.example.com/orders  (credentials and parameters left out)
                     production by  *.prod.example.com                tierguard.yaml:13
                     to fix         point it at an endpoint of staging, or correct tierguard.yaml:13 if this endpoint is not production's

                1 allowed, 1 refused, as staging on 2026-11-24, mode enforce
                """, ""));
    }

    @Test
    void shows_that_nobody_owns_an_endpoint() {
        assertThat(explain("https://somewhere.example.org").out()).startsWith("""
                1  REFUSED  https://somewhere.example.org
                   refused  somewhere.example.org:443  -  -  TG-2002

                   TG-2002 refused: this process is staging, and somewhere.example.org:443 belongs to nobody
                """);
    }

    @Test
    void shows_the_addresses_of_a_name() {
        assertThat(explain("--resolve", "jdbc:postgresql://two.staging.example.com/orders"))
                .isEqualTo(new Called(0, """
                1  ALLOWED  jdbc:postgresql://two.staging.example.com/orders
                   allowed  two.staging.example.com:5432/orders  staging  tierguard.yaml:18
                            127.0.0.10, 127.0.0.2, 127.0.0.9

                1 allowed, 0 refused, as staging on 2026-11-24, mode enforce
                """, ""));
    }

    @Test
    void takes_text_for_the_default() {
        assertThat(explain("--format", "text", "https://api.stripe.com")).isEqualTo(explain("https://api.stripe.com"));
    }

    @Test
    void is_answered_as_of_today_where_no_day_is_given() {
        Called called = Called.tierguard(
                "explain", "--registry", Called.REGISTRY, "--environment", "staging", "https://api.stripe.com");

        assertThat(called.out())
                .containsPattern("1 allowed, 0 refused, as staging on \\d{4}-\\d\\d-\\d\\d, mode enforce\n$");
    }

    @Test
    void tells_the_tier_of_an_environment() {
        Called called = Called.tierguard(
                "explain",
                "--registry",
                Called.REGISTRY,
                "--environment",
                "preview/pr-1",
                "--at",
                Called.DAY,
                "https://api.stripe.com");

        assertThat(called.out())
                .endsWith("1 allowed, 0 refused, as preview/pr-1 (development) on 2026-11-24, mode enforce\n");
    }

    @Test
    void lets_no_target_move_the_cursor() {
        String escape = "\u001B";

        assertThat(explain("https://a.staging.example.com/%1B[2J%C2%9B%E2%80%AE")
                        .out())
                .contains("a.staging.example.com:443/\uFFFD[2J\uFFFD\uFFFD")
                .doesNotContain(escape, "\u009B", "\u202E");
    }

    @Test
    void counts_nothing_where_there_is_nothing() {
        assertThat(explainLines(""))
                .isEqualTo(new Called(0, "0 allowed, 0 refused, as staging on 2026-11-24, mode enforce\n", ""));
    }

    @Test
    void holds_a_crossing_to_the_end_of_its_last_day() {
        assertThat(explainOn("2027-03-31", "https://metrics.prod.example.com").status())
                .isZero();
        assertThat(explainOn("2027-04-01", "https://metrics.prod.example.com").status())
                .isEqualTo(1);
    }
}
