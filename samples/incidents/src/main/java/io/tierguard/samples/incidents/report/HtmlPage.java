package io.tierguard.samples.incidents.report;

import io.tierguard.samples.incidents.story.NotClaimed;
import io.tierguard.samples.incidents.story.Replayed;
import io.tierguard.samples.incidents.story.Story;
import java.util.List;

/**
 * The same as one page that needs nothing else: no script, no font, no picture from anywhere.
 *
 * @since 0.1
 */
public final class HtmlPage {

    private static final String STYLE = """
            :root { color-scheme: light dark; --text: #1b1f24; --soft: #57606a; --line: #d0d7de; --back: #fff; --card: #f6f8fa;
              --bad: #a40e26; --good: #116329; }
            @media (prefers-color-scheme: dark) { :root { --text: #e6edf3; --soft: #9aa4af; --line: #3d444d; --back: #0d1117;
              --card: #151b23; --bad: #ff8182; --good: #56d364; } }
            body { font: 16px/1.5 system-ui, sans-serif; color: var(--text); background: var(--back); margin: 0 auto; padding: 1rem;
              max-width: 76rem; }
            h1 { line-height: 1.2; } h2 { margin-top: 2.5rem; }
            p.lead { max-width: 46rem; color: var(--soft); }
            .scroll { overflow-x: auto; }
            table { border-collapse: collapse; width: 100%; font-size: .9rem; }
            caption { text-align: left; color: var(--soft); padding-bottom: .5rem; }
            th, td { text-align: left; vertical-align: top; padding: .5rem .75rem; border-bottom: 1px solid var(--line); }
            td.bad { color: var(--bad); } td.good { color: var(--good); }
            article { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; margin: 1rem 0; }
            article h3 { margin: 0 0 .25rem; } article p { margin: .25rem 0; }
            code { font-size: .85rem; } article { overflow-wrap: anywhere; }
            figure { margin: .75rem 0; max-width: 46rem; font-size: .85rem; line-height: 1.3; }
            .path { display: flex; align-items: stretch; text-align: center; }
            .box { flex: 0 1 10rem; display: grid; place-items: center; padding: .5rem; border: 1px solid var(--line);
              border-radius: .4rem; background: var(--back); }
            .way, .open { display: grid; grid-template-rows: 1fr 1fr; }
            .way { flex: 1 1 10rem; } .open { flex: 0 1 4rem; }
            .way span { padding: 0 .5rem; align-self: end; color: var(--soft); grid-row: 1; }
            .way::after, .open::after { content: ""; grid-row: 2; border-top: 2px solid var(--soft); }
            .open::after { border-top: 2px dashed var(--bad); }
            .stop { flex: none; width: .25rem; min-height: 3.5rem; margin: 0 .4rem; background: var(--good); }
            figcaption { margin-top: .4rem; color: var(--good); }
            @media (max-width: 44rem) {
              table, caption, tbody, tr, th, td { display: block; } thead { display: none; }
              th, td { border: 0; padding: 0; } tr { border-bottom: 1px solid var(--line); padding: .75rem 0; }
              td.bad::before { content: "without: "; } td.good::before { content: "stopped by: "; } td.at::before { content: "at: "; }
            }
            """;

    private HtmlPage() {}

    /**
     * The whole page.
     *
     * @param all what came of every scenario
     * @return HTML
     */
    public static String of(List<Replayed> all) {
        StringBuilder page = new StringBuilder("""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <title>Accidents, replayed</title>
                <style>
                """).append(STYLE).append("""
                </style>
                </head>
                <body>
                <main>
                <h1>Accidents, replayed</h1>
                <p class="lead">Each was run twice on one machine: first as it happened, then with Tierguard. What was lost is counted, and
                after the second run production was the same, byte for byte.</p>
                <div class="scroll">
                <table>
                <caption>What happened without, and what stopped it</caption>
                <thead><tr><th scope="col">Accident</th><th scope="col">Year</th><th scope="col">What happened</th>
                <th scope="col">Without</th><th scope="col">Stopped by</th><th scope="col">At</th></tr></thead>
                <tbody>
                """);
        all.forEach(one -> row(one, page));
        page.append("</tbody>\n</table>\n</div>\n<h2>One by one</h2>\n");
        all.forEach(one -> article(one, page));
        page.append("<h2>Not claimed</h2>\n<ul>\n");
        NotClaimed.ALL.forEach(one -> page.append("<li><strong>")
                .append(escaped(one.incident()))
                .append("</strong>: ")
                .append(escaped(one.why()))
                .append("</li>\n"));
        return page.append("</ul>\n</main>\n</body>\n</html>\n").toString();
    }

    private static void row(Replayed one, StringBuilder page) {
        Story story = one.story();
        page.append("<tr><th scope=\"row\">")
                .append(escaped(story.incident()))
                .append("</th><td>")
                .append(escaped(story.year()))
                .append("</td><td>")
                .append(escaped(story.what()))
                .append("</td><td class=\"bad\">")
                .append(escaped(one.damage().toString()))
                .append("</td><td class=\"good\">")
                .append(escaped(story.guard()))
                .append("</td><td class=\"at\">")
                .append(escaped(story.stage()))
                .append("</td></tr>\n");
    }

    private static void article(Replayed one, StringBuilder page) {
        Story story = one.story();
        page.append("<article>\n<h3>")
                .append(escaped(story.id() + " " + story.what()))
                .append("</h3>\n");
        picture(one, page);
        page.append("<p><code>").append(escaped(one.stopped())).append("</code></p>\n");
        one.broken()
                .forEach(broken -> page.append("<p><strong>broken: ")
                        .append(escaped(broken))
                        .append("</strong></p>\n"));
        if (!story.source().isEmpty()) {
            page.append("<p>")
                    .append(escaped(story.incident() + ", " + story.year() + ". Source: " + story.source()))
                    .append("</p>\n");
        }
        page.append("</article>\n");
    }

    /** The process, the way that it took, where it was stopped, and what it would have reached. */
    private static void picture(Replayed one, StringBuilder page) {
        Story story = one.story();
        page.append("""
                <figure>
                <div class="path" role="img" aria-label="%1$s, by %2$s, is stopped at %4$s before %3$s">
                <span class="box">%1$s</span><span class="way"><span>%2$s</span></span><span class="stop"></span>\
                <span class="open"></span><span class="box">%3$s</span>
                </div>
                <figcaption>stopped at %4$s: %5$s</figcaption>
                </figure>
                """.formatted(
                        escaped(story.process()),
                        escaped(story.way()),
                        escaped(story.target()),
                        escaped(story.stage()),
                        escaped(story.guard())));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
