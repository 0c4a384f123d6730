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
                - 2001:db8:3::/48
                - mixed.example.com/live
                - http://sockets.example.com
              staging:
                - "*.staging.example.com"
                - 127.0.0.1
                - 127.0.0.2
                - 2001:db8:1::/48
                - mixed.example.com
                - ws://sockets.example.com
              shared:
                - shared.example.com
            credentials:
              - {provider: Acme, live: acme_live_, test: acme_test_}
            """;

    /** Documented fakes of a provider that does not exist, as the registry tells its modes. */
    public static final String LIVE_KEY = "acme_" + "live_NOT-A-SECRET";

    public static final String TEST_KEY = "acme_" + "test_NOT-A-SECRET";

    private Tiers() {}

    public static Guard staging() {
        return guard(Tier.STAGING, REGISTRY);
    }

    public static Guard observing() {
        return guard(Tier.STAGING, REGISTRY + "policy:\n  mode: {observe-until: 2027-01-31}\n");
    }

    /** A registry of a test's own. */
    public static Guard guard(Tier tier, String registry) {
        return Guard.of(Environment.of(tier), Registry.parse("tierguard.yaml", registry), CLOCK);
    }

    static Guard production() {
        return guard(Tier.PRODUCTION, REGISTRY);
    }

    /** A staging client that follows every redirect the JDK can. */
    static HttpClient.Builder client() {
        return GuardedHttpClient.newBuilder(staging())
                .connectTimeout(BOUND)
                .followRedirects(HttpClient.Redirect.ALWAYS);
    }
}
