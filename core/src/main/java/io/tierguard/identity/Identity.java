package io.tierguard.identity;

import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.util.List;

/**
 * Which environment this process is, with the evidence for it.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param environment the environment
 * @param evidence every piece that was found, the claim first; all of them agree
 * @since 0.1
 */
public record Identity(Environment environment, List<Evidence> evidence) {

    /** Copies the evidence. */
    public Identity {
        evidence = List.copyOf(evidence);
    }

    /**
     * An identity that a program states itself, as unit tests do.
     *
     * @param environment the environment
     * @return the identity, without evidence
     */
    public static Identity stated(Environment environment) {
        return new Identity(environment, List.of());
    }

    /**
     * The tier of the environment.
     *
     * @return the tier
     */
    public Tier tier() {
        return environment.tier();
    }

    @Override
    public String toString() {
        return environment.describe();
    }
}
