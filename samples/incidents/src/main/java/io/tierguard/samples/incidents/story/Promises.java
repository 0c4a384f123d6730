package io.tierguard.samples.incidents.story;

import java.util.ArrayList;
import java.util.List;

/**
 * What a scenario has to keep, so that its line may stand in the table.
 *
 * @param damage without Tierguard
 * @param logged whether the log of production's database told of statements then
 * @param refusal with it
 * @param changes what the run with Tierguard did
 * @param printsSecret whether a secret was in what it said
 * @since 0.1
 */
public record Promises(Damage damage, boolean logged, Refusal refusal, Changes changes, boolean printsSecret) {

    private static final int REFUSED = 78;
    private static final String DRIVER = "SET application_name = 'PostgreSQL JDBC Driver'";
    private static final String MARKER = "'tierguard.marker='";

    /**
     * What a run did to the world.
     *
     * @param production whether anything of production's is not as it was
     * @param knocks how often production was reached
     * @param sessions how many connections to production are still open
     * @param payments how often the payment provider was called
     * @param statements what the application ran in production's database, by the server's own log
     * @since 0.1
     */
    public record Changes(boolean production, int knocks, long sessions, int payments, List<String> statements) {

        /** Copies the list. */
        public Changes {
            statements = List.copyOf(statements);
        }

        /** Whether nothing ran but what asks the database who it is, and what the driver says of itself before that. */
        boolean onlyAsked() {
            return statements.stream()
                    .allMatch(one -> one.equals(DRIVER) || one.startsWith("select ") && one.contains(MARKER));
        }
    }

    /**
     * Those that were not kept.
     *
     * @return in words; empty where all were
     */
    public List<String> broken() {
        List<String> broken = new ArrayList<>();
        promise(damage.amount() > 0, "it did no damage without Tierguard", broken);
        promise(
                logged || !damage.what().equals(Damage.ROWS_LOST),
                "the log of production does not tell of the damage",
                broken);
        promise(refusal.line().isPresent(), "it was not refused", broken);
        promise(refusal.status().orElse(REFUSED) == REFUSED, "the exit status was not 78", broken);
        promise(!changes.production(), "production changed", broken);
        promise(refusal.opened() || changes.knocks() == 0, "production was connected to", broken);
        promise(changes.onlyAsked(), "a statement ran in production", broken);
        promise(changes.sessions() == 0, "a connection to production stayed open", broken);
        promise(changes.payments() == 0, "the payment provider was called", broken);
        promise(!printsSecret, "a secret was printed", broken);
        return broken;
    }

    private static void promise(boolean kept, String otherwise, List<String> broken) {
        if (!kept) {
            broken.add(otherwise);
        }
    }
}
