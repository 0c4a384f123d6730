package io.tierguard.samples.incidents.scenario;

import io.tierguard.http.GuardedHttpClient;
import io.tierguard.samples.incidents.program.Job;
import io.tierguard.samples.incidents.story.Damage;
import io.tierguard.samples.incidents.story.Refusal;
import io.tierguard.samples.incidents.story.Story;
import io.tierguard.samples.incidents.world.World;
import io.tierguard.tier.Tier;
import java.net.URI;
import java.net.http.HttpClient;

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
        int before = world.productionServer().requests();
        Job.send(HttpClient.newHttpClient(), target(world), "");
        return new Damage(world.productionServer().requests() - before, "mails to real people");
    }

    @Override
    public Refusal isRefused(World world) throws Exception {
        HttpClient http = GuardedHttpClient.newHttpClient(world.guard(Tier.TEST));
        return world.refused(() -> Job.send(http, target(world), ""));
    }

    private static URI target(World world) {
        return URI.create(
                "http://mail.prod.shop.example:" + world.productionServer().port() + "/send");
    }
}
