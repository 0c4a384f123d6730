package io.tierguard.samples.incidents.scenario;

import io.tierguard.samples.incidents.story.Damage;
import io.tierguard.samples.incidents.story.Refusal;
import io.tierguard.samples.incidents.story.Story;
import io.tierguard.samples.incidents.world.World;

/**
 * A live key outside production.
 *
 * @since 0.1
 */
public final class LiveKeyInStaging implements Scenario {

    /** Nothing has happened yet. */
    public LiveKeyInStaging() {}

    @Override
    public Story story() {
        return new Story(
                "S8",
                "Google Pay",
                "2023",
                "a dogfood payout credited real accounts with 10 to 1,000 dollars",
                "androidauthority.com; techzine.eu",
                "staging",
                "a live key at a shared host",
                "real accounts",
                "the mode of the key",
                "start");
    }

    @Override
    public Damage happens(World world) throws Exception {
        return new Payout("live").isMade(world, world.payments()::liveRequests, "payouts with a live key");
    }

    @Override
    public Refusal isRefused(World world) throws Exception {
        return new Payout("live").isRefused(world, "staging");
    }
}
