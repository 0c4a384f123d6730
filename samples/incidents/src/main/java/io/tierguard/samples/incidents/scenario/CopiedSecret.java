package io.tierguard.samples.incidents.scenario;

import io.tierguard.samples.incidents.program.Service;
import io.tierguard.samples.incidents.program.UnguardedService;
import io.tierguard.samples.incidents.story.Damage;
import io.tierguard.samples.incidents.story.Refusal;
import io.tierguard.samples.incidents.story.Story;
import io.tierguard.samples.incidents.world.World;
import io.tierguard.secret.SealKeys;
import io.tierguard.secret.Sealer;
import io.tierguard.tier.Tier;
import java.util.Map;

/**
 * A secret copied from production's file to another one.
 *
 * @since 0.1
 */
public final class CopiedSecret implements Scenario {

    /** Nothing has happened yet. */
    public CopiedSecret() {}

    @Override
    public Story story() {
        return new Story(
                "S10",
                "in general",
                "",
                "a secret was copied from production's file to development's",
                "",
                "development",
                "a copied line of a file",
                "production's account",
                "the seal is bound to a tier",
                "start");
    }

    @Override
    public Damage happens(World world) throws Exception {
        Map<String, String> copied =
                Map.of("APP_PAYMENT_URL", world.paymentUrl(), "APP_PAYMENT_KEY", World.FAKE + "_of_production");
        return world.counted(
                world.payments()::requests,
                "uses of production's secret",
                () -> world.processes().run(copied, UnguardedService.class));
    }

    @Override
    public Refusal isRefused(World world) throws Exception {
        String sealed = Sealer.of(SealKeys.generate(Tier.PRODUCTION, "k1").publicKey())
                .seal("APP_PAYMENT_KEY", World.FAKE + "_of_production")
                .text();
        Map<String, String> copied = Map.of(
                "TIERGUARD_ENVIRONMENT",
                "development",
                "APP_PAYMENT_URL",
                world.paymentUrl(),
                "APP_PAYMENT_KEY",
                sealed);
        return world.processes().run(copied, Service.class).refused();
    }
}
