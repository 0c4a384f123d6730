package io.tierguard.samples.incidents.scenario;

import io.tierguard.samples.incidents.program.Job;
import io.tierguard.samples.incidents.story.Damage;
import io.tierguard.samples.incidents.story.Refusal;
import io.tierguard.samples.incidents.story.Story;
import io.tierguard.samples.incidents.world.World;
import io.tierguard.secret.Comparison;
import io.tierguard.secret.Fingerprint;
import io.tierguard.secret.FingerprintLock;
import io.tierguard.secret.Pepper;
import io.tierguard.secret.Sharings;
import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One password in two tiers: whoever has staging's has production's.
 *
 * @since 0.1
 */
public final class SharedPassword implements Scenario {

    /** Nothing has happened yet. */
    public SharedPassword() {}

    @Override
    public Story story() {
        return new Story(
                "S11",
                "in general",
                "",
                "staging's password opened production's database as well",
                "",
                "staging",
                "a password that two tiers share",
                "production's database",
                "fingerprints, compared in the build",
                "build");
    }

    @Override
    public Damage happens(World world) throws Exception {
        // staging's own password, which opens production's database too
        return world.rowsLost(() -> Job.emptyEveryTable(world.unguarded(world.productionUrl())));
    }

    @Override
    public Refusal isRefused(World world) throws Exception {
        Pepper pepper = Pepper.generate(world.folder().resolve("pepper"));
        FingerprintLock lock = FingerprintLock.empty(pepper);
        for (Tier tier : List.of(Tier.STAGING, Tier.PRODUCTION)) {
            // what the deploy job of each tier writes; the login is the same
            Set<Fingerprint> inside = pepper.fingerprintsInside(world.withLogin(world.productionUrl()));
            lock = lock.with(Environment.of(tier), Map.of("APP_DATABASE_URL", inside));
        }
        Comparison comparison = Comparison.of(lock, "tierguard.lock", Sharings.NONE, LocalDate.now(ZoneOffset.UTC));
        return new Refusal(
                comparison.errors().stream().map(Object::toString).collect(Collectors.joining("\n")),
                false,
                Optional.empty());
    }
}
