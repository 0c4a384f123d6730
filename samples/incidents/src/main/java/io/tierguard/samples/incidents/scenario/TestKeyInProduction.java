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
 * A test key in production: nobody pays, and every check is green.
 *
 * @since 0.1
 */
public final class TestKeyInProduction implements Scenario {

    /** Nothing has happened yet. */
    public TestKeyInProduction() {}

    @Override
    public Story story() {
        return new Story(
                "S8",
                "a solo SaaS",
                "undated",
                "a test key in production: no revenue, and the health check was green",
                "dev.to (self-reported)",
                "production",
                "a test key at a shared host",
                "the revenue",
                "the mode of the key",
                "start");
    }

    @Override
    public Damage happens(World world) throws Exception {
        int before = world.payments().requests();
        world.processes().run(variables(world), UnguardedService.class);
        return new Damage(world.payments().requests() - before, "payments in play money");
    }

    @Override
    public Refusal isRefused(World world) throws Exception {
        Map<String, String> all = new HashMap<>(variables(world));
        all.put("TIERGUARD_ENVIRONMENT", "production");
        return world.processes().run(all, Service.class).refused();
    }

    /** The provider has one host for real and for play money. */
    private static Map<String, String> variables(World world) {
        return Map.of(
                "APP_PAYMENT_URL",
                "http://payments.shop.example:" + world.payments().port() + "/payouts",
                "APP_PAYMENT_KEY",
                "sk_test_" + World.FAKE);
    }
}
