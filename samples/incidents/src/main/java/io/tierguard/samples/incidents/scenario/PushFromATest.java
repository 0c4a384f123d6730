package io.tierguard.samples.incidents.scenario;

import io.tierguard.samples.incidents.story.Damage;
import io.tierguard.samples.incidents.story.Refusal;
import io.tierguard.samples.incidents.story.Story;
import io.tierguard.samples.incidents.world.World;
import io.tierguard.tier.Tier;

/**
 * A test push went to every device.
 *
 * @since 0.1
 */
public final class PushFromATest implements Scenario {

    /** Nothing has happened yet. */
    public PushFromATest() {}

    @Override
    public Story story() {
        return new Story(
                "I-16",
                "Samsung",
                "2020",
                "an internal test push reached users worldwide",
                "pocket-lint.com",
                "test",
                "production's push service",
                "every device",
                "each request is judged",
                "request");
    }

    @Override
    public Damage happens(World world) throws Exception {
        return new Message("push").isSent(world, "messages pushed to every device");
    }

    @Override
    public Refusal isRefused(World world) throws Exception {
        return new Message("push").isRefused(world, Tier.TEST);
    }
}
