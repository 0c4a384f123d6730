package io.tierguard.samples.incidents.scenario;

import io.tierguard.jdbc.GuardedDataSource;
import io.tierguard.samples.incidents.program.Job;
import io.tierguard.samples.incidents.story.Damage;
import io.tierguard.samples.incidents.story.Refusal;
import io.tierguard.samples.incidents.story.Story;
import io.tierguard.samples.incidents.world.World;
import io.tierguard.tier.Tier;

/**
 * A permission to cross was never taken back.
 *
 * @since 0.1
 */
public final class ExpiredCrossing implements Scenario {

    /** Nothing has happened yet. */
    public ExpiredCrossing() {}

    @Override
    public Story story() {
        return new Story(
                "S13",
                "in general",
                "",
                "development could reach production for one report, and nobody took that back",
                "",
                "development",
                "a permission past its end",
                "production's database",
                "the crossing's end, in the registry",
                "connect");
    }

    @Override
    public Damage happens(World world) throws Exception {
        return world.rowsLost(
                () -> Job.emptyEveryTable(world.unguarded(world.productionUrlAs("reports-db.prod.shop.example"))));
    }

    @Override
    public Refusal isRefused(World world) throws Exception {
        String url = world.withLogin(world.productionUrlAs("reports-db.prod.shop.example"));
        return world.refused(() -> Job.emptyEveryTable(GuardedDataSource.of(url, world.guard(Tier.DEVELOPMENT))));
    }
}
