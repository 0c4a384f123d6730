package io.tierguard.samples.incidents.scenario;

import io.tierguard.samples.incidents.program.Service;
import io.tierguard.samples.incidents.program.UnguardedService;
import io.tierguard.samples.incidents.story.Damage;
import io.tierguard.samples.incidents.story.Refusal;
import io.tierguard.samples.incidents.world.World;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * A payout at a provider that has one host for real and for play money: only the key tells.
 *
 * @param mode of the key, {@code live} or {@code test}
 */
record Payout(String mode) {

    Damage isMade(World world, IntSupplier counter, String what) throws Exception {
        return world.counted(counter, what, () -> world.processes().run(variables(world), UnguardedService.class));
    }

    Refusal isRefused(World world, String environment) throws Exception {
        Map<String, String> all = new HashMap<>(variables(world));
        all.put("TIERGUARD_ENVIRONMENT", environment);
        return world.processes().run(all, Service.class).refused();
    }

    private Map<String, String> variables(World world) {
        return Map.of("APP_PAYMENT_URL", world.paymentUrl(), "APP_PAYMENT_KEY", "sk_" + mode + "_" + World.FAKE);
    }
}
