package io.tierguard.http;

import io.tierguard.guard.Guard;
import io.tierguard.registry.Registry;
import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** Whose the names of {@code src/test/hosts} are. */
public final class Tiers {

    public static final Duration BOUND = Duration.ofSeconds(20);

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

    private static final String REGISTRY = """
            version: 1
            endpoints:
              production:
                - "*.prod.example.com"
                - 127.0.0.3
                - mixed.example.com/live
                - http://sockets.example.com
              staging:
                - "*.staging.example.com"
                - 127.0.0.1
                - 127.0.0.2
                - mixed.example.com
                - ws://sockets.example.com
              shared:
                - shared.example.com
            """;

    private Tiers() {}

    public static Guard staging() {
        return guard(Tier.STAGING, REGISTRY);
    }

    public static Guard observing() {
        return guard(Tier.STAGING, REGISTRY + "policy:\n  mode: {observe-until: 2027-01-31}\n");
    }

    private static Guard guard(Tier tier, String registry) {
        return Guard.of(Environment.of(tier), Registry.parse("tierguard.yaml", registry), CLOCK);
    }

    /** A staging client that follows every redirect the JDK can. */
    static HttpClient.Builder client() {
        return GuardedHttpClient.newBuilder(staging())
                .connectTimeout(BOUND)
                .followRedirects(HttpClient.Redirect.ALWAYS);
    }
}
