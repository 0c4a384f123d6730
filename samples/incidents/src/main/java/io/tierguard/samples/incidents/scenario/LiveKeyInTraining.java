package io.tierguard.samples.incidents.scenario;

import io.tierguard.samples.incidents.program.Service;
import io.tierguard.samples.incidents.story.Damage;
import io.tierguard.samples.incidents.story.Refusal;
import io.tierguard.samples.incidents.story.Story;
import io.tierguard.samples.incidents.world.World;
import java.util.Map;

/**
 * A training exercise with a live credential.
 *
 * @since 0.1
 */
public final class LiveKeyInTraining implements Scenario {

    /** Nothing has happened yet. */
    public LiveKeyInTraining() {}

    @Override
    public Story story() {
        return new Story(
                "I-15",
                "Google Ads",
                "2018",
                "a training exercise placed live orders at ten times the price, for 45 minutes",
                "campaignindia.in",
                "training (tier test)",
                "a live key at a shared host",
                "real orders",
                "the mode of the key; the registry",
                "start");
    }

    @Override
    public Damage happens(World world) throws Exception {
        return new Payout("live").isMade(world, world.payments()::liveRequests, "orders with a live key");
    }

    @Override
    public Refusal isRefused(World world) throws Exception {
        Refusal refusal = new Payout("live").isRefused(world, "training");
        // and production's own endpoint is refused whatever the key
        Map<String, String> variables = Map.of(
                "TIERGUARD_ENVIRONMENT",
                "training",
                "APP_PAYMENT_URL",
                "http://api.prod.shop.example:" + world.productionServer().port() + "/orders");
        Refusal second = world.processes().run(variables, Service.class).refused();
        return second.line().filter(line -> line.startsWith("TG-2001")).isPresent() ? refusal : second;
    }
}
