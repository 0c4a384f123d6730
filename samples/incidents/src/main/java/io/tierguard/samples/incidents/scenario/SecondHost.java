package io.tierguard.samples.incidents.scenario;

import io.tierguard.jdbc.GuardedDataSource;
import io.tierguard.samples.incidents.program.Job;
import io.tierguard.samples.incidents.story.Damage;
import io.tierguard.samples.incidents.story.Refusal;
import io.tierguard.samples.incidents.story.Story;
import io.tierguard.samples.incidents.world.World;
import io.tierguard.tier.Tier;

/**
 * The second host of a list was production's.
 *
 * @since 0.1
 */
public final class SecondHost implements Scenario {

    /** Nothing has happened yet. */
    public SecondHost() {}

    @Override
    public Story story() {
        return new Story(
                "S6",
                "in general",
                "",
                "a URL with two hosts: the first was down, and the second was production's",
                "",
                "development",
                "the second host of a list",
                "production's database",
                "every host of a URL is judged",
                "connect");
    }

    @Override
    public Damage happens(World world) throws Exception {
        return world.rowsLost(() -> Job.emptyEveryTable(world.unguarded(twoHosts(world))));
    }

    @Override
    public Refusal isRefused(World world) throws Exception {
        String url = world.withLogin(twoHosts(world));
        return world.refused(() -> Job.emptyEveryTable(GuardedDataSource.of(url, world.guard(Tier.DEVELOPMENT))));
    }

    /** Nobody listens on port 1. */
    private static String twoHosts(World world) {
        return world.productionUrl().replace("//", "//db.dev.shop.example:1,");
    }
}
