package io.tierguard.samples.incidents.scenario;

import io.tierguard.samples.incidents.program.Service;
import io.tierguard.samples.incidents.program.UnguardedService;
import io.tierguard.samples.incidents.story.Damage;
import io.tierguard.samples.incidents.story.Refusal;
import io.tierguard.samples.incidents.story.Story;
import io.tierguard.samples.incidents.world.World;
import io.tierguard.tier.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * A preview environment outlived its pull request.
 *
 * @since 0.1
 */
public final class ExpiredPreview implements Scenario {

    /** Nothing has happened yet. */
    public ExpiredPreview() {}

    @Override
    public Story story() {
        return new Story(
                "S12",
                "in general",
                "",
                "a preview environment ran on after its end, with what it had been given",
                "",
                "preview/pr-123 (tier test)",
                "an attestation past its end",
                "a shared server",
                "the attestation's end",
                "start");
    }

    @Override
    public Damage happens(World world) throws Exception {
        return world.counted(
                world.payments()::requests,
                "requests of a preview that was over",
                () -> world.processes().run(Map.of("APP_PAYMENT_URL", world.paymentUrl()), UnguardedService.class));
    }

    @Override
    public Refusal isRefused(World world) throws Exception {
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        Map<String, String> old = Map.of(
                "TIERGUARD_ENVIRONMENT",
                "preview/pr-123",
                "TIERGUARD_ATTESTATION",
                world.attestation("preview/pr-123", Tier.TEST, yesterday),
                "APP_PAYMENT_URL",
                world.paymentUrl());
        return world.processes().run(old, Service.class).refused();
    }
}
