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
        int before = world.payments().liveRequests();
        world.processes().run(variables(world), UnguardedService.class);
        return new Damage(world.payments().liveRequests() - before, "payouts with a live key");
    }

    @Override
    public Refusal isRefused(World world) throws Exception {
        Map<String, String> all = new HashMap<>(variables(world));
        all.put("TIERGUARD_ENVIRONMENT", "staging");
        return world.processes().run(all, Service.class).refused();
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
