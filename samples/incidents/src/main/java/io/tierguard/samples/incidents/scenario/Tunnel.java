package io.tierguard.samples.incidents.scenario;

import io.tierguard.jdbc.GuardedDataSource;
import io.tierguard.samples.incidents.program.Job;
import io.tierguard.samples.incidents.story.Damage;
import io.tierguard.samples.incidents.story.Refusal;
import io.tierguard.samples.incidents.story.Story;
import io.tierguard.samples.incidents.world.World;
import io.tierguard.tier.Tier;

/**
 * A forwarded port makes production look like {@code localhost}. Only the database itself tells.
 *
 * @since 0.1
 */
public final class Tunnel implements Scenario {

    /** Nothing has happened yet. */
    public Tunnel() {}

    @Override
    public Story story() {
        return new Story(
                "S3",
                "DatabaseCleaner's users",
                "undated",
                "localhost was a tunnel to production, and a check of the URL saw nothing wrong",
                "DatabaseCleaner#703",
                "development",
                "a forwarded port on localhost",
                "production's database",
                "the database's own signed marker",
                "connect");
    }

    @Override
    public Damage happens(World world) throws Exception {
        String url = world.tunnelUrl();
        if (url.contains("prod.")) {
            throw new IllegalStateException("the check that many teams have: it sees nothing wrong here");
        }
        return world.rowsLost(() -> Job.emptyEveryTable(world.unguarded(url)));
    }

    @Override
    public Refusal isRefused(World world) throws Exception {
        String url = world.withLogin(world.tunnelUrl());
        return world.refused(() -> Job.emptyEveryTable(GuardedDataSource.of(url, world.guard(Tier.DEVELOPMENT))));
    }
}
