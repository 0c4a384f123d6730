package io.tierguard.registry;

import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;

/**
 * What an observed piece of platform evidence means. It corroborates or contradicts a claim; it never establishes one.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param source which evidence, such as {@code kubernetes.namespace}
 * @param matches the values that it is about
 * @param environments what such a value agrees with
 * @param required whether the source must have been observed
 * @param origin file and line
 * @since 0.1
 */
public record EvidenceRule(String source, NamePattern matches, Owners environments, boolean required, String origin) {

    /**
     * Whether it concerns processes of this tier.
     *
     * @param tier the process's
     * @return true where one of its environments is in the tier
     */
    public boolean concerns(Tier tier) {
        return environments.members().stream()
                .anyMatch(owner -> owner instanceof Owner.OfTier other && other.tier() == tier
                        || owner instanceof Owner.OfEnvironment named
                                && named.environment().tier() == tier
                        || owner instanceof Owner.OfPattern pattern && pattern.tier() == tier);
    }

    /**
     * Whether it is about what this environment claims to be.
     *
     * @param environment the claim
     * @return true where one of its environments covers it
     */
    public boolean isFor(Environment environment) {
        return environments.covers(environment);
    }
}
