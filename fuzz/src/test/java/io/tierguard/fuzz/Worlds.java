package io.tierguard.fuzz;

import io.tierguard.guard.Guard;
import io.tierguard.registry.Registry;
import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Guards that the inputs are put before. */
final class Worlds {

    /** A made-up password, which no input has by chance and no output may have at all. */
    static final String FAKE = "zqFakeQz";

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC);

    private Worlds() {}

    /** Allows whatever it can read. */
    static Guard lenient() {
        return Guard.of(
                Environment.of(Tier.DEVELOPMENT),
                Registry.parse("tierguard.yaml", "version: 1\npolicy: {unknown-endpoints: allow}\n"),
                NOON);
    }

    /** Staging, which knows a few endpoints. */
    static Guard staging() {
        return Guard.of(Environment.of(Tier.STAGING), Registry.parse("tierguard.yaml", """
                        version: 1
                        endpoints:
                          staging: ["*.staging.example"]
                          production: ["*.prod.example", 10.1.0.0/16]
                        """), NOON);
    }
}
