package io.tierguard.registry;

import io.tierguard.tier.Environment;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A written permission for one tier or environment to reach one endpoint of another.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param from who may cross: a tier or an environment
 * @param to whose endpoint it is: a tier or an environment
 * @param host the endpoint's host, exactly
 * @param port the endpoint's port, exactly
 * @param reason why, in the team's words
 * @param expires the last day on which it holds, in UTC
 * @param origin file and line
 * @since 0.1
 */
public record Crossing(Owner from, Owner to, Host host, int port, String reason, LocalDate expires, String origin) {

    /**
     * Whether it still holds.
     *
     * @param today the day, in UTC
     * @return true up to and on the day of expiry
     */
    public boolean isLive(LocalDate today) {
        return !today.isAfter(expires);
    }

    /**
     * Whether a process of this environment may use it.
     *
     * @param environment the process's own
     * @return true where {@code from} covers it
     */
    public boolean isFor(Environment environment) {
        return from.covers(environment);
    }

    /**
     * Whether one of these owners is {@code to}'s: itself, its tier, or an environment of it.
     *
     * @param owners of an endpoint or address; null for nobody
     * @return true where the crossing reaches what they own
     */
    public boolean leadsTo(@Nullable Owners owners) {
        if (owners == null) {
            return false;
        }
        List<Owner> members = owners.members();
        for (int i = 0; i < members.size(); i++) {
            if (leadsTo(members.get(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean leadsTo(Owner owner) {
        if (to instanceof Owner.OfTier tier) {
            return owner instanceof Owner.OfTier other && other.tier() == tier.tier()
                    || owner instanceof Owner.OfEnvironment named
                            && named.environment().tier() == tier.tier()
                    || owner instanceof Owner.OfPattern pattern && pattern.tier() == tier.tier();
        }
        return to instanceof Owner.OfEnvironment environment
                && !(owner instanceof Owner.Shared)
                && owner.covers(environment.environment());
    }
}
