package io.tierguard.samples.incidents.scenario;

import io.tierguard.samples.incidents.story.Damage;
import io.tierguard.samples.incidents.story.Refusal;
import io.tierguard.samples.incidents.story.Story;
import io.tierguard.samples.incidents.world.World;
import io.tierguard.tier.Tier;

/**
 * A staging process mailed the real users.
 *
 * @since 0.1
 */
public final class MailFromStaging implements Scenario {

    /** Nothing has happened yet. */
    public MailFromStaging() {}

    @Override
    public Story story() {
        return new Story(
                "I-20",
                "Railsware",
                "about 2010",
                "a staging process mailed the real user base",
                "mailtrap.io/blog/sent-wrong-emails (its own account)",
                "staging",
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
        return new Message("mail").isRefused(world, Tier.STAGING);
    }
}
