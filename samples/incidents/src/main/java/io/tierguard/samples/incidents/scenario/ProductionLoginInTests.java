package io.tierguard.samples.incidents.scenario;

import io.tierguard.jdbc.GuardedDataSource;
import io.tierguard.samples.incidents.program.Job;
import io.tierguard.samples.incidents.program.Service;
import io.tierguard.samples.incidents.program.UnguardedService;
import io.tierguard.samples.incidents.story.Damage;
import io.tierguard.samples.incidents.story.Refusal;
import io.tierguard.samples.incidents.story.Story;
import io.tierguard.samples.incidents.world.World;
import io.tierguard.tier.Tier;
import java.util.Map;

/**
 * An automated test held production's credentials.
 *
 * @since 0.1
 */
public final class ProductionLoginInTests implements Scenario {

    /** Nothing has happened yet. */
    public ProductionLoginInTests() {}

    @Override
    public Story story() {
        return new Story(
                "I-02",
                "DigitalOcean",
                "2017",
                "an automated test process held production credentials and deleted the primary database",
                "digitalocean.com/company/blog/update-on-the-april-5th-2017-outage",
                "test",
                "production's credentials",
                "production's database",
                "settings, by the registry; by mistake in test's line, the signed marker",
                "start");
    }

    @Override
    public Damage happens(World world) throws Exception {
        Map<String, String> job = Map.of("APP_DATABASE_URL", world.withLogin(world.productionUrl()));
        return world.rowsLost(() -> world.processes().run(job, UnguardedService.class));
    }

    @Override
    public Refusal isRefused(World world) throws Exception {
        Map<String, String> job =
                Map.of("TIERGUARD_ENVIRONMENT", "test", "APP_DATABASE_URL", world.withLogin(world.productionUrl()));
        Refusal refusal = world.processes().run(job, Service.class).refused();
        // and where the registry gives the endpoint to test by mistake, the database itself objects
        String tunnelled = world.withLogin(world.tunnelUrl());
        return world.bothRefused(
                refusal, () -> Job.emptyEveryTable(GuardedDataSource.of(tunnelled, world.guard(Tier.TEST))));
    }
}
