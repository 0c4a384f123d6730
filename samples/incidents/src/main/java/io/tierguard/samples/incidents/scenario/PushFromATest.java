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
        int before = world.productionServer().requests();
        Job.send(HttpClient.newHttpClient(), target(world), "");
        return new Damage(world.productionServer().requests() - before, "messages pushed to every device");
    }

    @Override
    public Refusal isRefused(World world) throws Exception {
        HttpClient http = GuardedHttpClient.newHttpClient(world.guard(Tier.TEST));
        return world.refused(() -> Job.send(http, target(world), ""));
    }

    private static URI target(World world) {
        return URI.create(
                "http://push.prod.shop.example:" + world.productionServer().port() + "/send");
    }
}
