package io.tierguard.resolver;

import io.tierguard.guard.Guard;
import io.tierguard.registry.Registry;
import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Whose the names of {@link TestNames} are. */
final class Tiers {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

    static final String REGISTRY = """
            version: 1
            application: shop
            endpoints:
              production:
                - "*.prod.example.com"
                - 127.0.0.3
              staging:
                - "*.staging.example.com"
                - 127.0.0.1
            crossings:
              - {from: staging, to: production, endpoint: "metrics.prod.example.com:443", reason: r, expires: 2027-01-31}
            """;

    static final String OBSERVE = "policy:\n  mode: {observe-until: 2027-01-31}\n";

    private Tiers() {}

    static Guard staging() {
        return guard(REGISTRY);
    }

    static Guard observing() {
        return guard(REGISTRY + OBSERVE);
    }

    private static Guard guard(String registry) {
        return Guard.of(Environment.of(Tier.STAGING), Registry.parse("tierguard.yaml", registry), CLOCK);
    }
}
