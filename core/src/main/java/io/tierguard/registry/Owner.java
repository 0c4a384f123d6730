package io.tierguard.registry;

import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;

/**
 * Who an endpoint belongs to.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public sealed interface Owner {

    /**
     * Whether a process of this environment is, or is among, the owner.
     *
     * @param environment the process's own
     * @return true where the endpoint is the process's
     */
    boolean covers(Environment environment);

    /**
     * The owner's name, as the registry's key spells it.
     *
     * @return a tier, an environment or pattern, or {@code shared}
     */
    String name();

    /**
     * A tier: all its environments.
     *
     * @param tier the tier
     */
    record OfTier(Tier tier) implements Owner {
        @Override
        public boolean covers(Environment environment) {
            return environment.tier() == tier;
        }

        @Override
        public String name() {
            return tier.text();
        }
    }

    /**
     * A single environment, and no other of its tier.
     *
     * @param environment the environment
     */
    record OfEnvironment(Environment environment) implements Owner {
        @Override
        public boolean covers(Environment other) {
            return environment.name().equals(other.name());
        }

        @Override
        public String name() {
            return environment.name().text();
        }
    }

    /**
     * The environments whose names a pattern matches. The four that bear the tiers' names are declared by nothing, and
     * belong to no pattern.
     *
     * @param pattern a key of {@code environments}
     * @param tier the tier that the key names
     */
    record OfPattern(NamePattern pattern, Tier tier) implements Owner {
        @Override
        public boolean covers(Environment environment) {
            return !environment.isTierItself() && pattern.matches(environment.name());
        }

        @Override
        public String name() {
            return pattern.text();
        }
    }

    /** Everyone. */
    record Shared() implements Owner {
        /** The key of the registry that means everyone. */
        public static final String NAME = "shared";

        @Override
        public boolean covers(Environment environment) {
            return true;
        }

        @Override
        public String name() {
            return NAME;
        }
    }
}
