package io.tierguard.samples.incidents.scenario;

import io.tierguard.archunit.RuleSettings;
import io.tierguard.archunit.TierguardRules;
import io.tierguard.guard.Guard;
import io.tierguard.jdbc.GuardedDataSource;
import io.tierguard.report.Code;
import io.tierguard.samples.incidents.program.Job;
import io.tierguard.samples.incidents.story.Damage;
import io.tierguard.samples.incidents.story.Refusal;
import io.tierguard.samples.incidents.story.Story;
import io.tierguard.samples.incidents.world.World;
import io.tierguard.tier.Tier;
import java.sql.Connection;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/**
 * One connection was checked, and another one executed.
 *
 * @since 0.1
 */
public final class CheckedAnotherObject implements Scenario {

    /** Nothing has happened yet. */
    public CheckedAnotherObject() {}

    @Override
    public Story story() {
        return new Story(
                "S15",
                "Keepthescore",
                "2020",
                "a reset routine built a connection to localhost, but executed on the live one",
                "keepthescore.co/blog/posts/deleting_the_production_database",
                "development",
                "another object than the one that was checked",
                "production's database",
                "the guard on the connection that executes; the build rule for a raw one",
                "connect");
    }

    @Override
    public Damage happens(World world) throws Exception {
        DataSource checked = world.unguarded(world.developmentUrl());
        DataSource executing = world.unguarded(world.tunnelUrl());
        try (Connection connection = checked.getConnection()) {
            if (!connection.getCatalog().equals("app_dev")) {
                throw new IllegalStateException("the check: only development may be reset");
            }
        }
        return world.rowsLost(() -> Job.dropEverything(executing));
    }

    @Override
    public Refusal isRefused(World world) throws Exception {
        Guard development = world.guard(Tier.DEVELOPMENT);
        DataSource checked = GuardedDataSource.of(world.withLogin(world.developmentUrl()), development);
        checked.getConnection().close();
        Refusal refusal = world.refused(
                () -> Job.dropEverything(GuardedDataSource.of(world.withLogin(world.tunnelUrl()), development)));
        // and a raw connection, which no guard sees, does not pass the build
        boolean found =
                TierguardRules.with(RuleSettings.defaults())
                        .report(RawConnection.classFile(), Set.of("guard-bypass"))
                        .stream()
                        .anyMatch(finding -> finding.code() == Code.GUARD_BYPASS);
        return found ? refusal : new Refusal("the build rule found nothing", false, Optional.empty());
    }
}
