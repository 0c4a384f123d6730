package io.tierguard.samples.incidents.scenario;

import io.tierguard.samples.incidents.program.Service;
import io.tierguard.samples.incidents.program.UnguardedService;
import io.tierguard.samples.incidents.story.Damage;
import io.tierguard.samples.incidents.story.Refusal;
import io.tierguard.samples.incidents.story.Story;
import io.tierguard.samples.incidents.world.World;
import java.util.Map;

/**
 * A shell still had production's {@code DATABASE_URL}; a test run emptied every table.
 *
 * @since 0.1
 */
public final class StaleVariable implements Scenario {

    /** Nothing has happened yet. */
    public StaleVariable() {}

    @Override
    public Story story() {
        return new Story(
                "S1",
                "Travis CI",
                "2018",
                "a stale terminal exported production's DATABASE_URL; a test run emptied every table",
                "traviscistatus.com/incidents/z2b3lz2kwcfp",
                "development",
                "a variable left over in a shell",
                "production's database",
                "settings, by the registry",
                "start");
    }

    @Override
    public Damage happens(World world) throws Exception {
        Map<String, String> variables = Map.of("APP_DATABASE_URL", world.withLogin(world.productionUrl()));
        return world.rowsLost(() -> world.processes().run(variables, UnguardedService.class));
    }

    @Override
    public Refusal isRefused(World world) throws Exception {
        Map<String, String> variables = Map.of(
                "TIERGUARD_ENVIRONMENT", "development", "APP_DATABASE_URL", world.withLogin(world.productionUrl()));
        return world.processes().run(variables, Service.class).refused();
    }
}
