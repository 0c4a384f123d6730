package io.tierguard.samples.incidents.scenario;

import io.tierguard.jdbc.GuardedDataSource;
import io.tierguard.samples.incidents.story.Damage;
import io.tierguard.samples.incidents.story.Refusal;
import io.tierguard.samples.incidents.story.Story;
import io.tierguard.samples.incidents.world.World;
import io.tierguard.tier.Tier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * A migration was run from a laptop whose variables pointed to production.
 *
 * @since 0.1
 */
public final class MigrationFromALaptop implements Scenario {

    /** Nothing has happened yet. */
    public MigrationFromALaptop() {}

    @Override
    public Story story() {
        return new Story(
                "S4",
                "Resend",
                "2024",
                "a migration command run locally dropped all tables of production; the outage took about twelve hours",
                "resend.com/blog/incident-report-for-february-21-2024",
                "development",
                "a migration tool with production's URL",
                "production's database",
                "the registry, before the tool connects",
                "connect");
    }

    @Override
    public Damage happens(World world) throws Exception {
        return world.rowsLost(() -> migrate(world.unguarded(world.productionUrl())));
    }

    @Override
    public Refusal isRefused(World world) throws Exception {
        String url = world.withLogin(world.productionUrl());
        return world.refused(() -> migrate(GuardedDataSource.of(url, world.guard(Tier.DEVELOPMENT))));
    }

    private static void migrate(DataSource database) {
        Flyway flyway = Flyway.configure()
                .dataSource(database)
                .schemas("shop")
                .cleanDisabled(false)
                .locations("classpath:migrations")
                .failOnMissingLocations(false)
                .load();
        flyway.clean();
        flyway.migrate();
    }
}
