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
 * Development and production shared one database.
 *
 * @since 0.1
 */
public final class SharedDatabase implements Scenario {

    /** Nothing has happened yet. */
    public SharedDatabase() {}

    @Override
    public Story story() {
        return new Story(
                "I-06",
                "Replit and SaaStr",
                "2025",
                "one database served development and live; a coding assistant deleted production data during a freeze",
                "ai-entrepreneurship.wiki, dig.watch (secondary)",
                "development",
                "one endpoint for two tiers",
                "production's database",
                "the registry: one endpoint in two lines does not load, and in one it is production's",
                "connect");
    }

    @Override
    public Damage happens(World world) throws Exception {
        return world.rowsLost(() -> Job.emptyEveryTable(world.unguarded(world.productionUrl())));
    }

    @Override
    public Refusal isRefused(World world) throws Exception {
        String twice = """
                version: 1
                application: shop
                endpoints:
                  production:
                    - db.prod.shop.example
                  development:
                    - db.prod.shop.example
                """;
        try {
            Registry.parse("tierguard.yaml", twice);
            return new Refusal(
                    "the registry loaded, though it gives one endpoint to two tiers", false, Optional.empty());
        } catch (InvalidRegistryException e) {
            String url = world.withLogin(world.productionUrl());
            return world.refused(() -> Job.emptyEveryTable(GuardedDataSource.of(url, world.guard(Tier.DEVELOPMENT))));
        }
    }
}
