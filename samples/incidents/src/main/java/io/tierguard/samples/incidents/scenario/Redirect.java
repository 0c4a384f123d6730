package io.tierguard.samples.incidents.scenario;

import io.tierguard.http.GuardedHttpClient;
import io.tierguard.samples.incidents.program.Job;
import io.tierguard.samples.incidents.story.Damage;
import io.tierguard.samples.incidents.story.Refusal;
import io.tierguard.samples.incidents.story.Story;
import io.tierguard.samples.incidents.world.World;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;

/**
 * Staging's server began to send its callers to production.
 *
 * @since 0.1
 */
public final class Redirect implements Scenario {

    /** Nothing has happened yet. */
    public Redirect() {}

    @Override
    public Story story() {
        return new Story(
                "S7",
                "in general",
                "",
                "a server of staging answered with a redirect to production, and the client followed",
                "",
                "staging",
                "a redirect",
                "production's server",
                "every hop is judged",
                "request");
    }

    @Override
    public Damage happens(World world) throws Exception {
        turn(world);
        return world.counted(
                world.productionServer()::requests,
                "requests of staging at production",
                () -> call(HttpClient.newBuilder(), world));
    }

    @Override
    public Refusal isRefused(World world) throws Exception {
        turn(world);
        return world.refused(() -> call(GuardedHttpClient.newBuilder(world.guard(Tier.STAGING)), world));
    }

    private static void turn(World world) {
        world.stagingServer()
                .redirectTo("http://api.prod.shop.example:"
                        + world.productionServer().port() + "/");
    }

    private static void call(HttpClient.Builder client, World world) throws IOException, InterruptedException {
        URI staging = URI.create(
                "http://api.staging.shop.example:" + world.stagingServer().port() + "/");
        Job.send(client.followRedirects(HttpClient.Redirect.ALWAYS).build(), staging, "");
    }
}
