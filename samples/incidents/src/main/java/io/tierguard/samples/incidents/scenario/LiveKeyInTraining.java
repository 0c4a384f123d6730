package io.tierguard.samples.incidents.scenario;

import io.tierguard.samples.incidents.program.Service;
import io.tierguard.samples.incidents.program.UnguardedService;
import io.tierguard.samples.incidents.story.Damage;
import io.tierguard.samples.incidents.story.Refusal;
import io.tierguard.samples.incidents.story.Story;
import io.tierguard.samples.incidents.world.World;
import java.util.HashMap;
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
        int before = world.payments().liveRequests();
        world.processes().run(variables(world), UnguardedService.class);
        return new Damage(world.payments().liveRequests() - before, "orders with a live key");
    }

    @Override
    public Refusal isRefused(World world) throws Exception {
        Map<String, String> all = new HashMap<>(variables(world));
        all.put("TIERGUARD_ENVIRONMENT", "training");
        Refusal refusal = world.processes().run(all, Service.class).refused();
        // and production's own endpoint is refused whatever the key
        all.put(
                "APP_PAYMENT_URL",
                "http://api.prod.shop.example:" + world.productionServer().port() + "/orders");
        all.remove("APP_PAYMENT_KEY");
        Refusal second = world.processes().run(all, Service.class).refused();
        return second.line().filter(line -> line.startsWith("TG-2001")).isPresent() ? refusal : second;
    }

    /** The provider has one host for real and for play money. */
    private static Map<String, String> variables(World world) {
        return Map.of(
                "APP_PAYMENT_URL",
                "http://payments.shop.example:" + world.payments().port() + "/payouts",
                "APP_PAYMENT_KEY",
                "sk_live_" + World.FAKE);
    }
}
