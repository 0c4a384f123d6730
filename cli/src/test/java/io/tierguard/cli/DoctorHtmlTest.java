package io.tierguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorHtmlTest {

    private static final String HOSTILE = "<script>alert(1)</script>\"'&<img src=x onerror=y>";

    @TempDir
    Path directory;

    private Path page;

    @BeforeEach
    void place() {
        page = directory.resolve("reach.html");
    }

    private String written(Path registry, String variables, String day, String... more) throws IOException {
        Path env = Files.writeString(directory.resolve("env.txt"), variables);
        List<String> args = new ArrayList<>(List.of(
                "doctor",
                "--registry",
                registry.toString(),
                "--variables",
                env.toString(),
                "--at",
                day,
                "--html",
                page.toString()));
        args.addAll(List.of(more));
        assertThat(Called.tierguard(args.toArray(String[]::new)).err()).isEmpty();
        return Files.readString(page);
    }

    private String documented() throws IOException {
        return written(
                Path.of(Called.REGISTRY),
                "TIERGUARD_ENVIRONMENT=staging\nA_URL=https://b.prod.example.com/x\n",
                Called.DAY,
                "--prefix",
                "A_");
    }

    /** The texts of a row's cells. */
    private static List<String> row(String html, String endpoint) {
        String cells = html.substring(html.indexOf("<code>" + endpoint + "</code>"));
        return Pattern.compile("<td class=\"[a-z -]+\"><svg [^>]*><use [^>]*/></svg> ([^<]*)</td>")
                .matcher(cells.substring(0, cells.indexOf("</tr>")))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @Test
    void draws_who_may_reach_what() throws IOException {
        String html = documented();

        // development, preview/*, test, staging, qa-eu, production
        assertThat(row(html, "*.prod.example.com"))
                .containsExactly("refused", "refused", "refused", "refused", "refused", "allowed");
        assertThat(row(html, "metrics.prod.example.com:443"))
                .containsExactly("refused", "refused", "refused", "until 2027-03-31", "until 2027-03-31", "allowed");
        assertThat(row(html, "qa-eu.example.com"))
                .containsExactly("refused", "refused", "refused", "refused", "allowed", "refused");
        assertThat(row(html, "https://api.stripe.com")).containsOnly("shared").hasSize(6);
        assertThat(row(html, "localhost, where no line names its port"))
                .containsExactly("allowed", "allowed", "allowed", "refused", "refused", "refused");
        assertThat(row(html, "anything else")).containsOnly("refused").hasSize(6);
        assertThat(html).containsOnlyOnce("<th scope=\"col\" class=\"here\">the tier itself<br>this process</th>");
    }

    @Test
    void draws_what_has_ended_and_what_is_only_observed() throws IOException {
        Path registry = Files.writeString(directory.resolve("tierguard.yaml"), """
                version: 1
                endpoints:
                  production:
                    - db.example.com:5432
                    - "*.prod.example.com"
                crossings:
                  - {from: staging, to: production, endpoint: "db.example.com:5432", reason: r, expires: 2026-01-31}
                policy:
                  mode: {staging: {observe-until: 2026-12-31}}
                  unknown-endpoints: {development: allow, default: refuse}
                """);

        String html = written(registry, "TIERGUARD_ENVIRONMENT=staging\n", Called.DAY);

        assertThat(row(html, "db.example.com:5432"))
                .containsExactly("refused", "refused", "ended 2026-01-31", "allowed");
        assertThat(row(html, "*.prod.example.com"))
                .containsExactly("refused", "refused", "observed until 2026-12-31", "allowed");
        assertThat(row(html, "anything else"))
                .containsExactly("allowed", "refused", "observed until 2026-12-31", "refused");
    }

    @Test
    void draws_crossings_where_the_process_has_a_database_at_the_same_place() throws IOException {
        Path registry = Files.writeString(directory.resolve("tierguard.yaml"), """
                version: 1
                endpoints:
                  production:
                    - localhost:5432/orders
                    - db.example.com:5432/orders
                  staging:
                    - localhost:5432/orders_staging
                    - db.example.com:5432/orders_staging
                crossings:
                  - {from: staging, to: production, endpoint: "localhost:5432", reason: r, expires: 2026-12-31}
                  - {from: staging, to: production, endpoint: "db.example.com:5432", reason: r, expires: 2026-12-31}
                """);

        String html = written(registry, "TIERGUARD_ENVIRONMENT=staging\n", Called.DAY);

        for (String host : List.of("localhost", "db.example.com")) {
            assertThat(row(html, host + ":5432/orders"))
                    .containsExactly("refused", "refused", "until 2026-12-31", "allowed");
            assertThat(row(html, host + ":5432/orders_staging"))
                    .containsExactly("refused", "refused", "allowed", "refused");
            assertThat(row(html, host + ":5432")).containsExactly("refused", "refused", "until 2026-12-31", "allowed");
        }
    }

    @Test
    void stands_alone() throws IOException {
        String html = documented();

        assertThat(html)
                .startsWith("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n" + DoctorHtml.MARK)
                .contains("default-src 'none'; style-src 'unsafe-inline'")
                .contains("prefers-color-scheme: dark", "width=device-width")
                .doesNotContain("<script", "<link", "<img", "@import", "url(", " src=", "http://");
        List<String> references = Pattern.compile("href=\"([^\"]*)\"")
                .matcher(html)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(references).isNotEmpty().allMatch(reference -> reference.startsWith("#"));
        assertThat(references).allMatch(reference -> html.contains("id=\"" + reference.substring(1) + "\""));
    }

    @Test
    void names_rows_columns_and_tables_for_those_who_cannot_see_them() throws IOException {
        String html = documented();

        assertThat(count(html, "<table")).isEqualTo(count(html, "<caption>")).isPositive();
        assertThat(count(html, "<caption><span>"))
                .as("in sight, however far a table is scrolled")
                .isEqualTo(count(html, "<caption>"));
        assertThat(count(html, "<th ")).isEqualTo(count(html, "<th scope=\""));
        assertThat(count(html, "<svg ")).isEqualTo(count(html, "aria-hidden=\"true\""));
        assertThat(html).doesNotContain("<th>");
        for (String tag : List.of(
                "table", "caption", "thead", "tbody", "tr", "th", "td", "div", "ul", "li", "dl", "dt", "dd", "svg",
                "p")) {
            assertThat(count(html, "</" + tag + ">"))
                    .as(tag)
                    .isEqualTo(Pattern.compile("<" + tag + "[ >]")
                            .matcher(html)
                            .results()
                            .count());
        }
    }

    private static long count(String html, String part) {
        return Pattern.compile(Pattern.quote(part))
                .matcher(html)
                .results()
                .map(MatchResult::group)
                .count();
    }

    @Test
    void holds_the_report_below_the_picture() throws IOException {
        assertThat(documented())
                .contains("<a href=\"#problems\">1 problem</a>")
                .contains(
                        "<code>TG-2001</code> <strong>A_URL</strong>: this process is staging, and b.prod.example.com:443"
                                + " belongs to production")
                .contains(
                        "<tr><th scope=\"row\">A_URL</th><td>TG-2001</td><td>leads to https://b.prod.example.com/x</td></tr>")
                .contains("<dt>assurance</dt><dd>declared: nothing but its own variable says so</dd>")
                .contains("<td>until 2027-03-31</td><td>the release dashboard compares against production</td>");
    }

    @Test
    void counts_what_nobody_would_look_at() throws IOException {
        StringBuilder lines = new StringBuilder("version: 1\nendpoints:\n  production:\n");
        for (int i = 0; i < ReachPicture.MOST_LINES + 2; i++) {
            lines.append("    - h").append(i).append(".example.com\n");
        }

        String html = written(
                Files.writeString(directory.resolve("tierguard.yaml"), lines),
                "TIERGUARD_ENVIRONMENT=staging\n",
                Called.DAY);

        assertThat(html)
                .contains("<code>h999.example.com</code>", "<th scope=\"row\">and 2 more lines</th>")
                .doesNotContain("<code>h1000.example.com</code>");
    }

    @Test
    void takes_texts_of_others_for_texts() throws IOException {
        String quoted = HOSTILE.replace("\\", "\\\\").replace("\"", "\\\"");
        Path registry = Files.writeString(directory.resolve("tierguard.yaml"), """
                version: 1
                application: "%1$s"
                endpoints:
                  production:
                    - db.example.com:5432
                crossings:
                  - {from: staging, to: production, endpoint: "db.example.com:5432", reason: "%1$s", expires: 2026-12-31}
                """.formatted(quoted));
        String variables =
                "TIERGUARD_ENVIRONMENT=staging\0A_<b>=1\0POD_NAMESPACE=" + HOSTILE + "\0A_URL=https://x.example.com/"
                        + HOSTILE + "\0A_DB=jdbc:postgresql://db.example.com/" + HOSTILE + "\0";

        String html = written(registry, variables, Called.DAY, "--prefix", "A_");

        assertThat(html)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;&lt;img src=x onerror=y&gt;")
                .contains("<th scope=\"row\">A_&lt;b&gt;</th>")
                .doesNotContain("<script", "<img", "<b>");
    }

    @Test
    void replaces_its_own_pages_only() throws IOException {
        documented();
        documented();
        Files.writeString(page, "<html>mine</html>");

        Called called = Called.tierguard(
                "doctor", "--registry", Called.REGISTRY, "--environment", "staging", "--html", page.toString());
        assertThat(called.status()).isEqualTo(2);
        assertThat(called.err())
                .contains(" is there, and is no report of this command: --html replaces it with --force only");
        assertThat(page).hasContent("<html>mine</html>");

        assertThat(Called.tierguard(
                                "doctor",
                                "--registry",
                                Called.REGISTRY,
                                "--environment",
                                "staging",
                                "--force",
                                "--html",
                                page.toString())
                        .status())
                .isZero();
        assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>");
    }
}
