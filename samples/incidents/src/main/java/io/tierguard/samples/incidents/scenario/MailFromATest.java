package io.tierguard.samples.incidents.scenario;

import io.tierguard.samples.incidents.story.Damage;
import io.tierguard.samples.incidents.story.Refusal;
import io.tierguard.samples.incidents.story.Story;
import io.tierguard.samples.incidents.world.World;
import io.tierguard.tier.Tier;

/**
 * An integration test's mail reached real people.
 *
 * @since 0.1
 */
public final class MailFromATest implements Scenario {

    /** Nothing has happened yet. */
    public MailFromATest() {}

    @Override
    public Story story() {
        return new Story(
                "I-13",
                "HBO Max",
                "2021",
                "a mail of an integration test reached the real list through the real provider",
                "deseret.com, heimdalsecurity.com",
                "test",
                "production's mail provider",
                "real people",
                "each request is judged",
                "request");
    }

    @Override
    public Damage happens(World world) throws Exception {
        return new Message("mail").isSent(world, "mails to real people");
    }

    @Override
    public Refusal isRefused(World world) throws Exception {
        return new Message("mail").isRefused(world, Tier.TEST);
    }
}
