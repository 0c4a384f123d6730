package io.tierguard.samples.incidents.scenario;

import io.tierguard.jdbc.GuardedDataSource;
import io.tierguard.registry.InvalidRegistryException;
import io.tierguard.registry.Registry;
import io.tierguard.samples.incidents.program.Job;
import io.tierguard.samples.incidents.story.Damage;
import io.tierguard.samples.incidents.story.Refusal;
import io.tierguard.samples.incidents.story.Story;
import io.tierguard.samples.incidents.world.World;
import io.tierguard.tier.Tier;
import java.util.Optional;

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
        // one without a reason and an end does not load at all
        try {
            Registry.parse("tierguard.yaml", """
                    version: 1
                    application: shop
                    crossings:
                      - {from: development, to: production, endpoint: "reports-db.prod.shop.example:5432"}
                    """);
            return new Refusal("a crossing without an end was loaded", false, Optional.empty());
        } catch (InvalidRegistryException e) {
            // as it has to be
        }
        String url = world.withLogin(world.productionUrlAs("reports-db.prod.shop.example"));
        return world.refused(() -> Job.emptyEveryTable(GuardedDataSource.of(url, world.guard(Tier.DEVELOPMENT))));
    }
}
