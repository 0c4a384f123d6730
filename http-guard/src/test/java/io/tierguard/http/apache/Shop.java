package io.tierguard.http.apache;

import io.tierguard.guard.Guard;
import io.tierguard.registry.Registry;
import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Whose the names of {@code src/test/hosts} and of the tests' own resolvers are. */
final class Shop {

    private static final String REGISTRY = """
            version: 1
            endpoints:
              production:
                - "*.prod.example.com"
                - 127.0.0.3
                - mixed.example.com/live
                - https://split.example.com
              staging:
                - "*.staging.example.com"
                - 127.0.0.1
                - 127.0.0.2
                - mixed.example.com
                - http://split.example.com
              shared:
                - shared.example.com
            """;

    private Shop() {}

    static Guard staging() {
        return guard(REGISTRY);
    }

    static Guard observing() {
        return guard(REGISTRY + "policy:\n  mode: {observe-until: 2027-01-31}\n");
    }

    private static Guard guard(String registry) {
        return Guard.of(
                Environment.of(Tier.STAGING),
                Registry.parse("tierguard.yaml", registry),
                Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC));
    }
}
