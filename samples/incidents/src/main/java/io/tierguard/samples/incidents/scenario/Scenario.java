package io.tierguard.samples.incidents.scenario;

import io.tierguard.samples.incidents.story.Damage;
import io.tierguard.samples.incidents.story.Refusal;
import io.tierguard.samples.incidents.story.Story;
import io.tierguard.samples.incidents.world.World;
import java.util.List;

/**
 * An accident that can be replayed.
 *
 * <p><b>Thread safety:</b> none.
 *
 * @since 0.1
 */
public interface Scenario {

    /**
     * Every one, in the order of the table.
     *
     * @return the scenarios
     */
    static List<Scenario> all() {
        return List.of(
                new StaleVariable(),
                new TestThatClaimsProduction(),
                new Tunnel(),
                new CheckedAnotherObject(),
                new MigrationFromALaptop(),
                new SharedDatabase(),
                new NamelessHost(),
                new ProductionLoginInTests(),
                new CopyOfProduction(),
                new SecondHost(),
                new Redirect(),
                new LiveKeyInStaging(),
                new LiveKeyInTraining(),
                new TestKeyInProduction(),
                new MailFromATest(),
                new MailFromStaging(),
                new PushFromATest(),
                new CopiedSecret(),
                new SharedPassword(),
                new ExpiredPreview(),
                new ExpiredCrossing(),
                new NobodySaidWho());
    }

    /**
     * What it stands for.
     *
     * @return the story
     */
    Story story();

    /**
     * Lets it happen.
     *
     * @param world to do it in
     * @return what it cost
     * @throws Exception where it cannot even happen
     */
    Damage happens(World world) throws Exception;

    /**
     * The same, with Tierguard.
     *
     * @param world to do it in
     * @return how it was refused
     * @throws Exception where something else fails
     */
    Refusal isRefused(World world) throws Exception;
}
