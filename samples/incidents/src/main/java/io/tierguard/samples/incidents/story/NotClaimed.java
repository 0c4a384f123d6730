package io.tierguard.samples.incidents.story;

import java.util.List;

/**
 * An accident that is not claimed.
 *
 * @param incident whose it was
 * @param why not
 * @since 0.1
 */
public record NotClaimed(String incident, String why) {

    /** All of them. */
    public static final List<NotClaimed> ALL = List.of(
            new NotClaimed(
                    "DataTalks.Club, 2026",
                    "infrastructure tooling destroyed it by a stale state file: nothing inside an application can stop that"),
            new NotClaimed(
                    "GitLab, 2017",
                    "a data directory was removed on the wrong host of the same tier: nothing inside an application can stop that"),
            new NotClaimed("PocketOS, 2026", "the call did not pass through the application"),
            new NotClaimed(
                    "Adventurers-Guild, 2026",
                    "a Node tool reset the database: only the like in a JVM is covered (S4)"),
            new NotClaimed("Imperva, 2018: the theft", "an attack; only the forgotten raw copy is claimed (S5)"),
            new NotClaimed(
                    "Nasdaq, 2017, and Microsoft, 2023",
                    "messages and callers of another tier come in (S9): that waits for the check of what comes in"),
            new NotClaimed("Optus, 2022, as a test API", "disputed: later attributed to a coding error of 2018"),
            new NotClaimed("T-Mobile, 2021, as a testing environment", "no source confirms it"),
            new NotClaimed("14,000 reset mails in one night", "anonymous, and cannot be verified"),
            new NotClaimed("HBO Max, 2021: the cause", "it was not published; only the effect is replayed"));
}
