package io.tierguard.samples.incidents.scenario;

import io.tierguard.samples.incidents.story.Damage;
import io.tierguard.samples.incidents.story.Refusal;
import io.tierguard.samples.incidents.story.Story;
import io.tierguard.samples.incidents.world.World;

/**
 * A test key in production: nobody pays, and every check is green.
 *
 * @since 0.1
 */
public final class TestKeyInProduction implements Scenario {

    /** Nothing has happened yet. */
    public TestKeyInProduction() {}

    @Override
    public Story story() {
        return new Story(
                "S8",
                "a solo SaaS",
                "undated",
                "a test key in production: no revenue, and the health check was green",
                "dev.to (self-reported)",
                "production",
                "a test key at a shared host",
                "the revenue",
                "the mode of the key",
                "start");
    }

    @Override
    public Damage happens(World world) throws Exception {
        return new Payout("test").isMade(world, world.payments()::requests, "payments in play money");
    }

    @Override
    public Refusal isRefused(World world) throws Exception {
        return new Payout("test").isRefused(world, "production");
    }
}
