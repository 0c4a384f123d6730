package io.tierguard.samples.incidents.report;

import io.tierguard.samples.incidents.story.NotClaimed;
import io.tierguard.samples.incidents.story.Replayed;
import io.tierguard.samples.incidents.story.Story;
import java.util.ArrayList;
import java.util.List;

/**
 * The table for a terminal.
 *
 * @since 0.1
 */
public final class TextTable {

    private static final String GAP = "  ";

    private TextTable() {}

    /**
     * The head of the table.
     *
     * @return three lines
     */
    public static String head() {
        return """
                Accidents, first as they happened, then with Tierguard
                ======================================================
                Everything is on this machine: two PostgreSQL servers, a few HTTP servers, and every name leads here.
                """;
    }

    /**
     * One scenario, once it was replayed.
     *
     * @param one what came of it
     * @return some lines
     */
    public static String lines(Replayed one) {
        Story story = one.story();
        String who = story.year().isEmpty() ? story.incident() : story.incident() + ", " + story.year();
        List<String> lines = new ArrayList<>();
        lines.add(pad(story.id(), 5) + who + ": " + story.what());
        lines.add(GAP + "without   " + one.damage());
        lines.add(GAP + "with      " + one.stopped());
        lines.add(GAP + "stopped   at " + story.stage() + ": " + story.guard());
        one.broken().forEach(broken -> lines.add(GAP + "BROKEN    " + broken));
        return String.join("\n", lines) + "\n";
    }

    /**
     * What is not claimed, and the last line.
     *
     * @param all what came of every scenario
     * @return some lines
     */
    public static String foot(List<Replayed> all) {
        StringBuilder foot = new StringBuilder("Not claimed\n-----------\n");
        NotClaimed.ALL.forEach(one ->
                foot.append(one.incident()).append(": ").append(one.why()).append('\n'));
        long kept = all.stream().filter(Replayed::isKept).count();
        foot.append('\n')
                .append(kept)
                .append(" of ")
                .append(all.size())
                .append(" did damage without Tierguard, were refused with it, and left production as it was.\n");
        return foot.toString();
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}
