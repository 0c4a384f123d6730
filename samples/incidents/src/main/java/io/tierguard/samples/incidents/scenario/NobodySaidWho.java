package io.tierguard.samples.incidents.scenario;

import io.tierguard.samples.incidents.program.Service;
import io.tierguard.samples.incidents.program.UnguardedService;
import io.tierguard.samples.incidents.story.Damage;
import io.tierguard.samples.incidents.story.Refusal;
import io.tierguard.samples.incidents.story.Story;
import io.tierguard.samples.incidents.world.World;
import java.util.Map;

/**
 * Nothing said which environment the process is, and a default spoke.
 *
 * @since 0.1
 */
public final class NobodySaidWho implements Scenario {

    /** Nothing has happened yet. */
    public NobodySaidWho() {}

    @Override
    public Story story() {
        return new Story(
                "S14",
                "in general",
                "",
                "nothing said which environment it is, and the default was production",
                "",
                "nobody",
                "a default",
                "production's database",
                "unset is refused",
                "start");
    }

    @Override
    public Damage happens(World world) throws Exception {
        Map<String, String> nothing = Map.of("APP_DATABASE_URL", world.withLogin(world.productionUrl()));
        return world.rowsLost(() -> world.processes().run(nothing, UnguardedService.class));
    }

    @Override
    public Refusal isRefused(World world) throws Exception {
        Map<String, String> nothing = Map.of("APP_DATABASE_URL", world.withLogin(world.productionUrl()));
        return world.processes().run(nothing, Service.class).refused();
    }
}
