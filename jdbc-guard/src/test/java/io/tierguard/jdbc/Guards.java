package io.tierguard.jdbc;

import io.tierguard.guard.Guard;
import io.tierguard.registry.Registry;
import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Guards by the registry that the tests share. */
final class Guards {

    static final String YAML = """
            version: 1
            endpoints:
              production:
                - "*.prod.example.com"
                - orders-db.example.com/orders
              staging:
                - "*.staging.example.com"
                - orders-db.example.com/orders_staging
              "staging, production":
                - local
                - localhost
              shared:
                - repo.example.com
            """;

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);

    private Guards() {}

    static Guard of(Tier tier) {
        return of(tier, YAML);
    }

    static Guard of(Tier tier, String yaml) {
        return Guard.of(Environment.of(tier), Registry.parse("tierguard.yaml", yaml), CLOCK);
    }

    static Guard staging() {
        return of(Tier.STAGING);
    }
}
