package io.tierguard.samples.incidents.scenario;

import io.tierguard.http.GuardedHttpClient;
import io.tierguard.samples.incidents.program.Job;
import io.tierguard.samples.incidents.story.Damage;
import io.tierguard.samples.incidents.story.Refusal;
import io.tierguard.samples.incidents.world.World;
import io.tierguard.tier.Tier;
import java.net.URI;
import java.net.http.HttpClient;

/**
 * A mail or a push message, by a provider of production.
 *
 * @param provider the first label of its host
 */
record Message(String provider) {

    Damage isSent(World world, String what) throws Exception {
        return world.counted(
                world.productionServer()::requests, what, () -> Job.send(HttpClient.newHttpClient(), to(world), ""));
    }

    Refusal isRefused(World world, Tier process) throws Exception {
        HttpClient http = GuardedHttpClient.newHttpClient(world.guard(process));
        return world.refused(() -> Job.send(http, to(world), ""));
    }

    private URI to(World world) {
        return URI.create("http://" + provider + ".prod.shop.example:"
                + world.productionServer().port() + "/send");
    }
}
