package io.tierguard.samples.incidents.scenario;

import io.tierguard.samples.incidents.program.Service;
import io.tierguard.samples.incidents.program.UnguardedService;
import io.tierguard.samples.incidents.story.Damage;
import io.tierguard.samples.incidents.story.Refusal;
import io.tierguard.samples.incidents.story.Story;
import io.tierguard.samples.incidents.world.World;
import java.util.Map;

/**
 * A configuration error made a test suite run as production.
 *
 * @since 0.1
 */
public final class TestThatClaimsProduction implements Scenario {

    /** Nothing has happened yet. */
    public TestThatClaimsProduction() {}

    @Override
    public Story story() {
        return new Story(
                "S2",
                "GitHub",
                "2010",
                "a configuration error ran the test suite in the production environment, and it began by dropping the database",
                "github.blog/news-insights/today-s-outage",
                "a test that says production",
                "its own claim",
                "production's database",
                "the test engine caps the identity",
                "start");
    }

    @Override
    public Damage happens(World world) throws Exception {
        Map<String, String> variables = Map.of("APP_DATABASE_URL", world.withLogin(world.productionUrl()));
        return world.rowsLost(() -> world.processes().runAsTest(variables, UnguardedService.class));
    }

    @Override
    public Refusal isRefused(World world) throws Exception {
        Map<String, String> variables = Map.of(
                "TIERGUARD_ENVIRONMENT", "production", "APP_DATABASE_URL", world.withLogin(world.productionUrl()));
        return world.processes().runAsTest(variables, Service.class).thrown();
    }
}
