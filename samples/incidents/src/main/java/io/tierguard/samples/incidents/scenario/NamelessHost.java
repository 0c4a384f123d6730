package io.tierguard.samples.incidents.scenario;

import io.tierguard.guard.Guard;
import io.tierguard.jdbc.GuardedDataSource;
import io.tierguard.samples.incidents.program.Job;
import io.tierguard.samples.incidents.story.Damage;
import io.tierguard.samples.incidents.story.Refusal;
import io.tierguard.samples.incidents.story.Story;
import io.tierguard.samples.incidents.world.World;
import io.tierguard.tier.Tier;

/**
 * The host had a name that told nothing, and stood in no list.
 *
 * @since 0.1
 */
public final class NamelessHost implements Scenario {

    /** Nothing has happened yet. */
    public NamelessHost() {}

    @Override
    public Story story() {
        return new Story(
                "I-07",
                "Instamolt",
                "not stated",
                "an end-to-end run reset production's database, after the check had become a mere not-development test",
                "instamolt.app/changelog",
                "test",
                "a host whose name tells nothing",
                "production's database",
                "its address is production's, whatever its name; behind a tunnel, the signed marker",
                "connect");
    }

    @Override
    public Damage happens(World world) throws Exception {
        return world.rowsLost(
                () -> Job.dropEverything(world.unguarded(world.productionUrlAs("db-7f3a.cloud.example"))));
    }

    @Override
    public Refusal isRefused(World world) throws Exception {
        Guard test = world.guard(Tier.TEST);
        String url = world.withLogin(world.productionUrlAs("db-7f3a.cloud.example"));
        Refusal refusal = world.refused(() -> Job.dropEverything(GuardedDataSource.of(url, test)));
        // and where its address is test's, since a tunnel begins there, the database itself objects
        String tunnelled = world.withLogin(world.tunnelUrl().replace("localhost", "db-7f3a.cloud.example"));
        return world.bothRefused(refusal, () -> Job.dropEverything(GuardedDataSource.of(tunnelled, test)));
    }
}
