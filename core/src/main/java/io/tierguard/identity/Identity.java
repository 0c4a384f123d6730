package io.tierguard.identity;

import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which environment this process is, with the evidence for it.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param environment the environment
 * @param evidence every piece that was found, the claim first; none contradicts it
 * @param assurance how well it is known
 * @since 0.1
 */
public record Identity(Environment environment, List<Evidence> evidence, Assurance assurance) {

    /** Copies the evidence. */
    public Identity {
        evidence = List.copyOf(evidence);
    }

    /**
     * An identity that nothing but the process itself tells.
     *
     * @param environment the environment
     * @param evidence every piece that was found, the claim first
     */
    public Identity(Environment environment, List<Evidence> evidence) {
        this(environment, evidence, Assurance.DECLARED);
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

    /**
     * The identity for logs and traces, under OpenTelemetry's names for resources: {@code deployment.environment.name} is the
     * tier, since OpenTelemetry asks for its well-known values where one applies, and every environment has a tier. The
     * environment's own name is {@code tierguard.environment}, and how well it is known {@code tierguard.assurance}.
     *
     * @return in that order, unmodifiable; no secret, and no evidence
     */
    public Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put(OtelAttributes.ENVIRONMENT_NAME, tier().text());
        attributes.put("tierguard.environment", environment.name().text());
        attributes.put("tierguard.assurance", assurance.text());
        return Collections.unmodifiableMap(attributes);
    }

    @Override
    public String toString() {
        return environment.describe();
    }
}
